"""Several lists, traces and uploads combined into one: in any, in all, in at least n, in this but not in that.

One row a property, one row an owner. May touch matching and the library. Must never change a list that it reads.
"""

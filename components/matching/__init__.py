"""When two are the same: standard forms of addresses, phones, e-mail addresses and names, and the keys by which rows are joined.

Pure: no database, no screen, no HTTP. Must never guess: what has no standard form gives none, and is joined with nothing.
"""

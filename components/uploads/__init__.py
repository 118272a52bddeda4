"""A table that a person brings: bytes in, rows with named columns out, problems told by row.

Reads text of any encoding and delimiter, Excel and pasted rows; guesses which column is what; checks rows before anything is sent.
May touch matching and the library. Must never send anything, and never drop a row without saying so.
"""

"""What answers: routes and their models, limits, signed files, ordered faults; and the desk behind the counter.

The only room of the sandbox that speaks HTTP. `answered` and `documented` give every answer the document's shape.
"""

"""What may be asked for: strategies, filters, places; and which homes an ask finds.

Reads the world, refuses what the document refuses, keeps nothing.
"""

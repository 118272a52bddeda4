"""Who may be contacted, and how: flags and their age, suppression, calling hours, files for other programs, receipts.

May touch the library, analytics and matching. Must never draw, never send, and never take a missing flag for permission: unknown is
not allowed. Rules are data with their source, date and quality, not code; and none of it is legal advice.
"""

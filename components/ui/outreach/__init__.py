"""The pieces of the Outreach page: whom a file reaches, who is withheld and why, which numbers may be called now."""

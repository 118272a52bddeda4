"""What several pages are made of: words, notices, the draft, the order dialog, the lead's sheet. Imports no page's room."""

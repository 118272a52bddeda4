"""The schema's history, one numbered step a file. A step that was released is never changed."""

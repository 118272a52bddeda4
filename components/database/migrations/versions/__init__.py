"""One numbered step a file."""

"""The pieces of the Stack page: lists combined, one row a property or one row an owner."""

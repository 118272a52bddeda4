"""The pieces of the DNC page: one number, a table, a trace or a list scrubbed; results by flag."""

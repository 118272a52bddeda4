"""The pieces of the Activity page: what was spent, by whom and on what, and what needs a decision."""

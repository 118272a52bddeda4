"""The parts of the Assist page: threads, turns, what was understood, and a proposal's preview."""

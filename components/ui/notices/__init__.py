"""The parts of the Notices page."""

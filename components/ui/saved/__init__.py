"""The parts of the Saved page."""

"""The parts of the Build page: who, where, which, how many, and the map."""

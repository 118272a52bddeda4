"""The parts of the People page: who comes in, as what, and what they may spend."""

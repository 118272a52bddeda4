"""The parts of the Privacy page: one person found across everything that is kept, exported, erased; and the record of it."""

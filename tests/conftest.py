"""What holds for all tests: a busy machine is slow, not wrong, so no generated case is judged by the clock."""

from hypothesis import settings

settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

LONGEST_FIRST = ("browser", "crash", "pages", "database")
"""Rooms whose files take longest: begun first, so that nobody waits for the last of them while the other processors are idle."""


def pytest_collection_modifyitems(items):
    items.sort(key=lambda item: _turn(item.path.parent.name))


def _turn(room):
    return LONGEST_FIRST.index(room) if room in LONGEST_FIRST else len(LONGEST_FIRST)

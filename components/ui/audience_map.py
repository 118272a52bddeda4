"""Stub until the map is here."""


def audience_map(audience, preview):
    """Nothing yet."""

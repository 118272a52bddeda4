"""How a prompt changes the place that stands: replaced, added to, corrected in its state, drawn wider, or made less."""

from __future__ import annotations

import re

from components.sandbox.assistant.acts import DENIES, adds
from components.sandbox.assistant.choosing import place_of
from components.sandbox.assistant.ground import Geography, around, joined, without
from components.sandbox.assistant.reading import Reading
from components.sandbox.world.places import Places

_MOST_ZIPS = 500
_BOTH = re.compile(r"\bboth\b", re.IGNORECASE)
_NOT_THERE = re.compile(
    r"^\W*(?:(?:but|and|just|ok(?:ay)?|please|actually)\b[\s,]*)*"
    r"(?:not|except(?: for)?|exclud(?:e|ing)|other than|(?:any|every)where but|all but)\b",
    re.IGNORECASE,
)


def next_place(
    stands: Geography | None, before: Geography | None, prompt: str, reading: Reading, places: Places
) -> Geography | None:
    """Give the place after a prompt. `before` is the one that stood before the one that stands."""
    said = reading.geography
    if said is None:
        return _widened(stands, before, prompt, reading, places)
    if stands is None:
        return _drawn(said, reading, places)
    if _NOT_THERE.match(prompt) and not reading.filters and not reading.strategies:
        return less_place(stands, reading, places)
    corrected = _corrected(stands, said, prompt, places)
    if corrected is not None or not adds(prompt):
        return corrected or _drawn(said, reading, places)
    return _with(stands, said, reading, places)


def less_place(stands: Geography | None, reading: Reading, places: Places) -> Geography | None:
    """Take the place said off the one that stands; the last one stays, and one that can't be said without naming many ZIPs."""
    if stands is None or reading.geography is None:
        return stands
    left = without(stands, reading.geography, places)
    if left is None:
        reading.warnings.append("That place is not among those there, or the only one: the place stays as it is.")
        return stands
    if left["mode"] == "zips" and len(left["zip_codes"]) > _MOST_ZIPS:
        reading.warnings.append(f"That would leave {len(left['zip_codes']):,} ZIPs to name: the place stays as it is.")
        return stands
    reading.steps.append("Removed: a place")
    return left


def _widened(
    stands: Geography | None, before: Geography | None, prompt: str, reading: Reading, places: Places
) -> Geography | None:
    """Read "both" of a place that replaced another, and a radius of its own."""
    if stands is None:
        return None
    if before is not None and _BOTH.search(prompt):
        return _with(before, stands, reading, places)
    return around(stands, reading.radius_miles, places) if reading.radius_miles else stands


def _drawn(said: Geography, reading: Reading, places: Places) -> Geography:
    """Draw a circle around the place said, where a radius is said with it."""
    return around(said, reading.radius_miles, places) if reading.radius_miles else said


def _with(stands: Geography, said: Geography, reading: Reading, places: Places) -> Geography:
    """Add a place to the one that stands; tell where they can only be said by their ZIPs."""
    both = joined(stands, said, places)
    if both["mode"] == "zips" and stands["mode"] != "zips":
        reading.assumptions.append(f"These places are taken together as their {len(both['zip_codes']):,} ZIPs.")
    return both


def _corrected(stands: Geography, said: Geography, prompt: str, places: Places) -> Geography | None:
    """Give the same name in another state, where a prompt denies the state that was taken: "no, Georgia"."""
    if said["mode"] != "states" or len(said["states"]) != 1 or not DENIES.search(prompt):
        return None
    names = stands.get("cities") or [f"{name} county" for name in stands.get("counties", ())]
    if stands["mode"] not in {"city", "counties"} or len(names) != 1:
        return None
    name, state = names[0].lower(), said["states"][0]
    table = places.by_city if stands["mode"] == "city" else places.by_county
    return place_of(name, [state], places) if (name.removesuffix(" county"), state) in table else None

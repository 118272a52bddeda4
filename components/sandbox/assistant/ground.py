"""Places of the API put together and taken apart: one added to another, one taken off, a circle around one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from components.sandbox.wanted.geography import LARGEST_RADIUS_MILES, area_of
from components.sandbox.world.places import Places, miles_between

Geography = dict[str, Any]
_NAMES = {"city": "cities", "counties": "counties", "states": "states", "zips": "zip_codes"}
_SMALLEST_MILES = 0.1
_CAPITAL = re.compile(r"[a-z]+(?:'[a-z]+)?")


def titled(name: str) -> str:
    """Write a name of the table in capitals: "Prince George's", "Miami-Dade"."""
    return _CAPITAL.sub(lambda found: found[0].capitalize(), name)


def named(mode: str, pairs: Sequence[tuple[str, str]], places: Places) -> Geography:
    """Give the place of (name, state) pairs. The API multiplies names by states: where that would add places, their ZIPs are given."""
    names = list(dict.fromkeys(titled(name) for name, _ in pairs))
    states = list(dict.fromkeys(state for _, state in pairs))
    geography = {"mode": mode, _NAMES[mode]: names, "states": states}
    table = places.by_city if mode == "city" else places.by_county
    meant = {int(at) for pair in pairs for at in table[pair]}
    return geography if {*_indices(geography, places)} == meant else zips_of(meant, places)


def zips_of(indices: Iterable[int], places: Places) -> Geography:
    """Give a place by its ZIPs."""
    return {"mode": "zips", "zip_codes": [str(places.zip_code[at]) for at in sorted(indices)]}


def joined(first: Geography, second: Geography, places: Places) -> Geography:
    """Add a place to another: names to names, ZIPs to ZIPs; of different kinds, the ZIPs of both."""
    if first["mode"] == second["mode"] and first["mode"] in {"zips", "states"}:
        key = _NAMES[first["mode"]]
        return {**first, key: list(dict.fromkeys([*first[key], *second[key]]))}
    both = {*_indices(first, places)} | {*_indices(second, places)}
    if first["mode"] == second["mode"] and first["mode"] != "radius":
        key = _NAMES[first["mode"]]
        union = {name: list(dict.fromkeys([*first[name], *second[name]])) for name in (key, "states")}
        if {*_indices({"mode": first["mode"], **union}, places)} == both:
            return {"mode": first["mode"], **union}
    return zips_of(both, places)


def without(first: Geography, second: Geography, places: Places) -> Geography | None:
    """Take a place off another; None where nothing or all of it would be left."""
    here = {*_indices(first, places)}
    left = here - {*_indices(second, places)}
    if not left or left == here:
        return None
    return _fewer_names(first, left, places) or zips_of(left, places)


def states_of(geography: Geography | None, places: Places) -> tuple[str, ...]:
    """Give the states that a place lies in; none for no place."""
    if geography is None:
        return ()
    return tuple(dict.fromkeys(str(places.state[at]) for at in _indices(geography, places)))


def centre_of(geography: Geography, places: Places) -> tuple[float, float]:
    """Give the middle of a place: its own, or the mean of its ZIPs'."""
    if geography["mode"] == "radius":
        return geography["latitude"], geography["longitude"]
    at = _indices(geography, places)
    return round(float(np.mean(places.latitude[at])), 5), round(float(np.mean(places.longitude[at])), 5)


def circle(middle: tuple[float, float], miles: float) -> Geography:
    """Give a circle as the API writes it, no wider than the API takes and no smaller than a block."""
    radius = min(max(miles, _SMALLEST_MILES), LARGEST_RADIUS_MILES)
    return {"mode": "radius", "latitude": middle[0], "longitude": middle[1], "radius": radius}


def around(geography: Geography, miles: float, places: Places) -> Geography:
    """Give a circle around the middle of a place; where nobody lives there, around the one of its ZIPs that lies nearest."""
    middle = centre_of(geography, places)
    drawn = circle(middle, miles)
    if len(area_of(drawn, places).places):
        return drawn
    at = np.array(_indices(geography, places))
    nearest = at[np.argmin(miles_between(*middle, places.latitude[at], places.longitude[at]))]
    return circle((round(float(places.latitude[nearest]), 5), round(float(places.longitude[nearest]), 5)), miles)


def _fewer_names(first: Geography, left: set[int], places: Places) -> Geography | None:
    """Keep the names that lie wholly in what is left, where they make it up."""
    key = _NAMES.get(first["mode"], "")
    kept = [
        name
        for name in first.get(key, ())
        if left.issuperset(int(at) for at in _indices(_of(first, key, name), places))
    ]
    if not kept:
        return None
    geography = {**first, key: kept}
    states = states_of(geography, places)
    geography |= {"states": [code for code in first["states"] if code in states]} if "states" in first else {}
    return geography if {*_indices(geography, places)} == left else None


def _of(first: Geography, key: str, name: str) -> Geography:
    return {**first, key: [name]}


def _indices(geography: Geography, places: Places) -> list[int]:
    """Give the ZIPs of a place; of a circle, those whose middle lies in it, or the nearest where none does."""
    if geography["mode"] != "radius":
        return [int(at) for at in area_of(geography, places).places]
    away = miles_between(geography["latitude"], geography["longitude"], places.latitude, places.longitude)
    inside = np.flatnonzero(away <= geography["radius"])
    return [int(at) for at in (inside if len(inside) else [int(np.argmin(away))])]

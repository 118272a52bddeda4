"""Geography to and from the five documented shapes (API document, Preview Lead List, `geography`)."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import Any, assert_never

from components.audience import Cities, Counties, Geography, Place, Radius, States, Zips, middle_words
from components.faults import BadInput

_COUNTY = re.compile(r"\s+(county|parish|borough)$", re.IGNORECASE)
_STATE = re.compile(r"[A-Za-z]{2}")
_ZIP = re.compile(r"\d{5}")


def geography_to_wire(geography: Geography) -> dict[str, Any]:
    """Encode a geography. Raises `BadInput` for one that names no place."""
    match geography:
        case Zips():
            return {"mode": "zips", "zip_codes": _some("zip_codes", geography.zip_codes)}
        case Cities():
            return {"mode": "city", "cities": _names(geography.cities), "states": _states_of(geography.cities)}
        case Counties():
            names = [bare_county(name) for name in _names(geography.counties)]
            return {"mode": "counties", "counties": names, "states": _states_of(geography.counties)}
        case States():
            return {"mode": "states", "states": _some("states", geography.states)}
        case Radius():
            return _circle(geography)
        case _:
            assert_never(geography)


def geography_from_wire(shape: object) -> Geography | None:
    """Decode a geography; None for one that can't be asked for as it stands, such as a city whose state is open."""
    if not isinstance(shape, dict):
        return None
    match shape.get("mode"):
        case "zips":
            return Zips(tuple(zips)) if (zips := _matching(_ZIP, shape.get("zip_codes"))) else None
        case "city" | "cities":
            return Cities(places) if (places := _places(shape.get("cities"), shape.get("states"))) else None
        case "counties" | "county":
            places = _places(shape.get("counties"), shape.get("states"))
            return Counties(tuple(Place(bare_county(place.name), place.state) for place in places)) if places else None
        case "states" | "state":
            return States(tuple(states)) if (states := _states(shape.get("states"))) else None
        case "radius":
            return _radius(shape)
        case _:
            return None


def bare_county(name: str) -> str:
    """Give a county's name without the word for it: the API answers "Stark County" and wants "Stark"."""
    return _COUNTY.sub("", name)


def _circle(radius: Radius) -> dict[str, Any]:
    latitude, longitude, miles = radius.latitude, radius.longitude, radius.radius_miles
    if not (abs(latitude) <= 90 and abs(longitude) <= 180 and 0 < miles < math.inf):
        raise BadInput("geography", "The circle has no place on the map.")
    return {"mode": "radius", "latitude": round(latitude, 6), "longitude": round(longitude, 6), "radius": miles}


def _some(field: str, values: Sequence[str]) -> list[str]:
    if not values or not all(value.strip() for value in values):
        raise BadInput("geography", f"The place names no {field.replace('_', ' ')}.")
    return list(values)


def _names(places: Sequence[Place]) -> list[str]:
    return _some("place", [place.name for place in places])


def _states_of(places: Sequence[Place]) -> list[str]:
    """One state once; several beside their places, which holds whether the API pairs the two lists or crosses them."""
    states = _some("states", [place.state for place in places])
    return states[:1] if len(set(states)) == 1 else states


def _matching(pattern: re.Pattern[str], values: object) -> list[str]:
    entries = values if isinstance(values, list) else []
    return [entry.strip() for entry in entries if isinstance(entry, str) and pattern.fullmatch(entry.strip())]


def _states(values: object) -> list[str]:
    return [state.upper() for state in _matching(_STATE, values)]


def _places(names: object, states: object) -> tuple[Place, ...]:
    """Join places with states: one for all, one each, or written behind the name ("Miami-Dade County, FL")."""
    wanted = [name.strip() for name in names if isinstance(name, str)] if isinstance(names, list) else []
    known = _states(states)
    if len(known) == 1:
        known *= len(wanted)
    if len(known) != len(wanted):
        known = [""] * len(wanted)
    places = tuple(_place(name, state) for name, state in zip(wanted, known, strict=True))
    return places if all(place.name and place.state for place in places) else ()


def _place(name: str, state: str) -> Place:
    bare, comma, behind = name.rpartition(",")
    if comma and _STATE.fullmatch(behind.strip()):
        return Place(bare.strip(), behind.strip().upper())
    return Place("" if name.startswith("(") else name, state)


def _radius(shape: dict[str, Any]) -> Radius | None:
    numbers = [shape.get(key) for key in ("latitude", "longitude", "radius")]
    try:
        latitude, longitude, miles = (float(number) for number in numbers if number is not None)
    except (TypeError, ValueError):
        return None
    usable = abs(latitude) <= 90 and abs(longitude) <= 180 and 0 < miles < float("inf")
    return Radius(latitude, longitude, miles, label=middle_words(latitude, longitude)) if usable else None

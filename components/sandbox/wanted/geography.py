"""Where to look: the five modes of the geography object (API document, Preview Lead List)."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from components.sandbox.refusals import BadRequest
from components.sandbox.world.chance import Array
from components.sandbox.world.homes import Homes
from components.sandbox.world.places import STATES, Places, bare_county, miles_between
from components.sandbox.world.wording import readable

MODES = ("zips", "city", "counties", "states", "radius")
_TERRITORIES = frozenset({"PR", "GU", "VI", "AS", "MP"})
LARGEST_RADIUS_MILES = 1000.0


@dataclass(frozen=True)
class Circle:
    """A circle in true miles."""

    latitude: float
    longitude: float
    radius_miles: float

    def holds(self, homes: Homes) -> Array:
        """Mask the homes inside, by their own coordinates."""
        away = miles_between(self.latitude, self.longitude, homes["latitude"], homes["longitude"])
        return np.asarray(away <= self.radius_miles)


@dataclass(frozen=True)
class Area:
    """The ZIPs to search (table indices, ascending), a circle to cut them with, and the words that a preview echoes."""

    places: Array
    echo: dict[str, Any]
    circle: Circle | None = None


def area_of(geography: dict[str, Any], places: Places) -> Area:
    """Read a geography object. Raises `BadRequest` with a field map when it can't be understood."""
    mode = geography.get("mode")
    if not isinstance(mode, str) or mode not in MODES:
        _refuse(f"Unknown mode {mode!r}. Valid modes: {', '.join(MODES)}.")
    return _READERS[str(mode)](geography, places)


def _by_zips(geography: dict[str, Any], places: Places) -> Area:
    zip_codes = _texts(geography, "zip_codes")
    bad = [zip_code for zip_code in zip_codes if not (len(zip_code) == 5 and zip_code.isascii() and zip_code.isdigit())]
    if bad:
        _refuse(f"Invalid ZIP codes: {bad[:5]}. ZIP codes are 5 digits.")
    found = [places.index_of[zip_code] for zip_code in zip_codes if zip_code in places.index_of]
    return Area(_indices(found), {"zip": _one_or_all(zip_codes)})


def _by_city(geography: dict[str, Any], places: Places) -> Area:
    cities, states = _texts(geography, "cities"), _states(geography)
    groups = [places.by_city.get((city.casefold(), state)) for city in cities for state in states]
    return Area(_joined(groups), {"state": _one_or_all(states), "city": _one_or_all(cities)})


def _by_counties(geography: dict[str, Any], places: Places) -> Area:
    counties, states = _texts(geography, "counties"), _states(geography)
    groups = [places.by_county.get((bare_county(county), state)) for county in counties for state in states]
    return Area(_joined(groups), {"state": _one_or_all(states), "county": _one_or_all(counties)})


def _by_states(geography: dict[str, Any], places: Places) -> Area:
    states = _states(geography)
    return Area(_joined([places.by_state.get(state) for state in states]), {"state": _one_or_all(states)})


def _by_radius(geography: dict[str, Any], places: Places) -> Area:
    latitude = _number(geography, "latitude", -90, 90)
    longitude = _number(geography, "longitude", -180, 180)
    radius = _number(geography, "radius", 0, LARGEST_RADIUS_MILES)
    if radius == 0:
        _refuse("'radius' must be greater than 0 miles.")
    echo = {"latitude": latitude, "longitude": longitude, "radius": radius}
    return Area(places.near(latitude, longitude, radius), echo, Circle(latitude, longitude, radius))


_READERS: dict[str, Callable[[dict[str, Any], Places], Area]] = {
    "zips": _by_zips,
    "city": _by_city,
    "counties": _by_counties,
    "states": _by_states,
    "radius": _by_radius,
}


def _texts(geography: dict[str, Any], key: str) -> list[str]:
    values = geography.get(key)
    if not isinstance(values, list) or not values:
        _refuse(f"'{key}' is required for mode '{geography['mode']}' and must be a non-empty list.")
    if not all(isinstance(value, str) and value.strip() and readable(value) for value in values or ()):
        _refuse(f"'{key}' must hold text, and none of it blank.")
    return [value.strip() for value in values or ()]


def _states(geography: dict[str, Any]) -> list[str]:
    states = [state.upper() for state in _texts(geography, "states")]
    bad = [state for state in states if state not in STATES | _TERRITORIES]
    if bad:
        _refuse(f"Invalid states: {bad[:5]}. Use 2-letter abbreviations.")
    return states


def _number(geography: dict[str, Any], key: str, least: float, most: float) -> float:
    value = geography.get(key)
    if (
        isinstance(value, bool)
        or not isinstance(value, int | float)
        or not math.isfinite(value)
        or not least <= value <= most
    ):
        _refuse(f"'{key}' is required for mode 'radius' and must be a number from {least} to {most}.")
    return float(value or 0)


def _refuse(said: str) -> None:
    raise BadRequest({"geography": [said]})


def _one_or_all(values: list[str]) -> str | list[str]:
    return values[0] if len(values) == 1 else values


def _joined(groups: list[Array | None]) -> Array:
    return _indices([index for group in groups if group is not None for index in group])


def _indices(found: list[int]) -> Array:
    return np.unique(np.array(found, dtype=np.int64))

"""Where homes stand: every active standard ZIP of the fifty states and DC, as one columnar table, sorted by state.

The places are real (the postal table). How many homes a ZIP holds, 120 to 700, is invented like the homes themselves.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TypeVar

import numpy as np

from components.sandbox.world.chance import Array, draws, words
from components.sandbox.world.postal_table import IN_USE, STANDARD, WITHIN, postal_table
from components.sandbox.world.wording import plain_words

STATE_FIPS = {
    "AL": "01", "AK": "02", "AZ": "04", "AR": "05", "CA": "06", "CO": "08", "CT": "09", "DE": "10", "DC": "11", "FL": "12", "GA": "13",
    "HI": "15", "ID": "16", "IL": "17", "IN": "18", "IA": "19", "KS": "20", "KY": "21", "LA": "22", "ME": "23", "MD": "24", "MA": "25",
    "MI": "26", "MN": "27", "MS": "28", "MO": "29", "MT": "30", "NE": "31", "NV": "32", "NH": "33", "NJ": "34", "NM": "35", "NY": "36",
    "NC": "37", "ND": "38", "OH": "39", "OK": "40", "OR": "41", "PA": "42", "RI": "44", "SC": "45", "SD": "46", "TN": "47", "TX": "48",
    "UT": "49", "VT": "50", "VA": "51", "WA": "53", "WV": "54", "WI": "55", "WY": "56",
}  # fmt: skip
STATES = frozenset(STATE_FIPS)
MILES_PER_DEGREE = 69.0
EARTH_RADIUS_MILES = 3958.8
_FEWEST, _MOST = 120, 700
_LARGE = 1_500
_SAINT = re.compile(r"^(?:st|ste)\b\.?")
_CANADIAN = frozenset(
    words(
        "204,226,236,249,250,263,289,306,343,354,365,367,368,382,403,416,418,428,431,437,438,450,468,474,506,514,519,548,579,581,"
        "584,587,604,613,639,647,672,683,705,709,742,753,778,780,782,807,819,825,867,873,879,902,905"
    )
)  # the table of ZIPs gives these to towns along the border
_TOLL_FREE = "800"  # for the few ZIPs without an area code
_COUNTY_WORDS = (" county", " parish", " borough", " census area", " municipality")

Label = TypeVar("Label", bound=Hashable)


@dataclass(frozen=True, eq=False)
class Places:
    """The table: one entry a ZIP in each array, all of equal length.

    `area_codes` holds a tuple of text each, `spread_miles` is how far homes lie from the centre.
    """

    zip_code: Array
    city: Array
    county: Array
    state: Array
    area_codes: Array
    latitude: Array
    longitude: Array
    spread_miles: Array
    homes: Array

    def __len__(self) -> int:
        return len(self.zip_code)

    @cached_property
    def number(self) -> Array:
        """The ZIP as a number, from which everything random about a place is drawn."""
        return self.zip_code.astype(np.uint64)

    @cached_property
    def index_of(self) -> dict[str, int]:
        """Where each ZIP stands in the table."""
        return {zip_code: index for index, zip_code in enumerate(self.zip_code)}

    @cached_property
    def by_city(self) -> dict[tuple[str, str], Array]:
        """Table indices of each (city in lower case, state)."""
        return _grouped(zip((city.casefold() for city in self.city), self.state, strict=True))

    @cached_property
    def by_plain_city(self) -> dict[tuple[str, str], Array]:
        """As `by_city`, with directions shortened as in addresses: "e chicago"."""
        return _grouped(zip((" ".join(plain_words(city)) for city in self.city), self.state, strict=True))

    @cached_property
    def states_of_city(self) -> dict[str, tuple[str, ...]]:
        """The states that have a city of each name, in lower case with "saint" in full; the one with most homes first."""
        homes: dict[str, dict[str, int]] = {}
        for (city, state), at in self.by_city.items():
            homes.setdefault(_SAINT.sub("saint", city), {})[state] = int(self.homes[at].sum())
        return {city: tuple(sorted(states, key=lambda code: (-states[code], code))) for city, states in homes.items()}

    @cached_property
    def words_of_large_cities(self) -> tuple[str, ...]:
        """The words of the names of cities with many homes, in lower case, for spelling them right."""
        large = (city for (city, _), at in self.by_city.items() if int(self.homes[at].sum()) >= _LARGE)
        return tuple(sorted({word for city in large for word in city.split() if len(word) > 3}))

    @cached_property
    def by_county(self) -> dict[tuple[str, str], Array]:
        """Table indices of each (bare county in lower case, state)."""
        return _grouped(zip((bare_county(county) for county in self.county), self.state, strict=True))

    @cached_property
    def by_state(self) -> dict[str, Array]:
        """Table indices of each state: a run without gaps, because the table is sorted."""
        return _grouped(iter(self.state))

    @cached_property
    def first_of_state(self) -> Array:
        """For each ZIP, where its state's run begins in the table."""
        return np.array([self.by_state[state][0] for state in self.state])

    @cached_property
    def state_size(self) -> Array:
        """For each ZIP, how many its state has."""
        return np.array([len(self.by_state[state]) for state in self.state])

    def near(self, latitude: float, longitude: float, radius_miles: float) -> Array:
        """Give the ZIPs, some of whose homes may lie within the radius."""
        away = miles_between(latitude, longitude, self.latitude, self.longitude)
        return np.flatnonzero(away <= radius_miles + self.spread_miles + 1.0)


@lru_cache(maxsize=1)
def all_places() -> Places:
    """Make the table once."""
    listed, at = postal_table(), _with_homes()
    zip_code = _taken(listed.zip_code, at)
    latitude, longitude = _taken(listed.latitude, at).astype(float), _taken(listed.longitude, at).astype(float)
    crowd = draws(zip_code.astype(np.uint64), "homes", 0)
    return Places(
        zip_code=zip_code,
        city=_taken(listed.city, at),
        county=_taken(listed.county, at),
        state=_taken(listed.state, at),
        area_codes=_area_codes(_taken(listed.area_codes, at)),
        latitude=latitude,
        longitude=longitude,
        spread_miles=_spread(latitude, longitude),
        homes=(_FEWEST + (_MOST - _FEWEST) * crowd).astype(np.int64),
    )


@dataclass(frozen=True)
class Entry:
    """What the postal table says of a ZIP: "STANDARD", "PO BOX", "UNIQUE" or "MILITARY", and its city."""

    kind: str
    city: str
    state: str


@lru_cache(maxsize=512)
def listed_as(zip_code: str) -> Entry | None:
    """Look a ZIP up in the postal table, also one without homes; None where it isn't in it."""
    listed = postal_table()
    at = bisect_left(listed.zip_code, zip_code)
    if at == len(listed) or listed.zip_code[at] != zip_code:
        return None
    return Entry(listed.kind[at], listed.city[at], listed.state[at])


def bare_county(name: str) -> str:
    """Strip the word that some write after a county's name: "Maricopa County" and "maricopa" are one."""
    lowered = name.strip().casefold()
    return next((lowered.removesuffix(word) for word in _COUNTY_WORDS if lowered.endswith(word)), lowered)


def miles_between(latitude: float, longitude: float, latitudes: Array, longitudes: Array) -> Array:
    """Great-circle distance of many points from one."""
    here, there = np.radians(latitude), np.radians(latitudes)
    half_chord = np.sin((there - here) / 2) ** 2
    half_chord = half_chord + np.cos(here) * np.cos(there) * np.sin(np.radians(longitudes - longitude) / 2) ** 2
    return np.asarray(2 * EARTH_RADIUS_MILES * np.arcsin(np.sqrt(half_chord)))


def _with_homes() -> list[int]:
    """Give the places in the postal table that have homes, by state and ZIP."""
    listed = postal_table()
    kept = enumerate(zip(listed.kind, listed.in_use, listed.state, listed.latitude, strict=True))
    homes = (
        at
        for at, (kind, used, state, latitude) in kept
        if kind == STANDARD and used == IN_USE and latitude and state in STATES
    )
    return sorted(homes, key=listed.state.__getitem__)


def _taken(column: list[str], at: list[int]) -> Array:
    return np.array([column[index] for index in at], dtype=object)


def _area_codes(joined: Array) -> Array:
    codes = np.empty(len(joined), dtype=object)
    codes[:] = [_kept_codes(one) for one in joined]
    return codes


@lru_cache(maxsize=4096)
def _kept_codes(joined: str) -> tuple[str, ...]:
    return tuple(code for code in joined.split(WITHIN) if code and code not in _CANADIAN) or (_TOLL_FREE,)


def _spread(latitude: Array, longitude: Array) -> Array:
    """Homes crowd around the centre where ZIPs crowd: in a city within a mile, in the desert within six."""
    cells = np.floor(latitude * 2) * 1000 + np.floor(longitude * 2)
    _, which, crowd = np.unique(cells, return_inverse=True, return_counts=True)
    return np.asarray((MILES_PER_DEGREE / 4 / np.sqrt(crowd[which])).clip(0.7, 6.0))


def _grouped(labels: Iterable[Label]) -> dict[Label, Array]:
    groups: dict[Label, list[int]] = {}
    for index, label in enumerate(labels):
        groups.setdefault(label, []).append(index)
    return {label: np.array(indices) for label, indices in groups.items()}

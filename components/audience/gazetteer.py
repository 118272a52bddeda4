"""The gazetteer: every ZIP with its city, county, state and middle, from the packed table of ZIPs; no network, no population."""

from __future__ import annotations

import re
import threading
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from sys import intern

from components.audience.geography import Place
from components.audience.zip_table import ZipRow, zip_rows

_COUNTY_WORDS = re.compile(r"\s+(County|Parish|Borough|Census Area|Municipality|City and Borough)$")
_STATES = (
    "AL Alabama,AK Alaska,AZ Arizona,AR Arkansas,CA California,CO Colorado,CT Connecticut,DE Delaware,DC District of Columbia,FL Florida,"
    "GA Georgia,HI Hawaii,ID Idaho,IL Illinois,IN Indiana,IA Iowa,KS Kansas,KY Kentucky,LA Louisiana,ME Maine,MD Maryland,"
    "MA Massachusetts,MI Michigan,MN Minnesota,MS Mississippi,MO Missouri,MT Montana,NE Nebraska,NV Nevada,NH New Hampshire,NJ New Jersey,"
    "NM New Mexico,NY New York,NC North Carolina,ND North Dakota,OH Ohio,OK Oklahoma,OR Oregon,PA Pennsylvania,RI Rhode Island,"
    "SC South Carolina,SD South Dakota,TN Tennessee,TX Texas,UT Utah,VT Vermont,VA Virginia,WA Washington,WV West Virginia,WI Wisconsin,"
    "WY Wyoming"
)


_reading = threading.Lock()


@dataclass(frozen=True, slots=True)
class ZipPlace:
    """One ZIP: where it is, in degrees. `county` is the bare name ("Maricopa")."""

    zip_code: str
    city: str
    state: str
    county: str
    latitude: float
    longitude: float
    timezone: str
    other_cities: tuple[str, ...]


def states() -> Mapping[str, str]:
    """Give the states and DC: two letters to name."""
    return _states()


def zip_place(zip_code: str) -> ZipPlace | None:
    """Look a ZIP up; None for one where nobody lives."""
    return _zips().get(zip_code)


def all_zips() -> Mapping[str, ZipPlace]:
    """Give every ZIP that homes stand in."""
    return _zips()


@cache
def cities() -> tuple[Place, ...]:
    """Give every city, those with most ZIPs first."""
    return tuple(sorted(_by_city(), key=lambda place: (-len(_by_city()[place]), place)))


@cache
def counties() -> tuple[Place, ...]:
    """Give every county by its bare name, sorted."""
    return tuple(sorted(_by_county()))


def known_city(place: Place) -> bool:
    """Tell whether a city, under any of its names, is in the state."""
    return place in _by_city() or place in _aliases()


def known_county(place: Place) -> bool:
    """Tell whether the county is in the state."""
    return place in _by_county()


def search_cities(text: str, at_most: int = 8) -> tuple[Place, ...]:
    """Find cities by the beginning of their name, then by a part of it; "Portland, OR" narrows by state. Largest first."""
    name, _, state = (part.strip().lower() for part in text.partition(","))
    if not name:
        return ()
    offered = [place for place in cities() if not state or place.state.lower().startswith(state)]
    begins = [place for place in offered if place.name.lower().startswith(name)]
    exact = [place for place in begins if place.name.lower() == name]
    holds = [place for place in offered if name in place.name.lower()]
    return tuple(dict.fromkeys((*exact, *begins, *holds)))[:at_most]


def similar_cities(text: str, at_most: int = 4) -> tuple[Place, ...]:
    """Find cities whose name is nearly this one ("Pheonix"), the largest first; each name once."""
    name, _, state = (part.strip().lower() for part in text.partition(","))
    largest: dict[str, Place] = {}
    for place in cities():
        if place.name[:1].lower() == name[:1] and (not state or place.state.lower() == state):
            largest.setdefault(place.name.lower(), place)
    near = {*get_close_matches(name, largest, at_most, cutoff=0.75)}
    return tuple(place for known, place in largest.items() if known in near)


def city_zips(place: Place) -> tuple[str, ...]:
    """Give a city's ZIPs, also where the city is only another name of theirs."""
    return _by_city().get(place) or _aliases().get(place, ())


def county_zips(place: Place) -> tuple[str, ...]:
    """Give a county's ZIPs."""
    return _by_county().get(place, ())


def state_zips(code: str) -> tuple[str, ...]:
    """Give a state's ZIPs."""
    return _by_state().get(code, ())


def parse_zips(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Read ZIPs as people type and paste them: (known ZIPs in order, what was none).

    ZIP+4 is cut, and a zero that a spreadsheet took from the front ("1234") is put back.
    """
    found, rejects = [], []
    for word in re.split(r"[\s,;|]+", text):
        code = word.strip("\"'()[].")
        code = code[:5] if re.fullmatch(r"\d{5}-\d{4}|\d{9}", code) else code
        code = code.zfill(5) if re.fullmatch(r"\d{3,4}", code) else code
        if code in _zips():
            found.append(code)
        elif code:
            rejects.append(word[:20])
    return tuple(dict.fromkeys(found)), tuple(dict.fromkeys(rejects))


def bare_county(name: str) -> str:
    """Take "County", "Parish" or "Borough" off a county's name, as the API wants it."""
    return _COUNTY_WORDS.sub("", name)


@cache
def _states() -> Mapping[str, str]:
    return {entry[:2]: entry[3:] for entry in _STATES.split(",")}


def _zips() -> Mapping[str, ZipPlace]:
    with _reading:  # it takes a moment: who comes while somebody reads it waits, and doesn't read it too
        return _read_zips()


@cache
def _read_zips() -> Mapping[str, ZipPlace]:
    return {row.zip_code: _zip_place(row) for row in zip_rows() if _lived_in(row)}


def _lived_in(row: ZipRow) -> bool:
    return row.in_use and row.kind == "STANDARD" and row.state in _states()


def _zip_place(row: ZipRow) -> ZipPlace:
    county = intern(bare_county(row.county))
    return ZipPlace(row.zip_code, row.city, row.state, county, row.latitude, row.longitude, row.zone, row.other_cities)


@cache
def _by_city() -> Mapping[Place, tuple[str, ...]]:
    return _grouped((Place(place.city, place.state), code) for code, place in _zips().items())


@cache
def _aliases() -> Mapping[Place, tuple[str, ...]]:
    return _grouped((Place(name, place.state), code) for code, place in _zips().items() for name in place.other_cities)


@cache
def _by_county() -> Mapping[Place, tuple[str, ...]]:
    return _grouped((Place(place.county, place.state), code) for code, place in _zips().items() if place.county)


@cache
def _by_state() -> Mapping[str, tuple[str, ...]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for code, place in _zips().items():
        found[place.state].append(code)
    return {state: tuple(codes) for state, codes in found.items()}


def _grouped(pairs: Iterable[tuple[Place, str]]) -> Mapping[Place, tuple[str, ...]]:
    found: defaultdict[Place, list[str]] = defaultdict(list)
    for place, code in pairs:
        found[place].append(code)
    return {place: tuple(codes) for place, codes in found.items()}

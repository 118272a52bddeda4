"""The gazetteer: every ZIP with its city, county, state and middle, from the `zipcodes` package; no network, no population."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np
import zipcodes
from numpy.typing import NDArray

from components.audience.geography import Cities, Counties, Geography, Place, Radius, States, Zips

EARTH_MILES = 3958.8
_COUNTY_WORDS = re.compile(r"\s+(County|Parish|Borough|Census Area|Municipality|City and Borough)$")
_STATES = (
    "AL Alabama,AK Alaska,AZ Arizona,AR Arkansas,CA California,CO Colorado,CT Connecticut,DE Delaware,DC District of Columbia,FL Florida,"
    "GA Georgia,HI Hawaii,ID Idaho,IL Illinois,IN Indiana,IA Iowa,KS Kansas,KY Kentucky,LA Louisiana,ME Maine,MD Maryland,"
    "MA Massachusetts,MI Michigan,MN Minnesota,MS Mississippi,MO Missouri,MT Montana,NE Nebraska,NV Nevada,NH New Hampshire,NJ New Jersey,"
    "NM New Mexico,NY New York,NC North Carolina,ND North Dakota,OH Ohio,OK Oklahoma,OR Oregon,PA Pennsylvania,RI Rhode Island,"
    "SC South Carolina,SD South Dakota,TN Tennessee,TX Texas,UT Utah,VT Vermont,VA Virginia,WA Washington,WV West Virginia,WI Wisconsin,"
    "WY Wyoming"
)


@dataclass(frozen=True)
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


def zips_of(geography: Geography) -> tuple[str, ...]:
    """Give the ZIPs of a place, sorted; for a circle, those whose middle lies in it."""
    match geography:
        case Zips(codes):
            return tuple(sorted(code for code in codes if code in _zips()))
        case Cities(places):
            return _union(_by_city().get(place) or _aliases().get(place, ()) for place in places)
        case Counties(places):
            return _union(_by_county().get(place, ()) for place in places)
        case States(codes):
            return _union(_by_state().get(code, ()) for code in codes)
        case Radius():
            return zips_within(geography.latitude, geography.longitude, geography.radius_miles)


def zips_within(latitude: float, longitude: float, miles: float) -> tuple[str, ...]:
    """Give the ZIPs whose middle lies within so many miles, the nearest first."""
    codes, _, _ = _arrays()
    distances = _miles_to(latitude, longitude)
    near = np.flatnonzero(distances <= miles)
    return tuple(codes[i] for i in near[np.argsort(distances[near], kind="stable")])


def nearest_zip(latitude: float, longitude: float) -> str:
    """Give the ZIP whose middle is nearest."""
    codes, _, _ = _arrays()
    return codes[int(np.argmin(_miles_to(latitude, longitude)))]


def neighbours(zip_codes: Iterable[str], miles: float = 8.0) -> tuple[str, ...]:
    """Give the ZIPs around some ZIPs, without them, the nearest first."""
    given = [place for code in zip_codes if (place := zip_place(code))]
    codes, _, _ = _arrays()
    if not given:
        return ()
    distances = np.min([_miles_to(place.latitude, place.longitude) for place in given], axis=0)
    mine = {place.zip_code for place in given}
    order = np.argsort(distances, kind="stable")
    return tuple(codes[i] for i in order if distances[i] <= miles and codes[i] not in mine)


def centre(geography: Geography) -> tuple[float, float] | None:
    """Give the middle of a place in degrees (latitude, longitude), or None for one without ZIPs."""
    if isinstance(geography, Radius):
        return geography.latitude, geography.longitude
    places = [_zips()[code] for code in zips_of(geography)]
    if not places:
        return None
    return float(np.mean([place.latitude for place in places])), float(np.mean([place.longitude for place in places]))


def bounds(geography: Geography) -> tuple[float, float, float, float] | None:
    """Give (south, west, north, east) of a place in degrees, or None for one without ZIPs."""
    if isinstance(geography, Radius):
        up = geography.radius_miles / 69.0
        across = up / max(0.1, float(np.cos(np.radians(geography.latitude))))
        return (
            geography.latitude - up,
            geography.longitude - across,
            geography.latitude + up,
            geography.longitude + across,
        )
    places = [_zips()[code] for code in zips_of(geography)]
    if not places:
        return None
    latitudes, longitudes = [place.latitude for place in places], [place.longitude for place in places]
    return min(latitudes), min(longitudes), max(latitudes), max(longitudes)


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


def miles_between(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Give the distance of two points in miles, along the earth."""
    return float(_haversine(np.array([other[0]]), np.array([other[1]]), *one)[0])


@cache
def _states() -> Mapping[str, str]:
    return {entry[:2]: entry[3:] for entry in _STATES.split(",")}


@cache
def _zips() -> Mapping[str, ZipPlace]:
    return {
        row["zip_code"]: ZipPlace(
            row["zip_code"],
            row["city"],
            row["state"],
            bare_county(row["county"] or ""),
            float(row["lat"]),
            float(row["long"]),
            row["timezone"],
            tuple(row["acceptable_cities"]),
        )
        for row in zipcodes.list_all()  # type: ignore[no-untyped-call]
        if row["active"] and row["zip_code_type"] == "STANDARD" and row["state"] in _states()
    }


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


def _union(groups: Iterable[Iterable[str]]) -> tuple[str, ...]:
    return tuple(sorted({code for group in groups for code in group}))


@cache
def _arrays() -> tuple[tuple[str, ...], NDArray[np.float64], NDArray[np.float64]]:
    places = list(_zips().values())
    return (
        tuple(place.zip_code for place in places),
        np.array([place.latitude for place in places]),
        np.array([place.longitude for place in places]),
    )


def _miles_to(latitude: float, longitude: float) -> NDArray[np.float64]:
    _, latitudes, longitudes = _arrays()
    return _haversine(latitudes, longitudes, latitude, longitude)


def _haversine(
    latitudes: NDArray[np.float64], longitudes: NDArray[np.float64], latitude: float, longitude: float
) -> NDArray[np.float64]:
    lat1, lat2 = np.radians(latitudes), np.radians(latitude)
    half = (
        np.sin((lat1 - lat2) / 2) ** 2
        + np.cos(lat1) * np.cos(lat2) * np.sin(np.radians(longitudes - longitude) / 2) ** 2
    )
    return np.asarray(2 * EARTH_MILES * np.arcsin(np.sqrt(half)))


def states_of(geography: Geography) -> Counter[str]:
    """Count a place's ZIPs by state."""
    return Counter(_zips()[code].state for code in zips_of(geography))

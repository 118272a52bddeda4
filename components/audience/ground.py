"""Places on the ground: which ZIPs they are, where their middle is, how far things lie apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache

import numpy as np
from numpy.typing import NDArray

from components.audience.gazetteer import all_zips, city_zips, county_zips, state_zips, zip_place
from components.audience.geography import Cities, Counties, Geography, Radius, States, Zips

EARTH_MILES = 3958.8
_SAME_DEGREES = 0.001


def zips_of(geography: Geography) -> tuple[str, ...]:
    """Give the ZIPs of a place, sorted; for a circle, those whose middle lies in it."""
    match geography:
        case Zips(codes):
            return tuple(sorted(code for code in codes if code in all_zips()))
        case Cities(places):
            return _union(city_zips(place) for place in places)
        case Counties(places):
            return _union(county_zips(place) for place in places)
        case States(codes):
            return _union(state_zips(code) for code in codes)
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


def middle_words(latitude: float, longitude: float) -> str:
    """Name the ZIP whose middle a point is; "" where it is none's."""
    code = nearest_zip(latitude, longitude)
    place = all_zips()[code]
    return code if max(abs(place.latitude - latitude), abs(place.longitude - longitude)) < _SAME_DEGREES else ""


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
    places = [all_zips()[code] for code in zips_of(geography)]
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
    places = [all_zips()[code] for code in zips_of(geography)]
    if not places:
        return None
    latitudes, longitudes = [place.latitude for place in places], [place.longitude for place in places]
    return min(latitudes), min(longitudes), max(latitudes), max(longitudes)


def miles_between(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Give the distance of two points in miles, along the earth."""
    return float(_haversine(np.array([other[0]]), np.array([other[1]]), *one)[0])


def states_of(geography: Geography) -> Counter[str]:
    """Count a place's ZIPs by state."""
    return Counter(all_zips()[code].state for code in zips_of(geography))


def _union(groups: Iterable[Iterable[str]]) -> tuple[str, ...]:
    return tuple(sorted({code for group in groups for code in group}))


@cache
def _arrays() -> tuple[tuple[str, ...], NDArray[np.float64], NDArray[np.float64]]:
    places = list(all_zips().values())
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

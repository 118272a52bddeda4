"""Several places taken one by one, so that any of them can be taken off."""

from __future__ import annotations

from typing import TypeVar

from components.audience.gazetteer import states
from components.audience.geography import Cities, Counties, Geography, Place, States, Zips

_Place = TypeVar("_Place", str, Place)


def place_names(geography: Geography | None) -> tuple[str, ...]:
    """Give the places in words, one by one; none for a circle."""
    match geography:
        case Zips(codes):
            return codes
        case Cities(cities):
            return tuple(str(city) for city in cities)
        case Counties(counties):
            return tuple(f"{one.name} County, {one.state}" for one in counties)
        case States(codes):
            return tuple(states().get(code, code) for code in codes)
        case _:
            return ()


def each_place(geography: Geography | None) -> tuple[tuple[str, Geography], ...]:
    """Give each of several places in words, with the geography that is left without it; none where there is but one, or a circle."""
    left: list[Geography] = []
    match geography:
        case Zips(codes):
            left = [Zips(_all_but(codes, code)) for code in codes]
        case Cities(cities):
            left = [Cities(_all_but(cities, city)) for city in cities]
        case Counties(counties):
            left = [Counties(_all_but(counties, one)) for one in counties]
        case States(codes):
            left = [States(_all_but(codes, code)) for code in codes]
        case _:
            pass
    return tuple(zip(place_names(geography), left, strict=True)) if len(left) > 1 else ()


def _all_but(places: tuple[_Place, ...], gone: _Place) -> tuple[_Place, ...]:
    return tuple(place for place in places if place != gone)

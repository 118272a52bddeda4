"""Several places taken one by one, so that any of them can be taken off."""

from __future__ import annotations

from typing import TypeVar

from components.audience.gazetteer import states
from components.audience.geography import Cities, Counties, Geography, Place, States, Zips

_Place = TypeVar("_Place", str, Place)


def each_place(geography: Geography | None) -> tuple[tuple[str, Geography], ...]:
    """Give each of several places in words, with the geography that is left without it; none where there is but one, or a circle."""
    each: list[tuple[str, Geography]] = []
    match geography:
        case Zips(codes):
            each = [(code, Zips(_all_but(codes, code))) for code in codes]
        case Cities(cities):
            each = [(str(city), Cities(_all_but(cities, city))) for city in cities]
        case Counties(counties):
            each = [(f"{one.name} County, {one.state}", Counties(_all_but(counties, one))) for one in counties]
        case States(codes):
            each = [(states().get(code, code), States(_all_but(codes, code))) for code in codes]
        case _:
            pass
    return tuple(each) if len(each) > 1 else ()


def _all_but(places: tuple[_Place, ...], gone: _Place) -> tuple[_Place, ...]:
    return tuple(place for place in places if place != gone)

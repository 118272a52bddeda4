"""The next sensible values of a bound, and the next places around a place: ladders from a little wider to much wider."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

import numpy as np

from components.audience import (
    FILTERS,
    Cities,
    Counties,
    Filter,
    Geography,
    Place,
    Radius,
    Value,
    Zips,
    neighbours,
    zip_place,
    zips_of,
)

# People think of building years in fives, and of dates in quarters and years.
_STRIDES: Mapping[str, float] = {"year_built": 5, "ltv": 5}
_DAYS = (91, 182, 365, 730, 1826, 3652)
_RUNGS = (1, 2, 3, 4, 6, 8, 12, 16)
_RANGES = ("1_MONTH", "3_MONTH", "6_MONTH")
_LARGEST = 1e15
_AROUND_MILES = 30.0
_ZIPS_ASKED = 60
_MILES = (1, 2, 3, 5, 7.5, 10, 15, 20, 30, 50, 75, 100)


def looser(key: str, value: Value) -> tuple[Value, ...]:
    """Give wider values for one bound, the nearest first; none for what is no bound or makes no sense."""
    known = FILTERS.get(key)
    if known is None:
        return ()
    if key == "search_range":
        return _RANGES[_RANGES.index(value) + 1 :] if isinstance(value, str) and value in _RANGES else ()
    if not known.bound:
        return ()
    if known.kind == "date":
        return tuple(_days(known, value))
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) <= _LARGEST:
        return ()
    return tuple(_numbers(known, value))


def wider(geography: Geography | None) -> tuple[Geography, ...]:
    """Give the place with more and more of its neighbours, or a circle with larger and larger radius; none for states."""
    match geography:
        case Zips(codes):
            near = neighbours(codes, _AROUND_MILES)
            return tuple(Zips((*codes, *near[:size])) for size in (1, 2, 4, 8, 16) if size <= len(near))
        case Cities(places):
            around = _around(geography, county=False)
            return tuple(Cities((*places, *around[:size])) for size in (1, 2, 4, 8) if size <= len(around))
        case Counties(places):
            around = _around(geography, county=True)
            return tuple(Counties((*places, *around[:size])) for size in (1, 2, 4) if size <= len(around))
        case Radius(latitude, longitude, miles, label):
            return tuple(Radius(latitude, longitude, more, label) for more in _MILES if more > miles)[:5]
    return ()


def widening_words(before: Geography | None, after: Geography) -> str:
    """Say what a wider place adds."""
    match before, after:
        case Zips(few), Zips(many):
            return _added("ZIP", [code for code in many if code not in few])
        case Cities(some), Cities(more):
            return _added("city", [str(place) for place in more if place not in some])
        case Counties(some), Counties(more):
            return _added("county", [f"{place.name} County" for place in more if place not in some])
        case Radius(), Radius():
            return f"Widen the circle to {after.radius_miles:g} miles"
    return "Widen the place"


def _added(noun: str, names: list[str]) -> str:
    if len(names) <= 2:
        return f"Add {' and '.join(names)}"
    plural = {"city": "cities", "county": "counties"}.get(noun, f"{noun}s")
    return f"Add the {len(names)} nearest {plural}: {', '.join(names[:3])}{' …' if len(names) > 3 else ''}"


def _numbers(known: Filter, value: float) -> Iterator[int | float]:
    """Walk over round values; where the next would be the end of what makes sense, dropping the bound is the same."""
    stride = _stride(known, value)
    for rung in _RUNGS:
        steps = math.ceil(value / stride) - rung if known.bound == "min" else math.floor(value / stride) + rung
        wide = steps * stride
        if wide <= (known.low or 0) or (known.high is not None and wide >= known.high):
            return
        yield int(wide) if wide == int(wide) else wide


def _stride(known: Filter, value: float) -> float:
    """Give about a tenth of the value, as 1, 2 or 5 with noughts, and never less than the filter's own step."""
    if known.subject in _STRIDES:
        return _STRIDES[known.subject]
    tenth = abs(value) / 10
    if tenth <= known.step:
        return known.step
    power = 10.0 ** math.floor(math.log10(tenth))
    round_number = next(size * power for size in (1, 2, 5, 10) if size * power >= tenth * 0.999)
    return max(known.step, math.floor(round_number / known.step) * known.step)


def _days(known: Filter, value: Value) -> Iterator[str]:
    try:
        day = date.fromisoformat(str(value))
        for number in _DAYS:
            yield (day + timedelta(days=-number if known.bound == "min" else number)).isoformat()
    except (ValueError, OverflowError):
        return


def _around(geography: Cities | Counties, *, county: bool) -> tuple[Place, ...]:
    """Give the nearest cities or counties of the same states, which the API's pairing of names and states can't confuse."""
    mine = zips_of(geography)
    # A large county has hundreds of ZIPs; some of them, evenly taken, have the same neighbours.
    some = [mine[int(i)] for i in np.unique(np.linspace(0, len(mine) - 1, _ZIPS_ASKED))] if mine else []
    taken = set(geography.cities if isinstance(geography, Cities) else geography.counties)
    states = {place.state for place in taken}
    found: dict[Place, None] = {}
    for code in neighbours(some, _AROUND_MILES):
        near = zip_place(code)
        place = Place(near.county if county else near.city, near.state) if near else None
        if place and place.name and place.state in states and place not in taken:
            found[place] = None
    return tuple(found)

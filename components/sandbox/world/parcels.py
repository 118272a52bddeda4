"""Finding homes by parcel number: "#123-456-0007", with or without the sign and the dashes, in a county."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from components.sandbox.world.chance import Array
from components.sandbox.world.homes import Homes, World
from components.sandbox.world.places import bare_county

_DIGITS = 10  # three of the book, three of the page, four of the lot


@dataclass(frozen=True)
class Parcel:
    """A parcel number in a county ("Palm Beach" or "Palm Beach County") of a state."""

    parcel_id: str
    county: str
    state: str


def homes_of_parcels(wanted: Sequence[Parcel], world: World) -> tuple[Homes, Array]:
    """Find homes by parcel: those found, and for each parcel which of them it is, -1 for a miss."""
    places = {key: _by_page(*key, world) for key in {_county(each) for each in wanted}}
    found = [_found(each, places[_county(each)], world) for each in wanted]
    hit = np.array([home is not None for home in found], dtype=bool)
    homes = np.array([home for home in found if home is not None], dtype=np.int64).reshape(-1, 2)
    return Homes(world, homes[:, 0], homes[:, 1]), np.where(hit, np.cumsum(hit) - 1, -1)


def parcels_like(text: str, world: World, most: int = 10) -> Homes:
    """Give homes whose parcel number begins as a text of "number, county, state" says; none without all three."""
    number, county, state, *_ = (*(part.strip() for part in text.split(",")), "", "", "")
    digits = _plain(number)
    pages = _by_page(bare_county(county), state.upper(), world) if len(digits) >= 2 else {}
    found: list[tuple[int, int]] = []
    for page in sorted(page for page in pages if page.startswith(digits[:6])):
        place, homes = pages[page]
        lots = (lot for lot in range(1, homes + 1) if f"{page}{lot:04d}".startswith(digits))
        found += [(place, lot - 1) for _, lot in zip(range(most - len(found)), lots, strict=False)]
    at = np.array(found, dtype=np.int64).reshape(-1, 2)
    return Homes(world, at[:, 0], at[:, 1])


def _county(wanted: Parcel) -> tuple[str, str]:
    return bare_county(wanted.county), wanted.state.strip().upper()


def _by_page(county: str, state: str, world: World) -> dict[str, tuple[int, int]]:
    """Say for the first six digits of a county's numbers which place they belong to, and how many homes it has."""
    at = world.places.by_county.get((county, state), np.empty(0, dtype=np.int64))
    first = Homes(world, at, np.ones(len(at), dtype=np.int64))["apn"]
    printed = Homes(world, at, np.zeros(len(at), dtype=np.int64))["apn"]
    pages = {
        _plain(apn)[:6]: (int(place), int(world.places.homes[place])) for apn, place in zip(first, at, strict=True)
    }
    return {**pages, **{_plain(apn): (int(place), 0) for apn, place in zip(printed, at, strict=True)}}


def _found(wanted: Parcel, pages: dict[str, tuple[int, int]], world: World) -> tuple[int, int] | None:
    number = _plain(wanted.parcel_id)
    if number in pages:
        return pages[number][0], 0
    number = number.zfill(_DIGITS)
    place, homes = pages.get(number[:6], (0, 0))
    lot = int(number[6:]) if number[6:].isdecimal() else 0
    return (place, lot - 1) if len(number) == _DIGITS and 1 <= lot <= homes else None


def _plain(parcel_id: str) -> str:
    return re.sub(r"[^0-9A-Z]", "", parcel_id.upper())

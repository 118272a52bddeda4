"""Names on a map: the largest places in sight, as many as fit without touching."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

import numpy as np
from numpy.typing import NDArray

from components.audience import Cities, Place, all_zips, centre, cities, states, zip_place
from components.figures.framing import WIDTH_PX, Box, View
from components.figures.shapes import state_shapes

MOST_CITIES = 14
SIZE_PX = 13
_LETTER_PX = 0.62
_GAP_PX = 8
MOST_ZIPS = 40
_NEAR_PX = 26
_NUMBERS_TOGETHER = 4
_ZIPS_FROM_ZOOM = 9.4
_WIDE_PX = 900
_TOO_FAR_OUT = 5.2
"""Below this zoom states are named instead of cities."""


@dataclass(frozen=True)
class Label:
    """One name and where its middle stands, in degrees."""

    text: str
    latitude: float
    longitude: float
    size_px: int = SIZE_PX


def labels(view: View) -> tuple[Label, ...]:
    """Name the places of a view: states from afar, else the cities with the most ZIPs."""
    if view.zoom < _TOO_FAR_OUT:
        return fitting(_state_labels().values(), view, at_most=60)
    return fitting(_city_labels(view.box()), view, at_most=MOST_CITIES)


def numbers(places: Iterable[tuple[int, float, float]], view: View) -> tuple[Label, ...]:
    """Name numbered places, (number, latitude, longitude) each; those that fall on nearly one spot have one label."""
    groups: list[tuple[Label, list[str]]] = []
    for number, latitude, longitude in places:
        x, y = view.pixel(latitude, longitude)
        near = next(
            (
                told
                for label, told in groups
                if math.dist((x, y), view.pixel(label.latitude, label.longitude)) < _NEAR_PX
            ),
            None,
        )
        if near is not None:
            near.append(str(number))
        else:
            groups.append((Label(str(number), latitude, longitude), [str(number)]))
    return tuple(replace(label, text=_listed(told)) for label, told in groups)


def _listed(told: list[str]) -> str:
    return ", ".join(told) if len(told) <= _NUMBERS_TOGETHER else f"{', '.join(told[:3])} +{len(told) - 3}"


def zip_labels(codes: Iterable[str], view: View, taken: Iterable[Label] = (), at_most: int = 40) -> tuple[Label, ...]:
    """Name ZIPs beneath their points, as far as they keep off each other and off the names that stand already."""
    named = [Label(code, place.latitude, place.longitude) for code in codes if (place := zip_place(code))]
    return fitting(named, view, at_most, taken)


def near_zips(view: View, taken: Iterable[Label] = ()) -> tuple[Label, ...]:
    """Name the ZIPs in sight, for whoever knows a town by them; from further away there are too many to help."""
    if view.zoom < _ZIPS_FROM_ZOOM:
        return ()
    south, west, north, east = view.box(_WIDE_PX)
    codes, latitudes, longitudes, _ = _grounds()
    seen = (south <= latitudes) & (latitudes <= north) & (west <= longitudes) & (longitudes <= east)
    offered = (Label(codes[at], latitudes[at], longitudes[at]) for at in np.flatnonzero(seen))
    return fitting(offered, view, MOST_ZIPS, taken, _WIDE_PX)


def fitting(
    offered: Iterable[Label], view: View, at_most: int, taken: Iterable[Label] = (), wide_px: int = WIDTH_PX
) -> tuple[Label, ...]:
    """Take labels in the order given, leaving out each that would touch one already taken or be cut at a canvas's edge."""
    boxes, edge = [_box(label, view) for label in taken], _edge(view, wide_px)
    found: list[Label] = []
    for label in offered:
        box = _box(label, view)
        if _inside_of(edge, box) and not any(_touch(box, other) for other in boxes):
            boxes.append(box)
            found.append(label)
        if len(found) == at_most:
            break
    return tuple(found)


def _box(label: Label, view: View) -> Box:
    x, y = view.pixel(label.latitude, label.longitude)
    half_wide, half_high = len(label.text) * label.size_px * _LETTER_PX / 2, label.size_px * 0.6
    return y - half_high, x - half_wide, y + half_high, x + half_wide


def _touch(one: Box, other: Box) -> bool:
    apart_up = one[0] > other[2] + _GAP_PX or other[0] > one[2] + _GAP_PX
    return not (apart_up or one[1] > other[3] + _GAP_PX or other[1] > one[3] + _GAP_PX)


def _edge(view: View, wide_px: int) -> Box:
    south, west, north, east = view.box(wide_px)
    (left, low), (right, high) = view.pixel(south, west), view.pixel(north, east)
    return low, left, high, right


def _inside_of(edge: Box, box: Box) -> bool:
    return box[0] >= edge[0] and box[1] >= edge[1] and box[2] <= edge[2] and box[3] <= edge[3]


def _city_labels(box: Box) -> Iterator[Label]:
    south, west, north, east = box
    _, latitudes, longitudes, ranks = _grounds()
    seen = (south <= latitudes) & (latitudes <= north) & (west <= longitudes) & (longitudes <= east)
    for rank, zips in zip(*np.unique(ranks[seen], return_counts=True), strict=True):
        place = cities()[rank]
        if middle := centre(Cities((place,))):
            yield Label(place.name, *middle, size_px=_city_size_px(int(zips)))


def _city_size_px(zips: int) -> int:
    """A town is written as large as it is: by how many of its ZIPs are in sight."""
    return next(size for least, size in ((20, 17), (8, 15), (3, SIZE_PX), (0, 11)) if zips >= least)


@cache
def _grounds() -> tuple[tuple[str, ...], NDArray[np.float64], NDArray[np.float64], NDArray[np.intp]]:
    """Give every ZIP, its latitude, longitude and its city's place among `cities`: a map is drawn anew at each rerun."""
    rank_of = {place: rank for rank, place in enumerate(cities())}
    found = [(place, rank_of.get(Place(place.city, place.state))) for place in all_zips().values()]
    known = [(place.zip_code, place.latitude, place.longitude, rank) for place, rank in found if rank is not None]
    codes, latitudes, longitudes, ranks = zip(*known, strict=True)
    return codes, np.array(latitudes), np.array(longitudes), np.array(ranks, dtype=np.intp)


@cache
def _state_labels() -> Mapping[str, Label]:
    return {code: Label(code, *_inside(code)) for code in states()}


def _inside(code: str) -> tuple[float, float]:
    """Give the middle of the box around a state's largest piece."""
    (shape,) = state_shapes([code])
    ring = max((polygon[0] for polygon in shape["geometry"]["coordinates"]), key=len)
    xs, ys = zip(*ring, strict=True)
    return (min(ys) + max(ys)) / 2, (min(xs) + max(xs)) / 2

"""Framing: which middle and zoom show a place whole, and what a view shows."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from components.audience import Counties, Geography, States, bounds
from components.figures.shapes import Feature, county_shapes, state_shapes

WIDTH_PX, HEIGHT_PX = 420, 430
"""The narrowest canvas that views are made for; a wider one shows more at its sides."""
_MARGIN = 0.86
_TILE_PX = 512
_CLOSEST_ZOOM = 12.5
_MUCH_CLOSER = 2.2
_AROUND, _LEAST_REACH = 0.5, 0.4
"""How far outside of a place its pins may lie: half its size, and 0.4 degrees (some 25 miles) at least."""

Box = tuple[float, float, float, float]
"""South, west, north, east, in degrees."""
LOWER_48: Box = (24.4, -124.8, 49.4, -66.9)
_US: Box = (15.0, -180.0, 72.0, -60.0)


@dataclass(frozen=True)
class View:
    """What a map shows first: its middle in degrees, and deck.gl's zoom."""

    latitude: float
    longitude: float
    zoom: float

    def smaller(self, height_px: int) -> View:
        """Give the view that shows the same on a canvas of another height."""
        return View(self.latitude, self.longitude, round(self.zoom + math.log2(height_px / HEIGHT_PX), 2))

    def box(self, wide_px: int = WIDTH_PX) -> Box:
        """Give what is in sight on a canvas of some width."""
        x, y = _across(self.longitude), _up(self.latitude)
        half_x, half_y = (side / (2 * _TILE_PX * 2**self.zoom) for side in (wide_px, HEIGHT_PX))
        return _latitude(y - half_y), _longitude(x - half_x), _latitude(y + half_y), _longitude(x + half_x)

    def pixel(self, latitude: float, longitude: float) -> tuple[float, float]:
        """Give where a point falls, in pixels from the middle, right and up."""
        scale = _TILE_PX * 2**self.zoom
        return (_across(longitude) - _across(self.longitude)) * scale, (_up(latitude) - _up(self.latitude)) * scale


def view_of(geography: Geography | None, pins: Sequence[tuple[float, float]] = ()) -> View:
    """Frame the place wanted with the pins (latitude, longitude) in it; without a place the pins, else the lower 48.

    A pin far from the place does not count: one wrong coordinate would show half the country. Equal inputs give equal views.
    """
    place = place_box(geography) if geography is not None else None
    if place is None:
        return framed(box_of(pins) or LOWER_48)
    around = _wider(place, _AROUND)
    near = box_of([pin for pin in pins if around[0] <= pin[0] <= around[2] and around[1] <= pin[1] <= around[3]])
    return framed(_both(place, near) if near else place)


def place_box(geography: Geography) -> Box | None:
    """Give the box of a place: a state's or county's outline, a circle, else its ZIPs; None for a place without ZIPs."""
    shapes: list[Feature] = []
    if isinstance(geography, States):
        shapes = state_shapes(geography.states)
    if isinstance(geography, Counties):
        shapes = county_shapes(geography.counties)
    return _outline_box(shapes) or bounds(geography)


def _outline_box(shapes: Sequence[Feature]) -> Box | None:
    rings = [polygon[0] for shape in shapes for polygon in shape["geometry"]["coordinates"]]
    # Alaska's last islands lie beyond the date line; framed with it, they would show the whole globe.
    points = [(point[1], point[0]) for ring in rings for point in ring if point[0] < 0]
    return box_of(points)


def _both(one: Box, other: Box) -> Box:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])


def _wider(box: Box, times: float) -> Box:
    """Give a box that reaches out on each side, by a share of its size and some miles at least: a ZIP may be known by its middle alone."""
    south, west, north, east = box
    up, across = max((north - south) * times, _LEAST_REACH), max((east - west) * times, _LEAST_REACH)
    return south - up, west - across, north + up, east + across


def box_of(pins: Sequence[tuple[float, float]]) -> Box | None:
    """Give the box around pins; those outside the country don't count, and without any it is None."""
    inside = [pin for pin in pins if _US[0] <= pin[0] <= _US[2] and _US[1] <= pin[1] <= _US[3]]
    if not inside:
        return None
    latitudes, longitudes = zip(*inside, strict=True)
    return min(latitudes), min(longitudes), max(latitudes), max(longitudes)


def framed(box: Box) -> View:
    """Give the view that shows a box whole, with a margin."""
    south, west, north, east = box
    x, y = (_across(west) + _across(east)) / 2, (_up(south) + _up(north)) / 2
    wide, high = max(_across(east) - _across(west), 1e-9), max(_up(north) - _up(south), 1e-9)
    zoom = math.log2(min(WIDTH_PX * _MARGIN / (_TILE_PX * wide), HEIGHT_PX * _MARGIN / (_TILE_PX * high)))
    return View(round(_latitude(y), 4), round(_longitude(x), 4), round(min(zoom, _CLOSEST_ZOOM), 2))


def in_lower_48(view: View) -> bool:
    """Tell whether the middle of a view lies in the lower 48."""
    south, west, north, east = LOWER_48
    return south <= view.latitude <= north and west <= view.longitude <= east


def kept(before: View | None, wanted: View) -> View:
    """Keep the view that was there while it still shows what is wanted large enough: a map must not jump under a click."""
    if before is None or wanted.zoom - before.zoom > _MUCH_CLOSER:
        return wanted
    (south, west, north, east), (s, w, n, e) = before.box(), wanted.box()
    pad_up, pad_across = (n - s) * (1 - _MARGIN) / 2, (e - w) * (1 - _MARGIN) / 2
    holds = south <= s + pad_up and west <= w + pad_across and north >= n - pad_up and east >= e - pad_across
    return before if holds else wanted


def _across(longitude: float) -> float:
    return longitude / 360


def _longitude(x: float) -> float:
    return x * 360


def _up(latitude: float) -> float:
    return math.log(math.tan(math.pi / 4 + math.radians(max(-85.0, min(85.0, latitude))) / 2)) / (2 * math.pi)


def _latitude(y: float) -> float:
    return math.degrees(2 * math.atan(math.exp(2 * math.pi * y)) - math.pi / 2)

"""Shapes on the ground: the outlines of states and counties, and a circle in true miles."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from components.audience import Place, Radius
from components.audience.ground import EARTH_MILES
from components.figures.outline_files import OUTLINES

Feature = Mapping[str, Any]
Point = tuple[float, float]
"""Longitude, latitude: in the order that GeoJSON and deck.gl want."""


def state_shapes(codes: Iterable[str]) -> list[Feature]:
    """Give the outlines of states, as GeoJSON features; a code without one is left out."""
    known = _states()
    return [known[code] for code in codes if code in known]


def county_shapes(places: Iterable[Place]) -> list[Feature]:
    """Give the outlines of counties, however they are spelled; one without is left out."""
    known = _counties()
    return [known[key] for place in places if (key := folded(place)) in known]


def all_counties() -> tuple[Place, ...]:
    """Give every county that has an outline."""
    return tuple(_place(feature) for feature in _counties().values())


def circle(radius: Radius, corners: int = 96) -> list[Point]:
    """Draw a circle on the globe, closed: every corner lies the radius away along the ground, however far north."""
    return [_away(radius, 2 * math.pi * corner / corners) for corner in range(corners)] + [_away(radius, 0.0)]


def folded(place: Place) -> Place:
    """Fold what spellings of one county differ in: case, accents, spaces, points, Saint and St."""
    name = place.name.lower().translate(str.maketrans("ñáéíóú", "naeiou"))
    name = re.sub(r"^municipality of ", "", name)
    return Place(re.sub(r"[^a-z]", "", re.sub(r"\b(saint|ste?)\b\.?", "st", name)), place.state)


def _away(radius: Radius, bearing: float) -> Point:
    arc = radius.radius_miles / EARTH_MILES
    latitude, longitude = math.radians(radius.latitude), math.radians(radius.longitude)
    up = math.asin(math.sin(latitude) * math.cos(arc) + math.cos(latitude) * math.sin(arc) * math.cos(bearing))
    across = math.atan2(
        math.sin(bearing) * math.sin(arc) * math.cos(latitude), math.cos(arc) - math.sin(latitude) * math.sin(up)
    )
    return round(math.degrees(longitude + across), 5), round(math.degrees(up), 5)


@cache
def _states() -> Mapping[str, Feature]:
    return {feature["properties"]["state"]: _lighter(feature) for feature in _features("states")}


def _lighter(feature: Feature) -> Feature:
    """Give a state in steps of a kilometre, without islets: a chosen one is sent with its map, and seen from afar."""
    polygons = [[_rounded(ring) for ring in polygon] for polygon in feature["geometry"]["coordinates"]]
    kept = [polygon for polygon in polygons if len(polygon[0]) > 8] or polygons
    return {**feature, "geometry": {"type": "MultiPolygon", "coordinates": kept}}


def _rounded(ring: list[list[float]]) -> list[list[float]]:
    points = [[round(x, 2), round(y, 2)] for x, y in ring]
    return [point for i, point in enumerate(points) if i == 0 or point != points[i - 1]]


@cache
def _counties() -> Mapping[Place, Feature]:
    return {folded(_place(feature)): feature for feature in _features("counties")}


def _place(feature: Feature) -> Place:
    return Place(feature["properties"]["name"], feature["properties"]["state"])


def _features(name: str) -> list[Feature]:
    return list(json.loads((OUTLINES / f"{name}.geojson").read_text(encoding="utf-8"))["features"])

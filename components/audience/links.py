"""An audience as the parameters of a link, short enough to read: ?s=vacant&city=Phoenix,AZ&f.year_built_max=2015&n=500.

Whatever a link holds is data; one that can't be read raises `BadInput`, and nothing else.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from typing import Any

from components.audience.audience import CUSTOM, Audience, Value
from components.audience.geography import Cities, Counties, Geography, Place, Radius, States, Zips
from components.faults import BadInput

_FILTER = "f."
_DEFAULT_COUNT = 500
_BOUGHT = "bought"
_LONGEST = 60_000
OWN = ("s", "zip", "city", "county", "state", "near", "n", "x")


def to_query(audience: Audience) -> dict[str, str]:
    """Write an audience as link parameters; an empty one has none."""
    query: dict[str, str] = {}
    if audience.strategies != (CUSTOM,):
        query["s"] = _joined(audience.strategies)
    query |= _place(audience.geography)
    query |= {f"{_FILTER}{key}": _shown(value) for key, value in audience.filters}
    if audience.requested_count != _DEFAULT_COUNT:
        query["n"] = str(audience.requested_count)
    if audience.exclude_bought:
        query["x"] = _BOUGHT
    return query


def from_query(query: Mapping[str, str]) -> Audience | None:
    """Read an audience from link parameters; None where they hold none of an audience's. Raises `BadInput`."""
    mine = {name: value for name, value in query.items() if name in OWN or name.startswith(_FILTER)}
    if not mine:
        return None
    if sum(len(value) for value in mine.values()) > _LONGEST:
        raise BadInput("link", "The link is too long.")
    try:
        return Audience(
            strategies=tuple(_parted(mine.get("s", ""))) or (CUSTOM,),
            geography=_placed(mine),
            filters=tuple(
                (name[len(_FILTER) :], _read(value)) for name, value in mine.items() if name.startswith(_FILTER)
            ),
            requested_count=int(mine.get("n", _DEFAULT_COUNT)),
            exclude_bought=mine.get("x") == _BOUGHT,
        )
    except (ValueError, TypeError, OverflowError, RecursionError) as error:
        raise BadInput("link", "It does not hold an audience.") from error


def _place(geography: Geography | None) -> dict[str, str]:
    match geography:
        case Zips(codes):
            return {"zip": _joined(codes)}
        case Cities(places):
            return {"city": _joined_places(places)}
        case Counties(places):
            return {"county": _joined_places(places)}
        case States(codes):
            return {"state": _joined(codes)}
        case Radius():
            parts = (repr(geography.latitude), repr(geography.longitude), repr(geography.radius_miles), geography.label)
            return {"near": _joined(part for part in parts if part)}
        case _:
            return {}


def _placed(query: Mapping[str, str]) -> Geography | None:
    if "zip" in query:
        return Zips(tuple(_parted(query["zip"])))
    if "city" in query:
        return Cities(_parted_places(query["city"]))
    if "county" in query:
        return Counties(_parted_places(query["county"]))
    if "state" in query:
        return States(tuple(_parted(query["state"])))
    return _circle(_parted(query["near"])) if "near" in query else None


def _circle(parts: list[str]) -> Radius:
    latitude, longitude, miles = (float(part) for part in parts[:3])
    if not all(math.isfinite(number) for number in (latitude, longitude, miles)):
        raise ValueError("a circle of no size")
    return Radius(latitude, longitude, miles, label=parts[3] if len(parts) > 3 else "")


def _shown(value: Value) -> str:
    """Numbers, yes and no as they are; text too, unless it would be read as one of those."""
    if isinstance(value, tuple):
        return json.dumps(list(value), ensure_ascii=False)
    if isinstance(value, str):
        return value if _read(value) == value else json.dumps(value, ensure_ascii=False)
    return json.dumps(value)


def _read(text: str) -> Value:
    try:
        given = json.loads(text)
    except ValueError:
        return text
    if isinstance(given, list):
        return tuple(str(one) for one in given)
    if isinstance(given, bool | int | str):
        return given
    if isinstance(given, float) and math.isfinite(given):
        return given
    return text


def _joined(parts: Any) -> str:
    return ",".join(part.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;") for part in parts)


def _joined_places(places: tuple[Place, ...]) -> str:
    return ";".join(_joined((place.name, place.state)) for place in places)


def _parted(text: str, mark: str = ",") -> list[str]:
    """Part a text at a mark that has no backslash before it."""
    parts, part, escaped = [], "", False
    for letter in text:
        if escaped:
            part, escaped = part + letter if mark == "," else f"{part}\\{letter}", False
        elif letter == "\\":
            escaped = True
        elif letter == mark:
            parts.append(part)
            part = ""
        else:
            part += letter
    return [*parts, part] if text else []


def _parted_places(text: str) -> tuple[Place, ...]:
    places = []
    for one in _parted(text, ";"):
        name, state = _parted(one)
        places.append(Place(name, state))
    return tuple(places)

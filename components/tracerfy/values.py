"""One value out of the API's JSON: numbers may be written as text, anything may be missing, nothing is guessed."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, TypeVar

Json = Any
WORDS = {"true": True, "yes": True, "y": True, "1": True, "false": False, "no": False, "n": False, "0": False}
T = TypeVar("T")


class Unreadable(ValueError):
    """A 2xx body without the thing that it is about."""


def text(body: Json, key: str) -> str:
    """Give a text, "" for what is missing or no scalar."""
    value = as_object(body).get(key)
    return str(value).strip() if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def real(body: Json, key: str) -> float | None:
    """Give a number, also one written as text; None for anything else."""
    value = as_object(body).get(key)
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = float(value)
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def whole(body: Json, key: str) -> int | None:
    """Give a whole number, also one written as text or as 5.0; None for anything else."""
    number = real(body, key)
    return int(number) if number is not None and number == int(number) else None


def needed_whole(body: Json, key: str) -> int:
    """Give a whole number of at least 0; raises `Unreadable` without one."""
    number = whole(body, key)
    if number is None or number < 0:
        raise Unreadable(key)
    return number


def flag(body: Json, key: str) -> bool | None:
    """Give yes or no, also written as text; None for anything else: unknown is neither."""
    return yes_or_no(as_object(body).get(key))


def yes_or_no(value: object) -> bool | None:
    """Read a flag: JSON's own, or as the API's files write it (Y, True, yes, 1); None for anything else."""
    return WORDS.get(str(value).strip().lower()) if isinstance(value, bool | int | str) else None


def moment(body: Json, key: str) -> datetime | None:
    """Give an ISO time in UTC; None for anything else."""
    try:
        when = datetime.fromisoformat(text(body, key))
        return when.replace(tzinfo=UTC) if when.tzinfo is None else when.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def block(body: Json, key: str) -> dict[str, Any]:
    """Give an inner object, empty for what is missing or none."""
    value = as_object(body).get(key)
    return value if isinstance(value, dict) else {}


def objects(body: Json, key: str) -> list[dict[str, Any]]:
    """Give the objects of a list that must be there, without the entries that are none; raises `Unreadable`."""
    value = as_object(body).get(key)
    if not isinstance(value, list):
        raise Unreadable(key)
    return [entry for entry in value if isinstance(entry, dict)]


def as_object(body: Json) -> Mapping[str, Any]:
    """Give the object that a body must be; raises `Unreadable`."""
    if not isinstance(body, dict):
        raise Unreadable("a JSON object")
    return body


def listed(body: Json, key: str) -> list[Any]:
    """Give a list that may be missing."""
    value = as_object(body).get(key)
    return value if isinstance(value, list) else []


def texts(body: Json, key: str) -> tuple[str, ...]:
    """Give the texts of a list that may be missing."""
    return tuple(entry for entry in listed(body, key) if isinstance(entry, str) and entry.strip())


def either(value: T | None, default: T) -> T:
    """Give a value, or the default for a missing one; 0 and False are values."""
    return default if value is None else value

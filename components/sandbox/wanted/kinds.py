"""The kinds of value that filters take: how each is checked, and how the OpenAPI page describes it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from components.sandbox.world.wording import readable

_LARGEST = 10**12
Complaint = Callable[[Any], str | None]


@dataclass(frozen=True)
class Kind:
    """`complaint` says what is wrong with a value, or None; `schema` is its JSON schema."""

    complaint: Complaint
    schema: dict[str, Any]


def _not_a_flag(value: Any) -> str | None:
    return None if isinstance(value, bool) else "Must be a valid boolean."


def _not_a_number(value: Any) -> str | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return "A valid number is required."
    return None if -_LARGEST <= value <= _LARGEST else "Out of range."


def _not_whole(value: Any) -> str | None:
    return (
        _not_a_number(value)
        if isinstance(value, int) and not isinstance(value, bool)
        else "A valid integer is required."
    )


def _not_a_date(value: Any) -> str | None:
    try:
        written = re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value)
        date.fromisoformat(value)
    except (TypeError, ValueError):
        written = None
    return None if written else "Date has wrong format. Use YYYY-MM-DD."


def _not_a_text(value: Any) -> str | None:
    if not isinstance(value, str) or not value.strip():
        return "This field may not be blank."
    return None if readable(value) else "Not readable text."


FLAG = Kind(_not_a_flag, {"type": "boolean"})
WHOLE = Kind(_not_whole, {"type": "integer", "minimum": -_LARGEST, "maximum": _LARGEST})
NUMBER = Kind(_not_a_number, {"type": "number", "minimum": -_LARGEST, "maximum": _LARGEST})
DATE = Kind(_not_a_date, {"type": "string", "format": "date"})
TEXT = Kind(_not_a_text, {"type": "string", "minLength": 1})


def one_of(*choices: str) -> Kind:
    """Take one word of several."""

    def complaint(value: Any) -> str | None:
        return None if value in choices else f"{value!r} is not a valid choice. Choose from: {', '.join(choices)}."

    return Kind(complaint, {"type": "string", "enum": [*choices]})


def some_of(*choices: str) -> Kind:
    """Take a list of such words, at least one."""
    each = one_of(*choices)

    def complaint(value: Any) -> str | None:
        if not isinstance(value, list) or not value:
            return "Expected a non-empty list."
        return next((said for word in value if (said := each.complaint(word))), None)

    return Kind(complaint, {"type": "array", "items": each.schema, "minItems": 1})

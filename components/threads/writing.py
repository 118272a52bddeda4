"""Answers of the assistant as text, for the database, and back."""

from __future__ import annotations

import dataclasses
import json

from components.audience import CUSTOM, Audience
from components.tracerfy import Assistance

_BY_AUDIENCE = ("strategies", "geography", "filters")


def written(assistance: Assistance) -> str:
    """Write an answer as JSON; nothing of it is lost."""
    rest = {
        field.name: getattr(assistance, field.name)
        for field in dataclasses.fields(assistance)
        if field.name not in _BY_AUDIENCE
    }
    return json.dumps({"audience": proposed(assistance).canonical(), **rest}, ensure_ascii=False)


def read(text: str) -> Assistance:
    """Read what `written` wrote."""
    given = json.loads(text)
    audience = Audience.from_json(given.pop("audience"))
    lists = {name: tuple(given[name]) for name in ("steps", "assumptions", "warnings")}
    said = {"strategies": audience.strategies, "geography": audience.geography, "filters": audience.filters}
    return Assistance(**{**given, **lists, **said})


def proposed(assistance: Assistance) -> Audience:
    """Give the audience that an answer names, as far as it names one."""
    return Audience(assistance.strategies or (CUSTOM,), assistance.geography, assistance.filters)

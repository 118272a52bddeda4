"""One cell of a lead in words: dollars, per cent, dates, yes and no, phones; what nobody knows is a dash."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from components.library import COLUMNS

UNKNOWN = "–"


def cell_words(name: str, value: Any) -> str:
    """Write a cell of a column as people read it."""
    known = COLUMNS.get(name)
    if value is None or value == "" or (known is not None and known.zero_is_unknown and value == 0):
        return UNKNOWN
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, datetime | date):
        return f"{value.day} {value:%b %Y}"
    return _number(known.kind if known else "text", known.unit if known else "", value)


def _number(kind: str, unit: str, value: Any) -> str:
    if kind == "phone":
        return _phone(str(value))
    if not isinstance(value, int | float):
        return str(value)
    if kind == "dollars":
        return f"{'−' if round(value) < 0 else ''}${abs(value):,.0f}"
    if kind == "percent":
        return f"{value:.0f}%"
    if kind in {"year", "degrees"}:
        return f"{value:.5g}" if kind == "year" else f"{value:.5f}"
    told = f"{value:,.4g}" if isinstance(value, float) else f"{value:,}"
    return f"{told} {unit.removesuffix('s') if value == 1 else unit}".strip()


def _phone(digits: str) -> str:
    return f"({digits[:3]}) {digits[3:6]}-{digits[6:]}" if len(digits) == 10 and digits.isdecimal() else digits

"""Filters in words: one chip each, or one phrase for two that belong together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from components.audience.filters import FILTERS, Filter

_COUNTED = ("whole", "number")


def phrase(key: str, value: Any) -> str:
    """Say one filter in words, for a chip; an unknown key or value is shown as it is."""
    known = FILTERS.get(key)
    if known is None:
        return f"{key}: {_raw(value)}"
    if known.kind == "yes_no" and isinstance(value, bool):
        return known.yes if value else known.no
    if known.bound and _sayable(known, value):
        return _bounded(known, value, None) if known.bound == "min" else _bounded(known, None, value)
    if known.choices:
        return _chosen(known, value)
    said = known.says and _sayable(known, value)
    return known.says.format(_amount(known, value)) if said else f"{known.label}: {_raw(value)}"


def phrases(filters: Iterable[tuple[str, Any]]) -> tuple[str, ...]:
    """Say filters in words; a least and a most of one thing, or an amount and its comparison, become one phrase."""
    return tuple(_said(dict(filters)))


def _said(given: Mapping[str, Any]) -> Iterator[str]:
    told: set[str] = set()
    for key, value in given.items():
        if key in told:
            continue
        partner, words = _pair(key, given)
        told.add(partner)
        yield words or phrase(key, value)


def _pair(key: str, given: Mapping[str, Any]) -> tuple[str, str]:
    """Give the key that is said together with this one, and the words for both; empty where it stands alone."""
    if key in {"estimated_equity", "equity_operator"}:
        return _compared(key, given)
    known = FILTERS.get(key)
    if known is None or not known.bound:
        return "", ""
    partner = f"{known.subject}_{'max' if known.bound == 'min' else 'min'}"
    low, high = given.get(f"{known.subject}_min"), given.get(f"{known.subject}_max")
    both = low is not None and high is not None and _sayable(known, low) and _sayable(known, high)
    return (partner, _bounded(known, low, high)) if both else ("", "")


def _compared(key: str, given: Mapping[str, Any]) -> tuple[str, str]:
    amount, operator = given.get("estimated_equity"), str(given.get("equity_operator"))
    comparison = dict(FILTERS["equity_operator"].choices).get(operator)
    if comparison is None or not _sayable(FILTERS["estimated_equity"], amount):
        return "", ""
    partner = "equity_operator" if key == "estimated_equity" else "estimated_equity"
    return partner, f"Equity {comparison} {_amount(FILTERS['estimated_equity'], amount)}"


def _bounded(known: Filter, low: Any, high: Any) -> str:
    if known.subject == "year_built":
        return _built(low, high)
    if known.kind == "date":
        return known.says.format(_days(low, high))
    words = known.one if known.one and high == 1 and low in (None, 1) else known.says
    if known.one and not known.unit and high == 0 and low in (None, 0):
        return _capital(words.format("no"))
    return _capital(words.format(_span(known, low, high)))


def _span(known: Filter, low: Any, high: Any) -> str:
    if low is not None and high is not None:
        return _amount(known, low) if low == high else f"{_amount(known, low)} to {_amount(known, high)}"
    return f"{_amount(known, low)} or more" if low is not None else f"up to {_amount(known, high)}"


def _built(low: Any, high: Any) -> str:
    """Say years without a thousands comma. The last year counts, so "to 2015" is "before 2016"."""
    if low is not None and high is not None:
        return f"Built in {low:.0f}" if low == high else f"Built {low:.0f} to {high:.0f}"
    return f"Built in {low:.0f} or later" if low is not None else f"Built before {high + 1:.0f}"


def _days(low: Any, high: Any) -> str:
    if low is not None and high is not None:
        return f"on {_day(low)}" if low == high else f"from {_day(low)} to {_day(high)}"
    return f"on or after {_day(low)}" if low is not None else f"on or before {_day(high)}"


def _day(text: str) -> str:
    day = date.fromisoformat(text)
    return f"{day:%b} {day.day}, {day.year}"


def _chosen(known: Filter, value: Any) -> str:
    labels = dict(known.choices)
    values = value if isinstance(value, tuple | list) else (value,)
    named = " or ".join(labels.get(str(one), _raw(one)) for one in values)
    return known.says.format(named) if known.says else named or f"{known.label}: none"


def _amount(known: Filter, value: Any) -> str:
    if not isinstance(value, int | float):
        return str(value)
    digits = f"{abs(value):,.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else f"{abs(value):,}"
    sign = "−" if value < 0 else ""
    return sign + {"dollars": f"${digits}", "percent": f"{digits}%"}.get(known.kind, digits)


def _sayable(known: Filter, value: Any) -> bool:
    """Tell whether the value is of the filter's kind; any other is shown as it came."""
    if known.kind == "date":
        return _is_day(value)
    if known.kind in {*_COUNTED, "dollars", "percent"}:
        return isinstance(value, int | float) and not isinstance(value, bool)
    return isinstance(value, str) and bool(value.strip())


def _is_day(value: Any) -> bool:
    try:
        return isinstance(value, str) and bool(date.fromisoformat(value))
    except ValueError:
        return False


def _raw(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(str(one) for one in value) if isinstance(value, tuple | list) else str(value)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]

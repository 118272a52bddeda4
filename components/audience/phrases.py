"""Filters in words: one chip each, or one phrase for a least and a most of the same thing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from components.audience.filters import FILTERS, Filter

_NOT = {
    "pool": ("With a pool", "Without a pool"),
    "garage": ("With a garage", "Without a garage"),
    "basement": ("With a basement", "Without a basement"),
    "deck": ("With a deck", "Without a deck"),
    "absentee_owner": ("Absentee owner", "Owner lives there"),
    "vacant": ("Vacant", "Not vacant"),
    "flood_zone": ("In a flood zone", "Not in a flood zone"),
    "cash_buyer": ("Cash buyer", "Not a cash buyer"),
}
_NOUNS = {
    "year_built": "Built",
    "years_owned": "Owned",
    "beds": "bedrooms",
    "baths": "bathrooms",
    "units": "units",
    "stories": "stories",
    "rooms": "rooms",
    "properties_owned": "properties owned",
    "open_mortgages": "open mortgages",
    "portfolio_purchased_last6": "bought in 6 months",
    "portfolio_purchased_last12": "bought in 12 months",
}
_MONEY = {
    "value": "Worth",
    "assessed_value": "Assessed at",
    "estimated_equity": "Equity of",
    "mortgage": "Owes",
    "last_sale_price": "Last sold for",
    "mls_listing_price": "Listed at",
    "portfolio_value": "Portfolio worth",
    "portfolio_equity": "Portfolio equity of",
    "portfolio_mortgage_balance": "Portfolio debt of",
}


def phrase(key: str, value: Any) -> str:
    """Say one filter in words, for a chip; an unknown key or value is shown as it is."""
    known = FILTERS.get(key)
    if known is None:
        return f"{key}: {_raw(value)}"
    if known.kind == "yes_no" and isinstance(value, bool):
        return _NOT.get(key, (known.label, f"Not {known.label[0].lower()}{known.label[1:]}"))[0 if value else 1]
    if known.bound and _number_or_date(known, value):
        return _bound(known, value if known.bound == "min" else None, value if known.bound == "max" else None)
    if known.choices:
        return _choice(known, value)
    return f"{known.label}: {_amount(known, value)}"


def phrases(filters: Iterable[tuple[str, Any]]) -> tuple[str, ...]:
    """Say filters in words; a least and a most of one thing become one phrase."""
    given = dict(filters)
    said, told = [], set()
    for key, value in given.items():
        known = FILTERS.get(key)
        if key in told:
            continue
        if known is not None and known.bound:
            low, high = given.get(f"{known.subject}_min"), given.get(f"{known.subject}_max")
            if low is not None and high is not None and _number_or_date(known, low) and _number_or_date(known, high):
                told |= {f"{known.subject}_min", f"{known.subject}_max"}
                said.append(_bound(known, low, high))
                continue
        said.append(phrase(key, value))
    return tuple(said)


def _bound(known: Filter, low: Any, high: Any) -> str:
    subject = known.subject
    if subject == "year_built":
        return _built(low, high)
    if known.kind == "date":
        return _dated(known, low, high)
    span = _span(known, low, high)
    if subject in _MONEY:
        return f"{_MONEY[subject]} {span}"
    if subject == "years_owned":
        return f"Owned {span} years"
    if subject in _NOUNS:
        return f"{span} {_NOUNS[subject]}"
    label = known.label.rsplit(",", 1)[0]
    return f"{label} {span}{f' {known.unit}' if known.unit not in {'', '$', '%'} else ''}"


def _span(known: Filter, low: Any, high: Any) -> str:
    if low is not None and high is not None:
        return f"{_amount(known, low)}" if low == high else f"{_amount(known, low)} to {_amount(known, high)}"
    return f"{_amount(known, low)} or more" if low is not None else f"up to {_amount(known, high)}"


def _built(low: Any, high: Any) -> str:
    if low is not None and high is not None:
        return f"Built {low} to {high}" if low != high else f"Built in {low}"
    return f"Built {low} or later" if low is not None else f"Built before {high + 1}"


def _dated(known: Filter, low: Any, high: Any) -> str:
    label = known.label.rsplit(",", 1)[0]
    if low is not None and high is not None:
        return f"{label} {low} to {high}"
    return f"{label} since {low}" if low is not None else f"{label} by {high}"


def _choice(known: Filter, value: Any) -> str:
    words = dict(known.choices)
    values = value if isinstance(value, tuple | list) else (value,)
    named = " or ".join(words.get(str(one), str(one)) for one in values)
    return named if known.key in {"property_type", "property_types"} else f"{known.label}: {named}"


def _amount(known: Filter, value: Any) -> str:
    if not isinstance(value, int | float) or isinstance(value, bool):
        return _raw(value)
    digits = f"{value:,.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else f"{value:,}"
    return {"dollars": f"${digits}", "percent": f"{digits} %"}.get(known.kind, digits)


def _number_or_date(known: Filter, value: Any) -> bool:
    if known.kind == "date":
        return isinstance(value, str)
    return isinstance(value, int | float) and not isinstance(value, bool)


def _raw(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(str(one) for one in value) if isinstance(value, tuple | list) else str(value)

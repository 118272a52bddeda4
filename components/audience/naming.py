"""Short names: what an audience is at heart, and what sets it apart: "Absentee · Phoenix + Mesa · LTV ≤ 60"."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import Any

from components.audience.audience import CUSTOM, Audience
from components.audience.filters import FILTERS, Filter
from components.audience.gazetteer import states
from components.audience.geography import Cities, Counties, Geography, Radius, States, Zips
from components.audience.phrases import phrase

LONGEST_NAME = 60
_BETWEEN = " · "
# Who an owner is comes before what the home is: the first of these that is on names the audience where no strategy does.
_WHO = {
    "absentee_owner": ("Absentee", "Owner-occupied"),
    "out_of_state_owner": ("Out-of-state", ""),
    "in_state_owner": ("In-state absentee", ""),
    "vacant": ("Vacant", ""),
    "pre_foreclosure": ("Pre-foreclosure", ""),
    "corporate_owned": ("Companies", ""),
    "trust_owned": ("Trusts", ""),
    "cash_buyer": ("Cash buyers", ""),
    "investor_buyer": ("Investors", ""),
    "high_equity": ("High equity", ""),
    "free_clear": ("Free & clear", ""),
}
_SHORT = {
    "ltv": "LTV",
    "year_built": "Built",
    "years_owned": "Years owned",
    "estimated_equity": "Equity",
    "mls_days_on_market": "Days on market",
    "mls_listing_price": "Listed at",
    "building_size": "Sq ft",
    "lot_size": "Lot sq ft",
}


def short_name(audience: Audience, labels: Mapping[str, str], taken: Collection[str] = ()) -> str:
    """Name an audience in at most 60 characters, none of `taken`; words are left out whole, never cut.

    `labels` are the strategies' labels by key. A name that is taken grows by what it left out, then by a number.
    """
    parts = list(_parts(audience, labels))
    names = [_fitted(parts[: 2 + further]) for further in range(1, len(parts))] or [_fitted(parts)]
    free = next((name for name in names if name not in taken), "")
    return free or _numbered(names[-1], taken)


def fits_in_a_name(words: str) -> str:
    """Shorten words somebody typed to a name's length, at a word's end."""
    bare = " ".join(words.split())
    return bare if len(bare) <= LONGEST_NAME else f"{bare[: LONGEST_NAME - 1].rsplit(' ', 1)[0].rstrip(' ,;·')}…"


def _parts(audience: Audience, labels: Mapping[str, str]) -> Iterator[str]:
    left = dict(audience.filters)
    yield _who(audience, labels, left)
    if where := _where(audience.geography):
        yield where
    yield from _compact(left)


def _who(audience: Audience, labels: Mapping[str, str], left: dict[str, Any]) -> str:
    named = [labels.get(key, key.replace("_", " ").capitalize()) for key in audience.strategies if key != CUSTOM]
    if named:
        return " or ".join(named[:2]) + (f" +{len(named) - 2}" if len(named) > 2 else "")
    for key, (yes, no) in _WHO.items():
        words = (yes if left[key] else no) if isinstance(left.get(key), bool) else ""
        if words:
            del left[key]
            return words
    return "Owners"


def _where(geography: Geography | None) -> str:
    match geography:
        case Zips(zip_codes):
            return _joined(zip_codes, "ZIPs")
        case Cities(places):
            return _joined([place.name for place in places], "cities")
        case Counties(places):
            return _joined([f"{place.name} Co." for place in places], "counties")
        case States(codes):
            return states().get(codes[0], codes[0]) if len(codes) == 1 else _joined(codes, "states")
        case Radius():
            centre = geography.label or f"{geography.latitude:.2f}, {geography.longitude:.2f}"
            return f"{geography.radius_miles:g} mi of {centre.split(',')[0]}"
        case _:
            return ""


def _joined(names: Collection[str], plural: str) -> str:
    told = list(names)
    return " + ".join(told) if len(told) <= 2 else f"{told[0]} + {len(told) - 1} {plural}"


def _compact(left: Mapping[str, Any]) -> Iterator[str]:
    told: set[str] = set()
    for key, value in left.items():
        known = FILTERS.get(key)
        if known is None or not known.bound:
            yield phrase(key, value)
        elif known.subject not in told:
            told.add(known.subject)
            yield _span(known, left.get(f"{known.subject}_min"), left.get(f"{known.subject}_max"))


def _span(known: Filter, low: Any, high: Any) -> str:
    name = _SHORT.get(known.subject, known.label.removesuffix(", from").removesuffix(", to"))
    if low is not None and high is not None:
        return f"{name} {_amount(known, low)}–{_amount(known, high)}"
    return f"{name} ≥ {_amount(known, low)}" if low is not None else f"{name} ≤ {_amount(known, high)}"


def _amount(known: Filter, value: Any) -> str:
    if known.kind == "date":
        return _month(str(value))
    if isinstance(value, bool) or not isinstance(value, int | float):
        return str(value)
    if known.kind != "dollars":
        return f"{value:g}" if known.subject == "year_built" else f"{value:,.6g}"
    size, unit = next(((size, unit) for size, unit in ((1e6, "M"), (1e3, "k")) if abs(value) >= size), (1, ""))
    return f"{'−' if value < 0 else ''}${abs(value) / size:.4g}{unit}"


def _month(text: str) -> str:
    try:
        return f"{date.fromisoformat(text):%b %Y}"
    except ValueError:
        return text


def _fitted(parts: list[str]) -> str:
    """Join as many parts as fit; the first is shortened at a word's end where it alone is too long."""
    name = fits_in_a_name(parts[0])
    for part in parts[1:]:
        if len(name) + len(_BETWEEN) + len(part) <= LONGEST_NAME:
            name = f"{name}{_BETWEEN}{part}"
    return name


def _numbered(name: str, taken: Collection[str]) -> str:
    bare = name if len(name) <= LONGEST_NAME - 6 else name.rsplit(_BETWEEN, 1)[0]
    return next(one for number in range(2, 100_000) if (one := f"{bare} ({number})") not in taken)

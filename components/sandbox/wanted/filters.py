"""Every filter key: what it accepts, and which homes it lets through (API document, Filter Reference).

Bounds are inclusive. A flag set to false means "must not". Homes whose value is unknown pass no bound. The last three keys are used by
strategies though the reference forgot them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from components.sandbox.refusals import BadRequest
from components.sandbox.wanted.kinds import DATE, FLAG, NUMBER, TEXT, WHOLE, Kind, one_of, some_of
from components.sandbox.world.chance import Array
from components.sandbox.world.homes import Homes
from components.sandbox.world.places import bare_county

Overrides = Mapping[str, Any]
PROPERTY_TYPES = ("SFR", "MFR", "LAND", "CONDO", "MOBILE", "COMMERCIAL")
NOTICE_TYPES = ("NOD", "NOL", "NTS", "FOR", "REO")
SEARCH_RANGES = {"1_MONTH": 30, "2_MONTH": 61, "3_MONTH": 91, "6_MONTH": 182, "1_YEAR": 365}
_OPERATORS: dict[str, Callable[[Array, int], Array]] = {
    "lt": np.less,
    "lte": np.less_equal,
    "gt": np.greater,
    "gte": np.greater_equal,
}


@dataclass(frozen=True)
class Filter:
    """`kind` is what it takes; `matches` masks homes, and may look at the other filters set."""

    kind: Kind
    matches: Callable[[Homes, Any, Overrides], Array]


def check_filters(filters: Overrides) -> None:
    """Refuse unknown keys, wrong types and values outside an enumeration. Raises `BadRequest` with a field map."""
    unknown = sorted(key for key in filters if key not in FILTERS)
    if unknown:
        raise BadRequest({"filter_overrides": [f"Disallowed filter keys: {unknown}. See ALLOWED_FILTER_KEYS."]})
    complaints = {key: said for key, value in filters.items() if (said := FILTERS[key].kind.complaint(value))}
    if complaints:
        raise BadRequest({"filter_overrides": [f"{key}: {said}" for key, said in sorted(complaints.items())]})


def matching(homes: Homes, filters: Overrides) -> Array:
    """Mask the homes that pass all filters."""
    passed = np.ones(len(homes), dtype=bool)
    for key, value in filters.items():
        passed &= FILTERS[key].matches(homes, value, filters)
    return passed


def _flag(column: str) -> Filter:
    return Filter(FLAG, lambda homes, value, _: homes[column] == value)


def _bounds(key: str, column: str, kind: Kind = WHOLE) -> dict[str, Filter]:
    return {
        f"{key}_min": Filter(kind, lambda homes, value, _: homes[column] >= value),
        f"{key}_max": Filter(kind, lambda homes, value, _: homes[column] <= value),
    }


def _dates(key: str, column: str) -> dict[str, Filter]:
    return {
        f"{key}_min": Filter(DATE, lambda homes, value, _: homes[column] >= np.datetime64(value)),
        f"{key}_max": Filter(DATE, lambda homes, value, _: homes[column] <= np.datetime64(value)),
    }


def _text(column: str, plain: Callable[[str], str] = str.casefold) -> Filter:
    def matches(homes: Homes, value: str, _: Overrides) -> Array:
        sought, kept = plain(value.strip()), homes[column]
        return np.fromiter((plain(text) == sought for text in kept), dtype=bool, count=len(kept))

    return Filter(TEXT, matches)


def _equity_compared(homes: Homes, dollars: int, filters: Overrides) -> Array:
    return _OPERATORS[filters.get("equity_operator", "gte")](homes["estimated_equity"], dollars)


def _noted_lately(homes: Homes, search_range: str, filters: Overrides) -> Array:
    """Narrow only what `pre_foreclosure`, `auction` or `reo` asks for; alone, a range means nothing."""
    if not any(filters.get(flag) for flag in ("pre_foreclosure", "auction", "reo")):
        return np.ones(len(homes), dtype=bool)
    since = np.datetime64(homes.world.as_of, "D") - np.timedelta64(SEARCH_RANGES[search_range], "D")
    return np.asarray(homes["notice_date"] >= since)


def _noticed(homes: Homes, notice: str, _: Overrides) -> Array:
    return np.asarray(homes["reo"] if notice == "REO" else homes["notice_type"] == notice)


def _anything(homes: Homes, _value: Any, _filters: Overrides) -> Array:
    return np.ones(len(homes), dtype=bool)


FILTERS: dict[str, Filter] = {
    "property_type": Filter(one_of(*PROPERTY_TYPES), lambda homes, value, _: homes["kind"] == value),
    "property_types": Filter(some_of(*PROPERTY_TYPES), lambda homes, value, _: np.isin(homes["kind"], value)),
    **_bounds("beds", "beds"),
    **_bounds("baths", "baths"),
    **_bounds("units", "units_count"),
    **_bounds("building_size", "building_size_sqft"),
    **_bounds("lot_size", "lot_size_sqft"),
    **_bounds("year_built", "year_built"),
    **_bounds("stories", "stories"),
    **_bounds("rooms", "rooms"),
    "pool": _flag("has_pool"),
    "garage": _flag("has_garage"),
    "basement": _flag("has_basement"),
    "deck": _flag("has_deck"),
    "mfh_2to4": Filter(FLAG, lambda homes, value, _: ((homes["units_count"] >= 2) & (homes["units_count"] <= 4)) == value),
    "mfh_5plus": Filter(FLAG, lambda homes, value, _: (homes["units_count"] >= 5) == value),
    **_bounds("value", "estimated_value"),
    **_bounds("assessed_value", "assessed_value"),
    "estimated_equity": Filter(WHOLE, _equity_compared),
    "equity_operator": Filter(one_of(*_OPERATORS), _anything),
    **_bounds("estimated_equity", "estimated_equity"),
    "equity": Filter(FLAG, lambda homes, value, _: (homes["estimated_equity"] > 0) == value),
    "high_equity": _flag("high_equity"),
    "free_clear": _flag("free_clear"),
    **_bounds("ltv", "ltv_percent", NUMBER),
    **{
        key: _flag(key)
        for key in (
            "absentee_owner", "in_state_owner", "out_of_state_owner", "individual_owned", "trust_owned", "corporate_owned", "cash_buyer",
            "investor_buyer", "private_lender", "vacant", "pre_foreclosure", "auction", "reo", "mls_active", "mls_pending", "mls_cancelled",
            "adjustable_rate", "assumable", "last_sale_arms_length", "flood_zone", "inherited", "judgment", "death",
        )
    },
    **_bounds("properties_owned", "total_properties_owned"),
    **_bounds("years_owned", "years_owned"),
    **_bounds("portfolio_value", "total_portfolio_value"),
    **_bounds("portfolio_equity", "portfolio_equity"),
    **_bounds("portfolio_mortgage_balance", "portfolio_mortgage_balance"),
    **_bounds("portfolio_purchased_last6", "portfolio_purchased_last6"),
    **_bounds("portfolio_purchased_last12", "portfolio_purchased_last12"),
    **_dates("pre_foreclosure_date", "notice_date"),
    "notice_type": Filter(one_of(*NOTICE_TYPES), _noticed),
    "search_range": Filter(one_of(*SEARCH_RANGES), _noted_lately),
    **_bounds("mls_days_on_market", "mls_days_on_market"),
    "mls_listing_price_min": Filter(WHOLE, lambda homes, value, _: homes["mls_listing_price"] >= value),
    **_bounds("mortgage", "open_mortgage_balance"),
    "loan_type_code_first": _text("loan_type_code_first"),
    **_bounds("open_mortgages", "open_mortgages"),
    **_dates("last_sale_date", "last_sale_date"),
    **_bounds("last_sale_price", "last_sale_price"),
    "mail_city": _text("mail_city"),
    "mail_state": _text("mail_state"),
    "mail_zip": _text("mail_zip"),
    "mail_county": _text("mail_county", bare_county),
    "flood_zone_type": _text("flood_zone_type"),
}  # fmt: skip

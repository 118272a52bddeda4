"""The twenty preset strategies (API document, List Filters) and how several join: with OR."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from components.sandbox.refusals import BadRequest

_RECENT_DAYS = 180


@dataclass(frozen=True)
class Strategy:
    """A preset: what `/filters/` says of it."""

    key: str
    label: str
    description: str
    default_filters: dict[str, Any]


def strategies(today: date) -> dict[str, Strategy]:
    """Give all presets as of a day; only recent_homeowner's date moves with it."""
    since = (today - timedelta(days=_RECENT_DAYS)).isoformat()
    listed = (Strategy(key, label, description, dict(defaults)) for key, label, description, defaults in _PRESETS)
    presets = {strategy.key: strategy for strategy in listed}
    presets["recent_homeowner"].default_filters["last_sale_date_min"] = since
    return presets


def chosen_strategies(text: str, today: date) -> tuple[Strategy, ...]:
    """Read a comma-separated choice. Raises `BadRequest` for an unknown key, in the document's words."""
    presets = strategies(today)
    keys = [key.strip() for key in text.split(",") if key.strip()] or ["custom"]
    for key in keys:
        if key not in presets:
            said = f"Unknown strategy '{key}'. Valid options: call GET /v1/api/lead-builder/strategies/"
            raise BadRequest({"strategy": [said]})
    return tuple(presets[key] for key in dict.fromkeys(keys))


_OWN = {"absentee_owner": False}
_PRESETS: tuple[tuple[str, str, str, dict[str, Any]], ...] = (
    (
        "pre_foreclosure_motivated",
        "Pre-Foreclosure",
        "Active pre-foreclosure filings in the last 6 months.",
        {"pre_foreclosure": True, "search_range": "6_MONTH"},
    ),
    (
        "probate_inherited",
        "Probate / Inherited",
        "Inherited properties — high-intent probate leads.",
        {"inherited": True},
    ),
    ("vacant", "Vacant Homes", "Vacant properties — no one residing at the address.", {"vacant": True}),
    (
        "high_equity_absentee",
        "High Equity Absentee",
        "Absentee owners with the high-equity flag — motivated seller candidates.",
        {"absentee_owner": True, "high_equity": True},
    ),
    (
        "tired_landlord",
        "Tired Landlord",
        "Absentee owners who have held 7+ years and own 2+ properties.",
        {"absentee_owner": True, "years_owned_min": 7, "properties_owned_min": 2},
    ),
    (
        "reo_bank_owned",
        "REO / Bank-Owned",
        "Bank-owned (REO) properties — post-foreclosure distressed inventory.",
        {"reo": True},
    ),
    (
        "cash_buyer_investor",
        "Cash Buyer",
        "Recent cash buyers — wholesaling dispo list candidates.",
        {"cash_buyer": True},
    ),
    ("free_and_clear", "Free & Clear", "Properties owned outright with no active mortgage.", {"free_clear": True}),
    (
        "auction_property",
        "Auction Properties",
        "Properties scheduled for auction — distressed seller opportunity.",
        {"auction": True},
    ),
    (
        "judgment_lien",
        "Judgment / Lien",
        "Properties with court judgments — financially distressed owners.",
        {"judgment": True},
    ),
    (
        "owner_deceased",
        "Owner Deceased",
        "Properties where the owner of record is deceased — estate sale candidates.",
        {"death": True},
    ),
    (
        "active_flipper",
        "Active Flipper",
        "Investors who bought 2+ properties in the last 12 months.",
        {"investor_buyer": True, "portfolio_purchased_last12_min": 2},
    ),
    (
        "expired_mls",
        "Expired MLS Listings",
        "Properties that were listed for sale but failed to sell — motivated seller candidates for agents.",
        {"mls_cancelled": True},
    ),
    (
        "recent_homeowner",
        "Recent Homeowner",
        "Bought in the last 6 months — home improvement, refi, warranty cross-sell.",
        {"last_sale_date_min": "", **_OWN},
    ),
    (
        "long_term_owner_listing_opportunity",
        "Long-Term Owner",
        "Owner-occupied 10+ years — potential listing leads.",
        {"years_owned_min": 10, **_OWN},
    ),
    (
        "high_equity_refi_candidate",
        "High Equity Refi",
        "Owner-occupied with the high-equity flag — refinance leads.",
        {**_OWN, "high_equity": True},
    ),
    (
        "solar_owner_occupied_high_value",
        "Solar (Owner-Occupied, High Value)",
        "SFRs built before 2015, owner-occupied, high equity, $300k+ value.",
        {"property_type": "SFR", **_OWN, "value_min": 300000, "year_built_max": 2015, "high_equity": True},
    ),
    (
        "roofing_older_home_high_equity",
        "Roofing (Older Home, High Equity)",
        "SFRs built before 2005, owner-occupied, high equity.",
        {"property_type": "SFR", "year_built_max": 2005, "high_equity": True, **_OWN},
    ),
    (
        "hvac_older_home_owner_occupied",
        "HVAC (Older Home, Owner-Occupied)",
        "SFRs built before 2000, owner-occupied. Aging HVAC replacement market.",
        {"property_type": "SFR", "year_built_max": 2000, **_OWN},
    ),
    ("custom", "Custom", "Blank slate — configure every filter manually or via AI prompt.", {}),
)
PRESET_KEYS = tuple(key for key, *_ in _PRESETS)

"""The one table of names that people read: columns by their labels, the vendor's factors by theirs, acronyms as they are written."""

from __future__ import annotations

from collections.abc import Mapping

from components.library.columns import COLUMNS

_FACTORS: Mapping[str, str] = {
    "absentee_penalty": "Absentee owner",
    "aging_property": "Aging property",
    "below_market_listing": "Listed below market",
    "climate_demand": "Demand by climate",
    "hoa": "HOA",
    "hoa_penalty": "HOA",
    "high_value_property": "High-value property",
    "home_value": "Home value",
    "ltv_sweet_spot": "LTV in the sweet spot",
    "older_home": "Older home",
    "portfolio_size": "Portfolio size",
    "quit_claim_deed": "Quitclaim deed",
    "solar_state_tier": "Solar state",
    "value_gap": "Value gap",
}
_ACRONYMS = {
    word.lower(): word
    for word in (
        "AC", "APN", "ARM", "AVM", "DNC", "FHA", "HELOC", "HOA", "HVAC", "LLC", "LTV", "MLS", "REO", "TCPA", "USPS", "VA", "ZIP",
    )
}  # fmt: skip


def name_in_words(key: str) -> str:
    """Give a column's or a factor's name as people write it: "mls_cancelled" is "Listing cancelled", "mls_age" "MLS age"."""
    if known := _FACTORS.get(key):
        return known
    if column := COLUMNS.get(key):
        return column.label
    words = [_ACRONYMS.get(word.lower(), word) for word in key.replace("_", " ").split()]
    told = " ".join(words)
    return told[:1].upper() + told[1:] or "Unnamed"

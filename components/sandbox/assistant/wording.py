"""Filters and places in words, for the summary of an answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from components.sandbox.assistant.names import NAMES_OF

_MOST_SAID = 6
_YES_NO = {
    "absentee_owner": ("absentee owners", "owner-occupied homes"),
    "out_of_state_owner": ("out-of-state owners", "owners in the same state"),
    "in_state_owner": ("owners in the same state", "owners in another state"),
    "corporate_owned": ("owned by companies", "not owned by companies"),
    "trust_owned": ("owned by trusts", "not owned by trusts"),
    "individual_owned": ("owned by individuals", "not owned by individuals"),
    "high_equity": ("with high equity", "without high equity"),
    "vacant": ("vacant", "not vacant"),
    "free_clear": ("without a mortgage", "with a mortgage"),
    "mls_active": ("listed for sale", "not listed for sale"),
    "flood_zone": ("in a flood zone", "outside flood zones"),
}
_SAID = {
    "ltv_max": "owing at most {}% of the value",
    "ltv_min": "owing at least {}% of the value",
    "year_built_max": "built in {} or earlier",
    "year_built_min": "built in {} or later",
    "value_min": "worth ${:,} or more",
    "value_max": "worth up to ${:,}",
    "estimated_equity_min": "with ${:,} of equity or more",
    "mortgage_max": "owing up to ${:,}",
    "beds_min": "{}+ bedrooms",
    "beds_max": "up to {} bedrooms",
    "baths_min": "{}+ bathrooms",
    "years_owned_min": "owned {}+ years",
    "years_owned_max": "owned up to {} years",
    "building_size_min": "{:,}+ sq ft",
    "building_size_max": "up to {:,} sq ft",
    "lot_size_min": "on lots of {:,}+ sq ft",
    "properties_owned_min": "whose owners have {}+ properties",
    "last_sale_date_max": "last sold by {}",
    "last_sale_date_min": "last sold since {}",
    "search_range": "noticed within {}",
    "mail_state": "with mail going to {}",
}
_TYPES = {
    "SFR": "single-family homes", "CONDO": "condos", "MOBILE": "mobile homes", "LAND": "land", "COMMERCIAL": "commercial properties",
    "MFR": "multi-family buildings",
}  # fmt: skip


def in_words(key: str, value: Any) -> str:
    """Say one filter; one without words of its own as its key and value."""
    if isinstance(value, bool):
        yes, no = _YES_NO.get(key, (f"with a {key.replace('_', ' ')}", f"without a {key.replace('_', ' ')}"))
        return yes if value else no
    if key in {"property_type", "property_types"}:
        kinds = value if isinstance(value, list) else [value]
        return " and ".join(_TYPES.get(str(kind), str(kind)) for kind in kinds)
    if key == "search_range":
        value = str(value).lower().replace("_", " ") + ("s" if not str(value).startswith("1_") else "")
    return _SAID[key].format(value) if key in _SAID else f"{key.replace('_', ' ')} {value}"


def place_in_words(geography: Mapping[str, Any]) -> str:
    """Say a place with its preposition; of many ZIPs the first few."""
    mode = geography.get("mode")
    if mode == "zips":
        codes = geography["zip_codes"]
        return f"in {'ZIP' if len(codes) == 1 else 'ZIPs'} {_listed(codes[:_MOST_SAID], len(codes))}"
    if mode == "radius":
        return f"within {geography['radius']:g} miles of {geography['latitude']:.3f}, {geography['longitude']:.3f}"
    if mode == "states":
        return f"in {_listed([NAMES_OF.get(code, code) for code in geography['states']])}"
    names = geography.get("cities") or [f"{name} County" for name in geography.get("counties", ())]
    return f"in {_listed(names)}, {', '.join(geography.get('states', ()))}"


def _listed(names: Sequence[str], in_all: int = 0) -> str:
    """Write a list: "Mesa, Tempe and Chandler"; of more than are named, how many they are in all."""
    if in_all > len(names):
        return f"{', '.join(names)} and {in_all - len(names)} more"
    return " and ".join(part for part in (", ".join(names[:-1]), names[-1]) if part)

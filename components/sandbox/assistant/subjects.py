"""What a thread can be asked to change or to drop, by the words that people use for it."""

from __future__ import annotations

import re
from collections.abc import Iterable

SUBJECTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"equity|ltv|loan[\s-]to[\s-]value", ("ltv_max", "ltv_min", "high_equity", "equity", "estimated_equity", "estimated_equity_min", "estimated_equity_max")),
    (r"years?(?! owned)|built|age|older|newer|construction|decade", ("year_built_min", "year_built_max")),
    (r"values?|prices?|pric(?:ed|ing)|worth|budget|cost", ("value_min", "value_max")),
    (r"beds?|bedrooms?", ("beds_min", "beds_max")),
    (r"baths?|bathrooms?", ("baths_min", "baths_max")),
    (r"absentee\w*|owner[\s-]occup\w*|rentals?|landlords?|occup\w+|living there|lives? (?:there|elsewhere)", ("absentee_owner",)),
    (r"out[\s-]of[\s-](?:state|town)\w*", ("out_of_state_owner",)),
    (r"in[\s-]state", ("in_state_owner",)),
    (r"corporat\w*|compan(?:y|ies)|llcs?|business\w*", ("corporate_owned",)),
    (r"trusts?", ("trust_owned",)),
    (r"individual\w*", ("individual_owned",)),
    (r"pools?", ("pool",)),
    (r"garages?", ("garage",)),
    (r"basements?", ("basement",)),
    (r"decks?", ("deck",)),
    (r"types?|kinds?|single|condos?|sfrs?|land|mobile homes?|multi-?family|commercial|houses only", ("property_type", "property_types", "mfh_2to4", "mfh_5plus")),
    (r"sizes?|sq\w*|square|feet|footage|living area", ("building_size_min", "building_size_max")),
    (r"lots?|acres?|acreage", ("lot_size_min", "lot_size_max")),
    (r"owned|ownership|years|tenure", ("years_owned_min", "years_owned_max")),
    (r"portfolio|doors|properties owned", ("properties_owned_min", "properties_owned_max")),
    (r"mortgages?|loans?|debt|balance", ("mortgage_min", "mortgage_max", "ltv_max", "ltv_min")),
    (r"vacan\w+|empty", ("vacant",)),
    (r"flood\w*", ("flood_zone",)),
    (r"units", ("units_min", "units_max")),
    (r"stor(?:y|ies)|floors", ("stories_min", "stories_max")),
    (r"listed|listings?|market|mls", ("mls_active", "mls_pending", "mls_days_on_market_min", "mls_days_on_market_max")),
    (r"sale date|bought|purchased?|last sale|sold", ("last_sale_date_min", "last_sale_date_max")),
    (r"mail\w*", ("mail_state", "mail_city", "mail_zip")),
)  # fmt: skip
"""A pattern and the filters that are meant by it, the likeliest first."""


def meant_by(prompt: str, among: Iterable[str] = ()) -> list[str]:
    """Give the filters that a prompt names by their subject; of `among` alone, where any of them is named."""
    keys = [key for pattern, own in SUBJECTS if re.search(rf"\b(?:{pattern})\b", prompt, re.IGNORECASE) for key in own]
    standing = set(among)
    return [key for key in keys if key in standing] or keys

"""The one table of columns: the 112 seen in live lists, in their order, and the few that newer lists add.

Declared once; the shelf's types, tables, exports and the lead sheet read from here. `zero_is_unknown` marks numbers whose 0 means that
nobody knows (seen live: last_sale_price is 0 in states that don't publish prices).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "text",
    "whole",
    "number",
    "dollars",
    "percent",
    "date",
    "year",
    "yes_no",
    "phone",
    "zip",
    "score",
    "category",
    "factors",
    "degrees",
]

USE_CASES: Mapping[str, str] = {
    "sell": "Sell",
    "refi": "Refinance",
    "roof_renovate": "Roof",
    "hvac_renovate": "HVAC",
    "solar_renovate": "Solar",
}
PHONES = ("primary_phone", "mobile_1", "mobile_2", "mobile_3", "landline_1", "landline_2")
TRACED_PHONES = (
    "primary_phone", "mobile_1", "mobile_2", "mobile_3", "mobile_4", "mobile_5", "landline_1", "landline_2", "landline_3",
)  # fmt: skip
"""The nine phones of a trace (API document, DNC Scrub from Trace)."""
FLAGS_AT = "flags_checked_at"
"""The column of a list of our own that says when its phones' flags were told, as ISO 8601 in UTC."""
TRACED_EMAILS = ("email_1", "email_2", "email_3", "email_4", "email_5")


@dataclass(frozen=True)
class Column:
    """One column of a lead. `key` is the API's own name; `unit` is "" where the kind says it."""

    key: str
    label: str
    group: str
    kind: Kind
    unit: str = ""
    zero_is_unknown: bool = False


def _columns(group: str, *rows: tuple[str, str, Kind] | tuple[str, str, Kind, str]) -> list[Column]:
    return [
        Column(key, label, group, kind, unit, zero_is_unknown=key in _ZERO_IS_UNKNOWN)
        for key, label, kind, unit in ((*row, "")[:4] for row in rows)
    ]


_ZERO_IS_UNKNOWN = frozenset(
    {
        "last_sale_price",
        "prior_sale_price",
        "units_count",
        "stories",
        "price_per_sqft",
        "building_size_sqft",
        "lot_size_sqft",
    }
)


def _phone(key: str, label: str) -> list[Column]:
    extras: list[tuple[str, str, Kind]] = []
    if key == "primary_phone":
        extras = [(f"{key}_type", f"{label}: type", "text"), (f"{key}_carrier", f"{label}: carrier", "text")]
    flags: list[tuple[str, str, Kind]] = [
        (f"{key}_dnc", f"{label}: do not call", "yes_no"),
        (f"{key}_tcpa", f"{label}: TCPA", "yes_no"),
    ]
    return _columns("Contact", (key, label, "phone"), *extras, *flags)


def _scores() -> list[Column]:
    return [
        column
        for case, label in USE_CASES.items()
        for column in _columns(
            "Scores",
            (f"{case}_propensity_score", f"{label} score", "score"),
            (f"{case}_propensity_category", f"{label} tier", "category"),
            (f"{case}_propensity_factors", f"{label} factors", "factors"),
        )
    ]


_TABLE: list[Column] = [
    *_columns(
        "Property",
        ("address", "Address", "text"),
        ("city", "City", "text"),
        ("state", "State", "text"),
        ("zip_code", "ZIP", "zip"),
        ("county", "County", "text"),
        ("latitude", "Latitude", "degrees"),
        ("longitude", "Longitude", "degrees"),
        ("apn", "Parcel (APN)", "text"),
        ("subdivision", "Subdivision", "text"),
        ("property_type", "Type", "text"),
        ("property_use", "Use", "text"),
        ("land_use", "Land use", "text"),
        ("year_built", "Built", "year"),
        ("beds", "Bedrooms", "whole"),
        ("baths", "Bathrooms", "number"),
        ("units_count", "Units", "whole"),
        ("stories", "Stories", "number"),
        ("building_size_sqft", "Living area", "whole", "sq ft"),
        ("lot_size_sqft", "Lot", "whole", "sq ft"),
        ("has_ac", "Air conditioning", "yes_no"),
        ("has_garage", "Garage", "yes_no"),
        ("has_pool", "Pool", "yes_no"),
        ("has_basement", "Basement", "yes_no"),
        ("has_deck", "Deck", "yes_no"),
        ("roof_material", "Roof material", "text"),
        ("roof_construction", "Roof construction", "text"),
    ),
    *_columns(
        "Value",
        ("price_per_sqft", "Last price per sq ft", "dollars"),
        ("estimated_value", "Value", "dollars"),
        ("estimated_equity", "Equity", "dollars"),
        ("equity_percent", "Equity share", "percent"),
        ("assessed_value", "Assessed value", "dollars"),
    ),
    *_columns(
        "Sale",
        ("last_sale_date", "Last sold", "date"),
        ("last_sale_price", "Last price", "dollars"),
        ("years_owned", "Years owned", "whole"),
        ("prior_sale_date", "Sold before", "date"),
        ("prior_sale_price", "Price before", "dollars"),
    ),
    *_columns(
        "Mortgage",
        ("open_mortgage_balance", "Mortgage balance", "dollars"),
        ("lender_name", "Lender", "text"),
        ("estimated_mortgage_payment", "Payment a month", "dollars"),
    ),
    *_columns(
        "Owner",
        ("total_properties_owned", "Properties owned", "whole"),
        ("total_portfolio_value", "Portfolio value", "dollars"),
        ("cash_buyer", "Cash buyer", "yes_no"),
        ("corporate_owned", "Owned by a company", "yes_no"),
    ),
    *_columns("Sale", ("document_type", "Deed", "text"), ("recording_date", "Recorded", "date")),
    *_columns("Property", ("flood_zone", "Flood zone", "yes_no")),
    *_columns(
        "Owner",
        ("owner_1_first_name", "Owner 1: first name", "text"),
        ("owner_1_last_name", "Owner 1: last name", "text"),
        ("owner_2_first_name", "Owner 2: first name", "text"),
        ("owner_2_last_name", "Owner 2: last name", "text"),
        ("mail_address", "Mail: address", "text"),
        ("mail_city", "Mail: city", "text"),
        ("mail_state", "Mail: state", "text"),
        ("mail_zip", "Mail: ZIP", "zip"),
    ),
    *(
        column
        for key, label in (
            ("primary_phone", "Phone"),
            ("mobile_1", "Mobile 1"),
            ("mobile_2", "Mobile 2"),
            ("mobile_3", "Mobile 3"),
            ("landline_1", "Landline 1"),
            ("landline_2", "Landline 2"),
        )
        for column in _phone(key, label)
    ),
    *_columns(
        "Contact",
        ("email_1", "E-mail 1", "text"),
        ("email_2", "E-mail 2", "text"),
        ("email_3", "E-mail 3", "text"),
        ("has_contact", "Has a contact", "yes_no"),
        ("contact_clean", "No phone flagged", "yes_no"),
    ),
    *_columns(
        "Signals",
        ("absentee_owner", "Absentee owner", "yes_no"),
        ("owner_occupied", "Owner lives there", "yes_no"),
        ("vacant", "Vacant", "yes_no"),
        ("free_clear", "Free & clear", "yes_no"),
        ("high_equity", "High equity", "yes_no"),
        ("pre_foreclosure", "Pre-foreclosure", "yes_no"),
        ("tax_delinquent", "Tax delinquent", "yes_no"),
        ("inherited", "Inherited", "yes_no"),
        ("death", "Owner deceased", "yes_no"),
        ("judgment", "Judgment", "yes_no"),
        ("hoa", "HOA", "yes_no"),
        ("mls_active", "Listed now", "yes_no"),
        ("mls_pending", "Sale pending", "yes_no"),
        ("mls_cancelled", "Listing cancelled", "yes_no"),
        ("mls_days_on_market", "Days on market", "whole", "days"),
        ("mls_listing_price", "Listing price", "dollars"),
        ("adjustable_rate", "Adjustable rate", "yes_no"),
        ("investor_buyer", "Investor", "yes_no"),
    ),
    *_scores(),
]
SEEN_LIVE: tuple[str, ...] = tuple(column.key for column in _TABLE)

_NEWER = _columns(
    "Newer",
    ("foreclosure", "Foreclosure", "yes_no"),
    ("tax_delinquent_year", "Tax delinquent since", "year"),
    ("tax_lien", "Tax lien", "yes_no"),
    ("quit_claim", "Quit claim", "yes_no"),
    ("mls_sold", "Sold on the MLS", "yes_no"),
    ("mls_failed", "Listing failed", "yes_no"),
    ("area_median_income", "Area's median income", "dollars"),
    ("owner_1_age", "Owner 1: age", "text"),
    ("owner_2_age", "Owner 2: age", "text"),
    ("litigator", "Litigator", "yes_no"),
    ("category", "Strategies matched", "text"),
)
# A skip trace finds up to five mobiles, three landlines and five e-mail addresses (API document, Fetch Single Queue), without flags.
_TRACED = _columns(
    "Contact",
    ("mobile_4", "Mobile 4", "phone"),
    ("mobile_5", "Mobile 5", "phone"),
    ("landline_3", "Landline 3", "phone"),
    ("email_4", "E-mail 4", "text"),
    ("email_5", "E-mail 5", "text"),
)
COLUMNS: Mapping[str, Column] = {column.key: column for column in (*_TABLE, *_NEWER, *_TRACED)}

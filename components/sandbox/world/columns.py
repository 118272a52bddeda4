"""The 112 columns of a delivered row in the vendor's order, and the 86 of a looked-up property."""

from __future__ import annotations

from components.sandbox.world.contacts import EMAILS, LANDLINES, MOBILES
from components.sandbox.world.use_cases import SIGNALS


def _names(text: str) -> tuple[str, ...]:
    return tuple(text.split())


SCORE_COLUMNS = tuple(f"{use}_propensity_{part}" for use in SIGNALS for part in ("score", "category", "factors"))
_HOME = _names("""
    address city state zip_code county latitude longitude apn subdivision property_type property_use land_use year_built beds baths
    units_count stories building_size_sqft lot_size_sqft has_ac has_garage has_pool has_basement has_deck
""")
_WORTH = _names("estimated_value estimated_equity equity_percent")
_SALE = _names("last_sale_date last_sale_price years_owned")
_DEBT = _names(
    "open_mortgage_balance lender_name estimated_mortgage_payment total_properties_owned total_portfolio_value"
)
_SITUATION = _names("absentee_owner owner_occupied vacant free_clear high_equity pre_foreclosure")
_PHONES = tuple(name for phone in (*MOBILES, *LANDLINES) for name in (phone, f"{phone}_dnc", f"{phone}_tcpa"))

ROW_COLUMNS: tuple[str, ...] = (
    *_HOME,
    *_names("roof_material roof_construction price_per_sqft"),
    *_WORTH,
    "assessed_value",
    *_SALE,
    *_names("prior_sale_date prior_sale_price"),
    *_DEBT,
    *_names("cash_buyer corporate_owned document_type recording_date flood_zone"),
    *_names(
        "owner_1_first_name owner_1_last_name owner_2_first_name owner_2_last_name mail_address mail_city mail_state mail_zip"
    ),
    *_names("primary_phone primary_phone_type primary_phone_carrier primary_phone_dnc primary_phone_tcpa"),
    *_PHONES,
    *EMAILS,
    *_names("has_contact contact_clean"),
    *_SITUATION,
    *_names(
        "tax_delinquent inherited death judgment hoa mls_active mls_pending mls_cancelled mls_days_on_market mls_listing_price"
    ),
    *_names("adjustable_rate investor_buyer"),
    *SCORE_COLUMNS,
)
PROPERTY_COLUMNS: tuple[str, ...] = (
    *_HOME,
    *_WORTH,
    *_SALE,
    *_SITUATION,
    *_names(
        "foreclosure tax_delinquent tax_delinquent_year tax_lien inherited death judgment hoa price_per_sqft assessed_value"
    ),
    "area_median_income",
    *_DEBT,
    *_names(
        "cash_buyer corporate_owned roof_material roof_construction flood_zone prior_sale_price prior_sale_date document_type"
    ),
    *_names(
        "quit_claim recording_date mls_active mls_pending mls_cancelled mls_sold mls_failed mls_days_on_market mls_listing_price"
    ),
    *_names("adjustable_rate investor_buyer"),
    *SCORE_COLUMNS,
)
EMPTY_WHEN_UNKNOWN = frozenset({"last_sale_date", "recording_date"})  # other unknown figures are null
FRACTIONS = frozenset({"latitude", "longitude", "baths", "price_per_sqft"})

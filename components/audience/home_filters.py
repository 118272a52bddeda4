"""Filters on the home itself: what it is, what it is worth, whether it is listed, and the flood map."""

from __future__ import annotations

from components.audience.filter_kinds import Choices, Filter, dollars, flag, numbers

PROPERTY, VALUE, MLS = "Property", "Value & Equity", "MLS"
ENVIRONMENT = "Environment"

PROPERTY_TYPES: Choices = (
    ("SFR", "Single-family home"),
    ("MFR", "Multi-family building"),
    ("CONDO", "Condo"),
    ("MOBILE", "Mobile home"),
    ("LAND", "Land"),
    ("COMMERCIAL", "Commercial property"),
)
OPERATORS: Choices = (("gte", "at least"), ("gt", "more than"), ("lte", "at most"), ("lt", "less than"))
_RISKS = {
    "low to moderate risk": ("X", "B", "C"),
    "high risk": ("A", "AE", "AH", "AO", "AR", "A99"),
    "high risk, coastal": ("V", "VE"),
    "undetermined": ("D",),
}
FLOOD_ZONES: Choices = tuple((zone, f"{zone} ({risk})") for risk, zones in _RISKS.items() for zone in zones)

_PROPERTY = (
    Filter("property_type", "Property type", PROPERTY, "choice", "One type of property.", choices=PROPERTY_TYPES),
    Filter("property_types", "Property types", PROPERTY, "choices", "Any of several types.", choices=PROPERTY_TYPES),
    *numbers(PROPERTY, "beds", "Bedrooms", "{} bedrooms", "Number of bedrooms.", one="{} bedroom", high=99),
    *numbers(
        PROPERTY,
        "baths",
        "Bathrooms",
        "{} bathrooms",
        "Number of bathrooms, in whole numbers.",
        one="{} bathroom",
        high=99,
    ),
    *numbers(PROPERTY, "units", "Units", "{} units", "Homes in the building.", one="{} unit", high=10_000),
    *numbers(
        PROPERTY,
        "building_size",
        "Living area",
        "Living area of {} sq ft",
        "Living area of the building.",
        unit="sq ft",
        high=1_000_000,
        step=100,
    ),
    *numbers(
        PROPERTY,
        "lot_size",
        "Lot",
        "Lot of {} sq ft",
        "Area of the lot. An acre is 43,560 sq ft.",
        unit="sq ft",
        high=1_000_000_000,
        step=500,
    ),
    *numbers(
        PROPERTY,
        "year_built",
        "Year built",
        "Built {}",
        "Year of construction, that year included.",
        low=1600,
        high=2100,
    ),
    *numbers(PROPERTY, "stories", "Stories", "{} stories", "Number of floors.", one="{} story", high=200),
    *numbers(PROPERTY, "rooms", "Rooms", "{} rooms", "Number of rooms.", one="{} room", high=500),
    flag(PROPERTY, "pool", "Pool", "With a pool", "Without a pool", "Has a pool."),
    flag(PROPERTY, "garage", "Garage", "With a garage", "Without a garage", "Has a garage."),
    flag(PROPERTY, "basement", "Basement", "With a basement", "Without a basement", "Has a basement."),
    flag(PROPERTY, "deck", "Deck", "With a deck", "Without a deck", "Has a deck."),
    flag(
        PROPERTY,
        "mfh_2to4",
        "2 to 4 units",
        "Multi-family with 2 to 4 units",
        "Not multi-family with 2 to 4 units",
        "A multi-family building of two to four homes.",
    ),
    flag(
        PROPERTY,
        "mfh_5plus",
        "5 or more units",
        "Multi-family with 5 or more units",
        "Not multi-family with 5 or more units",
        "A multi-family building of five or more homes.",
    ),
)
_VALUE = (
    *dollars(VALUE, "value", "Value", "Worth {}", "Estimated market value."),
    *dollars(VALUE, "assessed_value", "Assessed value", "Assessed at {}", "The county's assessed value."),
    Filter(
        "estimated_equity",
        "Equity, compared",
        VALUE,
        "dollars",
        "Compared by the operator beside it; set both or neither.",
        unit="$",
        low=0,
        step=10_000,
        says="Equity compared with {}",
    ),
    Filter(
        "equity_operator",
        "Equity comparison",
        VALUE,
        "choice",
        "How “Equity, compared” compares; set both or neither.",
        choices=OPERATORS,
        says="Equity {} an amount",
    ),
    *dollars(VALUE, "estimated_equity", "Equity", "Equity of {}", "Value less what is owed on it."),
    flag(
        VALUE,
        "equity",
        "Has equity",
        "Has equity",
        "Has no equity",
        "The document doesn't say what this flag means.",
        offered=False,
    ),
    flag(
        VALUE,
        "high_equity",
        "High equity",
        "High equity",
        "No high equity",
        "The vendor's flag; live rows carry it from 40% of the value up.",
    ),
    flag(VALUE, "free_clear", "Free & clear", "No mortgage", "Has a mortgage", "No open mortgage."),
    *numbers(
        VALUE,
        "ltv",
        "Loan to value",
        "Loan-to-value of {}",
        "What is owed, as a share of the value.",
        kind="percent",
        unit="%",
        high=100,
    ),
)
_MLS = (
    flag(MLS, "mls_active", "Listed now", "Listed for sale", "Not listed for sale", "For sale on the MLS now."),
    flag(MLS, "mls_pending", "Sale pending", "Sale pending", "No sale pending", "Under contract on the MLS."),
    flag(
        MLS,
        "mls_cancelled",
        "Listing cancelled",
        "Listing cancelled",
        "No cancelled listing",
        "Was listed, didn't sell, was taken off.",
    ),
    *numbers(
        MLS,
        "mls_days_on_market",
        "Days on market",
        "On the market for {} days",
        "Use with one of the listing flags.",
        one="On the market for {} day",
        unit="days",
        high=10_000,
    ),
    *dollars(MLS, "mls_listing_price", "Listing price", "Listed at {}", "Asking price.", bounds=("min",)),
)
_ENVIRONMENT = (
    flag(
        ENVIRONMENT,
        "flood_zone",
        "Flood zone",
        "In a flood zone",
        "Not in a flood zone",
        "The vendor's flag; true for nearly every property, so it says little.",
    ),
    Filter(
        "flood_zone_type",
        "Flood zone type",
        ENVIRONMENT,
        "choice",
        "The flood map's zone. Set “Flood zone” too.",
        choices=FLOOD_ZONES,
        says="Flood zone {}",
        open_ended=True,
    ),
)
HOME_FILTERS: tuple[Filter, ...] = (*_PROPERTY, *_VALUE, *_MLS, *_ENVIRONMENT)

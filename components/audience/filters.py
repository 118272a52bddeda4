"""The one table of filters: every key of the API document's Filter Reference, and the three that only strategies use.

Declared once, shown everywhere: forms, chips, checks and plain English read from here. Bounds are inclusive.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Kind = Literal["yes_no", "whole", "number", "dollars", "percent", "date", "choice", "choices", "text", "zip", "state"]
Choices = tuple[tuple[str, str], ...]

GROUPS = (
    "Property",
    "Value & Equity",
    "Ownership",
    "Portfolio signals",
    "Distress",
    "MLS",
    "Mortgage",
    "Sale history",
    "Mailing address",
    "Environment",
)


@dataclass(frozen=True)
class Filter:
    """One key of filter_overrides.

    `bound` is "min" or "max" where it bounds `subject`, else "". `low` and `high` are what makes sense, in `unit`. `via_strategy` marks
    keys that only strategies are known to use; `offered` is False for those and where the meaning is unclear.
    """

    key: str
    label: str
    group: str
    kind: Kind
    help: str
    unit: str = ""
    choices: Choices = ()
    subject: str = ""
    bound: str = ""
    low: float | None = None
    high: float | None = None
    step: float = 1
    via_strategy: bool = False
    offered: bool = True


PROPERTY_TYPES: Choices = (
    ("SFR", "Single-family home"),
    ("MFR", "Multi-family"),
    ("CONDO", "Condo"),
    ("MOBILE", "Mobile home"),
    ("LAND", "Land"),
    ("COMMERCIAL", "Commercial"),
)
OPERATORS: Choices = (("gte", "at least"), ("gt", "more than"), ("lte", "at most"), ("lt", "less than"))
NOTICES: Choices = (
    ("NOD", "Notice of default"),
    ("NOL", "Lis pendens"),
    ("NTS", "Trustee sale"),
    ("FOR", "Foreclosure sale"),
)
RANGES: Choices = (("1_MONTH", "last month"), ("3_MONTH", "last 3 months"), ("6_MONTH", "last 6 months"))
LOAN_TYPES: Choices = (
    ("COV", "Conventional"),
    ("FHA", "FHA"),
    ("VA", "VA"),
    ("USDA", "USDA"),
    ("SBA", "SBA"),
    ("ARM", "Adjustable rate"),
    ("ASM", "Assumable"),
    ("BAL", "Balloon"),
    ("CON", "Construction"),
    ("COM", "Commercial"),
    ("CPI", "Conventional with PMI"),
    ("CSH", "Cash"),
    ("CEM", "Closed-end"),
    ("SVA", "State veterans"),
    ("REV", "Reverse"),
    ("LOC", "Line of credit"),
    ("LCO", "Land contract"),
    ("MOD", "Modification"),
    ("NEG", "Negative amortisation"),
    ("SEL", "Seller take-back"),
    ("P", "Purchase money"),
    ("UNKNOWN", "Unknown"),
)
FLOOD_ZONES: Choices = tuple(
    (zone, f"{zone} ({risk})")
    for risk, zones in (
        ("low or moderate", ("X", "B", "C")),
        ("high", ("A", "AE", "AH", "AO", "AR", "A99", "V", "VE")),
        ("undetermined", ("D",)),
    )
    for zone in zones
)


def _flag(key: str, label: str, group: str, help_: str, *, via_strategy: bool = False, offered: bool = True) -> Filter:
    return Filter(key, label, group, "yes_no", help_, via_strategy=via_strategy, offered=offered)


def _range(
    subject: str,
    label: str,
    group: str,
    kind: Kind,
    help_: str,
    *,
    unit: str = "",
    low: float = 0,
    high: float | None = None,
    step: float = 1,
    bounds: tuple[str, ...] = ("min", "max"),
) -> tuple[Filter, ...]:
    words = {"min": "from", "max": "to"}
    return tuple(
        Filter(
            f"{subject}_{bound}",
            f"{label}, {words[bound]}",
            group,
            kind,
            help_,
            unit=unit,
            subject=subject,
            bound=bound,
            low=low,
            high=high,
            step=step,
        )
        for bound in bounds
    )


_P, _V, _O, _F, _D, _M, _L, _S, _A, _E = GROUPS

_TABLE: tuple[Filter, ...] = (
    Filter("property_type", "Property type", _P, "choice", "One type of property.", choices=PROPERTY_TYPES),
    Filter("property_types", "Property types", _P, "choices", "Any of several types.", choices=PROPERTY_TYPES),
    *_range("beds", "Bedrooms", _P, "whole", "Number of bedrooms.", high=99),
    *_range("baths", "Bathrooms", _P, "number", "Number of bathrooms; halves and quarters count.", high=99, step=0.5),
    *_range("units", "Units", _P, "whole", "Homes in the building.", high=10_000),
    *_range(
        "building_size",
        "Living area",
        _P,
        "whole",
        "Living area of the building.",
        unit="sq ft",
        high=1_000_000,
        step=100,
    ),
    *_range(
        "lot_size",
        "Lot",
        _P,
        "whole",
        "Area of the lot. An acre is 43,560 sq ft.",
        unit="sq ft",
        high=1_000_000_000,
        step=500,
    ),
    *_range("year_built", "Year built", _P, "whole", "Year of construction, that year included.", low=1600, high=2100),
    *_range("stories", "Stories", _P, "whole", "Number of floors.", high=200),
    *_range("rooms", "Rooms", _P, "whole", "Number of rooms.", high=500),
    _flag("pool", "Pool", _P, "Has a pool."),
    _flag("garage", "Garage", _P, "Has a garage."),
    _flag("basement", "Basement", _P, "Has a basement."),
    _flag("deck", "Deck", _P, "Has a deck."),
    _flag("mfh_2to4", "2 to 4 units", _P, "A multi-family building of two to four homes."),
    _flag("mfh_5plus", "5 or more units", _P, "A multi-family building of five or more homes."),
    *_range("value", "Value", _V, "dollars", "Estimated market value.", unit="$", step=10_000),
    *_range("assessed_value", "Assessed value", _V, "dollars", "The county's assessed value.", unit="$", step=10_000),
    Filter(
        "estimated_equity",
        "Equity, compared",
        _V,
        "dollars",
        "Compared by the operator beside it; set both or neither.",
        unit="$",
        low=0,
        step=10_000,
    ),
    Filter(
        "equity_operator",
        "Equity comparison",
        _V,
        "choice",
        "How “Equity, compared” compares; set both or neither.",
        choices=OPERATORS,
    ),
    *_range("estimated_equity", "Equity", _V, "dollars", "Value less what is owed on it.", unit="$", step=10_000),
    _flag("equity", "Has equity", _V, "The document doesn't say what this flag means.", offered=False),
    _flag("high_equity", "High equity", _V, "The vendor's flag; live rows carry it from 40 % of the value up."),
    _flag("free_clear", "Free & clear", _V, "No open mortgage."),
    *_range("ltv", "Loan to value", _V, "percent", "What is owed, as a share of the value.", unit="%", high=100),
    _flag("absentee_owner", "Absentee owner", _O, "The owner's mail goes somewhere else."),
    _flag("in_state_owner", "In-state absentee", _O, "An absentee owner whose mail goes to the same state."),
    _flag("out_of_state_owner", "Out-of-state absentee", _O, "An absentee owner whose mail goes to another state."),
    _flag("individual_owned", "Owned by a person", _O, "Owned by people, by no company or trust."),
    _flag("trust_owned", "Owned by a trust", _O, "A trust is among the owners."),
    _flag("corporate_owned", "Owned by a company", _O, "A company is among the owners."),
    _flag("cash_buyer", "Cash buyer", _O, "Bought without a mortgage."),
    _flag("investor_buyer", "Investor", _O, "Bought for cash by an absentee investor."),
    _flag("private_lender", "Private lender", _O, "Financed by a private lender."),
    *_range("properties_owned", "Properties owned", _O, "whole", "Everything the owner owns.", high=100_000),
    *_range("years_owned", "Years owned", _O, "whole", "Years since the owner bought.", unit="years", high=200),
    *_range(
        "portfolio_value",
        "Portfolio value",
        _F,
        "dollars",
        "Value of all the owner's properties.",
        unit="$",
        step=50_000,
    ),
    *_range(
        "portfolio_equity",
        "Portfolio equity",
        _F,
        "dollars",
        "Equity in all the owner's properties.",
        unit="$",
        step=50_000,
    ),
    *_range(
        "portfolio_mortgage_balance",
        "Portfolio debt",
        _F,
        "dollars",
        "Open mortgages on all of them.",
        unit="$",
        step=50_000,
    ),
    *_range(
        "portfolio_purchased_last6",
        "Bought in 6 months",
        _F,
        "whole",
        "Properties bought in the last 6 months.",
        high=10_000,
    ),
    *_range(
        "portfolio_purchased_last12",
        "Bought in 12 months",
        _F,
        "whole",
        "Properties bought in the last 12 months.",
        high=10_000,
    ),
    _flag("vacant", "Vacant", _D, "Nobody lives there."),
    _flag("pre_foreclosure", "Pre-foreclosure", _D, "A pre-foreclosure notice was recorded. Set “Filed within” too."),
    Filter(
        "pre_foreclosure_date_min",
        "Pre-foreclosure filed, from",
        _D,
        "date",
        "Recorded on this day or later.",
        subject="pre_foreclosure_date",
        bound="min",
    ),
    Filter(
        "pre_foreclosure_date_max",
        "Pre-foreclosure filed, to",
        _D,
        "date",
        "Recorded on this day or earlier.",
        subject="pre_foreclosure_date",
        bound="max",
    ),
    _flag("auction", "Auction", _D, "An auction is scheduled."),
    _flag("reo", "Bank-owned (REO)", _D, "Owned by a bank after foreclosure."),
    Filter("notice_type", "Notice", _D, "choice", "Kind of the pre-foreclosure notice.", choices=NOTICES),
    Filter(
        "search_range",
        "Filed within",
        _D,
        "choice",
        "For pre-foreclosure, auction and bank-owned: how far back.",
        choices=RANGES,
    ),
    _flag("inherited", "Inherited", _D, "Inherited. Use the Probate strategy.", via_strategy=True, offered=False),
    _flag("judgment", "Judgment", _D, "A court judgment. Use the Judgment strategy.", via_strategy=True, offered=False),
    _flag(
        "death",
        "Owner deceased",
        _D,
        "Owner of record deceased. Use the strategy of that name.",
        via_strategy=True,
        offered=False,
    ),
    _flag("mls_active", "Listed now", _M, "For sale on the MLS now."),
    _flag("mls_pending", "Sale pending", _M, "Under contract on the MLS."),
    _flag("mls_cancelled", "Listing cancelled", _M, "Was listed, didn't sell, was taken off."),
    *_range(
        "mls_days_on_market",
        "Days on market",
        _M,
        "whole",
        "Use with one of the listing flags.",
        unit="days",
        high=10_000,
    ),
    *_range(
        "mls_listing_price", "Listing price", _M, "dollars", "Asking price.", unit="$", step=10_000, bounds=("min",)
    ),
    *_range("mortgage", "Mortgage balance", _L, "dollars", "All open mortgages together.", unit="$", step=10_000),
    _flag("adjustable_rate", "Adjustable rate", _L, "Has an adjustable-rate loan."),
    _flag("assumable", "Assumable loan", _L, "Has a loan that a buyer may take over."),
    Filter("loan_type_code_first", "First loan", _L, "choice", "Type of the first loan.", choices=LOAN_TYPES),
    *_range("open_mortgages", "Open mortgages", _L, "whole", "Number of open mortgages.", high=50),
    Filter(
        "last_sale_date_min",
        "Last sold, from",
        _S,
        "date",
        "Last transfer on this day or later.",
        subject="last_sale_date",
        bound="min",
    ),
    Filter(
        "last_sale_date_max",
        "Last sold, to",
        _S,
        "date",
        "Last transfer on this day or earlier.",
        subject="last_sale_date",
        bound="max",
    ),
    *_range(
        "last_sale_price",
        "Last sale price",
        _S,
        "dollars",
        "Some states don't publish prices: a least price leaves them out.",
        unit="$",
        step=10_000,
    ),
    _flag(
        "last_sale_arms_length",
        "Arm's-length sale",
        _S,
        "The last sale was between strangers, not within a family or firm.",
    ),
    Filter("mail_city", "Owner's mail city", _A, "text", "City of the owner's mailing address."),
    Filter("mail_state", "Owner's mail state", _A, "state", "State of the owner's mailing address."),
    Filter("mail_zip", "Owner's mail ZIP", _A, "zip", "ZIP of the owner's mailing address."),
    Filter("mail_county", "Owner's mail county", _A, "text", "County of the owner's mailing address."),
    _flag("flood_zone", "Flood zone", _E, "The vendor's flag; true for nearly every property, so it says little."),
    Filter("flood_zone_type", "Flood zone type", _E, "choice", "The flood map's zone.", choices=FLOOD_ZONES),
)

FILTERS: Mapping[str, Filter] = {one.key: one for one in _TABLE}

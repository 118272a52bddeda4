"""Filters on the owner: who owns it, what else they own, what presses them, and where their mail goes."""

from __future__ import annotations

from components.audience.filter_kinds import Choices, Filter, dates, dollars, flag, numbers, text

OWNERSHIP, PORTFOLIO, DISTRESS, MAILING = "Ownership", "Portfolio signals", "Distress", "Mailing address"

NOTICES: Choices = (
    ("NOD", "Notice of default"),
    ("NOL", "Lis pendens"),
    ("NTS", "Trustee sale"),
    ("FOR", "Foreclosure sale"),
)
RANGES: Choices = (("1_MONTH", "last month"), ("3_MONTH", "last 3 months"), ("6_MONTH", "last 6 months"))

_OWNERSHIP = (
    flag(
        OWNERSHIP,
        "absentee_owner",
        "Absentee owner",
        "Absentee owner",
        "Owner lives there",
        "The owner's mail goes somewhere else.",
    ),
    flag(
        OWNERSHIP,
        "in_state_owner",
        "In-state absentee",
        "In-state absentee owner",
        "No in-state absentee owner",
        "An absentee owner whose mail goes to the same state.",
    ),
    flag(
        OWNERSHIP,
        "out_of_state_owner",
        "Out-of-state absentee",
        "Out-of-state owner",
        "No out-of-state owner",
        "An absentee owner whose mail goes to another state.",
    ),
    flag(
        OWNERSHIP,
        "individual_owned",
        "Owned by a person",
        "Owned by a person",
        "Not owned by a person alone",
        "Owned by people, by no company or trust.",
    ),
    flag(
        OWNERSHIP,
        "trust_owned",
        "Owned by a trust",
        "Owned by a trust",
        "Not owned by a trust",
        "A trust is among the owners.",
    ),
    flag(
        OWNERSHIP,
        "corporate_owned",
        "Owned by a company",
        "Owned by a company",
        "Not owned by a company",
        "A company is among the owners.",
    ),
    flag(OWNERSHIP, "cash_buyer", "Cash buyer", "Cash buyer", "Not a cash buyer", "Bought without a mortgage."),
    flag(
        OWNERSHIP,
        "investor_buyer",
        "Investor",
        "Investor",
        "Not an investor",
        "Bought for cash by an absentee investor.",
    ),
    flag(
        OWNERSHIP,
        "private_lender",
        "Private lender",
        "Private lender",
        "No private lender",
        "Financed by a private lender.",
    ),
    *numbers(
        OWNERSHIP,
        "properties_owned",
        "Properties owned",
        "Owner has {} properties",
        "Everything the owner owns.",
        one="Owner has {} property",
        high=100_000,
    ),
    *numbers(
        OWNERSHIP,
        "years_owned",
        "Years owned",
        "Owned for {} years",
        "Years since the owner bought.",
        one="Owned for {} year",
        unit="years",
        high=200,
    ),
)
_PORTFOLIO = (
    *dollars(
        PORTFOLIO,
        "portfolio_value",
        "Portfolio value",
        "Portfolio worth {}",
        "Value of all the owner's properties.",
        step=50_000,
    ),
    *dollars(
        PORTFOLIO,
        "portfolio_equity",
        "Portfolio equity",
        "Portfolio equity of {}",
        "Equity in all the owner's properties.",
        step=50_000,
    ),
    *dollars(
        PORTFOLIO,
        "portfolio_mortgage_balance",
        "Portfolio debt",
        "Owes {} on the portfolio",
        "Open mortgages on all the owner's properties.",
        step=50_000,
    ),
    *numbers(
        PORTFOLIO,
        "portfolio_purchased_last6",
        "Bought in 6 months",
        "Owner bought {} properties in the last 6 months",
        "Properties that the owner bought in the last 6 months.",
        one="Owner bought {} property in the last 6 months",
        high=10_000,
    ),
    *numbers(
        PORTFOLIO,
        "portfolio_purchased_last12",
        "Bought in 12 months",
        "Owner bought {} properties in the last 12 months",
        "Properties that the owner bought in the last 12 months.",
        one="Owner bought {} property in the last 12 months",
        high=10_000,
    ),
)
_DISTRESS = (
    flag(DISTRESS, "vacant", "Vacant", "Vacant", "Not vacant", "Nobody lives there."),
    flag(
        DISTRESS,
        "pre_foreclosure",
        "Pre-foreclosure",
        "In pre-foreclosure",
        "Not in pre-foreclosure",
        "A pre-foreclosure notice was recorded. Set “Filed within” too.",
    ),
    *dates(DISTRESS, "pre_foreclosure_date", "Pre-foreclosure filed", "Pre-foreclosure filed {}", "Recorded"),
    flag(DISTRESS, "auction", "Auction", "Auction scheduled", "No auction scheduled", "An auction is scheduled."),
    flag(DISTRESS, "reo", "Bank-owned (REO)", "Bank-owned", "Not bank-owned", "Owned by a bank after foreclosure."),
    Filter(
        "notice_type",
        "Notice",
        DISTRESS,
        "choice",
        "Kind of the pre-foreclosure notice.",
        choices=NOTICES,
        says="Notice: {}",
        open_ended=True,
    ),
    Filter(
        "search_range",
        "Filed within",
        DISTRESS,
        "choice",
        "For pre-foreclosure, auction and bank-owned: how far back.",
        choices=RANGES,
        says="Filed within the {}",
    ),
    flag(
        DISTRESS,
        "inherited",
        "Inherited",
        "Inherited",
        "Not inherited",
        "Inherited. Use the Probate strategy.",
        via_strategy=True,
        offered=False,
    ),
    flag(
        DISTRESS,
        "judgment",
        "Judgment",
        "Court judgment",
        "No court judgment",
        "A court judgment. Use the Judgment strategy.",
        via_strategy=True,
        offered=False,
    ),
    flag(
        DISTRESS,
        "death",
        "Owner deceased",
        "Owner deceased",
        "Owner not deceased",
        "Owner of record deceased. Use the strategy of that name.",
        via_strategy=True,
        offered=False,
    ),
)
_MAILING = (
    text(MAILING, "mail_city", "Owner's mail city", "Owner's mail goes to {}", "City of the owner's mailing address."),
    text(
        MAILING,
        "mail_state",
        "Owner's mail state",
        "Owner's mail goes to {}",
        "State of the owner's mailing address.",
        "state",
    ),
    text(
        MAILING, "mail_zip", "Owner's mail ZIP", "Owner's mail goes to {}", "ZIP of the owner's mailing address.", "zip"
    ),
    text(
        MAILING,
        "mail_county",
        "Owner's mail county",
        "Owner's mail goes to {} County",
        "County of the owner's mailing address.",
    ),
)
OWNER_FILTERS: tuple[Filter, ...] = (*_OWNERSHIP, *_PORTFOLIO, *_DISTRESS, *_MAILING)

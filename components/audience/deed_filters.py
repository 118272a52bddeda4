"""Filters on the deeds: how the home is financed, and when and for how much it sold."""

from __future__ import annotations

from components.audience.filter_kinds import Choices, Filter, dates, dollars, flag, numbers

MORTGAGE, SALE = "Mortgage", "Sale history"

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
    ("NEG", "Negative amortization"),
    ("SEL", "Seller take-back"),
    ("P", "Purchase money"),
    ("UNKNOWN", "Unknown"),
)

_MORTGAGE = (
    *dollars(MORTGAGE, "mortgage", "Mortgage balance", "Owes {}", "All open mortgages together."),
    flag(
        MORTGAGE,
        "adjustable_rate",
        "Adjustable rate",
        "Adjustable-rate loan",
        "No adjustable-rate loan",
        "Has an adjustable-rate loan.",
    ),
    flag(
        MORTGAGE,
        "assumable",
        "Assumable loan",
        "Assumable loan",
        "No assumable loan",
        "Has a loan that a buyer may take over.",
    ),
    Filter(
        "loan_type_code_first",
        "First loan",
        MORTGAGE,
        "choice",
        "Type of the first loan.",
        choices=LOAN_TYPES,
        says="First loan: {}",
        open_ended=True,
    ),
    *numbers(
        MORTGAGE,
        "open_mortgages",
        "Open mortgages",
        "{} open mortgages",
        "Number of open mortgages.",
        one="{} open mortgage",
        high=50,
    ),
)
_SALE = (
    *dates(SALE, "last_sale_date", "Last sold", "Last sold {}", "Last transfer"),
    *dollars(
        SALE,
        "last_sale_price",
        "Last sale price",
        "Last sold for {}",
        "Some states don't publish prices: a least price leaves them out.",
    ),
    flag(
        SALE,
        "last_sale_arms_length",
        "Arm's-length sale",
        "Last sold at arm's length",
        "Last sale not at arm's length",
        "The last sale was between strangers, not within a family or firm.",
    ),
)

DEED_FILTERS: tuple[Filter, ...] = (*_MORTGAGE, *_SALE)

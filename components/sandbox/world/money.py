"""Sales, value, mortgage and equity.

Sales recur: each home changes hands every so often, and what is delivered is the last time before the day on which one looks. So dates
stay what they are from day to day, and there are always some homes that were sold lately. Equity is value less mortgage.
"""

from __future__ import annotations

import numpy as np

from components.sandbox.world.chance import Array, words
from components.sandbox.world.homes import Homes, by_state, column

_MEDIAN_VALUES = {
    "HI": 760, "CA": 690, "DC": 640, "MA": 560, "WA": 540, "CO": 510, "NJ": 480, "UT": 470, "NY": 440, "OR": 450, "NH": 430, "RI": 420,
    "AZ": 410, "NV": 410, "ID": 420, "MT": 410, "MD": 400, "FL": 385, "VA": 370, "CT": 370, "VT": 360, "ME": 350, "DE": 360, "AK": 340,
    "MN": 320, "GA": 320, "NC": 320, "TX": 305, "TN": 310, "WY": 320, "SC": 290, "WI": 280, "NM": 290, "PA": 265, "SD": 280, "IL": 255,
    "NE": 250, "MO": 240, "MI": 235, "IN": 230, "OH": 220, "ND": 240, "KS": 220, "AL": 220, "IA": 205, "KY": 205, "OK": 200, "AR": 200,
    "LA": 200, "MS": 175, "WV": 160,
}  # fmt: skip
UNDISCLOSED = ("AK", "ID", "KS", "LA", "MS", "MO", "MT", "NM", "ND", "TX", "UT", "WY")
_LENDERS = words(
    "Wells Fargo, Rocket Mortgage, Bank Of America, US Bank, Chase, PennyMac, Freedom Mortgage, Truist, PNC Bank,"
    "Flagstar, Local Credit Union"
)
_LOANS = {"COV": 64.0, "FHA": 15.0, "VA": 8.0, "ARM": 7.0, "USDA": 2.0, "REV": 1.0, "LOC": 2.0, "UNKNOWN": 1.0}
_GROWTH = 0.036
_DAYS_A_YEAR = 365.25
_HIGH_EQUITY_PERCENT = 40


def _today(homes: Homes) -> np.datetime64:
    return np.datetime64(homes.world.as_of, "D")


@column
def days_held(homes: Homes) -> Array:
    """Days since the last sale; unknown for a few."""
    turnover = np.floor(_DAYS_A_YEAR * (3 + 42 * homes.draw("turnover") ** 1.2))
    phase = np.floor(turnover * homes.draw("phase"))
    today = _today(homes).astype(np.int64)
    since_built = (homes["age_years"] - 0.5) * _DAYS_A_YEAR
    held = np.floor(np.fmin((today - phase) % turnover, since_built))
    return np.where(homes.chance("sale unknown", 0.02), np.nan, held)


def _days_ago(homes: Homes, days: Array) -> Array:
    known = ~np.isnan(days)
    dates = _today(homes) - np.where(known, days, 0).astype(np.int64)
    return np.where(known, dates, np.datetime64("NaT", "D"))


@column
def last_sale_date(homes: Homes) -> Array:
    """The last transfer."""
    return _days_ago(homes, homes["days_held"])


@column
def recording_date(homes: Homes) -> Array:
    """Some days after the sale, never in the future."""
    return _days_ago(homes, np.maximum(homes["days_held"] - np.floor(9 * homes.draw("recorded")), 0))


@column
def years_owned(homes: Homes) -> Array:
    """Whole years since the last sale."""
    return np.asarray(np.floor(homes["days_held"] / _DAYS_A_YEAR))


@column
def estimated_value(homes: Homes) -> Array:
    """Dollars, by state, neighbourhood, size and a dash of luck."""
    place = 1000 * by_state(homes, _MEDIAN_VALUES, 300) * (0.55 + 1.1 * homes.draw_of_zip("price") ** 1.5)
    size = np.where(homes["is_land"], 0.3, (homes["building_size_sqft"] / 1750) ** 0.75)
    return np.asarray(
        np.round((place * size * (0.82 + 0.36 * homes.draw("value"))).clip(18_000, 9_500_000), -3)
    ).astype(np.int64)


@column
def paid(homes: Homes) -> Array:
    """What the owner paid, disclosed or not."""
    then = homes["estimated_value"] * np.exp(-_GROWTH * np.nan_to_num(homes["days_held"], nan=4000) / _DAYS_A_YEAR)
    return np.asarray(np.round(then * (0.88 + 0.2 * homes.draw("paid")), -2))


@column
def last_sale_price(homes: Homes) -> Array:
    """Dollars; 0 where unknown: in non-disclosure states, after a gift or an inheritance, and now and then elsewhere."""
    hidden = np.isin(homes["state"], UNDISCLOSED) | ~homes["last_sale_arms_length"] | homes.chance("price unsaid", 0.12)
    return np.where(hidden | np.isnan(homes["days_held"]), 0, homes["paid"]).astype(np.int64)


@column
def price_per_sqft(homes: Homes) -> Array:
    """Last price over living area; 0 where either is unknown."""
    size = homes["building_size_sqft"]
    return np.asarray(np.round(homes["last_sale_price"] / np.where(size > 0, size, np.inf)))


@column
def prior_sale_date(homes: Homes) -> Array:
    """The sale before the last, if the building stood then."""
    before = homes["days_held"] + np.floor(_DAYS_A_YEAR * (1.5 + 16 * homes.draw("prior")))
    stood = before / _DAYS_A_YEAR < homes["age_years"]
    return _days_ago(homes, np.where(stood & homes.chance("prior known", 0.7), before, np.nan))


@column
def prior_sale_price(homes: Homes) -> Array:
    """Dollars; unknown without a prior sale."""
    price = np.round(homes["paid"] * (0.5 + 0.45 * homes.draw("prior price")), -2)
    return np.where(np.isnat(homes["prior_sale_date"]), np.nan, price)


@column
def assessed_value(homes: Homes) -> Array:
    """What the county taxes, dollars."""
    return np.asarray(np.round(homes["estimated_value"] * (0.58 + 0.4 * homes.draw("assessed")), -2)).astype(np.int64)


@column
def cash_buyer(homes: Homes) -> Array:
    """Bought without a loan."""
    return homes.chance("cash", np.where(homes["absentee_owner"], 0.3, 0.12))


@column
def free_clear(homes: Homes) -> Array:
    """No open mortgage: likelier the longer it is owned."""
    paid_off = (0.03 + 0.017 * np.nan_to_num(homes["years_owned"], nan=12)).clip(max=0.75)
    return np.asarray(homes["cash_buyer"] | homes["is_land"] | homes.chance("paid off", paid_off))


@column
def open_mortgage_balance(homes: Homes) -> Array:
    """Dollars owed, running down over thirty years."""
    left = (1 - np.nan_to_num(homes["years_owned"], nan=12) / 30).clip(0.06, 1) ** 0.55
    lent = homes["paid"] * (0.76 + 0.22 * homes.draw("lent"))
    owed = np.round((lent * left).clip(2_000, homes["estimated_value"] * 0.97), -2)
    return np.where(homes["free_clear"], 0, owed).astype(np.int64)


@column
def open_mortgages(homes: Homes) -> Array:
    """How many loans stand open."""
    return np.where(homes["free_clear"], 0, 1 + homes.chance("second loan", 0.14))


@column
def lender_name(homes: Homes) -> Array:
    """Who lent."""
    return np.where(
        homes["free_clear"], "", np.where(homes["private_lender"], "Private Individual", homes.pick("lender", _LENDERS))
    )


@column
def private_lender(homes: Homes) -> Array:
    """Whether a person lent, not a bank."""
    return np.asarray(homes.chance("private", 0.05) & ~homes["free_clear"])


@column
def loan_type_code_first(homes: Homes) -> Array:
    """Code of the first loan, "" without one."""
    return np.where(homes["free_clear"], "", homes.mixed("loan", _LOANS))


@column
def adjustable_rate(homes: Homes) -> Array:
    """Whether the first loan's rate moves."""
    return np.asarray(homes["loan_type_code_first"] == "ARM")


@column
def assumable(homes: Homes) -> Array:
    """Whether a buyer may take the loan over."""
    return np.isin(homes["loan_type_code_first"], ["FHA", "VA", "USDA"])


@column
def estimated_mortgage_payment(homes: Homes) -> Array:
    """Dollars a month."""
    rate = (0.03 + 0.04 * homes.draw("rate")) / 12
    return np.asarray(np.round(homes["open_mortgage_balance"] * rate / (1 - (1 + rate) ** -300))).astype(np.int64)


@column
def estimated_equity(homes: Homes) -> Array:
    """Value less mortgage, dollars."""
    return np.asarray(homes["estimated_value"] - homes["open_mortgage_balance"])


@column
def equity_percent(homes: Homes) -> Array:
    """Equity in whole per cent of the value."""
    return np.asarray(np.round(100 * homes["estimated_equity"] / homes["estimated_value"])).astype(np.int64)


@column
def ltv_percent(homes: Homes) -> Array:
    """Loan to value, per cent."""
    return np.asarray(100 * homes["open_mortgage_balance"] / homes["estimated_value"])


@column
def high_equity(homes: Homes) -> Array:
    """Forty per cent and more."""
    return np.asarray(homes["equity_percent"] >= _HIGH_EQUITY_PERCENT)

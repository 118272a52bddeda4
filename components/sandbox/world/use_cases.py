"""The five use cases: which signals fire for each, for how many points, and the sentence that explains it to a customer.

Points by the thresholds seen on live rows. A signal names the columns whose figures its sentence quotes.
"""

from __future__ import annotations

import numpy as np

from components.sandbox.world.chance import Array
from components.sandbox.world.homes import Homes, by_state
from components.sandbox.world.signals import Signal, flag, high_equity, home_age, income, steps, years_owned

_SOLAR_STATES = {
    "CA": 25, "HI": 25, "AZ": 22, "NV": 20, "FL": 18, "NJ": 18, "NM": 18, "MA": 18, "CO": 15, "TX": 15, "NY": 15, "MD": 12, "CT": 12,
    "NC": 10, "GA": 10, "SC": 10, "IL": 10, "VA": 8, "UT": 8, "OR": 5, "MN": 5, "PA": 5,
}  # fmt: skip
_CLIMATE = {
    "AZ": 10, "FL": 10, "NV": 10, "TX": 10, "LA": 8, "GA": 8, "MS": 8, "AL": 8, "SC": 8, "OK": 7, "NM": 7, "CA": 6, "TN": 5, "NC": 5,
}  # fmt: skip


def _roof_points(homes: Homes) -> Array:
    material, built = homes["roof_material"], ~homes["is_land"]
    return np.select([material == "Composition Shingle", material == "Slate", (material == "") & built], [20, 1, 5], 0)


def _roof_reason(points: int, material: str) -> str:
    if points == 5:
        return "Roof material not on record — age of the roof unconfirmed"
    return f"{material} roof — {'20 to 25 year service life' if points == 20 else 'outlasts most owners'}"


def _climate_reason(points: int, state: str) -> str:
    return f"{state} — {'heavy' if points >= 8 else 'steady'} cooling demand wears systems out sooner"


def _solar_era(homes: Homes) -> Array:
    year = homes["year_built"]
    return np.select([year > 2015, year >= 1990, year >= 1980, year >= 1970, year > 0], [0, 12, 7, 4, 1], 0)


def _aging(homes: Homes) -> Array:
    year = homes["year_built"]
    return np.select([year >= 1990, year >= 1970, year >= 1950, year > 0], [0, 2, 4, 6], 0)


def _value_gap(homes: Homes) -> Array:
    return (homes["estimated_value"] >= 1.30 * homes["assessed_value"]) * 5


def _appreciated(homes: Homes) -> Array:
    known = homes["last_sale_price"] > 0
    return (known & (homes["estimated_value"] >= 1.30 * homes["last_sale_price"])) * 8


def _below_market(homes: Homes) -> Array:
    return (homes["mls_listing_price"] < 0.90 * homes["estimated_value"]) * 5


def _sweet_spot(homes: Homes) -> Array:
    return ((homes["ltv_percent"] >= 50) & (homes["ltv_percent"] <= 80)) * 5


_PORTFOLIO = Signal(
    "portfolio_size",
    steps("total_properties_owned", (3, 3), (6, 5)),
    lambda _, homes: f"Owns {homes} properties — likely to rebalance",
    ("total_properties_owned",),
)
_ON_MARKET = Signal(
    "mls_days_on_market",
    steps("mls_days_on_market", (60, 4), (120, 7)),
    lambda _, days: f"{days:.0f} days on market — a listing gone stale",
    ("mls_days_on_market",),
)
_GAP = Signal(
    "value_gap",
    _value_gap,
    lambda _, value, assessed: f"Worth ${value:,}, assessed at ${assessed:,} — room above the tax roll",
    ("estimated_value", "assessed_value"),
)
_LISTED_LOW = Signal(
    "below_market_listing",
    _below_market,
    lambda _, asked, value: f"Listed at ${asked:,.0f} against a value of ${value:,} — priced to sell",
    ("mls_listing_price", "estimated_value"),
)
_AGING = Signal(
    "aging_property", _aging, lambda _, year: f"Built {year:.0f} — deferred maintenance adds up", ("year_built",)
)
_APPRECIATED = Signal(
    "appreciation",
    _appreciated,
    lambda _, price, value: f"Bought for ${price:,}, now worth ${value:,} — equity to tap",
    ("last_sale_price", "estimated_value"),
)
_SWEET_SPOT = Signal(
    "ltv_sweet_spot",
    _sweet_spot,
    lambda _, ltv: f"Loan at {ltv:.0f}% of value — within most lenders' appetite",
    ("ltv_percent",),
)
_ROOM = Signal(
    "building_size",
    steps("building_size_sqft", (1000, 3), (1500, 6), (2000, 10), (3000, 15)),
    lambda _, size: f"{size:,} sq ft — a larger system to replace",
    ("building_size_sqft",),
)
_WORTH = Signal(
    "home_value",
    steps("estimated_value", (300_000, 4), (400_000, 9), (500_000, 14), (700_000, 20)),
    lambda _, value: f"Property value ${value:,} — carries a full-size system",
    ("estimated_value",),
)
_SOLAR_ERA = Signal(
    "year_built", _solar_era, lambda _, year: f"Built {year:.0f} — wiring and roof of its era weighed", ("year_built",)
)
_SUN = Signal(
    "solar_state_tier",
    lambda homes: by_state(homes, _SOLAR_STATES, 0),
    lambda points, state: f"{state} — {'top-tier' if points >= 18 else 'workable'} sun, rates and incentives",
    ("state",),
)
_CLIMATE_DEMAND = Signal("climate_demand", lambda homes: by_state(homes, _CLIMATE, 0), _climate_reason, ("state",))

SIGNALS: dict[str, tuple[Signal, ...]] = {
    "sell": (
        flag("mls_cancelled", "mls_cancelled", 15, "Listing cancelled — wanted to sell and didn't"),
        flag("death", "death", 12, "Owner of record deceased — estate likely to sell"),
        flag("inherited", "inherited", 10, "Inherited — heirs often sell"),
        flag("vacant", "vacant", 10, "Vacant — carrying cost without use"),
        flag("absentee_owner", "absentee_owner", 8, "Absentee owner — less attached to property"),
        years_owned("long tenure, equity accumulated", (7, 4), (10, 7), (15, 10), (20, 12)),
        _ON_MARKET,
        _GAP,
        _LISTED_LOW,
        flag("investor_buyer", "investor_buyer", 5, "Investor purchase — sells when the numbers work"),
        _PORTFOLIO,
        flag("free_clear", "free_clear", 4, "Free and clear — no mortgage friction at sale"),
        flag("quit_claim_deed", "quit_claim", 4, "Quit claim deed — ownership changed within a family or partnership"),
        flag("corporate_owned", "corporate_owned", 3, "Company-owned — an asset, not a home"),
        flag("flood_zone", "flood_zone", 3, "In a mapped flood zone — insurance cost weighs"),
        _AGING,
        flag("mls_active", "mls_active", -5, "Already listed — an agent is on it"),
    ),
    "refi": (
        high_equity(15, "strong candidate for cash-out refi"),
        flag("adjustable_rate", "adjustable_rate", 12, "Adjustable rate — a fixed payment is attractive"),
        years_owned("likely has equity to tap", (5, 4), (10, 7), (15, 10)),
        _APPRECIATED,
        flag("free_clear", "free_clear", 6, "Free and clear — could take on a new mortgage product"),
        _SWEET_SPOT,
    ),
    "roof_renovate": (
        home_age("the typical roof's life", (15, 4), (20, 10), (30, 18), (40, 25)),
        Signal("roof_material", _roof_points, _roof_reason, ("roof_material",)),
        high_equity(15, "can afford a $20K+ project"),
        years_owned("original roof likely", (10, 5), (15, 8), (20, 12)),
        flag("flood_zone", "flood_zone", 10, "In a mapped flood zone — storm exposure"),
        flag("free_clear", "free_clear", 8, "Free and clear — budget for upkeep"),
        income(5, "roof budgets are met"),
    ),
    "hvac_renovate": (
        home_age("a system's 15 to 20 years", (15, 5), (20, 12), (30, 20), (40, 28)),
        _ROOM,
        high_equity(10, "can afford a system upgrade"),
        years_owned("system likely as old as the ownership", (10, 4), (20, 8)),
        _CLIMATE_DEMAND,
        flag("free_clear", "free_clear", 6, "Free and clear — budget for upkeep"),
        income(5, "upgrades are affordable"),
    ),
    "solar_renovate": (
        _SUN,
        _WORTH,
        high_equity(18, "financing or cash-out available for install"),
        _SOLAR_ERA,
        years_owned("settled, and likely to stay", (4, 3), (7, 6), (12, 10)),
        flag("free_clear", "free_clear", 6, "Free and clear — room for financing"),
        income(6, "electricity bills worth cutting"),
        flag("has_pool", "has_pool", 5, "Pool — pump adds to electricity use"),
        flag("hoa_penalty", "hoa", -8, "HOA — approval needed for panels"),
    ),
}

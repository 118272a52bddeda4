"""What befell a home: notices, liens, deaths, deeds, and its life on the market."""

from __future__ import annotations

import numpy as np

from components.sandbox.world.chance import Array
from components.sandbox.world.homes import Homes, column
from components.sandbox.world.money import UNDISCLOSED

_MARKET = {"": 76.0, "active": 5.0, "pending": 2.0, "cancelled": 7.0, "sold": 7.0, "failed": 3.0}
_NOTICES = {"NOD": 45.0, "NOL": 25.0, "NTS": 20.0, "FOR": 10.0}
_OLDEST_NOTICE_DAYS = 3 * 365
_DEEDS = {
    "Warranty Deed": 52.0,
    "Grant Deed": 22.0,
    "Special Warranty Deed": 10.0,
    "Bargain And Sale Deed": 6.0,
    "": 6.0,
}


@column
def pre_foreclosure(homes: Homes) -> Array:
    """Any notice in three years; without a search range, old ones count too."""
    return np.asarray(homes.chance("notice", 0.035) & ~homes["free_clear"])


@column
def auction(homes: Homes) -> Array:
    """Has an auction date."""
    return np.asarray(homes.chance("auction", 0.008) & ~homes["free_clear"])


@column
def reo(homes: Homes) -> Array:
    """Owned by a bank."""
    return np.asarray(homes.chance("reo", 0.006) & ~homes["is_land"])


@column
def notice_date(homes: Homes) -> Array:
    """The day of the notice, auction or repossession; unknown without one."""
    noted = homes["pre_foreclosure"] | homes["auction"] | homes["reo"]
    days = np.floor(_OLDEST_NOTICE_DAYS * homes.draw("noticed") ** 1.8).astype(np.int64)
    return np.where(noted, np.datetime64(homes.world.as_of, "D") - days, np.datetime64("NaT", "D"))


@column
def notice_type(homes: Homes) -> Array:
    """NOD, NOL, NTS or FOR; "" without a notice."""
    return np.where(homes["pre_foreclosure"], homes.mixed("notice type", _NOTICES), "")


@column
def foreclosure(homes: Homes) -> Array:
    """Foreclosed."""
    return np.asarray(homes["reo"] | (homes["notice_type"] == "FOR"))


@column
def tax_delinquent(homes: Homes) -> Array:
    """Behind with property tax."""
    return homes.chance("tax", np.where(homes["absentee_owner"], 0.05, 0.025))


@column
def tax_delinquent_year(homes: Homes) -> Array:
    """Since when; unknown where taxes are paid."""
    return np.where(homes["tax_delinquent"], homes.world.as_of.year - 1 - np.floor(4 * homes.draw("tax year")), np.nan)


@column
def tax_lien(homes: Homes) -> Array:
    """The county has a lien."""
    return np.asarray(homes["tax_delinquent"] & homes.chance("lien", 0.3))


@column
def inherited(homes: Homes) -> Array:
    """Came by inheritance or probate."""
    return np.asarray(homes.chance("inherited", 0.028) & ~homes["is_entity"])


@column
def death(homes: Homes) -> Array:
    """An owner of record has died."""
    return np.asarray(homes.chance("death", 0.022) & ~homes["is_entity"])


@column
def judgment(homes: Homes) -> Array:
    """A court judgment stands against the owner."""
    return homes.chance("judgment", 0.024)


@column
def vacant(homes: Homes) -> Array:
    """Nobody lives there."""
    return np.asarray(homes.chance("vacant", np.where(homes["absentee_owner"], 0.11, 0.012)) & ~homes["is_land"])


@column
def quit_claim(homes: Homes) -> Array:
    """The last deed was a quit claim."""
    return homes.chance("quit claim", 0.05)


@column
def last_sale_arms_length(homes: Homes) -> Array:
    """The last transfer was a sale between strangers."""
    return np.asarray(~homes["inherited"] & ~homes["quit_claim"] & ~homes.chance("in the family", 0.07))


@column
def document_type(homes: Homes) -> Array:
    """The last deed."""
    plain = np.where(homes["inherited"], "Executor's Deed", homes.mixed("deed", _DEEDS))
    return np.where(homes["quit_claim"], "Quit Claim Deed", plain)


@column
def market(homes: Homes) -> Array:
    """The state of the last listing, "" where it was never listed."""
    return homes.mixed("market", _MARKET)


def _market_is(homes: Homes, state: str) -> Array:
    return np.asarray(homes["market"] == state)


@column
def mls_active(homes: Homes) -> Array:
    """For sale now."""
    return _market_is(homes, "active")


@column
def mls_pending(homes: Homes) -> Array:
    """A sale is pending."""
    return _market_is(homes, "pending")


@column
def mls_cancelled(homes: Homes) -> Array:
    """The listing was withdrawn."""
    return _market_is(homes, "cancelled")


@column
def mls_sold(homes: Homes) -> Array:
    """The listing ended in a sale."""
    return _market_is(homes, "sold")


@column
def mls_failed(homes: Homes) -> Array:
    """The listing expired unsold."""
    return _market_is(homes, "failed")


@column
def mls_days_on_market(homes: Homes) -> Array:
    """Days of the last listing, kept on rows that left the market long ago; unknown without one."""
    days = np.floor(2 + 190 * homes.draw("days on market") ** 1.6 + 4000 * homes.draw("stale listing") ** 40)
    return np.where(homes["market"] == "", np.nan, days)


@column
def mls_listing_price(homes: Homes) -> Array:
    """Dollars asked; unknown without a listing."""
    asked = np.round(homes["estimated_value"] * (0.84 + 0.3 * homes.draw("asked")), -3)
    return np.where(homes["market"] == "", np.nan, asked)


@column
def discloses(homes: Homes) -> Array:
    """Whether the state makes prices public."""
    return ~np.isin(homes["state"], UNDISCLOSED)

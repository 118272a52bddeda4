"""The building and its land: kind, age, size, rooms, features, roof."""

from __future__ import annotations

import numpy as np

from components.sandbox.world.chance import Array, words
from components.sandbox.world.homes import Homes, by_state, column

_KINDS = {"SFR": 70.0, "CONDO": 13.0, "MFR": 6.0, "LAND": 5.0, "MOBILE": 3.0, "COMMERCIAL": 3.0}
_USES = {
    "SFR": "Single Family Residence",
    "CONDO": "Condominium",
    "LAND": "Vacant Land",
    "MOBILE": "Mobile Home",
    "COMMERCIAL": "",
}
_TRADES = words(
    "Retail Stores (Personal Services, Office Building, Warehouse (Industrial), Store Building, Auto Repair (& Related)"
)
_ROOFS = {
    "Composition Shingle": 58.0,
    "Tile/Clay": 12.0,
    "Metal": 7.0,
    "Wood Shake": 4.0,
    "Slate": 2.0,
    "": 12.0,
    "127": 3.0,
    "176": 2.0,
}
_SUBDIVISIONS = words(
    "Paradise Park, Oak Hills, Sunset Ridge, Maple Grove, Lakeview Estates, Cedar Creek, Willow Bend, Fox Run, Stonegate, Heritage Place,"
    "Meadowbrook, River Bluff, Orchard Park, Pine Valley, Summerfield, Brookside, Highland Meadows, Cherry Hill, Eagle Point, Rose Garden"
)
_COOLED = {
    "AZ": 0.97, "TX": 0.97, "FL": 0.97, "LA": 0.96, "MS": 0.96, "NV": 0.95, "AL": 0.95, "GA": 0.95, "OK": 0.95, "SC": 0.94, "AR": 0.94,
    "CA": 0.68, "NM": 0.72, "CO": 0.6, "ID": 0.62, "WY": 0.45, "MT": 0.38, "OR": 0.46, "WA": 0.24, "AK": 0.03, "HI": 0.5,
    "ME": 0.17, "VT": 0.22, "NH": 0.36, "MA": 0.55, "RI": 0.52, "CT": 0.6, "NY": 0.6, "MI": 0.74, "WI": 0.74, "MN": 0.76, "ND": 0.72,
}  # fmt: skip  # the share of homes, by state
_OLDEST, _NEWEST = 1890, 2025
_TOWERS = 0.03  # the share of multi-family houses with five or more homes is drawn apart


@column
def kind(homes: Homes) -> Array:
    """SFR, MFR, LAND, CONDO, MOBILE or COMMERCIAL: the word that filters use."""
    return homes.mixed("kind", _KINDS)


@column
def is_land(homes: Homes) -> Array:
    """Whether nothing is built here."""
    return np.asarray(homes["kind"] == "LAND")


@column
def property_type(homes: Homes) -> Array:
    """The kind as delivered: a commercial row carries its use, cut at 30 characters, in place of a kind."""
    uses = np.array([use[:30] for use in homes.pick("trade", _TRADES)], dtype=object)
    return np.where(homes["kind"] == "COMMERCIAL", uses, homes["kind"])


@column
def property_use(homes: Homes) -> Array:
    """The use in the assessor's words."""
    multi = np.where(homes["units_count"] >= 5, "Apartment House (5+ Units)", "Duplex To Fourplex")
    named = np.array([_USES.get(word, "") for word in homes["kind"]], dtype=object)
    return np.where(homes["kind"] == "MFR", multi, np.where(named == "", homes["property_type"], named))


@column
def land_use(homes: Homes) -> Array:
    """Residential, Commercial or Vacant."""
    return np.where(
        homes["kind"] == "COMMERCIAL", "Commercial", np.where(homes["is_land"], "Vacant", "Residential")
    ).astype(object)


@column
def year_built(homes: Homes) -> Array:
    """The year, clustered around its neighbourhood's; unknown for land."""
    era = 1952 + 52 * homes.draw_of_zip("era")
    year = np.floor(era + 46 * (homes.draw("built") + homes.draw("built again") - 1))
    newest = min(_NEWEST, homes.world.as_of.year - 1)
    return np.where(homes["is_land"], np.nan, year.clip(_OLDEST, newest))


@column
def age_years(homes: Homes) -> Array:
    """Whole years since the building went up."""
    return np.asarray(homes.world.as_of.year - homes["year_built"])


@column
def units_count(homes: Homes) -> Array:
    """Dwellings; 0 where the county doesn't say, as it often doesn't."""
    several = np.where(
        homes.chance("tower", _TOWERS * 8), 5 + 40 * homes.draw("flats") ** 2, 2 + 3 * homes.draw("flats")
    ).astype(int)
    single = np.where(homes.chance("units said", 0.45), 1, 0)
    return np.where(homes["kind"] == "MFR", several, np.where(homes["is_land"], 0, single))


@column
def building_size_sqft(homes: Homes) -> Array:
    """Living area; 0 for land."""
    size = 780 + 2900 * homes.draw("size") ** 2 + 420 * homes.draw_of_zip("size")
    size = np.where(homes["kind"] == "CONDO", size * 0.62, np.where(homes["kind"] == "MOBILE", size * 0.7, size))
    size = np.where(homes["kind"] == "MFR", size * (0.8 + 0.35 * homes["units_count"]), size)
    return np.where(homes["is_land"], 0, size).astype(np.int64)


@column
def lot_size_sqft(homes: Homes) -> Array:
    """Land area."""
    lot = 3600 + 9000 * homes.draw("lot") ** 2 + 40_000 * homes.draw("acres") ** 12
    return np.where(homes["is_land"], lot * 4, np.where(homes["kind"] == "CONDO", 0, lot)).astype(np.int64)


@column
def beds(homes: Homes) -> Array:
    """Bedrooms, by size; unknown for land and shops."""
    count = np.clip(np.round(homes["building_size_sqft"] / 640 + 1.4 * homes.draw("beds") - 0.4), 1, 9)
    return np.where(homes["is_land"] | (homes["kind"] == "COMMERCIAL"), np.nan, count)


@column
def baths(homes: Homes) -> Array:
    """Bathrooms, in quarters."""
    return np.asarray(np.clip(np.round((homes["beds"] * 0.55 + 1.5 * homes.draw("baths")) * 4) / 4, 1, 9))


@column
def rooms(homes: Homes) -> Array:
    """Rooms in all; only a filter asks."""
    return np.asarray(homes["beds"] + 2 + np.floor(3 * homes.draw("rooms")))


@column
def stories(homes: Homes) -> Array:
    """Floors; 0 where unknown."""
    floors = 1 + (homes.draw("stories") < homes["building_size_sqft"] / 4200).astype(int) + homes.chance("third", 0.04)
    return np.where(homes["is_land"] | homes.chance("stories unsaid", 0.12), 0, floors)


def _feature(homes: Homes, name: str, likelihood: float | Array) -> Array:
    return np.asarray(homes.chance(name, likelihood) & ~homes["is_land"])


@column
def has_ac(homes: Homes) -> Array:
    """Air conditioning, as the climate wants it."""
    return _feature(homes, "ac", by_state(homes, _COOLED, 0.87))


@column
def has_garage(homes: Homes) -> Array:
    """A garage."""
    return _feature(homes, "garage", 0.64)


@column
def has_pool(homes: Homes) -> Array:
    """A pool: common where it's warm."""
    warm = np.isin(homes["state"], ["AZ", "CA", "FL", "NV", "TX", "HI"])
    return _feature(homes, "pool", np.where(warm, 0.24, 0.06))


@column
def has_basement(homes: Homes) -> Array:
    """A basement: common where it's cold."""
    return _feature(homes, "basement", np.where(homes["latitude"] > 38.5, 0.55, 0.08))


@column
def has_deck(homes: Homes) -> Array:
    """A deck."""
    return _feature(homes, "deck", 0.3)


@column
def roof_material(homes: Homes) -> Array:
    """The material, "" where unknown, now and then a raw county code."""
    return np.where(homes["is_land"], "", homes.mixed("roof", _ROOFS))


@column
def roof_construction(homes: Homes) -> Array:
    """Gable, hip, flat, or unsaid."""
    return np.where(homes["is_land"], "", homes.mixed("roof shape", {"Gable": 46, "Hip": 24, "Flat": 8, "": 22}))


@column
def subdivision(homes: Homes) -> Array:
    """The development's name, shared along a street; often none."""
    named = _SUBDIVISIONS[(homes.draw_of_street("subdivision") * len(_SUBDIVISIONS)).astype(int)]
    return np.where(homes.draw_of_street("subdivided") < 0.6, named, "")


@column
def apn(homes: Homes) -> Array:
    """The parcel number with its county dashes."""
    page, lot = homes.zip_keys % np.uint64(900) + np.uint64(100), homes.number
    book = homes.world.places.number[homes.at] % np.uint64(1000)
    return np.array([f"{a:03d}-{b:03d}-{c:04d}" for a, b, c in zip(book, page, lot + 1, strict=True)], dtype=object)


@column
def hoa(homes: Homes) -> Array:
    """Whether a homeowners' association has a say."""
    return homes.chance(
        "hoa", np.where(homes["kind"] == "CONDO", 0.92, np.where(homes["subdivision"] != "", 0.26, 0.04))
    )

"""Where a home stands: its ZIP's city and county, its street and number, and its point on the map.

Fourteen homes share a street, whose anchor lies within the ZIP's spread; they stand along it, so that a map shows rows of houses rather
than a cloud.
"""

from __future__ import annotations

import numpy as np

from components.sandbox.world.chance import Array, chosen, words
from components.sandbox.world.homes import HOMES_PER_STREET, Homes, column
from components.sandbox.world.places import MILES_PER_DEGREE

_NAMES = words(
    "Maple, Oak, Cedar, Pine, Elm, Walnut, Willow, Birch, Chestnut, Hickory, Magnolia, Juniper, Laurel, Sycamore, Poplar, Aspen, Cypress,"
    "Washington, Lincoln, Jefferson, Madison, Monroe, Jackson, Franklin, Adams, Park, Lake, Hill, River, Spring, Meadow, Valley, Forest,"
    "Highland, Sunset, Ridge, Church, Main, Mill, Center, Prospect, Pleasant, Orchard, Garden, Grove, Fairview, Lakeview, Hillcrest,"
    "Woodland, Brookside, Canyon, Mesa, Monte Cristo, Vista, Palm, Desert, Prairie, Harbor, Ocean, Bay, Summit, Evergreen, Rose, Violet,"
    "Clover, Heather, Ivy, Holly, Robin, Cardinal, Falcon, Quail, Deer Run, Fox Hollow, Stone, Granite, Copper, Silver, Canterbury,"
    "Windsor, Devon, Oxford, Cambridge, Sherwood, Bristol, Essex, Dover, Salem, Concord, Lexington, Liberty, Union, Heritage, Pioneer,"
    "Frontier, Homestead, Arbor, Parkside, Northridge, Westwood, Eastgate, Southview, Colonial, Ashland, Belmont, Glenwood"
)
_SUFFIXES = words("St, Ave, Dr, Ln, Rd, Ct, Pl, Blvd, Way, Ter, Cir")
_QUARTERS = words("N, S, E, W")
_NAME_STEP = 37  # coprime to the count of names, which is more than a ZIP has streets
_HOUSE_STEP_MILES = 0.014


@column
def zip_code(homes: Homes) -> Array:
    """Five digits."""
    return homes.world.places.zip_code[homes.at]


@column
def city(homes: Homes) -> Array:
    """The ZIP's postal city."""
    return homes.world.places.city[homes.at]


@column
def state(homes: Homes) -> Array:
    """Two letters."""
    return homes.world.places.state[homes.at]


@column
def county(homes: Homes) -> Array:
    """The county with its word: "Maricopa County"."""
    return homes.world.places.county[homes.at]


@column
def house(homes: Homes) -> Array:
    """The house number, rising along the street, odd and even by turns."""
    block = 100 * (1 + 98 * homes.draw_of_street("block") ** 1.6).astype(int)
    place = homes.number % HOMES_PER_STREET
    return np.asarray(block + 1 + 6 * place + place % 2)


@column
def street(homes: Homes) -> Array:
    """The street's name, with its quarter where it has one. A ZIP has no name twice: an address is one home there."""
    first = (homes.draw_of_zip("first street") * len(_NAMES)).astype(np.int64)
    name = _NAMES[(first + homes.number // HOMES_PER_STREET * _NAME_STEP) % len(_NAMES)]
    suffix = chosen(homes.draw_of_street("suffix"), _SUFFIXES)
    quarter = np.where(
        homes.draw_of_street("quartered") < 0.35, chosen(homes.draw_of_street("quarter"), _QUARTERS) + " ", ""
    )
    return np.asarray(quarter + name + " " + suffix)


@column
def address(homes: Homes) -> Array:
    """The street address: "4521 E Monte Cristo Ave"."""
    return np.asarray(homes["house"].astype(str).astype(object) + " " + homes["street"])


def _offsets_miles(homes: Homes) -> tuple[Array, Array]:
    """Offset east and north of the ZIP's centre: the street's anchor, then some way along it."""
    places = homes.world.places
    away = places.spread_miles[homes.at] * homes.draw_of_street("away") ** 0.6
    bearing = 2 * np.pi * homes.draw_of_street("bearing")
    heading = np.where(homes.draw_of_street("heading") < 0.5, 0.0, np.pi / 2) + 0.3 * (homes.draw_of_zip("grid") - 0.5)
    along = _HOUSE_STEP_MILES * (homes.number % HOMES_PER_STREET + 0.4 * homes.draw("plot"))
    east = away * np.cos(bearing) + along * np.cos(heading)
    north = away * np.sin(bearing) + along * np.sin(heading)
    return east, north


@column
def latitude(homes: Homes) -> Array:
    """Degrees north, six decimals."""
    _, north = _offsets_miles(homes)
    return np.asarray(np.round(homes.world.places.latitude[homes.at] + north / MILES_PER_DEGREE, 6))


@column
def longitude(homes: Homes) -> Array:
    """Degrees east, six decimals."""
    east, _ = _offsets_miles(homes)
    places = homes.world.places
    per_degree = MILES_PER_DEGREE * np.cos(np.radians(places.latitude[homes.at]))
    return np.asarray(np.round(places.longitude[homes.at] + east / per_degree, 6))


@column
def flood_zone_type(homes: Homes) -> Array:
    """FEMA's zone; X (minimal hazard) for most."""
    low = homes.mixed("flood", {"X": 84, "AE": 6, "A": 3, "AO": 1, "B": 2, "C": 1, "": 3})
    return np.where(homes.chance("shore", 0.01), "VE", low)


@column
def flood_zone(homes: Homes) -> Array:
    """True for nearly all: like its upstream, this flags even zone X."""
    return np.asarray(homes["flood_zone_type"] != "")


@column
def area_median_income(homes: Homes) -> Array:
    """Household income of the neighbourhood, dollars a year."""
    return np.asarray(np.round(38_000 + 110_000 * homes.draw_of_zip("income") ** 1.7, -2)).astype(np.int64)

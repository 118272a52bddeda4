"""What is wanted: the audience, and everything that can be said about it without asking anybody.

Holds the `Audience`, geography in five modes, the one table of filters, the gazetteer, checks, plain English, and links. Pure: it may touch
only `faults`, and must never draw, ask the API or keep state. The vendor's spelling of these things is the client's business.

Decisions, each with its reason:
- Cities and counties carry their states, because a name alone is ambiguous, though the API takes names and states apart.
- Unknown strategies and filters are carried and named, never dropped: the vendor adds some faster than this table learns them.
- A preview's question leaves the wanted count out (`matching_key`), so that moving the count costs no call.
"""

from components.audience.audience import CUSTOM, Audience, Value
from components.audience.checks import MOST_ROWS, Problem, check
from components.audience.comparing import Difference, SharedZips, differences, shared_zips
from components.audience.english import place_words, summary
from components.audience.filters import FILTERS, GROUPS, Filter
from components.audience.gazetteer import (
    ZipPlace,
    all_zips,
    cities,
    counties,
    known_city,
    known_county,
    parse_zips,
    search_cities,
    similar_cities,
    states,
    zip_place,
)
from components.audience.geography import Cities, Counties, Geography, Place, Radius, States, Zips
from components.audience.ground import (
    EARTH_MILES,
    bounds,
    centre,
    middle_words,
    miles_between,
    nearest_zip,
    neighbours,
    states_of,
    zips_of,
    zips_within,
)
from components.audience.links import from_query, to_query
from components.audience.naming import LONGEST_NAME, fits_in_a_name, short_name
from components.audience.parting import each_place, place_names
from components.audience.phrases import phrase, phrases
from components.audience.restating import said_as

__all__ = [
    "CUSTOM",
    "EARTH_MILES",
    "FILTERS",
    "GROUPS",
    "LONGEST_NAME",
    "MOST_ROWS",
    "Audience",
    "Cities",
    "Counties",
    "Difference",
    "Filter",
    "Geography",
    "Place",
    "Problem",
    "Radius",
    "SharedZips",
    "States",
    "Value",
    "ZipPlace",
    "Zips",
    "all_zips",
    "bounds",
    "centre",
    "check",
    "cities",
    "counties",
    "differences",
    "each_place",
    "fits_in_a_name",
    "from_query",
    "known_city",
    "known_county",
    "middle_words",
    "miles_between",
    "nearest_zip",
    "neighbours",
    "parse_zips",
    "phrase",
    "phrases",
    "place_names",
    "place_words",
    "said_as",
    "search_cities",
    "shared_zips",
    "short_name",
    "similar_cities",
    "states",
    "states_of",
    "summary",
    "to_query",
    "zip_place",
    "zips_of",
    "zips_within",
]

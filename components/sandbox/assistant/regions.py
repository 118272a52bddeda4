"""Names of more than one place that people use as one: metropolitan areas, regions, boroughs. With the cities that need no state."""

from __future__ import annotations

from collections.abc import Mapping

_BAY = tuple((name, "CA") for name in ("san francisco", "alameda", "contra costa", "san mateo", "santa clara", "marin"))
REGIONS: Mapping[str, tuple[str, tuple[tuple[str, str], ...]]] = {
    "manhattan": ("counties", (("new york", "NY"),)),
    "queens": ("counties", (("queens", "NY"),)),
    "long island": ("counties", (("nassau", "NY"), ("suffolk", "NY"))),
    "dfw": ("counties", (("dallas", "TX"), ("tarrant", "TX"))),
    "dallas fort worth": ("city", (("dallas", "TX"), ("fort worth", "TX"))),
    "twin cities": ("city", (("minneapolis", "MN"), ("saint paul", "MN"))),
    "bay area": ("counties", _BAY),
    "silicon valley": ("counties", (("santa clara", "CA"),)),
    "inland empire": ("counties", (("riverside", "CA"), ("san bernardino", "CA"))),
    "south florida": ("counties", (("miami-dade", "FL"), ("broward", "FL"), ("palm beach", "FL"))),
    "tampa bay": ("counties", (("hillsborough", "FL"), ("pinellas", "FL"))),
    "research triangle": ("counties", (("wake", "NC"), ("durham", "NC"), ("orange", "NC"))),
    "miami-dade": ("counties", (("miami-dade", "FL"),)),
}  # fmt: skip
"""What a name means: the API's mode, and the places."""
NEEDS_ARTICLE = frozenset({"bay area", "twin cities", "inland empire"})

_KNOWN = """
albuquerque|anaheim|anchorage|atlanta|austin|bakersfield|baltimore|baton rouge|birmingham|boise|boston|brooklyn|buffalo|chandler|charlotte
|chicago|cincinnati|cleveland|colorado springs|columbus|corpus christi|dallas|denver|des moines|detroit|durham|el paso|fort lauderdale
|fort wayne|fort worth|fresno|gilbert|henderson|hialeah|honolulu|houston|huntsville|indianapolis|irvine|jacksonville|jersey city|knoxville
|laredo|las vegas|lexington|long beach|los angeles|louisville|lubbock|madison|memphis|mesa|miami|milwaukee|minneapolis|nashville
|new orleans|new york|norfolk|oakland|oklahoma city|omaha|orlando|philadelphia|phoenix|pittsburgh|plano|raleigh|reno|riverside|sacramento
|saint louis|saint paul|saint petersburg|salt lake city|san antonio|san bernardino|san diego|san francisco|san jose|santa ana|scottsdale
|seattle|spokane|tampa|tempe|tucson|tulsa|virginia beach|washington|wichita
"""
WELL_KNOWN = frozenset(_KNOWN.replace("\n", "").split("|"))
"""Cities that people name without their state and mean the largest."""

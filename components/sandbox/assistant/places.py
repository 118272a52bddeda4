"""Where: ZIPs, circles, neighbourhoods, counties, cities and states, in the order in which one hides another."""

from __future__ import annotations

import re
from typing import Any

import numpy as np

from components.sandbox.assistant.choosing import LA
from components.sandbox.assistant.cities import ask_which, city_at, meant, read_cities, state_of
from components.sandbox.assistant.counties import read_counties
from components.sandbox.assistant.ground import around, circle, joined, named, titled
from components.sandbox.assistant.names import NEIGHBOURHOODS, OWN_NAMES, STATE_CODES, STATE_WORDS
from components.sandbox.assistant.reading import Reading
from components.sandbox.assistant.regions import NEEDS_ARTICLE, REGIONS
from components.sandbox.assistant.zips import beside_other_places, read_zips
from components.sandbox.world.places import Places

_NAME_BEFORE = re.compile(r"(?:in|around|near)\s+(?P<name>[A-Z][\w.'-]*(?:\s[A-Z][\w.'-]*)*),?\s$")
_MILES = r"(?P<miles>\d+(?:\.\d+)?)[\s-]*(?:miles?|mi)\b"


def read_coded_places(reading: Reading, places: Places) -> None:
    """Read circles and ZIPs: before amounts are, because five digits look like money."""
    _circle(reading, places)
    if reading.geography is None and not reading.place_question:
        read_zips(reading, places)


def read_places(reading: Reading, places: Places) -> None:
    """Read the place where no code said it, or beside ZIPs; where it could be several, keep the question."""
    coded = reading.geography
    if coded is not None and coded["mode"] == "zips" and beside_other_places(reading.text):
        reading.geography = None
    for read in (_neighbourhood, _regions, read_counties, _la, read_cities, _states):
        if reading.geography is None and not reading.place_question:
            read(reading, places)
    _around_it(reading, places)
    if coded is not None and reading.geography is None:
        reading.geography = coded
    elif coded is not None and reading.geography is not coded and reading.geography is not None:
        reading.geography = joined(reading.geography, coded, places)


def _circle(reading: Reading, places: Places) -> None:
    zip_words = r"(?:zip\s*(?:code)?\s*)?(?P<zip>\d{5})\b"
    for pattern in (
        rf"(?:within|in)?\s*(?:a\s+)?{_MILES}(?:\s+radius)?\s+(?:of|from|around|near)\s+{zip_words}",
        rf"(?:around|near)\s+{zip_words}\s*(?:within|,)?\s*{_MILES}",
    ):
        for found in list(reading.find(pattern)):
            at = places.index_of.get(found["zip"])
            if at is not None:
                reading.mark(found)
                _radius(reading, places, np.array([at]), float(found["miles"]), found["zip"])
                return
    for found in list(
        reading.find(rf"(?:within|in)?\s*(?:a\s+)?{_MILES}(?:\s+radius)?\s+(?:of|from|around|near)\s+(?:downtown\s+)?")
    ):
        named = city_at(reading, places, found.end())
        if named is not None:
            name, states, end = named
            state = meant(reading, name, states, places)
            reading.mark_span(found.start(), end)
            if state is None:
                ask_which(reading, name, states)
            else:
                _radius(reading, places, places.by_city[name, state], float(found["miles"]), f"{titled(name)}, {state}")
            return


def _around_it(reading: Reading, places: Places) -> None:
    """Read a distance that is said after its place: "Tampa, FL, 10 mile radius", "43215, 3 miles around it"."""
    within = r"(?:,?\s*\b(?:with)?in\s+(?:an?\s+)?)?"
    pattern = rf"{within}\b{_MILES}(?:\s+(?:radius|circle))?(?:\s+(?:around|of|from|near)\s+(?:it|there|that|here)|\s+(?:around|out))?\b"
    for found in list(reading.find(pattern)):
        if reading.geography is None or reading.geography["mode"] == "radius":
            return
        reading.mark(found)
        reading.geography = around(reading.geography, float(found["miles"]), places)
        reading.steps.append(
            f"“{found[0].strip(' ,')}” → within {float(found['miles']):g} miles of the middle of that place"
        )
        return


def _radius(reading: Reading, places: Places, at: Any, miles: float, label: str) -> None:
    latitude, longitude = (round(float(np.mean(column[at])), 5) for column in (places.latitude, places.longitude))
    reading.geography = circle((latitude, longitude), miles)
    reading.steps.append(f"Within {miles:g} miles of {label}")


def _neighbourhood(reading: Reading, _: Places) -> None:
    for (name, city), codes in NEIGHBOURHOODS.items():
        with_city = rf"\b(?:the\s+)?{name}(?:\s+(?:of|in))?,?\s+{city}\b|\b{city}(?:'s)?,?\s+{name}\b"
        alone = rf"|\b{name}\b" if name in OWN_NAMES else ""
        for found in list(reading.find(rf"(?:{with_city}{alone})(?:,?\s+(?:{STATE_WORDS}|[a-z]{{2}})\b)?")):
            reading.mark(found)
            reading.geography = {"mode": "zips", "zip_codes": list(codes)}
            reading.assumptions.append(f"{titled(name)}, {titled(city)} is taken as ZIPs {', '.join(codes)}.")
            return


def _regions(reading: Reading, places: Places) -> None:
    for name, (mode, pairs) in REGIONS.items():
        article = r"the\s+(?:greater\s+)?" if name in NEEDS_ARTICLE else r"(?:the\s+)?(?:greater\s+)?"
        spaced = name.replace(" ", r"[\s/-]+")
        for found in list(
            reading.find(
                rf"\b{article}{spaced}\b(?:\s+(?:area|metro(?:plex)?|region))?(?!,?\s+(?:{STATE_WORDS}|k[sy])\b)(?!\s+count)"
            )
        ):
            reading.mark(found)
            reading.geography = named(mode, pairs, places)
            listed = ", ".join(f"{titled(place)}, {state}" for place, state in pairs)
            kind = "the county of " if mode == "counties" else ""
            reading.assumptions.append(f"{titled(name)} is taken as {kind}{listed}.")
            return


def _la(reading: Reading, _: Places) -> None:
    for found in list(reading.find(r"\bla\b")):
        if reading.at[found.start() : found.end()] == "LA" and not reading.text[: found.start()].rstrip().endswith(","):
            reading.mark(found)
            reading.place_question = "Do you mean Los Angeles, CA or all of Louisiana, LA?"
            reading.asked = (LA, ["CA", "LA"])


def _states(reading: Reading, _: Places) -> None:
    codes = []
    for found in list(
        reading.find(
            rf"\b(?:all of |the (?:whole |entire )?state of |anywhere in |across )?(?P<state>{STATE_WORDS})\b(?:\s+state)?"
        )
    ):
        reading.mark(found)
        codes.append(STATE_CODES[found["state"]])
    for found in list(reading.find(r"\b(?P<code>[a-z]{2})\b")):
        if state_of(found["code"], reading.at[found.start() : found.end()]):
            unknown = _NAME_BEFORE.search(reading.at[reading.unread_from(found.start()) : found.start()])
            if unknown:
                reading.place_question = (
                    f"I know no {unknown['name']} in {found['code'].upper()}. Which city, county or ZIP near it?"
                )
                return
            reading.mark(found)
            codes.append(found["code"].upper())
    if codes:
        reading.geography = {"mode": "states", "states": list(dict.fromkeys(codes))}
        reading.steps.append(f"States: {', '.join(dict.fromkeys(codes))}")

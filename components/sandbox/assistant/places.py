"""Where: ZIPs, circles, neighbourhoods, counties, cities and states, in the order in which one hides another."""

from __future__ import annotations

import re
from typing import Any

import numpy as np

from components.sandbox.assistant.cities import STATE, ask_which, by_size, city_at, larger, read_cities, state_of
from components.sandbox.assistant.names import NEIGHBOURHOODS, OWN_NAMES, STATE_CODES, STATE_WORDS
from components.sandbox.assistant.reading import Reading
from components.sandbox.world.places import Places

_NAME_BEFORE = re.compile(r"(?:in|around|near)\s+(?P<name>[A-Z][\w.'-]*(?:\s[A-Z][\w.'-]*)*),?\s$")
_MILES = r"(?P<miles>\d+(?:\.\d+)?)[\s-]*(?:miles?|mi)\b"


def read_coded_places(reading: Reading, places: Places) -> None:
    """Read circles and ZIPs: before amounts are, because five digits look like money."""
    _circle(reading, places)
    if reading.geography is None and not reading.place_question:
        _zips(reading, places)


def read_places(reading: Reading, places: Places) -> None:
    """Read the place where no code said it; where it could be several, keep the question."""
    for read in (_neighbourhood, _counties, _la, read_cities, _states):
        if reading.geography is None and not reading.place_question:
            read(reading, places)


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
            state = states[0] if len(states) == 1 else larger(name, states, places)
            reading.mark_span(found.start(), end)
            if state is None:
                ask_which(reading, name, states)
            else:
                _radius(reading, places, places.by_city[name, state], float(found["miles"]), f"{name.title()}, {state}")
            return


def _radius(reading: Reading, places: Places, at: Any, miles: float, label: str) -> None:
    latitude, longitude = (round(float(np.mean(column[at])), 5) for column in (places.latitude, places.longitude))
    reading.geography = {"mode": "radius", "latitude": latitude, "longitude": longitude, "radius": miles}
    reading.steps.append(f"Within {miles:g} miles of {label}")


def _zips(reading: Reading, places: Places) -> None:
    codes = []
    for found in list(reading.find(r"(?<![\d$,.])(?P<zip>\d{5})(?:-\d{4})?(?![\d,]\d)\b")):
        if found["zip"] in places.index_of:
            reading.mark(found)
            codes.append(found["zip"])
        elif not found["zip"].endswith("000"):
            reading.mark(found)
            reading.warnings.append(f"{found['zip']} is no ZIP with homes in it.")
    if codes:
        reading.geography = {"mode": "zips", "zip_codes": list(dict.fromkeys(codes))}
        reading.steps.append(f"ZIP codes: {', '.join(codes)}")


def _neighbourhood(reading: Reading, _: Places) -> None:
    for (name, city), codes in NEIGHBOURHOODS.items():
        with_city = rf"\b(?:the\s+)?{name}(?:\s+(?:of|in))?,?\s+{city}\b|\b{city}(?:'s)?,?\s+{name}\b"
        alone = rf"|\b{name}\b" if name in OWN_NAMES else ""
        for found in list(reading.find(rf"(?:{with_city}{alone})(?:,?\s+(?:{STATE_WORDS}|[a-z]{{2}})\b)?")):
            reading.mark(found)
            reading.geography = {"mode": "zips", "zip_codes": list(codes)}
            reading.assumptions.append(f"{name.title()}, {city.title()} is taken as ZIPs {', '.join(codes)}.")
            return


def _counties(reading: Reading, places: Places) -> None:
    for found in list(
        reading.find(rf"\b(?:count(?:y|ies)|parish(?:es)?|borough)\b(?:,?\s+(?:in\s+)?(?P<state>{STATE})\b)?")
    ):
        written = reading.at[found.start("state") : found.end("state")] if found["state"] else ""
        state = state_of(found["state"] or "", written, comma="," in found[0])
        start = reading.unread_from(found.start())
        names = _county_names(reading.text[start : found.start()], state, places)
        if not names:
            continue
        first = reading.text.index(names[0], start)
        reading.mark_span(first, found.end() if state else found.start() + 6)
        _take_counties(reading, places, names, state)
        return


def _take_counties(reading: Reading, places: Places, names: list[str], state: str) -> None:
    owners = {
        name: [code for known, code in places.by_county if known == name and state in {"", code}] for name in names
    }
    unclear = next((name for name, states in owners.items() if len(states) > 1), None)
    if unclear is not None:
        ask_which(
            reading, f"{unclear} county", by_size(owners[unclear], lambda code: len(places.by_county[unclear, code]))
        )
        return
    states = list(dict.fromkeys(states[0] for states in owners.values()))
    reading.geography = {"mode": "counties", "counties": [name.title() for name in names], "states": states}
    reading.steps.append(f"Counties: {', '.join(name.title() for name in names)}, {', '.join(states)}")


def _county_names(said: str, state: str, places: Places) -> list[str]:
    known = {name for name, code in places.by_county if state in {"", code}}
    names = []
    for part in re.split(r"\s+and\s+|,", said):
        words = part.split()
        name = next((" ".join(words[at:]) for at in range(len(words)) if " ".join(words[at:]) in known), None)
        if name:
            names.append(name)
    return names


def _la(reading: Reading, _: Places) -> None:
    for found in list(reading.find(r"\bla\b")):
        if reading.at[found.start() : found.end()] == "LA" and not reading.text[: found.start()].rstrip().endswith(","):
            reading.mark(found)
            reading.place_question = "Do you mean Los Angeles, CA or all of Louisiana, LA?"


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

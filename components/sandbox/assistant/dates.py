"""When: the year a home was built, and when it was bought."""

from __future__ import annotations

import re
from datetime import date, timedelta

from components.sandbox.assistant.numbers import TO
from components.sandbox.assistant.reading import Reading
from components.sandbox.wanted.filters import SEARCH_RANGES

_YEAR = r"(?P<year>(?:18|19|20)\d\d)"
_DAYS = {"day": 1, "week": 7, "month": 30.44, "year": 365.25}
_NOTICED = {"pre_foreclosure_motivated", "auction_property", "reo_bank_owned"}
_LATELY = r"(?:\b(?:with)?in|\bover|\bduring|\bfrom)?\s*\b(?:the\s+)?(?:last|past)\s+(?P<many>\d{1,3})?\s*(?P<unit>day|week|month|year)s?\b"
_WAYS = {-1: "below", 0: "", 1: "above"}
_BUILT = r"(?:\b(?:built|constructed|homes?|houses?|dating)\s+)"


def read_dates(reading: Reading, today: date) -> None:
    """Read the years of building, ages, and dates of purchase."""
    _bought(reading, today)
    _built(reading)
    _aged(reading, today)


def read_lately(reading: Reading) -> None:
    """Read "in the last 3 months" of what has a search range: notices of foreclosure, auctions, bank-owned homes."""
    if not _NOTICED & {*reading.strategies}:
        return
    for found in list(reading.find(_LATELY)):
        days = int(found["many"] or 1) * _DAYS[found["unit"]]
        span = next((name for name, most in SEARCH_RANGES.items() if days <= most + 1), "1_YEAR")
        reading.mark(found)
        reading.set("search_range", span, f"“{found[0].strip()}” → search range: {span}")
        if days > SEARCH_RANGES[span] + 1:
            reading.warnings.append("A search goes back a year at the most.")


def _built(reading: Reading) -> None:
    spans = rf"(?:{_BUILT}?(?:between|from)|\b(?:built|constructed)(?:\s+in)?)\s+"
    for found in reading.find(rf"{spans}{_YEAR}{TO}(?P<last>(?:18|19|20)\d\d)"):
        _least(reading, int(found["year"]), found)
        _most(reading, int(found["last"]), found)
    for found in reading.find(
        rf"(?:{_BUILT}(?:in|during)\s+)?the\s+{_YEAR}'?s\b|\b{_BUILT}in\s+{_YEAR.replace('year', 'decade')}'?s\b"
    ):
        decade = int(found["year"] or found["decade"]) // 10 * 10
        _least(reading, decade, found)
        _most(reading, decade + 9, found)
    for found in reading.find(rf"{_BUILT}(?:in|during)\s+the\s+['’]?(?P<tens>[2-9]0)['’]?s\b"):
        _least(reading, 1900 + int(found["tens"]), found)
        _most(reading, 1909 + int(found["tens"]), found)
    for pattern, bound, by in (
        (rf"{_BUILT}?(?:in\s+)?{_YEAR}\s+(?:or|and)\s+(?:later|newer|after|up)", "min", 0),
        (rf"{_BUILT}?(?:in\s+)?{_YEAR}\s+(?:or|and)\s+(?:earlier|older|before)", "max", 0),
        (rf"{_BUILT}?(?:since|no earlier than)\s+{_YEAR}", "min", 0),
        (rf"{_BUILT}?(?:after|newer than|later than)\s+{_YEAR}", "min", 1),
        (rf"{_BUILT}?(?:before|prior to|older than|earlier than)\s+{_YEAR}", "max", -1),
        (rf"\bpre-?\s?{_YEAR}(?:\s+(?:homes?|houses?|properties|built))?", "max", -1),
        (rf"{_BUILT}?(?:by|no later than|up to)\s+{_YEAR}", "max", 0),
        (rf"{_BUILT}in\s+{_YEAR}\b", "both", 0),
    ):
        for found in reading.find(pattern):
            if bound in {"min", "both"}:
                _least(reading, int(found["year"]) + by, found, _WAYS[by])
            if bound in {"max", "both"}:
                _most(reading, int(found["year"]) + by, found, _WAYS[by])


def _aged(reading: Reading, today: date) -> None:
    for found in reading.find(
        r"\b(?:homes?|houses?|properties)?\s*(?:older than|over|more than|at least)\s+(?P<age>\d{1,3})\s+years\s+old\b"
    ):
        _most(reading, today.year - int(found["age"]), found)
    for found in reading.find(r"\b(?:older than)\s+(?P<age>\d{1,3})\s+years\b"):
        _most(reading, today.year - int(found["age"]) - 1, found)
    for found in reading.find(r"\b(?:newer than|less than|under|younger than)\s+(?P<age>\d{1,3})\s+years\s+old\b"):
        _least(reading, today.year - int(found["age"]), found)
    for found in reading.find(r"\b(?:older|aging|old)\s+(?:homes?|houses?|properties)\b"):
        _most(reading, 1990, found)
        reading.assumptions.append("Older homes: built in 1990 or earlier.")


def _bought(reading: Reading, today: date) -> None:
    verb = r"\b(?:bought|purchased|sold|acquired|last sold|last sale)(?:\s+(?:it|them|their homes?))?\s+"
    for found in reading.find(rf"{verb}(?:before|prior to)\s+{_YEAR}"):
        _sale(reading, "max", date(int(found["year"]) - 1, 12, 31), found)
    for found in reading.find(rf"{verb}(?:since|in or after)\s+{_YEAR}"):
        _sale(reading, "min", date(int(found["year"]), 1, 1), found)
    for found in reading.find(rf"{verb}after\s+{_YEAR}"):
        _sale(reading, "min", date(int(found["year"]) + 1, 1, 1), found)
    for found in reading.find(rf"{verb}(?:between|from)\s+{_YEAR}{TO}(?P<last>(?:19|20)\d\d)"):
        _sale(reading, "min", date(int(found["year"]), 1, 1), found)
        _sale(reading, "max", date(int(found["last"]), 12, 31), found)
    for found in reading.find(
        rf"{verb}(?:with)?in\s+the\s+(?:last|past)\s+(?P<many>\d{{1,3}})?\s*(?P<unit>day|week|month|year)s?\b"
    ):
        since = today - timedelta(days=round(int(found["many"] or 1) * _DAYS[found["unit"]]))
        _sale(reading, "min", since, found)


def _least(reading: Reading, year: int, found: re.Match[str], way: str = "") -> None:
    reading.mark(found)
    reading.set("year_built_min", year, f"“{found[0].strip()}” → Year built ≥ {year}", way)


def _most(reading: Reading, year: int, found: re.Match[str], way: str = "") -> None:
    reading.mark(found)
    reading.set("year_built_max", year, f"“{found[0].strip()}” → Year built ≤ {year}", way)


def _sale(reading: Reading, bound: str, day: date, found: re.Match[str]) -> None:
    reading.mark(found)
    reading.set(
        f"last_sale_date_{bound}",
        day.isoformat(),
        f"“{found[0].strip()}” → Last sale {'≥' if bound == 'min' else '≤'} {day}",
    )

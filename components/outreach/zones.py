"""Where a call arrives: the state and the time zone of a ZIP, and those that an area code may stand for.

A place is a set of (state, zone) pairs. Which of them a person is in, nobody may know: then all of them count. ZIPs and their zones are the
gazetteer's, so that states of two zones are told ZIP by ZIP; an area code's state stands in `area_codes.toml`, and its zones are
those of the state's ZIPs in which it is used.
"""

from __future__ import annotations

import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from components.audience.gazetteer import states
from components.audience.zip_table import ZipRow, zip_rows
from components.outreach.rules import rules

Pair = tuple[str, str]
Place = frozenset[Pair]
_BEYOND_THE_STATES = ("AA", "AE", "AP", "AS", "FM", "GU", "MH", "MP", "PR", "PW", "VI")
_TOLL_FREE = frozenset({"800", "833", "844", "855", "866", "877", "888"})


@cache
def zip_pair(zip_code: str) -> Place:
    """Give the place of a ZIP; nothing for one that isn't known, or whose zone isn't."""
    return _zips().get(zip_code, frozenset())


@cache
def state_place(state: str) -> Place:
    """Give a state with all of its zones; nothing for what is no state."""
    return frozenset(pair for place in _zips().values() for pair in place if pair[0] == state)


@cache
def anywhere() -> Place:
    """Give all states with all of their zones: where somebody is of whom nothing is known."""
    return frozenset(pair for place in _zips().values() for pair in place)


@cache
def address_place(state: str, zip_code: str) -> Place:
    """Give the place of an address: its ZIP's, and its state's too where the two disagree; nothing where neither is known."""
    by_zip, letters = zip_pair(zip_code[:5]), state.strip().upper()
    if not by_zip:
        return state_place(letters)
    return by_zip if letters in {"", *(known for known, _ in by_zip)} else by_zip | state_place(letters)


@cache
def area_code_place(area_code: str) -> Place | None:
    """Give the place of an area code; None for a toll-free one, which stands for none, and `anywhere` for one that isn't known."""
    if area_code in _TOLL_FREE:
        return None
    used, state = _area_codes().get(area_code, Counter()), _named_state(area_code)
    if not state:
        state = max(used, key=lambda pair: used[pair])[0] if used else ""
    return frozenset(pair for pair in used if pair[0] == state) or state_place(state) or anywhere()


def _named_state(area_code: str) -> str:
    """Give the state that the numbering plan names for an area code; "" where it names none."""
    return _states_of_codes().get(area_code, "")


@cache
def _states_of_codes() -> Mapping[str, str]:
    told = tomllib.loads((Path(__file__).parent / "area_codes.toml").read_text(encoding="utf-8"))["codes"]
    return {code: state for state, codes in told.items() for code in codes.split()}


@cache
def _zips() -> Mapping[str, Place]:
    return {row.zip_code: found for row in _rows() if (found := _pairs(row.state, row.zip_code, row.zone))}


@cache
def _area_codes() -> Mapping[str, Counter[Pair]]:
    used: defaultdict[str, Counter[Pair]] = defaultdict(Counter)
    for row in _rows():
        for area_code in row.area_codes:
            used[area_code].update(_pairs(row.state, row.zip_code, row.zone))
    return used


def _pairs(state: str, zip_code: str, zone: str) -> Place:
    return _shared(state, rules().doubtful_zips.get(zip_code, (zone,)))


@cache
def _shared(state: str, zones: tuple[str, ...]) -> Place:
    """One object for all ZIPs of a place: there are 42,000 ZIPs and some eighty places."""
    return frozenset((state, name) for name in zones if _is_zone(name))


@cache
def _is_zone(name: str) -> bool:
    try:
        return "/" in name and ZoneInfo(name) is not None
    except (ZoneInfoNotFoundError, ValueError):
        return False


def _rows() -> Iterator[ZipRow]:
    known = {*states(), *_BEYOND_THE_STATES}
    return (row for row in zip_rows() if row.state in known)

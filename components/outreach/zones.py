"""Where a call arrives: the state and the time zone of a ZIP, and those that an area code may stand for.

A place is a set of (state, zone) pairs. Which of them a person is in, nobody may know: then all of them count. ZIPs and their zones are the
`zipcodes` package's, so that states of two zones are told ZIP by ZIP; an area code's state is the `phonenumbers` package's, and its
zones are those of the state's ZIPs in which it is used.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import phonenumbers
import zipcodes
from phonenumbers import geocoder

from components.audience.gazetteer import states
from components.outreach.rules import rules

Pair = tuple[str, str]
Place = frozenset[Pair]
_TOLL_FREE = frozenset({"800", "833", "844", "855", "866", "877", "888"})
_SPELLED = {"washington state": "WA", "washington d.c.": "DC", "new york city": "NY"}


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
    number = phonenumbers.parse(f"+1{area_code}5550100")
    told = geocoder.description_for_number(number, "en").strip()
    letters = told.rpartition(", ")[2]
    by_name = {name.lower(): code for code, name in states().items()} | _SPELLED
    return letters if letters in states() else by_name.get(told.lower(), "")


@cache
def _zips() -> Mapping[str, Place]:
    return {
        row["zip_code"]: found for row in _rows() if (found := _pairs(row["state"], row["zip_code"], row["timezone"]))
    }


@cache
def _area_codes() -> Mapping[str, Counter[Pair]]:
    used: defaultdict[str, Counter[Pair]] = defaultdict(Counter)
    for row in _rows():
        for area_code in row["area_codes"]:
            used[area_code].update(_pairs(row["state"], row["zip_code"], row["timezone"]))
    return used


def _pairs(state: str, zip_code: str, zone: str) -> Place:
    zones = rules().doubtful_zips.get(zip_code, (zone,))
    return frozenset((state, name) for name in zones if _is_zone(name))


@cache
def _is_zone(name: str) -> bool:
    try:
        return "/" in name and ZoneInfo(name) is not None
    except (ZoneInfoNotFoundError, ValueError):
        return False


def _rows() -> list[dict[str, str]]:
    found: list[dict[str, str]] = zipcodes.list_all()  # type: ignore[no-untyped-call]
    return found

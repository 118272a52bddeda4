"""ZIP codes: those with homes, and why others have none."""

from __future__ import annotations

import re

from components.sandbox.assistant.ground import titled
from components.sandbox.assistant.reading import Reading
from components.sandbox.world.places import Places, listed_as

_CODE = r"(?<![\d$,.])(?P<zip>\d{5})(?:-\d{4})?(?![\d,]\d)\b"
_BESIDE = re.compile(
    r"(?:\b(?:plus|and|also|or|as well as)|[&+])\s+(?:the )?(?:zips?\s*(?:codes?)?\s*)?\d{5}\b"
    r"|\d{5}\b(?:\s+(?:plus|and|or|as well as|&|\+))\s+(?:all of )?(?!\d)[a-z]"
)
_WHY = {
    "PO BOX": "is a ZIP of post-office boxes",
    "UNIQUE": "is the ZIP of a single organization",
    "MILITARY": "is a military ZIP",
}


def read_zips(reading: Reading, places: Places) -> None:
    """Read ZIPs. One without homes is named with its reason; where no other is said, its city is asked about."""
    codes, empty = list[str](), list[str]()
    for found in list(reading.find(_CODE)):
        if found["zip"] in places.index_of:
            codes.append(found["zip"])
        elif _is_no_zip(found["zip"]):
            continue
        else:
            empty.append(found["zip"])
        reading.mark(found)
    told = [_told(code) for code in dict.fromkeys(empty)]
    reading.warnings += told
    if codes:
        reading.geography = {"mode": "zips", "zip_codes": list(dict.fromkeys(codes))}
        reading.steps.append(f"ZIP codes: {', '.join(codes)}")
    elif empty:
        _ask_instead(reading, empty[0], told, places)


def _is_no_zip(digits: str) -> bool:
    """A round number that is no ZIP is an amount."""
    return digits.endswith("000") and listed_as(digits) is None


def _told(code: str) -> str:
    entry = listed_as(code)
    if entry is None:
        return f"{code} is no ZIP in use, so it is left out."
    kind = _WHY.get(entry.kind, "is a ZIP without homes")
    return f"{code} {kind} in {entry.city}, {entry.state}: no homes stand in it, so it is left out."


def _ask_instead(reading: Reading, code: str, told: list[str], places: Places) -> None:
    entry = listed_as(code)
    known = entry is not None and (entry.city.casefold(), entry.state) in places.by_city
    if entry is not None and known:
        reading.asked = (entry.city.casefold(), [entry.state])
        ask = f"Shall I look in all of {titled(entry.city.casefold())}, {entry.state}? Another ZIP will do as well."
    else:
        ask = "Which ZIP, city or county shall I look in?"
    reading.place_question = f"{' '.join(told)} {ask}"


def beside_other_places(text: str) -> bool:
    """Tell whether ZIPs are said beside another place ("Phoenix plus 85281"), and don't narrow it ("Phoenix, AZ 85004")."""
    return _BESIDE.search(text) is not None

"""People found at a home: its owners with all that skip tracing knows of them (API document, Instant Trace Lookup, APN Instant Lookup)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import numpy as np

from components.sandbox.world.chance import Array
from components.sandbox.world.contacts import EMAILS, LANDLINES, PHONES, said_by
from components.sandbox.world.homes import Homes

_OLDEST_BORN, _BIRTHDAYS = date(1936, 1, 1), 64 * 365


def births(homes: Homes, owner: int) -> list[date]:
    """Give the birthdays of the first or second owners."""
    days = (homes.draw(f"born {owner}") * _BIRTHDAYS).astype(int)
    return [_OLDEST_BORN + timedelta(days=int(day)) for day in days]


def age_on(born: date, today: date) -> int:
    """Whole years."""
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def persons_of(home: Homes) -> list[dict[str, Any]]:
    """Give the persons of one home, the first owner first; none where skip tracing finds nobody to reach."""
    if not home["has_contact"][0]:
        return []
    second = [_person(home, 2)] if home["owner_2_last_name"][0] else []
    return [_person(home, 1), *second]


def enhanced_persons_of(home: Homes) -> list[dict[str, Any]]:
    """Give the persons of one home with every number and address that any of them has, also where a plain trace finds nobody."""
    second = [_person(home, 2)] if home["owner_2_last_name"][0] else []
    everything = {"phones": _phones(home, PHONES), "emails": _emails(home)}
    persons = [{**each, **everything} for each in (_person(home, 1), *second)]
    return persons if any(persons[0][name] for name in everything) else []


def named(persons: list[dict[str, Any]], first_name: str, last_name: str) -> list[dict[str, Any]]:
    """Leave those of that name."""
    return [each for each in persons if is_named(each["first_name"], each["last_name"], first_name, last_name)]


def is_named(first: str, last: str, sought_first: str, sought_last: str) -> bool:
    """Compare names as people write them: an initial may stand for a first name, and a first name may be missing."""
    first, last = _letters(first), _letters(last)
    sought_first, sought_last = _letters(sought_first), _letters(sought_last)
    if not first:  # a company or a trust
        return sought_last == last or sought_first + sought_last == last
    alike = first == sought_first or not sought_first or (len(sought_first) == 1 and first.startswith(sought_first))
    return alike and (sought_last == last or not sought_last)


def _letters(name: str) -> str:
    return "".join(letter for letter in name.casefold() if letter.isalnum())


def _person(home: Homes, owner: int) -> dict[str, Any]:
    first, last = str(home[f"owner_{owner}_first_name"][0]), str(home[f"owner_{owner}_last_name"][0])
    born = births(home, owner)[0] if first else None
    return {
        "first_name": first,
        "last_name": last,
        "full_name": f"{first} {last}".strip(),
        "dob": born.isoformat() if born else "",
        "age": str(age_on(born, home.world.as_of)) if born else "",
        "deceased": bool(home["death"][0]) and owner == 1,
        "property_owner": True,
        "litigator": bool(home["litigator"][0]) and owner == 1,
        "mailing_address": mailing_address(home),
        "phones": _phones(home, PHONES if owner == 1 else LANDLINES),
        "emails": _emails(home) if owner == 1 else [],
    }


def mailing_address(home: Homes) -> dict[str, str]:
    """Give where one home's owner gets mail."""
    parts = {"street": "mail_address", "city": "mail_city", "state": "mail_state", "zip": "mail_zip"}
    return {part: str(home[name][0]) for part, name in parts.items()}


def _phones(home: Homes, names: tuple[str, ...]) -> list[dict[str, Any]]:
    found = [(str(home[name][0]), said_by(home, name)) for name in names if home[name][0]]
    return [
        {
            "number": number,
            "type": str(said.type[0]),
            "dnc": bool(said.dnc[0]),
            "carrier": str(said.carrier[0]),
            "rank": rank,
        }
        for rank, (number, said) in enumerate(found, 1)
    ]


def _emails(home: Homes) -> list[dict[str, Any]]:
    found = [str(home[name][0]) for name in EMAILS if home[name][0]]
    return [{"email": each, "rank": rank} for rank, each in enumerate(found, 1)]


def ranked_phones(homes: Homes, kind: str) -> list[list[str]]:
    """Give each home's numbers of a type, Mobile or Landline, best first; the first phone stands among them."""
    slots: list[Array] = [np.where(said_by(homes, name).type == kind, homes[name], "") for name in PHONES]
    return [[number for number in numbers if number] for numbers in zip(*slots, strict=True)]

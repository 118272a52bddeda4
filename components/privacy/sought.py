"""Who is looked for: what a person typed of somebody, in standard forms, and as patterns that find it in any text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from components.library import TRACED_EMAILS, TRACED_PHONES
from components.matching import address_key, email_form, name_form, phone_digits, split_line, zip_form

_STREET = re.compile(r"^\s*(\d+[A-Za-z]?)\s+(.*\S)")
_NEEDLESS = frozenset({"N", "S", "E", "W", "NORTH", "SOUTH", "EAST", "WEST", "NE", "NW", "SE", "SW"})
ERASED = "erased on request"
Way = tuple[str, ...]


@dataclass(frozen=True)
class Sought:
    """Somebody. `names` are standard forms, `places` pairs (street as written, ZIP); `keys` are address keys."""

    phones: frozenset[str] = frozenset()
    emails: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    zips: frozenset[str] = frozenset()
    keys: frozenset[str] = frozenset()
    places: frozenset[tuple[str, str]] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.phones or self.emails or self.names or self.keys)

    @staticmethod
    def typed(name: str = "", zip_code: str = "", phone: str = "", email: str = "", address: str = "") -> Sought:
        """Read what was typed; what has no standard form finds nobody. The address may be a whole line."""
        line = split_line(address) if address.strip() else None
        street, code = (line.street, zip_form(zip_code) or line.zip_code) if line else ("", zip_form(zip_code))
        key = address_key(street, code) if street and code else ""
        return Sought(
            _some(phone_digits(phone)),
            _some(email_form(email)),
            _some(name_form(name)),
            _some(code),
            _some(key),
            frozenset({(street, code)}) if key else frozenset(),
        )

    def and_rows(self, rows: Iterable[Mapping[str, Any]]) -> Sought:
        """Add what some rows of lists tell of the same person: all phones, e-mail addresses, and the home's address."""
        told = list(rows)
        phones = {phone_digits(str(row[name])) for row in told for name in TRACED_PHONES if row.get(name)}
        emails = {email_form(str(row[name])) for row in told for name in TRACED_EMAILS if row.get(name)}
        places = {
            (str(row["address"]), zip_form(str(row["zip_code"])))
            for row in told
            if row.get("address") and row.get("zip_code")
        }
        return replace(
            self,
            phones=self.phones | (phones - {""}),
            emails=self.emails | (emails - {""}),
            keys=self.keys | ({address_key(*place) for place in places} - {""}),
            places=self.places | places,
        )

    def ways(self) -> tuple[Way, ...]:
        """Give what tells this person in a text: patterns of which all must be in it. RE2 and Python both read them.

        The first of each is what is taken out: a phone, an e-mail address, or a street, which counts with its ZIP beside it alone.
        """
        marks = [*map(_phone, sorted(self.phones)), *map(_email, sorted(self.emails))]
        streets = ((_street(street), code) for street, code in sorted(self.places))
        return (*((mark,) for mark in marks), *((street, _zip(code)) for street, code in streets if street))

    def stands_in(self, text: str) -> bool:
        """Tell whether a text tells this person."""
        return any(all(re.search(part, text) for part in way) for way in self.ways())

    def taken_out(self, text: str) -> str:
        """Give a text without what tells this person."""
        for way in self.ways():
            if all(re.search(part, text) for part in way):
                text = re.sub(way[0], lambda found: f"{found[1]}{ERASED}{found[2]}", text)
        return text


def _some(form: str) -> frozenset[str]:
    return frozenset({form} - {""})


def _phone(digits: str) -> str:
    return rf"(^|[^0-9])(?:\+?1[ .-]{{0,2}})?\(?{digits[:3]}[^0-9a-zA-Z]{{0,3}}{digits[3:6]}[^0-9a-zA-Z]{{0,2}}{digits[6:]}($|[^0-9])"


def _email(form: str) -> str:
    return rf"(?i)(^|[^\w.+-]){re.escape(form)}($|[^\w-])"


def _zip(code: str) -> str:
    return rf"(^|[^0-9]){code}($|[^0-9])"


def _street(street: str) -> str:
    """Find a house number and its street's words, whatever is written between and behind them; "" for what is no street."""
    found = _STREET.match(street)
    words = re.findall(r"[A-Za-z0-9]+", found[2]) if found else []
    words = [word for word in words if word.upper() not in _NEEDLESS] or words
    if not found or not words:
        return ""
    named = r"[^0-9A-Za-z]+".join(re.escape(word) for word in words[: max(1, min(len(words) - 1, 3))])
    return rf"(?i)(^|[^0-9]){found[1]}[^0-9A-Za-z]+(?:[NSEW][A-Za-z]{{0,4}}[^0-9A-Za-z]+)?{named}($|[^0-9A-Za-z])"

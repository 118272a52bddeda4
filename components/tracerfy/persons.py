"""Persons found at an address or behind a parcel, and how to reach them (API document, Instant Trace Lookup, APN Instant Lookup).

Flags have three values: None is unknown, and unknown is not "allowed".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from components.tracerfy.values import Json, Unreadable, block, either, flag, listed, objects, text, whole


@dataclass(frozen=True)
class MailingAddress:
    """Where a person gets mail; "" for a part that is not known."""

    street: str = ""
    city: str = ""
    state: str = ""
    zip_code: str = ""

    def __bool__(self) -> bool:
        return bool(self.street or self.city or self.state or self.zip_code)

    def __str__(self) -> str:
        behind = " ".join(part for part in (self.state, self.zip_code) if part)
        return ", ".join(part for part in (self.street, self.city, behind) if part)


@dataclass(frozen=True)
class TracedPhone:
    """A phone as it was traced. `dnc` is the trace's own word, not a scrub's; rank 1 is the likeliest."""

    number: str
    type: str
    dnc: bool | None
    carrier: str
    rank: int | None


@dataclass(frozen=True)
class Person:
    """One person. `dob` is as the API wrote it: empty, a month or a day; `emails` are likeliest first."""

    first_name: str
    last_name: str
    full_name: str
    dob: str
    age: int | None
    deceased: bool | None
    property_owner: bool | None
    litigator: bool | None
    mailing_address: MailingAddress = field(repr=False)
    phones: tuple[TracedPhone, ...] = field(repr=False)
    emails: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True)
class Persons:
    """Who was found. A miss has `hit` False and costs nothing. The first is not always the one asked for."""

    hit: bool
    credits_deducted: int | None
    persons: tuple[Person, ...]

    def as_json(self) -> dict[str, Any]:
        """Give it as JSON keeps it; `from_json` gives the same persons back."""
        return asdict(self) | {"persons": [_as_json(person) for person in self.persons]}

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Persons:
        """Read what `as_json` gave. Raises `Unreadable`."""
        return read_persons(dict(kept))


def read_persons(body: Json) -> Persons:
    """API document, Instant Trace Lookup and APN Instant Lookup. A hit without its persons is no answer."""
    hit = flag(body, "hit")
    if hit is None:
        raise Unreadable("hit")
    found = objects(body, "persons") if hit else [entry for entry in listed(body, "persons") if isinstance(entry, dict)]
    return Persons(hit, whole(body, "credits_deducted"), tuple(_person(entry) for entry in found))


def _person(entry: Json) -> Person:
    first_name, last_name = text(entry, "first_name"), text(entry, "last_name")
    return Person(
        first_name=first_name,
        last_name=last_name,
        full_name=text(entry, "full_name") or f"{first_name} {last_name}".strip(),
        dob=text(entry, "dob"),
        age=whole(entry, "age"),
        deceased=flag(entry, "deceased"),
        property_owner=flag(entry, "property_owner"),
        litigator=flag(entry, "litigator"),
        mailing_address=_mailing_address(block(entry, "mailing_address")),
        phones=tuple(_phone(phone) for phone in _likeliest_first(entry, "phones") if text(phone, "number")),
        emails=tuple(said for mail in _likeliest_first(entry, "emails") if (said := text(mail, "email"))),
    )


def _mailing_address(entry: Json) -> MailingAddress:
    """Both spellings: `street` and `zip` here, `address` and `zip_code` in the lead builder's answers."""
    street, zip_code = text(entry, "street") or text(entry, "address"), text(entry, "zip") or text(entry, "zip_code")
    return MailingAddress(street, text(entry, "city"), text(entry, "state"), zip_code)


def _phone(entry: Json) -> TracedPhone:
    return TracedPhone(
        number=text(entry, "number"),
        type=text(entry, "type"),
        dnc=flag(entry, "dnc"),
        carrier=text(entry, "carrier"),
        rank=whole(entry, "rank"),
    )


def _likeliest_first(entry: Json, key: str) -> list[dict[str, Any]]:
    """Give the objects of a list by their rank; those without one keep their place behind. A bare text is a value."""
    bare = "email" if key == "emails" else "number"
    found = [{bare: one} if isinstance(one, str) else one for one in listed(entry, key)]
    return sorted((one for one in found if isinstance(one, dict)), key=_place)


def _place(entry: Json) -> tuple[bool, int]:
    rank = whole(entry, "rank")
    return (rank is None, either(rank, 0))


def _as_json(person: Person) -> dict[str, Any]:
    return asdict(person) | {
        "phones": [asdict(phone) for phone in person.phones],
        "emails": [{"email": email} for email in person.emails],
    }

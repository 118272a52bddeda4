"""The people of a single trace as rows of a list: one a person, under the names that leads have."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa

_MOST = {"mobile": 5, "landline": 3}
_MOST_EMAILS = 5


def persons_table(persons: Sequence[Mapping[str, Any]], asked: Mapping[str, str]) -> pa.Table:
    """Give persons (as `Person` is written as JSON) as rows; `asked` is the address or the parcel that was asked for."""
    home = {
        "address": asked.get("address"),
        "city": asked.get("city"),
        "state": asked.get("state"),
        "zip_code": asked.get("zip_code"),
        "county": asked.get("county"),
        "apn": asked.get("parcel_id"),
    }
    rows = [{**home, **_person(person)} for person in persons]
    names = list(dict.fromkeys(name for row in rows for name in row))
    return pa.table({name: [row.get(name) for row in rows] for name in names})


def _person(person: Mapping[str, Any]) -> dict[str, Any]:
    mail = person.get("mailing_address") or {}
    emails = [one.get("email") for one in person.get("emails") or () if one.get("email")][:_MOST_EMAILS]
    return {
        "owner_1_first_name": person.get("first_name"),
        "owner_1_last_name": person.get("last_name") or person.get("full_name"),
        "mail_address": mail.get("street"),
        "mail_city": mail.get("city"),
        "mail_state": mail.get("state"),
        "mail_zip": mail.get("zip_code") or mail.get("zip"),
        **_phones(person),
        **{f"email_{number}": email for number, email in enumerate(emails, 1)},
        "owner_1_age": None if person.get("age") is None else str(person["age"]),
        "deceased": _word(person.get("deceased")),
        "property_owner": _word(person.get("property_owner")),
        "litigator": person.get("litigator"),
        "found": "Yes",
    }


def _phones(person: Mapping[str, Any]) -> dict[str, Any]:
    """The likeliest is the primary one; the others stand by their kind. A litigator's phones are all flagged."""
    told: dict[str, Any] = {}
    counts = dict.fromkeys(_MOST, 0)
    for at, phone in enumerate(person.get("phones") or ()):
        kind = "mobile" if str(phone.get("type")).lower() == "mobile" else "landline"
        counts[kind] += at > 0
        if counts[kind] > _MOST[kind]:
            continue
        name = f"{kind}_{counts[kind]}" if at else "primary_phone"
        told |= {name: phone.get("number"), f"{name}_dnc": phone.get("dnc"), f"{name}_tcpa": person.get("litigator")}
        if not at:
            told |= {f"{name}_type": phone.get("type"), f"{name}_carrier": phone.get("carrier")}
    return told


def _word(flag: object) -> str | None:
    return "Yes" if flag is True else "No" if flag is False else None

"""Leads as cards for an address book (vCard 3.0), with the phones that may be called."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pyarrow as pa
import vobject

from components.matching import e164
from components.outreach.destinations.fields import EMAIL_SLOTS, PHONE_SLOTS
from components.outreach.destinations.wording import full_name, one_line, proper_name

_KINDS = {"mobile": "CELL", "landline": "HOME"}
Row = Mapping[str, Any]


def cards(table: pa.Table) -> bytes:
    """Write shaped leads as one file, a card each."""
    return "".join(_card(row) for row in table.to_pylist()).encode()


def _card(row: Row) -> str:
    card = vobject.vCard()
    _named(card, row)
    for number in range(1, PHONE_SLOTS + 1):
        if phone := row.get(f"phone_{number}"):
            card.add("tel").value = e164(phone)
            card.contents["tel"][-1].type_param = _KINDS.get(row[f"phone_{number}_type"] or "", "VOICE")
    for number in range(1, EMAIL_SLOTS + 1):
        if email := row.get(f"email_{number}"):
            card.add("email").value = email
    _placed(card, row, "HOME", "mail_address", "mail_city", "mail_state", "mail_zip")
    home = one_line(*(row.get(name) for name in ("address", "city", "state", "zip_code")))
    card.add("note").value = (
        "\n".join(part for part in (f"Property: {home}" if home else "", _score(row)) if part) or "From Platbook"
    )
    return str(card.serialize())


def _named(card: Any, row: Row) -> None:
    """A company stands whole in the last name."""
    first, last = proper_name(row["owner_1_first_name"] or ""), proper_name(row["owner_1_last_name"] or "")
    whole = full_name(row["owner_1_first_name"], row["owner_1_last_name"], None, None)
    card.add("fn").value = whole or "Property owner"
    card.add("n").value = vobject.vcard.Name(family=last if first else "", given=first)
    if last and not first:
        card.add("org").value = [last]


def _placed(card: Any, row: Row, kind: str, *names: str) -> None:
    street, city, region, code = (row.get(name) or "" for name in names)
    if street:
        card.add("adr").value = vobject.vcard.Address(street=street, city=city, region=region, code=code, country="US")
        card.adr.type_param = kind


def _score(row: Row) -> str:
    return "" if row.get("score") is None else f"Score: {row['score']}"

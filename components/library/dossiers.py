"""A dossier, flattened into the columns of a lead: "flatten them to get a single row" (API document, Single-Address Lookup).

A dossier is the answer's JSON as it was kept; nothing in it is believed to have the type that it should have.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from components.library.cells import reader
from components.library.columns import COLUMNS

Answer = Mapping[str, Any]
_MAIL = {
    "mail_address": ("address", "street"),
    "mail_city": ("city",),
    "mail_state": ("state",),
    "mail_zip": ("zip", "zip_code"),
}


@dataclass(frozen=True)
class DossierPhone:
    """One phone, best first. `number` is digits; a flag that nobody told is None, which is not "allowed"."""

    number: str
    kind: str
    carrier: str
    dnc: bool | None
    tcpa: bool | None


def dossier_row(answer: Answer) -> dict[str, Any]:
    """Give a dossier as one lead: the API's columns with typed cells, unknown ones None."""
    told = dict(_block(answer, "property"))
    told |= {name: cell for name, cell in _people(answer) if cell}
    told |= {f"email_{rank}": email for rank, email in enumerate(dossier_emails(answer), 1)}
    told |= {key: _block(answer, "contacts").get(key) for key in ("has_contact", "contact_clean", "litigator")}
    row = {name: reader(COLUMNS.get(name))(cell) for name, cell in told.items() if not name.startswith("_")}
    return row | dict(_phone_cells(dossier_phones(answer)))


def dossier_phones(answer: Answer) -> tuple[DossierPhone, ...]:
    """Give a dossier's phones in the vendor's order."""
    ranked = sorted(_entries(_block(answer, "contacts"), "phones"), key=lambda entry: _rank(entry.get("rank")))
    phones = (
        DossierPhone(
            number=str(reader(COLUMNS["primary_phone"])(entry.get("number")) or ""),
            kind=str(entry.get("type") or "").capitalize(),
            carrier=str(entry.get("carrier") or ""),
            dnc=reader(COLUMNS["primary_phone_dnc"])(entry.get("dnc")),
            tcpa=reader(COLUMNS["primary_phone_tcpa"])(entry.get("tcpa")),
        )
        for entry in ranked
    )
    return tuple(phone for phone in phones if phone.number)


def dossier_emails(answer: Answer) -> tuple[str, ...]:
    """Give a dossier's e-mail addresses in the vendor's order."""
    ranked = sorted(_entries(_block(answer, "contacts"), "emails"), key=lambda entry: _rank(entry.get("rank")))
    return tuple(str(entry["email"]) for entry in ranked if entry.get("email"))


def dossier_owners(answer: Answer) -> tuple[str, ...]:
    """Give a dossier's owners by name; a company has its whole name in the last one."""
    named = [f"{owner.get('first_name') or ''} {owner.get('last_name') or ''}" for owner in _entries(answer, "owners")]
    return tuple(" ".join(name.split()) for name in named if name.strip())


def _people(answer: Answer) -> Iterator[tuple[str, Any]]:
    for number, owner in enumerate(_entries(answer, "owners"), 1):
        for part in ("first_name", "last_name"):
            yield f"owner_{number}_{part}", owner.get(part)
    mailing = _block(answer, "mailing_address")
    for name, words in _MAIL.items():
        yield name, next((mailing[word] for word in words if mailing.get(word)), None)


def _phone_cells(phones: tuple[DossierPhone, ...]) -> Iterator[tuple[str, Any]]:
    """Lay phones into a lead's columns: the first is the primary one, the others are numbered by their kind."""
    taken = {"mobile": 0, "landline": 0}
    for position, phone in enumerate(phones):
        name = "primary_phone"
        if position:
            kind = "landline" if phone.kind == "Landline" else "mobile"
            taken[kind] += 1
            name = f"{kind}_{taken[kind]}"
        yield from ((name, phone.number), (f"{name}_dnc", phone.dnc), (f"{name}_tcpa", phone.tcpa))
        if not position:
            yield from ((f"{name}_type", phone.kind or None), (f"{name}_carrier", phone.carrier or None))


def _block(answer: Answer, key: str) -> Mapping[str, Any]:
    found = answer.get(key)
    return found if isinstance(found, dict) else {}


def _entries(answer: Answer, key: str) -> list[dict[str, Any]]:
    found = answer.get(key)
    return [entry for entry in found if isinstance(entry, dict)] if isinstance(found, list) else []


def _rank(told: Any) -> float:
    """An entry without a rank comes last, in its place."""
    return float(told) if isinstance(told, int | float) and not isinstance(told, bool) and told == told else 1e9

"""Parcel batches: what is found for a parcel, and the columns of the file (API document, APN Batch Trace).

The document names what a row holds and not how its columns are called; these are the trace file's names, with flag and carrier beside
each phone, and the property's address.
"""

from __future__ import annotations

from typing import Any

from components.sandbox.api.jobs_desk import Outcome
from components.sandbox.api.uploads import Sent, Table
from components.sandbox.kept.jobs import Job
from components.sandbox.refusals import BadRequest
from components.sandbox.world.contacts import EMAILS, PHONES, said_by
from components.sandbox.world.homes import Homes, World
from components.sandbox.world.parcels import Parcel, homes_of_parcels
from components.sandbox.world.persons import age_on, births

CREDITS = 5
_ASKED = ("parcel_id", "county", "state")
_HOME = {"address": "address", "city": "city", "zip": "zip_code"}
_WHO = {"first_name": "owner_1_first_name", "last_name": "owner_1_last_name"}
_MAIL = {
    "mail_address": "mail_address",
    "mail_city": "mail_city",
    "mail_state": "mail_state",
    "mailing_zip": "mail_zip",
}
_PERSON = ("age", "deceased", "property_owner", "litigator")
_MOBILES, _LANDLINES = 5, 3
_FIRST_PHONE = ("primary_phone", "primary_phone_type", "primary_phone_dnc", "primary_phone_carrier")
_EMAILS = tuple(f"Email-{n}" for n in range(1, 6))
_NUMBERED = (*(f"Mobile-{n}" for n in range(1, _MOBILES + 1)), *(f"Landline-{n}" for n in range(1, _LANDLINES + 1)))
_PHONES = tuple(f"{name}{part}" for name in _NUMBERED for part in ("", "-DNC", "-Carrier"))
CSV_HEADER = [*_ASKED, *_HOME, *_WHO, *_PERSON, *_MAIL, *_FIRST_PHONE, *_EMAILS, *_PHONES]


def rows_of_upload(sent: Sent, table: Table | None) -> list[list[str]]:
    """Read, clean and de-duplicate parcels. Raises `BadRequest`."""
    columns = [sent.text(f"{name}_column") for name in _ASKED]
    missing = [f"{name}_column" for name, column in zip(_ASKED, columns, strict=True) if not column]
    if table is None:
        raise BadRequest({"error": "No CSV file provided."})
    if missing:
        raise BadRequest({"error": f"Missing required fields: {', '.join(missing)}."})
    unknown = next((column for column in columns if column not in table.columns), None)
    if unknown is not None:
        raise BadRequest({"error": f"Column '{unknown}' not found in the uploaded CSV."})
    rows = dict.fromkeys(tuple(row.get(column, "") for column in columns) for row in table.rows)
    wanted = [[*row] for row in rows if all(row)]
    if not wanted:
        raise BadRequest({"error": "No valid parcels found in the uploaded CSV."})
    return wanted


def traced(_: Job, rows: list[list[str]], world: World) -> Outcome:
    """Find the owners of parcels: a row of `CSV_HEADER` for each parcel asked, blank for a miss."""
    homes, which = homes_of_parcels([Parcel(*row) for row in rows], world)
    found, blank = _told(homes), [""] * (len(CSV_HEADER) - len(_ASKED))
    reached = homes["has_contact"].tolist()
    hit = [at >= 0 and reached[at] for at in which.tolist()]
    cells = [
        [*row, *(found[at] if is_hit else blank)] for row, at, is_hit in zip(rows, which.tolist(), hit, strict=True)
    ]
    return Outcome(cells, sum(hit), CREDITS * sum(hit))


def _told(homes: Homes) -> list[list[str]]:
    """Give the cells after what was asked, a list each home."""
    columns = [homes[column].tolist() for column in (*_HOME.values(), *_WHO.values())]
    mails = [homes[column].tolist() for column in (*_MAIL.values(), *_FIRST_PHONE[:2])]
    parts = zip(_across(columns), _people(homes), _across(mails), _phones(homes), strict=True)
    emails = _across([homes[name].tolist() for name in EMAILS])
    return [
        [*where, *who, *mail, *first, *_filled(mails_found, len(_EMAILS)), *numbered]
        for (where, who, mail, (first, numbered)), mails_found in zip(parts, emails, strict=True)
    ]


def _people(homes: Homes) -> list[list[str]]:
    """Tell of the first owners: age, whether dead, the owner, a litigator."""
    today, people = homes.world.as_of, homes["owner_1_first_name"] != ""
    told = zip(births(homes, 1), people.tolist(), homes["death"].tolist(), homes["litigator"].tolist(), strict=True)
    return [
        [str(age_on(born, today)) if is_person else "", str(dead), "True", str(sues)]
        for born, is_person, dead, sues in told
    ]


def _phones(homes: Homes) -> list[tuple[list[str], list[str]]]:
    """Give flag and carrier of each home's first phone, and all its phones by type, three cells each."""
    slots = [(homes[name], said_by(homes, name)) for name in PHONES]
    columns = [
        (number.tolist(), said.type.tolist(), said.dnc.tolist(), said.carrier.tolist()) for number, said in slots
    ]
    return [
        _by_type([slot for slot in home if slot[0]])
        for home in _across([[*zip(*each, strict=True)] for each in columns])
    ]


def _by_type(phones: list[Any]) -> tuple[list[str], list[str]]:
    first = [str(phones[0][2]), phones[0][3]] if phones else ["", ""]
    told: list[str] = []
    for kind, most in (("Mobile", _MOBILES), ("Landline", _LANDLINES)):
        cells = [
            cell
            for number, its_kind, dnc, carrier in phones
            if its_kind == kind
            for cell in (number, str(dnc), carrier)
        ]
        told += _filled(cells, 3 * most)
    return first, told


def _across(columns: list[list[Any]]) -> list[list[Any]]:
    return [[*row] for row in zip(*columns, strict=True)]


def _filled(cells: list[str], length: int) -> list[str]:
    return [*cells, *[""] * (length - len(cells))][:length]

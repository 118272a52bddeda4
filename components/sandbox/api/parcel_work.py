"""Parcel batches: what is found for a parcel, and the columns of the file (API document, APN Batch Trace).

The document names what a row holds and not how its columns are called; these names follow the other files' habit.
"""

from __future__ import annotations

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
_WHO = {
    "first_name": "owner_1_first_name", "last_name": "owner_1_last_name", "property_address": "address", "property_city": "city",
    "property_state": "state", "property_zip": "zip_code", "mail_address": "mail_address", "mail_city": "mail_city",
    "mail_state": "mail_state", "mail_zip": "mail_zip",
}  # fmt: skip
_PERSON = ("property_owner", "deceased", "litigator", "age")
_PHONES = tuple(f"phone_{n}{part}" for n in range(1, 9) for part in ("", "_type", "_dnc", "_carrier"))
_EMAILS = tuple(f"email_{n}" for n in range(1, 6))
CSV_HEADER = [*_ASKED, *_WHO, *_PERSON, *_PHONES, *_EMAILS]


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
    who = [homes[column].tolist() for column in _WHO.values()]
    people = [homes["death"].tolist(), homes["litigator"].tolist()]
    born = births(homes, 1)
    rows = zip(zip(*who, strict=True), zip(*people, strict=True), born, _phones(homes), _mails(homes), strict=True)
    return [
        [
            *names,
            "True",
            str(dead),
            str(sues),
            str(age_on(birth, homes.world.as_of)) if names[0] else "",
            *phones,
            *mails,
        ]
        for names, (dead, sues), birth, phones, mails in rows
    ]


def _phones(homes: Homes) -> list[list[str]]:
    """Give each home's numbers by rank, with type, flag and carrier, filled up with blanks."""
    slots = []
    for name in PHONES:
        said = said_by(homes, name)
        slots.append(
            [*zip(homes[name].tolist(), said.type.tolist(), said.dnc.tolist(), said.carrier.tolist(), strict=True)]
        )
    told = ([str(part) for slot in home if slot[0] for part in slot] for home in zip(*slots, strict=True))
    return [[*parts, *[""] * (len(_PHONES) - len(parts))] for parts in told]


def _mails(homes: Homes) -> list[list[str]]:
    mails = zip(*(homes[name].tolist() for name in EMAILS), strict=True)
    return [[*found, *[""] * (len(_EMAILS) - len(found))] for found in mails]

"""Batch traces: which columns a row has, what is asked of a row, what is found for it (API document, Batch Trace, Fetch Single Queue)."""

from __future__ import annotations

import math
from typing import Any

from components.sandbox.api.jobs_desk import Outcome
from components.sandbox.api.uploads import Record, Sent, Table
from components.sandbox.kept.jobs import Job
from components.sandbox.refusals import BadRequest
from components.sandbox.world.contacts import EMAILS
from components.sandbox.world.finding import Address, homes_at
from components.sandbox.world.homes import Homes, World
from components.sandbox.world.persons import is_named, ranked_phones
from components.sandbox.world.wording import plain_words

CREDITS = {"normal": 1, "advanced": 2, "enhanced": 15, "custom": 1}
ASKED = {
    "address": "address_column",
    "city": "city_column",
    "state": "state_column",
    "zip": "zip_column",
    "first_name": "first_name_column",
    "last_name": "last_name_column",
    "mail_address": "mail_address_column",
    "mail_city": "mail_city_column",
    "mail_state": "mail_state_column",
    "mailing_zip": "mailing_zip_column",
}
_NEEDED_ALWAYS = ("address", "city", "state")
_OPTIONAL = ("zip", "mailing_zip")
_CONTACTS = (
    "primary_phone", "primary_phone_type", *(f"email_{n}" for n in range(1, 6)), *(f"mobile_{n}" for n in range(1, 6)),
    *(f"landline_{n}" for n in range(1, 4)),
)  # fmt: skip
PHONE_FIELDS = ("primary_phone", *(f"mobile_{n}" for n in range(1, 6)), *(f"landline_{n}" for n in range(1, 4)))
FIELDS = (*ASKED, *_CONTACTS)
_JSON_FIRST = ("address", "city", "state", "mail_address", "mail_city", "mail_state", "first_name", "last_name")
JSON_FIELDS = (*_JSON_FIRST, *_CONTACTS)  # the document prints no ZIPs
CSV_HEADER = [
    name.replace("_", "-").capitalize() if name[-1].isdigit() else name for name in FIELDS
]  # "email_1" in JSON is "Email-1" in the file


def rows_of_upload(sent: Sent, table: Table | None, trace_type: str) -> list[list[str]]:
    """Read, clean and de-duplicate what is to be traced. Raises `BadRequest` with `error` and `details`."""
    if trace_type not in CREDITS:
        raise BadRequest({"error": "Invalid trace_type.", "details": f"Choose one of {', '.join(CREDITS)}."})
    if table is None:
        raise BadRequest({"error": "No data provided.", "details": "Send csv_file or json_data."})
    columns = _columns(sent, table, trace_type)
    cleaned = [[_cleaned(row.get(columns[name], "")) for name in ASKED] for row in table.rows]
    unique = {_sameness(row): row for row in reversed(cleaned) if all(row[: len(_NEEDED_ALWAYS)])}
    if not unique:
        raise BadRequest(
            {"error": "No valid rows found.", "details": "Every row needs an address, a city and a state."}
        )
    return [*reversed(unique.values())]


def _columns(sent: Sent, table: Table, trace_type: str) -> dict[str, str]:
    """Say which column of the table holds which field, "" for none."""
    asked = {name: sent.text(field) for name, field in ASKED.items()}
    needed = _NEEDED_ALWAYS if trace_type != "normal" else tuple(name for name in ASKED if name not in _OPTIONAL)
    missing = [ASKED[name] for name in needed if not asked[name]]
    if missing:
        raise BadRequest(
            {"error": "Missing required fields.", "details": f"Required for {trace_type}: {', '.join(missing)}."}
        )
    unknown = [column for column in asked.values() if column and column not in table.columns]
    if unknown:
        said = ", ".join(f"'{column}'" for column in dict.fromkeys(unknown))
        raise BadRequest({"error": "Missing columns in the uploaded data.", "details": f"Not found: {said}."})
    return asked


def _cleaned(cell: str) -> str:
    return " ".join(cell.split())


def _sameness(row: list[str]) -> tuple[str, ...]:
    address, city, state, zip_code, first, last = row[:6]
    return (
        " ".join(plain_words(address)),
        city.casefold(),
        state.upper(),
        zip_code[:5],
        first.casefold(),
        last.casefold(),
    )


def traced(job: Job, rows: list[list[str]], world: World) -> Outcome:
    """Find the people of a batch: a row of `FIELDS` for each row asked, blank contacts for a miss."""
    asked = [dict(zip(ASKED, row, strict=True)) for row in rows]
    homes, which = homes_at([Address(r["address"], r["city"], r["state"], r["zip"]) for r in asked], world)
    found, by_owner = _found_in(homes), job.detail("trace_type") in ("advanced", "enhanced")
    told = [_told(row, found[at] if at >= 0 else None, by_owner) for row, at in zip(asked, which.tolist(), strict=True)]
    hits = sum(1 for each in told if is_hit(each))
    return Outcome([[each[name] for name in FIELDS] for each in told], hits, hits * CREDITS[job.detail("trace_type")])


def is_hit(row: Record) -> bool:
    """Say whether anything was found for a row."""
    return bool(row["primary_phone"] or row["email_1"])


def _told(asked: Record, found: Record | None, by_owner: bool) -> Record:  # noqa: FBT001
    """Join what was asked and what was found; an advanced trace tells who the owner is, a normal one asks for somebody."""
    blank = dict.fromkeys(_CONTACTS, "")
    if found is None or not (by_owner or _is_meant(asked, found)):
        return {**asked, **blank}
    contacts = {name: found[name] for name in _CONTACTS}
    return {**asked, **{name: found[name] or asked[name] for name in ASKED if by_owner}, **contacts}


def _is_meant(asked: Record, found: Record) -> bool:
    """Say whether an owner has the name asked for; without a name anyone will do."""
    names = [(found["first_name"], found["last_name"]), (found["second_first_name"], found["second_last_name"])]
    return any(last and is_named(first, last, asked["first_name"], asked["last_name"]) for first, last in names)


def _found_in(homes: Homes) -> list[Record]:
    """Tell of all homes what a trace may tell."""
    names = {
        "address": "address", "city": "city", "state": "state", "zip": "zip_code", "first_name": "owner_1_first_name",
        "last_name": "owner_1_last_name", "mail_address": "mail_address", "mail_city": "mail_city", "mail_state": "mail_state",
        "mailing_zip": "mail_zip", "second_first_name": "owner_2_first_name", "second_last_name": "owner_2_last_name",
        "primary_phone": "primary_phone", "primary_phone_type": "primary_phone_type", **{name: name for name in EMAILS},
    }  # fmt: skip
    columns = {name: homes[column].tolist() for name, column in names.items()}
    plain = [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]
    mobiles, landlines = ranked_phones(homes, "Mobile"), ranked_phones(homes, "Landline")
    numbered = zip(plain, mobiles, landlines, strict=True)
    return [
        {**dict.fromkeys(_CONTACTS, ""), **row, **_slots("mobile", m, 5), **_slots("landline", n, 3)}
        for row, m, n in numbered
    ]


def _slots(kind: str, numbers: list[str], most: int) -> Record:
    return {f"{kind}_{at}": number for at, number in enumerate(numbers[:most], 1)}


def json_rows(found: Outcome) -> list[dict[str, Any]]:
    """Give the matched rows as the queue answers them."""
    rows = (dict(zip(FIELDS, cells, strict=True)) for cells in found.cells)
    return [{name: row[name] for name in JSON_FIELDS} for row in rows if is_hit(row)]


def wait_s(duration_s: float) -> int:
    """Tell a duration in whole seconds, one at least."""
    return max(1, math.ceil(duration_s))

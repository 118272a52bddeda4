"""Scrubs: which numbers an upload holds, and what each says (API document, Start DNC Scrub, Fetch DNC Queue)."""

from __future__ import annotations

import re
from typing import Any

import numpy as np

from components.sandbox.api.jobs_desk import Outcome
from components.sandbox.api.uploads import Record, Sent, Table
from components.sandbox.kept.jobs import Job
from components.sandbox.refusals import BadRequest
from components.sandbox.world.homes import World
from components.sandbox.world.numbering import numbering_of
from components.sandbox.world.phones import Checked, checked

CREDITS = 1
CSV_HEADER = ["phone", "label", "national_dnc", "state_dnc", "dma", "litigator", "phone_type", "is_clean"]
_NO_PHONES = "No valid phone numbers found"


def phone_digits(text: str) -> str:
    """Read a US number as people write it: ten digits, "" if it is none."""
    digits = re.sub(r"[^0-9]", "", text.removesuffix(".0"))
    if len(digits) == 11 and digits.startswith("1"):
        digits = digits[1:]
    return digits if len(digits) == 10 and digits.isascii() and digits[0] not in "01" and digits[3] not in "01" else ""


def rows_of_upload(sent: Sent) -> list[list[str]]:
    """Read unique numbers with their labels from any of the three kinds of input. Raises `BadRequest`."""
    if "phones" in sent.fields and sent.csv_file is None:
        return unique((text, "") for text in sent.texts("phones"))
    table = sent.table()
    if table is None:
        raise BadRequest({"error": "Provide csv_file with phone_column or phone_columns, or a phones array."})
    if "phones" in sent.fields:
        raise BadRequest({"error": "Send either csv_file or phones, not both."})
    columns = _one_of(sent, "phone_column", "phone_columns")
    if not columns:
        raise BadRequest({"error": "phone_column or phone_columns is required with csv_file."})
    return unique(_labelled(table, columns, _one_of(sent, "label_column", "label_columns")))


def _one_of(sent: Sent, single: str, several: str) -> list[str]:
    one, many = sent.text(single), sent.texts(several)
    if one and many:
        raise BadRequest({"error": f"{single} and {several} are mutually exclusive."})
    return [one] if one else many


def _labelled(table: Table, columns: list[str], labels: list[str]) -> list[tuple[str, str]]:
    """Give each cell of the phone columns with its label, row by row."""
    unknown = next((column for column in (*columns, *labels) if column not in table.columns), None)
    if unknown is not None:
        raise BadRequest({"error": f'Column "{unknown}" not found in CSV'})
    return [(row[column], _label(row, column, labels, len(columns))) for row in table.rows for column in columns]


def _label(row: Record, column: str, labels: list[str], phone_columns: int) -> str:
    """Join the label columns with commas; several phone columns are told apart: "(Phone_1) John Doe"."""
    said = ", ".join(row[label] for label in labels if row[label])
    return f"({column}) {said}".strip() if phone_columns > 1 else said


def unique(cells: Any) -> list[list[str]]:
    """Keep each number once, with the first of its labels. Raises `BadRequest` when there is none."""
    found: dict[str, str] = {}
    for text, label in cells:
        digits = phone_digits(text)
        if digits:
            found.setdefault(digits, label)
    if not found:
        raise BadRequest({"error": _NO_PHONES})
    return [[phone, label] for phone, label in found.items()]


def scrubbed(_: Job, rows: list[list[str]], world: World) -> Outcome:
    """Check numbers: a row of `CSV_HEADER` each."""
    said = said_of([phone for phone, _ in rows], world)
    flags = zip(*(_yes_no(each) for each in (said.federal, said.state, said.dma, said.litigator)), strict=True)
    told = zip(rows, flags, said.type.tolist(), _yes_no(said.clean), strict=True)
    cells = [[*row, *flagged, kind, clean] for row, flagged, kind, clean in told]
    return Outcome(cells, int(said.clean.sum()), CREDITS * len(rows))


def said_of(phones: list[str], world: World) -> Checked:
    """Tell what numbers say of themselves."""
    return checked(np.array([int(phone) for phone in phones], dtype=np.int64), numbering_of(world.places).state_of_code)


def _yes_no(flags: Any) -> list[str]:
    return ["Y" if flag else "N" for flag in flags.tolist()]

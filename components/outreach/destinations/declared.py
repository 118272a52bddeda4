"""Destinations as data: read once from `destinations.toml`, checked, handed out frozen. Here is only their shape."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal

from components.outreach.destinations.ad_forms import FORMS
from components.outreach.destinations.fields import FIELDS

GROUPS: Mapping[str, str] = {
    "call": "Call",
    "mail": "Mail",
    "email": "E-mail",
    "crm": "CRM",
    "ads": "Ads",
    "plain": "Plain file",
    "lead": "One lead",
}
FORMATS: Mapping[str, str] = {"csv": "CSV", "xlsx": "Excel", "parquet": "Parquet", "vcf": "vCard"}
PHONE_FORMS: Mapping[str, str] = {"digits": "10 digits", "e164": "E.164 (+1…)"}
QUALITIES = ("vendor", "partners", "users", "known", "own")
Unit = Literal["phone", "owner", "lead", "piece", "email", "row", "card"]
_UNITS = ("phone", "owner", "lead", "piece", "email", "row", "card")
_NEEDS = ("phone", "identity")
_FILE = Path(__file__).with_name("destinations.toml")


@dataclass(frozen=True)
class FileColumn:
    """A column of a file: its header, which of `FIELDS` it holds, and "" or which of `FORMS` its cells take."""

    header: str
    field: str
    form: str = ""


@dataclass(frozen=True)
class Destination:
    """Where a file goes. No `columns` means all of the leads' own.

    `needs` is "phone" where a row without one is no use, "identity" where it wants something to know a person by, or "". `phone_form` is
    the form that phones have unless a person chooses another, "" where there is no choice. `most_rows` and `most_bytes` are of one file:
    more becomes several. `byte_order_mark`: people open the CSV in a spreadsheet, rather than a program reading it.
    """

    key: str
    group: str
    label: str
    meaning: str
    unit: Unit
    needs: str
    columns: tuple[FileColumn, ...]
    formats: tuple[str, ...]
    phone_form: str
    most_rows: int | None
    most_bytes: int | None
    least_rows: int
    byte_order_mark: bool
    hashed: bool
    offers_email_only: bool
    warning: str
    notes: tuple[str, ...]
    found: str
    as_of: date
    quality: str

    @property
    def headers(self) -> tuple[str, ...]:
        """The header row, where it is fixed."""
        return tuple(column.header for column in self.columns)

    def holds(self, *fields: str) -> bool:
        """Whether any of some fields stands in the file."""
        return any(column.field in fields for column in self.columns)


@cache
def destinations() -> Mapping[str, Destination]:
    """Give all destinations by their keys, in their order."""
    return read_destinations(_FILE.read_text(encoding="utf-8"))


def read_destinations(text: str) -> Mapping[str, Destination]:
    """Read destinations from TOML. Raises `ValueError` or `KeyError` for one that can't be written, or that says not where it was found."""
    told = tomllib.loads(text)
    return {row["key"]: _destination(row, told["as_of"]) for row in told["destination"]}


def _destination(row: Mapping[str, Any], as_of: date) -> Destination:
    columns = tuple(_column(words) for words in row["columns"])
    found = Destination(
        key=row["key"],
        group=row["group"],
        label=row["label"],
        meaning=row["meaning"],
        unit=row["unit"],
        needs="".join(row.get("needs", ())),
        columns=columns,
        formats=tuple(row["formats"]),
        phone_form=row.get("phone_form", ""),
        most_rows=row.get("most_rows"),
        most_bytes=row.get("most_bytes"),
        least_rows=row.get("least_rows", 0),
        byte_order_mark=row.get("byte_order_mark", False),
        hashed=row.get("hashed", False),
        offers_email_only=row.get("offers_email_only", False),
        warning=row.get("warning", ""),
        notes=tuple(row.get("notes", ())),
        found=row["found"],
        as_of=row.get("as_of", as_of),
        quality=row["quality"],
    )
    _check(found)
    return found


def _column(words: str) -> FileColumn:
    header, _, holds = words.partition(" = ")
    field, _, form = holds.partition(" | ")
    if field not in FIELDS or (form and form not in FORMS):
        raise ValueError(f"no such column: {words}")
    return FileColumn(header, field, form)


def _check(found: Destination) -> None:
    known = (
        found.group in GROUPS
        and found.unit in _UNITS
        and found.needs in ("", *_NEEDS)
        and found.quality in QUALITIES
        and found.phone_form in ("", *PHONE_FORMS)
        and bool(found.formats)
        and set(found.formats) <= set(FORMATS)
    )
    if not known or not found.found:
        raise ValueError(f"a destination that can't be written: {found.key}")
    if found.hashed != any(column.form for column in found.columns):
        raise ValueError(f"digests or none: {found.key}")

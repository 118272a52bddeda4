"""A file from what was asked: prepared first, so that a person sees who is in and who isn't; its bytes only when they are wanted."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from components.library import TRACED_PHONES
from components.outreach.contacts import Books
from components.outreach.destinations.address_cards import cards
from components.outreach.destinations.asked import Asked, suited
from components.outreach.destinations.declared import Destination
from components.outreach.destinations.fields import HOURS_FIELDS, PHONE_FIELDS
from components.outreach.destinations.headed import headed
from components.outreach.destinations.hours import with_hours
from components.outreach.destinations.plain import plain
from components.outreach.destinations.shaping import Shaped, shaped
from components.outreach.destinations.writing import MIME, Written, written


@dataclass(frozen=True)
class Prepared:
    """A file before its bytes: the rows as they will stand in it, and the reckoning. `asked` is as its destination allows it.

    `checked` are the days (ISO) on which the flags of its phones were told last: the oldest and the newest; () where it has no phones.
    """

    asked: Asked
    table: pa.Table
    shaped: Shaped
    checked: tuple[str, ...]

    @property
    def rows(self) -> int:
        """How many rows the file has."""
        return len(self.table)


@dataclass(frozen=True)
class OutFile:
    """A file. `digest` is SHA-256 of its bytes in hexadecimal digits."""

    name: str
    body: bytes
    mime: str
    digest: str
    rows: int
    parts: int


def prepared(books: Books, account: str, asked: Asked, names: Mapping[int, str]) -> Prepared:
    """Prepare a file; `names` are the lists' by id. Raises `BadInput` where a list is not on the shelf."""
    fitting = suited(asked)
    if fitting.where.unit == "row":
        found = plain(books, account, fitting)
        return Prepared(fitting, found.table, found, ())
    found = shaped(books, account, fitting)
    if fitting.where.unit == "card":
        return Prepared(fitting, found.table, found, _checked(found.table))
    table = with_hours(found.table) if fitting.where.holds(*HOURS_FIELDS) else found.table
    return Prepared(fitting, headed(table, fitting, names), found, _checked(found.table))


def file_of(ready: Prepared, named: str) -> OutFile:
    """Write the bytes; `named` says whom the file is about, for its name."""
    where, asked = ready.asked.where, ready.asked
    name = file_name(where, named)
    if where.unit == "card":
        made = Written(cards(ready.table), asked.file_format, 1)
    else:
        made = written(ready.table, where, asked.file_format, phone_headers(where), name)
    digest = hashlib.sha256(made.body).hexdigest()
    return OutFile(f"{name}.{made.ending}", made.body, MIME[made.ending], digest, ready.rows, made.parts)


def file_name(where: Destination, named: str) -> str:
    """Name a file without its ending: "hubspot-tempe-absentees"."""
    bare = re.sub(r"[^a-z0-9]+", "-", f"{where.key} {named}".lower()).strip("-")
    return bare[:80].rstrip("-")


def phone_headers(where: Destination) -> frozenset[str]:
    """Give the headers whose cells are phones of our own writing: digits, or a plus and digits."""
    fixed = {column.header for column in where.columns if column.field in PHONE_FIELDS}
    return frozenset(fixed or TRACED_PHONES)


def _checked(table: pa.Table) -> tuple[str, ...]:
    if "checked_at" not in table.column_names or table["checked_at"].null_count == len(table):
        return ()
    edges = pc.min_max(table["checked_at"])
    days = [
        pa.scalar(int(edges[name].as_py()), pa.timestamp("s")).as_py().date().isoformat() for name in ("min", "max")
    ]
    return tuple(days)

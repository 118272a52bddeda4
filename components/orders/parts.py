"""A table cut into the parts that are sent: which of its columns go to the vendor, under which names, and what each part may cost.

The names are those of leads, so that a list of ours is sent as it lies on the shelf:

    trace           address, city, state, and where they are known zip_code, owner_1_first_name, owner_1_last_name, mail_address,
                    mail_city, mail_state, mail_zip
    parcel_trace    apn, county, state
    scrub           phone (10 digits), label
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv as arrow_csv

from components.faults import BadInput
from components.orders.wanted import PARCEL_TRACE, SCRUB, TRACE, ParcelsWanted, ScrubWanted, TraceWanted, Wanted

ROWS_A_PART: Mapping[str, int] = {TRACE: 10_000, PARCEL_TRACE: 10_000, SCRUB: 50_000}
"""How many rows one order sends. The document names no limit; live, large numbers of small batches were refused, large ones not."""
SENT: Mapping[str, Mapping[str, str]] = {
    TRACE: {
        "address": "address",
        "city": "city",
        "state": "state",
        "zip_code": "zip",
        "owner_1_first_name": "first_name",
        "owner_1_last_name": "last_name",
        "mail_address": "mail_address",
        "mail_city": "mail_city",
        "mail_state": "mail_state",
        "mail_zip": "mailing_zip",
    },
    PARCEL_TRACE: {"apn": "parcel_id", "county": "county", "state": "state"},
    SCRUB: {"phone": "phone", "label": "label"},
}
"""By kind: a table's column, and the header it is sent under."""
_NEEDED: Mapping[str, tuple[str, ...]] = {
    TRACE: ("address", "city", "state"),
    PARCEL_TRACE: ("apn", "county", "state"),
    SCRUB: ("phone",),
}


@dataclass(frozen=True)
class Part:
    """What one order sends. `body` is a CSV with a header; `max_credits` is the most that it may cost."""

    wanted: Wanted
    body: bytes
    row_count: int
    max_credits: int


def parts_of(kind: str, table: pa.Table, trace_type: str = "") -> tuple[Part, ...]:
    """Cut a table. Raises `BadInput` where a column that must be sent is missing."""
    missing = [name for name in _NEEDED[kind] if name not in table.column_names]
    if missing:
        raise BadInput(missing[0], f"The column {missing[0]} is missing.")
    sent = _sent(kind, table)
    step = ROWS_A_PART[kind]
    return tuple(_part(kind, sent.slice(begins, step), trace_type) for begins in range(0, len(sent), step))


def ceiling(kind: str, row_count: int, trace_type: str = "") -> int:
    """Give the most that a table of so many rows may cost, in credits."""
    return row_count * _wanted(kind, trace_type, "").credits_each


def _sent(kind: str, table: pa.Table) -> pa.Table:
    """A normal trace is told every column, also an empty one: the document asks for all of them."""
    names = SENT[kind]
    columns = {
        header: pc.fill_null(table.column(name).cast(pa.string()), "")
        if name in table.column_names
        else pa.array([""] * len(table))
        for name, header in names.items()
    }
    return pa.table(columns)


def _part(kind: str, rows: pa.Table, trace_type: str) -> Part:
    sink = pa.BufferOutputStream()
    arrow_csv.write_csv(rows, sink, arrow_csv.WriteOptions(quoting_style="needed"))
    body = bytes(sink.getvalue())
    wanted = _wanted(kind, trace_type, hashlib.sha256(body).hexdigest()[:16])
    return Part(wanted, body, len(rows), len(rows) * wanted.credits_each)


def _wanted(kind: str, trace_type: str, digest: str) -> TraceWanted | ParcelsWanted | ScrubWanted:
    if kind == TRACE:
        return TraceWanted(trace_type or "normal", digest)
    return ParcelsWanted(digest) if kind == PARCEL_TRACE else ScrubWanted(digest)

"""What leaves and what comes back: good rows under the names that leads have, with all their own columns; and the file made whole again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from components.library import COLUMNS, TRACED_EMAILS, TRACED_PHONES
from components.uploads.checking import Checked
from components.uploads.uploaded import UploadedTable

ROW = "upload_row"
"""The column that carries a row's number in the file through the trace and back."""
OWN_MARK = " (yours)"
_NAMES: Mapping[str, str] = {
    "zip": "zip_code",
    "first_name": "owner_1_first_name",
    "last_name": "owner_1_last_name",
    "mailing_zip": "mail_zip",
    "parcel_id": "apn",
}
_FOUND_OUT = (
    *(
        "owner_1_first_name",
        "owner_1_last_name",
        "mail_address",
        "mail_city",
        "mail_state",
        "mail_zip",
        "primary_phone_type",
    ),
    *("age", "deceased", "litigator", "property_owner"),
    *TRACED_PHONES,
    *TRACED_EMAILS,
)
_OF_A_PHONE = ("", "_type", "_carrier", "_dnc", "_tcpa")


def of_leads(name: str, leads: pa.Table) -> UploadedTable:
    """Give leads of a list as an upload whose columns need no guessing."""
    kept = leads.select([column for column in leads.column_names if not column.startswith("_")])
    numbers = pa.array(np.arange(1, len(kept) + 1, dtype=np.int32))
    return UploadedTable(name, tuple(kept.column_names), kept, numbers, header_line=1)


def brought(
    uploaded: UploadedTable, checked: Checked, all_the_same: Iterable[str] = (), *, leads: bool = False
) -> pa.Table:
    """Give the good rows as they are sent, under the names of leads, then each row's own columns and its number in the file.

    An own column that bears a name of ours is marked as the person's, unless the rows are `leads` already: one table holds both.
    """
    good = pa.array(checked.good(all_the_same))
    sent = checked.sendable(all_the_same)
    columns = {_NAMES.get(name, name): sent.column(name) for name in sent.column_names}
    own = uploaded.table.filter(good)
    taken = {*columns, *_found_names(), *COLUMNS, "found", ROW}
    for name in own.column_names:
        if not leads:
            columns[_distinct(name, taken)] = own.column(name)
        elif name not in columns and name not in ("found", ROW):
            columns[name] = own.column(name)
    return pa.table({**columns, ROW: pc.cast(uploaded.rows.filter(good), pa.string())})


def whole_file(uploaded: UploadedTable, traced: pa.Table | None, problems: pa.Table | None) -> pa.Table:
    """Give the file as it was brought, each row with what was found for it, or why it was not sent.

    `traced` are the rows of the trace's list; they find their row in the file by its number, which travelled with them.
    """
    columns = {name: uploaded.table.column(name) for name in uploaded.columns}
    found = _found_columns(traced)
    at = pc.index_in(uploaded.rows, _numbers(traced)) if traced is not None else pa.nulls(len(uploaded), pa.int32())
    taken = {name.lower() for name in columns}
    trace = _outcome(uploaded, at, traced, problems)
    columns[_distinct("trace", taken)] = trace
    for name, cells in found.items():
        columns[_distinct(name, taken, " found")] = cells.take(at)
    return pa.table(columns)


def _outcome(uploaded: UploadedTable, at: pa.Array, traced: pa.Table | None, problems: pa.Table | None) -> pa.Array:
    """Say of each row: found, nothing found, under way, or not sent and why."""
    said = {"Yes": "Found", "No": "Nothing found", None: "Under way"}
    states = traced.column("found").to_pylist() if traced is not None and "found" in traced.column_names else []
    words: dict[int, str] = {}
    if problems is not None:
        for row, told in zip(problems.column("row").to_pylist(), problems.column("words").to_pylist(), strict=True):
            words.setdefault(row, told)
    cells = [
        said.get(states[place], "Found") if place is not None else f"Not sent: {words.get(number, 'left out')}"
        for place, number in zip(at.to_pylist(), uploaded.rows.to_pylist(), strict=True)
    ]
    return pa.array(cells, pa.string())


def _found_columns(traced: pa.Table | None) -> dict[str, pa.Array]:
    if traced is None:
        return {}
    names = [name for name in _found_names() if name in traced.column_names]
    columns = {name: traced.column(name).combine_chunks() for name in names}
    return {name: cells for name, cells in columns.items() if cells.null_count < len(cells)}


def _found_names() -> list[str]:
    phones = [f"{phone}{tail}" for phone in TRACED_PHONES for tail in _OF_A_PHONE]
    return list(dict.fromkeys([*_FOUND_OUT[:11], *phones, *TRACED_EMAILS]))


def _numbers(traced: pa.Table) -> pa.Array:
    return pc.cast(traced.column(ROW).combine_chunks(), pa.int32())


def _distinct(name: str, taken: set[str], mark: str = OWN_MARK) -> str:
    """Give a name that no other column has in any case of letters: DuckDB knows no case."""
    told = name if name.lower() not in taken and not name.startswith("_") else f"{name.lstrip('_')}{mark}"
    while told.lower() in taken:
        told = f"{told}{mark}"
    taken.add(told.lower())
    return told

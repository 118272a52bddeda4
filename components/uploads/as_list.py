"""An upload as a list of our own: mapped columns under the names of leads, every other column as it stands in the file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from components.library import COLUMNS
from components.uploads.guessing import email_columns, guess_columns, phone_columns
from components.uploads.standard import trace_rows
from components.uploads.uploaded import UploadedTable

WANTED = (
    "address", "city", "state", "zip", "first_name", "last_name", "full_name", "mail_address", "mail_city", "mail_state", "mailing_zip",
    "parcel_id", "county",
)  # fmt: skip
"""What a person may map by hand, by the keys of `FIELDS`."""
_NAMES: Mapping[str, str] = {
    "zip": "zip_code", "first_name": "owner_1_first_name", "last_name": "owner_1_last_name", "mailing_zip": "mail_zip",
}  # fmt: skip
_OWN_MARK = " (file)"


def guessed(uploaded: UploadedTable) -> dict[str, str]:
    """Guess which columns are what, by `WANTED`."""
    return guess_columns(uploaded, WANTED)


def list_rows(uploaded: UploadedTable, mapping: Mapping[str, str]) -> pa.Table:
    """Give all rows, in the file's order and number, as a list holds them.

    The first column of phones becomes `primary_phone`, those of e-mail addresses `email_1` to `email_3`: what is known of numbers on other
    lists is found by them. A column of the file that is not mapped and bears a lead's name is that column; one whose name is taken is
    marked. Nothing is dropped.
    """
    sent = trace_rows(uploaded, mapping)
    told: dict[str, pa.Array | pa.ChunkedArray] = {_NAMES.get(name, name): sent[name] for name in sent.column_names}
    for key, name in (("parcel_id", "apn"), ("county", "county")):
        if mapping.get(key, "") in uploaded.columns:
            told[name] = uploaded.column(mapping[key])
    told |= _contacts(uploaded, set(mapping.values()))
    for column in uploaded.columns:
        cells = uploaded.column(column)
        if column not in COLUMNS or column not in told:
            told[_free(column, told)] = cells
        elif not _says(told[column]):
            told[column] = cells
        elif not told[column].equals(cells):
            told[_free(column, told)] = cells
    return pa.table({name: _text(cells) for name, cells in told.items()})


def _contacts(uploaded: UploadedTable, mapped: set[str]) -> dict[str, pa.ChunkedArray]:
    named = {column for column in uploaded.columns if column in COLUMNS}
    phones = [column for column in phone_columns(uploaded) if column not in mapped | named]
    emails = [column for column in email_columns(uploaded) if column not in mapped | named]
    slots = [*_slots(("primary_phone",), phones, named), *_slots(("email_1", "email_2", "email_3"), emails, named)]
    return {slot: uploaded.column(column) for slot, column in slots}


def _slots(slots: Sequence[str], columns: Sequence[str], taken: set[str]) -> list[tuple[str, str]]:
    return list(zip([slot for slot in slots if slot not in taken], columns, strict=False))


def _free(column: str, told: Mapping[str, object]) -> str:
    """Give a name under which a column of the file may stand; the shelf's own names begin with an underscore."""
    bare = column.lstrip("_") or "column"
    taken = {name.lower() for name in told} | {name.lower() for name in COLUMNS if column not in COLUMNS}
    name, number = bare, 1
    while name.lower() in taken:
        number += 1
        name = f"{bare}{_OWN_MARK}" if number == 2 else f"{bare}{_OWN_MARK} {number - 1}"
    return name


def _says(cells: pa.Array | pa.ChunkedArray) -> bool:
    return bool(pc.any(pc.not_equal(_text(cells), "")).as_py())


def _text(cells: pa.Array | pa.ChunkedArray) -> pa.ChunkedArray:
    told = cells if isinstance(cells, pa.ChunkedArray) else pa.chunked_array([cells])
    return pc.fill_null(told.cast(pa.string()), "")

"""The numbers of a selection, each once, with a label that says whose it is: what a scrub is sent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa

from components.library import Selection, Shelf
from components.matching import phone_digits_of
from components.outreach.picking import phones_of, schema_of
from components.outreach.words import bare_phone

LONGEST_LABEL = 120
_LABEL = ("owner_1_first_name", "owner_1_last_name", "address", "city")
_NONE = pa.table({"phone": pa.array([], pa.string()), "label": pa.array([], pa.string())})


def numbers_of(shelf: Shelf, account: str, selection: Selection, columns: Sequence[str] = ()) -> pa.Table:
    """Give `phone` (ten digits) and `label` ("Jane Doe, 1 Main St, Mesa"), in the leads' order; of `columns` where some are named.

    Raises `BadInput` where a list is not on the shelf.
    """
    schema = schema_of(shelf, account, selection)
    wanted = [name for name in phones_of(schema) if not columns or name in columns]
    if not wanted:
        return _NONE
    phones = ", ".join(bare_phone(f'("{name}"::VARCHAR)') for name in wanted)
    query = f"""
        WITH each AS (
            SELECT _list, _row, unnest([{phones}]) AS phone, {_label(schema)} AS label
            FROM rows WHERE {selection.where}
        )
        SELECT phone, left(first(label ORDER BY _list, _row), {LONGEST_LABEL}) AS label FROM each
        WHERE regexp_matches(coalesce(phone, ''), '^[2-9][0-9]{{9}}$') GROUP BY phone ORDER BY min((_list, _row)), phone
    """  # noqa: S608  words of our own
    return shelf.ask(account, selection.list_ids, query, selection.params)


def record_numbers(records: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> pa.Table:
    """Give the numbers of a trace's records (API document, Fetch Single Queue) in some phone columns: `phone` and `label`, each once."""
    found: dict[str, str] = {}
    for name in columns:
        cells = pa.array([str(record.get(name) or "") for record in records], pa.string())
        for record, phone in zip(records, phone_digits_of(cells).to_pylist(), strict=True):
            if phone:
                found.setdefault(phone, _whose(record))
    return pa.table({"phone": pa.array(found, pa.string()), "label": pa.array(found.values(), pa.string())})


def phone_columns_of(shelf: Shelf, account: str, selection: Selection) -> tuple[str, ...]:
    """Give the phone columns that a selection's lists have."""
    return phones_of(schema_of(shelf, account, selection))


def _whose(record: Mapping[str, Any]) -> str:
    name = " ".join(str(record.get(part) or "").strip() for part in ("first_name", "last_name")).strip()
    told = (name, *(str(record.get(part) or "").strip() for part in ("address", "city")))
    return ", ".join(part for part in told if part)[:LONGEST_LABEL]


def _label(schema: pa.Schema) -> str:
    first, last, address, city = (f'"{name}"::VARCHAR' if name in schema.names else "NULL" for name in _LABEL)
    return (
        f"concat_ws(', ', nullif(trim(concat_ws(' ', {first}, {last})), ''), nullif({address}, ''), nullif({city}, ''))"
    )

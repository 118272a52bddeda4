"""Pages of rows into one Parquet file, a page at a time."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from pathlib import Path
from typing import Any

import orjson
import pyarrow as pa
import pyarrow.parquet as pq

from components.library.cells import arrow_type, reader
from components.library.columns import COLUMNS, SEEN_LIVE
from components.library.reach import FIELDS, reach

OTHER = "_other"
# Large enough that a question reads few groups (each costs it about half a millisecond), small enough to hold beside a page.
ROWS_PER_GROUP = 5000


def write_parquet(path: Path, list_id: int, pages: Iterable[list[dict[str, Any]]]) -> int:
    """Write pages of JSON rows; give the number of rows.

    Columns nobody has told us about are kept as text; those that turn up only in a later page are kept together in `_other`.
    """
    filled = (page for page in pages if page)
    first = next(filled, [])
    names = _names(first)
    schema = _schema(names)
    row_count, held = 0, list[pa.RecordBatch]()
    with pq.ParquetWriter(path, schema, compression="zstd", compression_level=1) as writer:
        for page in chain([first], filled):
            held.append(_batch(page, names, schema, list_id, row_count))
            row_count += len(page)
            if sum(map(len, held)) >= ROWS_PER_GROUP:
                writer.write_table(pa.Table.from_batches(held))
                held = []
        if held:
            writer.write_table(pa.Table.from_batches(held))
    return row_count


def _names(page: list[dict[str, Any]]) -> list[str]:
    seen = dict.fromkeys(key for row in page for key in row if not key.startswith("_"))
    return [*SEEN_LIVE, *(key for key in seen if key not in set(SEEN_LIVE))]


def _schema(names: list[str]) -> pa.Schema:
    own = [("_list", pa.int64()), ("_row", pa.int32()), *FIELDS.items(), (OTHER, pa.string())]
    return pa.schema([*((name, arrow_type(COLUMNS.get(name))) for name in names), *own])


def _batch(
    page: list[dict[str, Any]], names: list[str], schema: pa.Schema, list_id: int, begins: int
) -> pa.RecordBatch:
    arrays = [pa.array(_cells(page, name), type=schema.field(name).type) for name in names]
    counts = list(zip(*map(reach, page), strict=True)) or [()] * len(FIELDS)
    known = set(names)
    own = [
        pa.array([list_id] * len(page), pa.int64()),
        pa.array(range(begins, begins + len(page)), pa.int32()),
        *(pa.array(count, kind) for count, kind in zip(counts, FIELDS.values(), strict=True)),
        pa.array([_rest(row, known) for row in page], pa.string()),
    ]
    return pa.record_batch([*arrays, *own], schema=schema)


def _cells(page: list[dict[str, Any]], name: str) -> list[Any]:
    read = reader(COLUMNS.get(name))
    return [read(row.get(name)) for row in page]


def _rest(row: dict[str, Any], known: set[str]) -> str | None:
    rest = {key: value for key, value in row.items() if key not in known}
    return orjson.dumps(rest).decode() if rest else None

"""Packed pages into one Parquet file, a few at a time; and beside it a narrow one, of the columns that figures are counted from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from components.library.columns import USE_CASES
from components.library.packing import pack, packed_schema, unpack
from components.library.reach import FIELDS

# Large enough that a question reads few groups (each costs it about half a millisecond), small enough to hold beside a page.
ROWS_PER_GROUP = 5000
# A file's columns are described at its end, and DuckDB reads all descriptions: over forty lists that alone takes longer than the sums.
NARROW = (
    "_list", "_row", "zip_code", "latitude", "longitude", *(f"{case}_propensity_score" for case in USE_CASES), *FIELDS,
)  # fmt: skip
_OWN = (pa.field("_list", pa.int64()), pa.field("_row", pa.int32()))


def write_parquet(path: Path, list_id: int, pages: Sequence[bytes]) -> int:
    """Write packed pages; give the number of rows. A column that only some pages have is empty in the others.

    Besides the pages' columns each row gets `_list`, the list's id, and `_row`, its place in the list from 0.
    """
    schema = _schema(pages)
    groups: Iterator[pa.Table] = _groups(pages)
    first = next(groups, schema.empty_table())
    words, groups = _repeating(first), chain([first], groups)
    del first  # a group is large: none is held longer than it takes to write it
    row_count = 0
    with pq.ParquetWriter(path, schema, use_dictionary=words, compression="zstd", compression_level=1) as writer:
        for group in groups:
            writer.write_table(_numbered(group, list_id, row_count, schema))
            row_count += len(group)
    return row_count


def write_narrow(path: Path, whole: Path) -> None:
    """Write the columns `NARROW` of a file that `write_parquet` wrote, in the same order."""
    pq.write_table(pq.read_table(whole, columns=list(NARROW)), path, compression="zstd", compression_level=1)


def _schema(pages: Sequence[bytes]) -> pa.Schema:
    seen = {field.name: field for page in (pack([]), *pages) for field in packed_schema(page)}
    theirs = [field for name, field in seen.items() if not name.startswith("_")]
    return pa.schema([*theirs, *_OWN, *(field for name, field in seen.items() if name.startswith("_"))])


def _groups(pages: Sequence[bytes]) -> Iterator[pa.Table]:
    """Unpack pages, as many at a time as make up a group of rows."""
    held, count = list[pa.RecordBatch](), 0
    for page in pages:
        held.append(unpack(page))
        count += len(held[-1])
        if count >= ROWS_PER_GROUP:
            yield _together(held)
            held, count = [], 0
    if held:
        yield _together(held)


def _together(pages: list[pa.RecordBatch]) -> pa.Table:
    """Put pages under one another; nearly always they have the same columns."""
    if all(page.schema.equals(pages[0].schema) for page in pages):
        return pa.Table.from_batches(pages)
    return pa.concat_tables([pa.Table.from_batches([page]) for page in pages], promote_options="default")


def _repeating(rows: pa.Table) -> list[str]:
    """Give the columns of words that come again and again: for others a dictionary is work and room for nothing."""
    words = [name for name in rows.column_names if pa.types.is_string(rows.schema.field(name).type)]
    return [name for name in words if 2 * pc.count_distinct(rows[name]).as_py() < len(rows)]


def _numbered(rows: pa.Table, list_id: int, begins: int, schema: pa.Schema) -> pa.Table:
    """Lay rows out by a schema, with the columns that are the shelf's own."""
    count = len(rows)
    own = {"_list": pa.repeat(list_id, count), "_row": pa.array(np.arange(begins, begins + count, dtype=np.int32))}
    columns = dict(zip(rows.column_names, rows.columns, strict=True)) | own
    return pa.table([columns.get(field.name, pa.nulls(count, field.type)) for field in schema], schema=schema)

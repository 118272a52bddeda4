"""Packed pages into one Parquet file, a few at a time; and beside it a narrow one, of the columns that figures are counted from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pyarrow as pa
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
    row_count, held = 0, list[pa.Table]()
    with pq.ParquetWriter(path, schema, compression="zstd", compression_level=1) as writer:
        for table in _tables(pages, schema, list_id):
            held.append(table)
            row_count += len(table)
            if sum(map(len, held)) >= ROWS_PER_GROUP:
                writer.write_table(pa.concat_tables(held))
                held = []
        if held:
            writer.write_table(pa.concat_tables(held))
    return row_count


def write_narrow(path: Path, whole: Path) -> None:
    """Write the columns `NARROW` of a file that `write_parquet` wrote, in the same order."""
    pq.write_table(pq.read_table(whole, columns=list(NARROW)), path, compression="zstd", compression_level=1)


def _schema(pages: Sequence[bytes]) -> pa.Schema:
    seen = {field.name: field for page in (pack([]), *pages) for field in packed_schema(page)}
    theirs = [field for name, field in seen.items() if not name.startswith("_")]
    return pa.schema([*theirs, *_OWN, *(field for name, field in seen.items() if name.startswith("_"))])


def _tables(pages: Sequence[bytes], schema: pa.Schema, list_id: int) -> Iterator[pa.Table]:
    begins = 0
    for page in pages:
        table = unpack(page)
        count = len(table)
        own = {"_list": pa.repeat(list_id, count), "_row": pa.array(np.arange(begins, begins + count, dtype=np.int32))}
        columns = dict(zip(table.column_names, table.columns, strict=True)) | own
        yield pa.table([columns.get(field.name, pa.nulls(count, field.type)) for field in schema], schema=schema)
        begins += count

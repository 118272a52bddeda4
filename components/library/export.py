"""Rows as a CSV that a spreadsheet opens as data: nothing in it runs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv as arrow_csv

from components.library.columns import COLUMNS
from components.library.shelf import Shelf

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_RUNS = "^[=+\\-@\t\r\n]"


def csv(
    shelf: Shelf,
    account: str,
    list_ids: Sequence[int],
    where_sql: str = "true",
    params: Sequence[Any] = (),
    columns: Sequence[str] | None = None,
    order_sql: str = "_list, _row",
) -> bytes:
    """Give rows as CSV: UTF-8 with a byte order mark, the API's keys as header, commas, CRLF.

    `where_sql` and `order_sql` are DuckDB's words over the table `rows`, of our own making; what a person entered goes into `params`.
    Text that a spreadsheet would run begins with an apostrophe, phones are digits, dates ISO, flags Yes, No or empty, unknown numbers
    empty. Raises `BadInput` where a list is not on the shelf.
    """
    names = list(columns if columns is not None else shelf.columns(account, list_ids))
    told = ", ".join(_quoted(name) for name in names)
    query = f"SELECT {told} FROM rows WHERE {where_sql} ORDER BY {order_sql}"  # noqa: S608  our own words; see above
    return csv_of(shelf.ask(account, list_ids, query, params))


def csv_of(table: pa.Table) -> bytes:
    """Give a table as CSV, as `csv` gives rows: nothing in it runs, flags are Yes, No or empty."""
    cells = [_cells(name, table.column(name)) for name in table.column_names]
    return _written(pa.table(cells, names=[_header(name) for name in table.column_names]))


def row_csv(row: Mapping[str, Any]) -> bytes:
    """Give one row as CSV, as `csv` gives many: typed cells under the API's keys."""
    return table_csv(pa.table({name: pa.array([cell]) for name, cell in row.items()}))


def table_csv(table: pa.Table) -> bytes:
    """Give any table as CSV, as `csv` gives rows of lists; its columns keep their names and their order."""
    cells = [_cells(name, table.column(name)) for name in table.column_names]
    return _written(pa.table(cells, names=[_header(name) for name in table.column_names]))


def _cells(name: str, cells: pa.ChunkedArray) -> pa.ChunkedArray:
    known = COLUMNS.get(name)
    if pa.types.is_boolean(cells.type):
        return pc.if_else(cells, "Yes", "No")
    if pa.types.is_string(cells.type) and not (known and known.kind == "phone"):
        return harmless(cells)
    if known and known.zero_is_unknown:
        return pc.if_else(pc.equal(cells, 0), None, cells)
    return cells


def harmless(cells: pa.Array | pa.ChunkedArray) -> pa.Array | pa.ChunkedArray:
    """Put an apostrophe before text that a spreadsheet would run; what is no text is as it was."""
    if not pa.types.is_string(cells.type):
        return cells
    runs = pc.match_substring_regex(cells, _RUNS)
    return pc.if_else(runs, pc.binary_join_element_wise("'", cells, ""), cells) if pc.any(runs).as_py() else cells


def _header(name: str) -> str:
    return str(harmless(pa.array([name]))[0].as_py())


def _written(table: pa.Table) -> bytes:
    sink = pa.BufferOutputStream()
    sink.write(BYTE_ORDER_MARK)
    arrow_csv.write_csv(table, sink, arrow_csv.WriteOptions(eol="\r\n"))
    return bytes(sink.getvalue())


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'

"""Tables into bytes: CSV, Excel, Parquet; several in a ZIP where a taker's limit is passed. The same rows always give the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from pyarrow import csv as arrow_csv

from components.library.export import BYTE_ORDER_MARK, harmless
from components.outreach.destinations.declared import Destination

if TYPE_CHECKING:
    import xlsxwriter

MIME = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "parquet": "application/vnd.apache.parquet",
    "zip": "application/zip",
    "vcf": "text/vcard",
}
_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # a ZIP's first day: the hour of writing has no place in the bytes
_WIDEST = 40


@dataclass(frozen=True)
class Written:
    """What leaves: `ending` is "csv", "xlsx", "parquet", or "zip" where it had to be cut into `parts` files."""

    body: bytes
    ending: str
    parts: int


def written(table: pa.Table, where: Destination, file_format: str, phones: frozenset[str], name: str) -> Written:
    """Write rows as a destination takes them; `phones` are headers whose cells are phones, `name` begins the names inside a ZIP."""
    write = _writer(where, file_format, phones)
    pieces = _cut(table, where, write)
    if len(pieces) == 1:
        return Written(pieces[0], file_format, 1)
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w") as archive:
        for number, piece in enumerate(pieces, 1):
            entry = zipfile.ZipInfo(f"{name}-{number}-of-{len(pieces)}.{file_format}", _LONG_AGO)
            archive.writestr(entry, piece, zipfile.ZIP_DEFLATED, 6)
    return Written(sink.getvalue(), "zip", len(pieces))


def _cut(table: pa.Table, where: Destination, write: Callable[[pa.Table], bytes]) -> list[bytes]:
    """Write so many rows a file as the limits allow; a file over the limit of bytes is cut in halves."""
    most = where.most_rows or max(1, len(table))
    waiting = [table.slice(begins, most) for begins in range(0, max(1, len(table)), most)]
    done: list[bytes] = []
    while waiting:
        some = waiting.pop(0)
        body = write(some)
        if where.most_bytes and len(body) > where.most_bytes and len(some) > 1:
            half = (len(some) + 1) // 2
            waiting[:0] = [some.slice(0, half), some.slice(half)]
        else:
            done.append(body)
    return done


def _writer(where: Destination, file_format: str, phones: frozenset[str]) -> Callable[[pa.Table], bytes]:
    if file_format == "csv":
        return lambda table: _csv(table, where, phones)
    return _excel if file_format == "xlsx" else _parquet


def _csv(table: pa.Table, where: Destination, phones: frozenset[str]) -> bytes:
    """Write UTF-8, commas, CRLF. What a spreadsheet would run begins with an apostrophe, but digests and phones are as they are."""
    told = [
        cells if where.hashed or name in phones else harmless(_yes_no(cells))
        for name, cells in zip(table.column_names, table.columns, strict=True)
    ]
    headers = [str(one) for one in harmless(pa.array(table.column_names, pa.string())).to_pylist()]
    sink = pa.BufferOutputStream()
    if where.byte_order_mark:
        sink.write(BYTE_ORDER_MARK)
    arrow_csv.write_csv(pa.Table.from_arrays(told, names=headers), sink, arrow_csv.WriteOptions(eol="\r\n"))
    return bytes(sink.getvalue())


def _yes_no(cells: pa.ChunkedArray) -> pa.ChunkedArray:
    return pc.if_else(cells, "Yes", "No") if pa.types.is_boolean(cells.type) else cells


def _parquet(table: pa.Table) -> bytes:
    sink = pa.BufferOutputStream()
    pq.write_table(table, sink, compression="zstd")
    return bytes(sink.getvalue())


def _excel(table: pa.Table) -> bytes:
    """Write a workbook of one sheet: text stays text (ZIPs keep their zero), and nothing is a formula or a link."""
    import xlsxwriter  # 10 MB, which only who wants a workbook needs

    sink = io.BytesIO()
    quiet = {
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "nan_inf_to_errors": True,
    }
    book = xlsxwriter.Workbook(sink, {"in_memory": True, "constant_memory": True, **quiet})
    book.set_properties({"created": datetime(2000, 1, 1, tzinfo=UTC)})
    sheet = book.add_worksheet("Leads")
    _dress(book, sheet, table)
    columns = [_cells(column) for column in table.columns]
    for row, cells in enumerate(zip(*columns, strict=True), 1):
        for at, cell in enumerate(cells):
            if isinstance(cell, str):
                sheet.write_string(row, at, cell)
            elif cell is not None:
                sheet.write_number(row, at, cell)
    book.close()
    return sink.getvalue()


def _dress(book: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet, table: pa.Table) -> None:
    bold = book.add_format({"bold": True})
    for at, name in enumerate(table.column_names):
        sample = [str(cell) for cell in table.column(at).slice(0, 50).to_pylist() if cell is not None]
        sheet.set_column(at, at, min(_WIDEST, max(map(len, (name, *sample))) + 2))
    for at, name in enumerate(table.column_names):
        sheet.write_string(0, at, name, bold)
    sheet.freeze_panes(1, 0)


_EXCEL_LONGEST = 32_767


def _cells(column: pa.ChunkedArray) -> list[str | float | None]:
    if pa.types.is_integer(column.type) or pa.types.is_floating(column.type):
        return list(column.to_pylist())
    return [None if cell is None else cell[:_EXCEL_LONGEST] for cell in _yes_no(column).cast(pa.string()).to_pylist()]

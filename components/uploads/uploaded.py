"""What became of a file or of pasted rows: a table of text, and what there is to say about how it was read."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pyarrow as pa

MOST_ROWS = 200_000
MOST_BYTES = 100 * 1024 * 1024
MOST_COLUMNS = 1_000


@dataclass(frozen=True)
class UploadedTable:
    """Rows that a person brought. All cells are text, "" where there is nothing.

    `columns` are the heading's names, made distinct, in the file's order; `rows` is each row's number as the file counts them (a
    spreadsheet's row, a text file's line); `header_line` is the heading's, 0 where the file has none. `delimiter` is "" for Excel.
    """

    name: str
    columns: tuple[str, ...]
    table: pa.Table
    rows: pa.Array
    encoding: str = ""
    delimiter: str = ""
    header_line: int = 0
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()

    def __len__(self) -> int:
        return int(self.table.num_rows)

    def column(self, name: str) -> pa.ChunkedArray:
        """Give one column's cells."""
        return self.table.column(name)

    def warned(self, *warnings: str) -> UploadedTable:
        """Give the same table with more to say about it."""
        return replace(self, warnings=(*self.warnings, *(one for one in warnings if one)))

"""A file or pasted rows become a table, whatever they are; what isn't one is refused in plain words."""

from __future__ import annotations

from components.faults import BadInput
from components.uploads.text_tables import rows_table, text_table
from components.uploads.uploaded import MOST_BYTES, UploadedTable

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STRANGERS = (
    (b"%PDF", "a PDF"), (b"\x89PNG", "a picture"), (b"\xff\xd8\xff", "a picture"), (b"GIF8", "a picture"), (b"\x1f\x8b", "a packed file"),
    (b"Rar!", "a packed file"), (b"7z\xbc\xaf", "a packed file"), (b"PAR1", "a Parquet file"), (b"SQLite format 3", "a database"),
    (b"{\\rtf", "a text document"), (b"MZ", "a program"), (b"\x7fELF", "a program"),
)  # fmt: skip


def read_table(body: bytes, name: str, sheet: str = "") -> UploadedTable:
    """Read a CSV, text or Excel file; `sheet` names an Excel sheet.

    Raises `BadInput` for what is too large (before it is read), empty, locked, damaged or no table.
    """
    if len(body) > MOST_BYTES:
        size = f"{len(body) / 1024**2:,.0f} MB"
        raise BadInput(
            "file",
            f"This file has {size}; {MOST_BYTES // 1024**2} MB are the most.",
            advice="Cut it into smaller files.",
        )
    for mark, what in _STRANGERS:
        if body.startswith(mark):
            raise BadInput(
                "file",
                f"This is {what} and no table.",
                advice="Save the table as CSV or as Excel (.xlsx), and bring that.",
            )
    if body.startswith((b"PK\x03\x04", _OLE)):
        from components.uploads.excel_tables import excel_table  # calamine is read with it

        return excel_table(body, name, sheet)
    return text_table(body, name)


def read_pasted(text: str, name: str = "Pasted rows") -> UploadedTable:
    """Read rows that were pasted: cells between tabs or commas, or one address a line. Raises `BadInput` as `read_table` does."""
    if len(text) > MOST_BYTES:
        raise BadInput("file", "This is too much to paste.", advice="Bring it as a file.")
    return rows_table(text, name, "box")

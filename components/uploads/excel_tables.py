"""Excel becomes rows, by calamine: .xlsx and .xls. A workbook that would burst the memory is refused before it is opened."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError

from components.faults import BadInput
from components.uploads.gathering import NumberedRow, gathered
from components.uploads.uploaded import UploadedTable

_MOST_UNPACKED = 1024**3
_MOST_CELLS = 40_000_000
_CELL = re.compile(rb"<(?:\w+:)?c\b[^>]*?\br=\"([A-Z]{1,3})(\d{1,7})\"[^>]*[^/>]>")
_SAVE_AS = "Save it as .xlsx or CSV, and bring that."


def excel_table(body: bytes, name: str, sheet: str = "") -> UploadedTable:
    """Read a sheet, the first that is a table where none is named. Raises `BadInput` for what can't be opened."""
    if body.startswith(b"PK"):
        _unpackable(body)
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(body)) as book:
            names = _filled(book)
            chosen, table = _chosen(book, names, sheet, name)
    except PasswordError:
        raise BadInput("file", "This workbook is locked with a password.", advice="Save it without one.") from None
    except CalamineError:
        raise BadInput("file", "This workbook can't be opened.", advice=_SAVE_AS) from None
    return replace(table, encoding="Excel", sheet=chosen, sheets=names)


def _filled(book: CalamineWorkbook) -> tuple[str, ...]:
    """Name the sheets that have something in them: a new workbook of some programs comes with two empty ones."""
    names = tuple(book.sheet_names)
    return tuple(name for name in names if book.get_sheet_by_name(name).height) if len(names) > 1 else names


def _chosen(book: CalamineWorkbook, names: tuple[str, ...], sheet: str, file: str) -> tuple[str, UploadedTable]:
    """Give a sheet's name and table. A cover before the table has a heading at most, or one column of words."""
    if sheet in book.sheet_names:
        return sheet, gathered(file, _rows(book.get_sheet_by_name(sheet)))
    read, refused = list[tuple[str, UploadedTable]](), BadInput("file", "This workbook is empty.")
    for name in names:
        found = book.get_sheet_by_name(name)
        if not found.height:
            continue
        try:
            read.append((name, gathered(file, _rows(found))))
        except BadInput as fault:
            refused = fault
            continue
        if len(read[-1][1].columns) > 1:
            return read[-1]
    if not read:
        raise refused
    return read[0]


def _rows(sheet: CalamineSheet) -> Iterator[NumberedRow]:
    for number, cells in enumerate(sheet.iter_rows(), 1):
        yield number, [_text(cell) for cell in cells]


def _text(cell: object) -> str:
    """Write a cell as people read it: whole numbers without ".0", days as 2026-01-31."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ")
    return cell.isoformat() if isinstance(cell, date | time) else str(cell) if isinstance(cell, timedelta | int) else ""


def _unpackable(body: bytes) -> None:
    """Refuse what isn't a workbook, or would be gigabytes once unpacked: a sheet is kept as a full rectangle while it is read."""
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            parts = archive.infolist()
            if not any(part.filename == "xl/workbook.xml" for part in parts):
                raise BadInput(
                    "file",
                    "This is a packed folder and no table.",
                    advice="Unpack it, and bring the CSV or Excel file in it.",
                )
            if sum(part.file_size for part in parts) > _MOST_UNPACKED:
                raise BadInput(
                    "file", "This workbook is too large once unpacked.", advice="Save its sheet as CSV, and bring that."
                )
            for part in parts:
                if part.filename.startswith("xl/worksheets/") and part.filename.endswith(".xml"):
                    _fits(archive, part)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError):
        raise BadInput("file", "This workbook is damaged and can't be opened.", advice=_SAVE_AS) from None


def _fits(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    widest, deepest, rest, read = 0, 0, b"", 0
    with archive.open(part) as file:
        while chunk := file.read(4 * 1024 * 1024):
            read += len(chunk)
            for letters, row in _CELL.findall(rest + chunk):
                widest, deepest = max(widest, _place(letters)), max(deepest, int(row))
            rest = chunk[-200:]
            if widest * deepest > _MOST_CELLS or read > _MOST_UNPACKED:
                raise BadInput("file", f"The sheet spans {deepest:,} rows and {widest:,} columns, most of them empty: too much to open.",
                               advice="Copy the rows that matter into a new sheet, or save it as CSV.")  # fmt: skip


def _place(letters: bytes) -> int:
    place = 0
    for letter in letters:
        place = place * 26 + letter - 64
    return place

"""Text becomes rows: which encoding, which delimiter, which quotes. Encodings are found by a library, delimiters by how evenly they cut."""

from __future__ import annotations

import codecs
import csv
import io
import itertools
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pyarrow as pa
from pyarrow.csv import ConvertOptions, ParseOptions, ReadOptions, read_csv

from components.faults import BadInput
from components.uploads.gathering import HEADING_WITHIN, NumberedRow, gathered, gathered_evenly, heading_of, whole_lines
from components.uploads.uploaded import UploadedTable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip
_NAMES = {"utf-8-sig": "UTF-8 with a mark", "utf-8": "UTF-8", "utf-16": "UTF-16", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16",
          "cp1252": "Windows-1252", "mac_roman": "Mac Roman"}  # fmt: skip
_SAMPLE = 256 * 1024
_LONGEST_QUOTE = 200
_DELIMITERS = ("\t", "|", ";", ",")
"""The rarer in what people write first: where two cut as evenly, the rarer one was put there to cut."""


def text_table(body: bytes, name: str) -> UploadedTable:
    """Read a text file. Raises `BadInput` where it is no text or no table."""
    encoding = _encoding(body)
    text = body.decode(encoding, errors="replace").replace("\0", "")
    lost = text.count("\ufffd")
    table = rows_table(text, name)
    warning = f"{lost:,} letters could not be read and stand as \ufffd." if lost else ""
    return replace(table, encoding=_NAMES.get(encoding, encoding)).warned(warning)


def rows_table(text: str, name: str, what: str = "file") -> UploadedTable:
    """Read rows of text: cells between tabs, commas or other marks, or one cell a line."""
    lines = [line for line in text[:_SAMPLE].splitlines()[:200] if line.strip()]
    if not lines:
        raise BadInput("file", f"This {what} is empty.")
    delimiter = "" if whole_lines(lines) else _delimiter(lines)
    try:
        table = _evenly(text, name, delimiter, what) or gathered(name, _rows(text, delimiter, quoted=True), what)
    except csv.Error:
        table = gathered(name, _rows(text, delimiter, quoted=False), what).warned(
            "A quotation mark never ends, so none was heeded."
        )
    return replace(table, delimiter=delimiter)


def _evenly(text: str, name: str, delimiter: str, what: str) -> UploadedTable | None:
    """Read a large tidy file at once, several times as quickly: None where a row is a line no more, or has another width."""
    first = list(
        itertools.islice(
            (row for row in _rows(text, delimiter, quoted=True) if any(map(str.strip, row[1]))), HEADING_WITHIN
        )
    )
    if not delimiter or len(first) < HEADING_WITHIN:
        return None
    head = heading_of(first, what)
    top = first[head.row_count][0] - 1
    width = len(head.columns)
    try:
        table = read_csv(
            io.BytesIO(text.encode()),
            ReadOptions(skip_rows=top, column_names=[str(at) for at in range(width)]),
            ParseOptions(delimiter=delimiter, newlines_in_values=False, ignore_empty_lines=False),
            ConvertOptions(column_types={str(at): pa.string() for at in range(width)}, strings_can_be_null=False),
        )
    except (pa.ArrowInvalid, UnicodeEncodeError):
        return None
    lines = text.count("\n") + (not text.endswith("\n"))
    tidy = table.num_rows == lines - top and "\r" not in text.replace("\r\n", "")
    return gathered_evenly(name, first, table, what) if tidy else None


def _encoding(body: bytes) -> str:
    for mark, encoding in _MARKS:
        if body.startswith(mark):
            return encoding
    sample = body[:_SAMPLE]
    if sample.count(0) > 0.1 * len(sample):
        return _wide(sample)
    if sum(1 for byte in sample if byte < 9 or 13 < byte < 32) > 0.02 * len(sample) + 1:
        raise _no_text()
    try:
        body.decode("utf-8")
    except UnicodeDecodeError as error:
        return _single(body, error.start)
    return "utf-8"


def _wide(sample: bytes) -> str:
    """Tell UTF-16 without a mark from a file that is no text."""
    for encoding, ascii_at in (("utf-16-le", 0), ("utf-16-be", 1)):
        other = sample[1 - ascii_at :: 2]
        if other.count(0) > 0.7 * len(other) and not sample[ascii_at::2].count(0):
            return encoding
    raise _no_text()


def _no_text() -> BadInput:
    advice = "Save it as CSV or as Excel (.xlsx), and bring that."
    return BadInput("file", "This is no table but a program's own file.", advice=advice)


def _single(body: bytes, at: int) -> str:
    """Which encoding a file has that isn't UTF-8, by the lines around the first letter that says so."""
    if _mostly_utf8(body):
        return "utf-8"
    from charset_normalizer import from_bytes  # its tables of letters are read with it

    sample = body[max(0, at - 2_000) : at + 60_000]
    best = from_bytes(sample, cp_isolation=["cp1252", "mac_roman"]).best()
    return best.encoding if best is not None else "cp1252"


def _mostly_utf8(body: bytes) -> bool:
    """Tell whether a file is UTF-8 with a few broken letters: reading those as another encoding would break all the others."""
    whole = body.decode("utf-8", errors="ignore")
    good = sum(1 for letter in whole if letter > "\x7f")
    lost = len(body) - len(whole.encode("utf-8"))
    return good > 4 * lost


def _delimiter(lines: list[str]) -> str:
    evenness = {mark: _evenness(lines, mark) for mark in _DELIMITERS}
    best = max(_DELIMITERS, key=evenness.__getitem__)
    return best if evenness[best][0] > 0 else ""


def _evenness(lines: list[str], delimiter: str) -> tuple[float, int]:
    """Say what share of rows a delimiter cuts into the same number of cells, and how many; (0, 0) where it cuts none."""
    try:
        widths = Counter(len(cells) for cells in csv.reader(lines, delimiter=delimiter) if cells)
    except csv.Error:
        return 0.0, 0
    del widths[1]
    if not widths:
        return 0.0, 0
    width, count = widths.most_common(1)[0]
    return round(count / len(lines), 1), width


def _rows(text: str, delimiter: str, *, quoted: bool) -> Iterator[NumberedRow]:
    """Give rows by the line that they begin in. Without a delimiter a line is a cell."""
    if not delimiter:
        yield from ((number, [line.strip().strip('"')]) for number, line in enumerate(text.splitlines(), 1))
        return
    reader = csv.reader(
        io.StringIO(text, newline=""), delimiter=delimiter, quoting=csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE
    )
    odd = quoted and text.count('"') % 2 == 1
    line = 1
    for cells in reader:
        yield line, cells
        lines, line = reader.line_num - line, reader.line_num + 1
        if odd and (lines > _LONGEST_QUOTE or (lines and line > text.count("\n"))):
            raise csv.Error

"""Numbered rows of cells become a table: where the heading is, what its columns are called, and what was odd about the rows."""

from __future__ import annotations

import functools
import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from components.faults import BadInput
from components.matching import phone_digits, split_line, zip_form
from components.uploads.fields import HEADING_WORDS, words_of
from components.uploads.uploaded import MOST_COLUMNS, MOST_ROWS, UploadedTable

NumberedRow = tuple[int, Sequence[str]]
HEADING_WITHIN = 40
_CHUNK = 10_000
_TOLD = 5


def gathered(name: str, numbered: Iterable[NumberedRow], what: str = "file") -> UploadedTable:
    """Make a table of rows. Raises `BadInput` where there is none, only a heading, or too much."""
    rows = (row for row in numbered if any(cell.strip() for cell in row[1]))
    first = list(itertools.islice(rows, HEADING_WITHIN))
    head = heading_of(first, what)
    oddities = _Oddities(head.width)
    table, numbers = _table(head.columns, itertools.chain(first[head.row_count :], rows), oddities)
    return _uploaded(name, head, table, numbers, oddities, what)


def gathered_evenly(name: str, first: Sequence[NumberedRow], table: pa.Table, what: str = "file") -> UploadedTable:
    """Make a table of what was read at once: every row a line, all of one width. `first` are the first rows, heading and all."""
    head = heading_of(first, what)
    columns = table.rename_columns(list(head.columns))
    start = first[head.row_count][0] if len(first) > head.row_count else 0
    numbers = pa.array(np.arange(start, start + table.num_rows, dtype=np.int32))
    full = _filled_up(columns, head.columns)
    empty = functools.reduce(pc.and_, (pc.equal(full.column(column), "") for column in full.column_names))
    if pc.any(empty).as_py():
        full, numbers = full.filter(pc.invert(empty)), numbers.filter(pc.invert(empty).combine_chunks())
    return _uploaded(name, head, full, numbers, _Oddities(head.width), what)


@dataclass(frozen=True)
class Heading:
    """How a table begins: its columns' names, the heading's line (0 for none), the rows up to it, those above it, its number of cells."""

    columns: tuple[str, ...]
    line: int
    row_count: int
    above: tuple[int, ...]
    width: int


def heading_of(first: Sequence[NumberedRow], what: str = "file") -> Heading:
    """Find the heading among a table's first rows. Raises `BadInput` where there is no row at all."""
    if not first:
        raise BadInput("file", f"This {what} is empty.")
    at = _heading(first)
    columns = tuple(_names(first[at][1] if at is not None else (), first))
    above = tuple(number for number, _ in first[: at or 0])
    if at is None:
        return Heading(columns, 0, 0, above, len(columns))
    return Heading(columns, first[at][0], at + 1, above, len(first[at][1]))


def _uploaded(
    name: str, head: Heading, table: pa.Table, numbers: pa.Array, oddities: _Oddities, what: str
) -> UploadedTable:
    if not len(numbers):
        raise BadInput("file", f"This {what} has a heading and no rows below it.")
    if len(numbers) > MOST_ROWS:
        raise BadInput("file", f"This file has more than {MOST_ROWS:,} rows.", advice="Cut it into smaller files.")
    told = _told(head.above, oddities, headless=not head.line)
    return UploadedTable(name, tuple(table.column_names), table, numbers, header_line=head.line, warnings=told)


class _Oddities:
    """Rows that have more or fewer cells than the heading."""

    def __init__(self, width: int) -> None:
        self.width, self.longer, self.shorter = width, list[int](), list[int]()

    def seen(self, number: int, cells: Sequence[str]) -> None:
        if len(cells) > self.width and any(cell.strip() for cell in cells[self.width :]):
            self.longer.append(number)
        elif len(cells) < self.width:
            self.shorter.append(number)


def _heading(rows: Sequence[NumberedRow]) -> int | None:
    """Find the heading among the first rows: None where the file begins with its data."""
    width = _width(rows)
    full = [(at, cells) for at, (_, cells) in enumerate(rows) if _count(cells) >= max(1, 0.6 * width)]
    known = [at for at, cells in full if 2 * _known(cells) >= min(4, _count(cells)) and not _is_data(cells)]
    at, cells = full[0]
    # A last row that has rows like it above is no heading, whatever its words.
    if known and (known[0] == at or known[0] < len(rows) - 1):
        return known[0]
    return at if width > 1 and not _is_data(cells) else None


def _count(cells: Sequence[str]) -> int:
    return sum(1 for cell in cells if cell.strip())


def _width(rows: Sequence[NumberedRow]) -> int:
    counts = Counter(_count(cells) for _, cells in rows[-20:])
    return max(counts, key=lambda count: (counts[count], count))


def _known(cells: Sequence[str]) -> int:
    return sum(1 for cell in cells if not HEADING_WORDS.isdisjoint(words_of(cell)))


def _is_data(cells: Sequence[str]) -> bool:
    """Tell whether a row holds what no heading is called: a number, a phone, a house."""
    return any(_is_datum(cell.strip()) for cell in cells)


def _is_datum(cell: str) -> bool:
    if not any(letter.isdigit() for letter in cell):
        return "@" in cell
    number = cell.replace(",", "").replace("$", "").replace(".", "").replace("-", "")
    return number.isdigit() or bool(phone_digits(cell)) or (cell[0].isdigit() and " " in cell)


def _names(heading: Sequence[str], rows: Sequence[NumberedRow]) -> list[str]:
    """Give every column a name of its own; a column that has none is called by its place."""
    width = max(len(heading), max(_filled(cells) for _, cells in rows))
    if width > MOST_COLUMNS:
        raise BadInput(
            "file",
            f"This file has {width:,} columns; {MOST_COLUMNS:,} are the most.",
            advice="Keep the columns that matter.",
        )
    names: list[str] = []
    taken: set[str] = set()
    for at in range(width):
        told = " ".join(heading[at].split()) if at < len(heading) else ""
        names.append(_distinct((told or f"Column {at + 1}")[:200], taken))
    return names


def _filled(cells: Sequence[str]) -> int:
    return max((at + 1 for at, cell in enumerate(cells) if cell.strip()), default=0)


def _distinct(name: str, taken: set[str]) -> str:
    told = name
    for count in itertools.count(2):
        if told.lower() not in taken:
            break
        told = f"{name} ({count})"
    taken.add(told.lower())
    return told


def _table(columns: Sequence[str], rows: Iterable[NumberedRow], oddities: _Oddities) -> tuple[pa.Table, pa.Array]:
    """Gather rows by the ten thousand, so that a large file is never held as single cells."""
    chunks: list[pa.Table] = []
    numbers: list[int] = []
    while chunk := list(itertools.islice(rows, _CHUNK)):
        numbers += [number for number, _ in chunk]
        if len(numbers) > MOST_ROWS:
            break
        chunks.append(_chunk(columns, chunk, oddities))
    table = (
        pa.concat_tables(chunks, promote_options="default")
        if chunks
        else pa.table({name: pa.array([], pa.string()) for name in columns})
    )
    return _filled_up(table, columns), pa.array(numbers, pa.int32())


def _chunk(columns: Sequence[str], rows: Sequence[NumberedRow], oddities: _Oddities) -> pa.Table:
    width = len(columns)
    uneven = [(number, cells) for number, cells in rows if len(cells) != width or width != oddities.width]
    for number, cells in uneven:
        oddities.seen(number, cells)
    wide = max([width, *(_filled(cells) for _, cells in uneven)])
    if wide > MOST_COLUMNS:
        raise BadInput("file", f"A row of this file has {wide:,} cells; {MOST_COLUMNS:,} are the most.")
    taken = {name.lower() for name in columns}
    names = [*columns, *(_distinct(f"Column {at + 1}", taken) for at in range(width, wide))]
    whole: list[Sequence[str]] = [_padded(row, wide) for _, row in rows]
    return pa.table({name: pa.array(column, pa.string()) for name, column in zip(names, _columns(whole), strict=True)})


def _padded(row: Sequence[str], width: int) -> Sequence[str]:
    return row if len(row) == width else [*row[:width], *[""] * (width - len(row))]


def _columns(cells: Sequence[Sequence[str]]) -> Iterator[Sequence[str]]:
    return zip(*cells, strict=True)


def _filled_up(table: pa.Table, columns: Sequence[str]) -> pa.Table:
    """Give "" where a chunk lacked a column, and leave out columns without a name and without a cell."""
    kept = {}
    for name in table.column_names:
        column = pc.fill_null(pc.utf8_trim_whitespace(table.column(name)), "")
        nameless = name.startswith("Column ")
        if not nameless or name not in columns or pc.any(pc.not_equal(column, "")).as_py() or not len(column):
            kept[name] = column
    return pa.table(kept)


def _told(above: Sequence[int], oddities: _Oddities, *, headless: bool) -> tuple[str, ...]:
    told = []
    if headless:
        told.append("No heading was found: the first row is data, and the columns are called by their place.")
    if above:
        told.append(f"{_rows(above)} above the heading {'is' if len(above) == 1 else 'are'} left out.")
    if oddities.longer:
        told.append(f"{_counted(oddities.longer, 'more')}; what is over stands in columns of its own.")
    if oddities.shorter:
        told.append(f"{_counted(oddities.shorter, 'fewer')}; the rest is taken as empty.")
    return tuple(told)


def _counted(rows: Sequence[int], how: str) -> str:
    return f"{_rows(rows)} {'has' if len(rows) == 1 else 'have'} {how} cells than the heading"


def _rows(numbers: Sequence[int]) -> str:
    if len(numbers) == 1:
        return f"Row {numbers[0]:,}"
    named = ", ".join(f"{number:,}" for number in numbers[:_TOLD])
    return f"{len(numbers):,} rows ({named}{', …' if len(numbers) > _TOLD else ''})"


def whole_lines(texts: Sequence[str]) -> bool:
    """Tell whether most of some lines are whole addresses, "12 Oak St, Mesa, AZ 85201", and not cells between commas."""
    if "," in texts[0] and not texts[0][:1].isdigit():
        return False
    rest = texts[1:] if len(texts) > 1 and not texts[0][:1].isdigit() else texts
    whole = sum(
        1
        for text in rest
        if text[:1].isdigit() and "\t" not in text and zip_form(text.rsplit(None, 1)[-1]) and split_line(text).state
    )
    return whole > 0.6 * len(rest)

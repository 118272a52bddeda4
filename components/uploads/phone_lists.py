"""Phones out of a table that a person brings: each number once with its label, and every cell that gave none told by its row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from components.matching import phone_digits_of, phones_in
from components.uploads.uploaded import UploadedTable

LONGEST_LABEL = 120
DUPLICATE, INVALID = "duplicate", "invalid"
_CELLS = pa.schema([("at", pa.int64()), ("column", pa.int64()), ("cell", pa.string()), ("phone", pa.string())])


@dataclass(frozen=True)
class PhoneList:
    """What a table holds of phones.

    `numbers` has each once, where it stands first: `phone` (ten digits), `label`. `problems` has what isn't sent, in the file's order:
    `row` (as the file counts), `column`, `cell`, `kind` ("duplicate", "invalid"), `words`. `without` counts rows without any phone.
    """

    numbers: pa.Table
    problems: pa.Table
    without: int

    def count(self, kind: str) -> int:
        """Count the problems of a kind."""
        return int(pc.sum(pc.equal(self.problems.column("kind"), kind)).as_py() or 0)


def phone_list(uploaded: UploadedTable, phone_columns: Sequence[str], label_columns: Sequence[str] = ()) -> PhoneList:
    """Gather the phones of some columns. A cell may hold several; a label is its row's label columns, joined with commas.

    With several named phone columns a label begins with its column's name, as the API's own labels do (API document, Start DNC Scrub).
    """
    cells = _cells(uploaded, phone_columns)
    first = _first(cells.column("phone"))
    sent = np.asarray(pc.not_equal(cells.column("phone"), "")) & (first == np.arange(len(cells)))
    labels = _labels(uploaded, label_columns)
    numbers = cells.filter(pa.array(sent))
    told = labels.take(numbers.column("at")) if len(numbers) else pa.array([], pa.string())
    if len(phone_columns) > 1 and uploaded.header_line:
        told = _prefixed(told, numbers.column("column"), phone_columns)
    return PhoneList(
        numbers=pa.table({"phone": numbers.column("phone"), "label": pc.utf8_slice_codeunits(told, 0, LONGEST_LABEL)}),
        problems=_problems(uploaded, cells, first, sent, phone_columns),
        without=len(uploaded) - len(pc.unique(cells.column("at"))),
    )


def _cells(uploaded: UploadedTable, phone_columns: Sequence[str]) -> pa.Table:
    """Give each filled cell with its number, row by row; one that holds several stands there several times."""
    # In lines without a heading, where a number stands here or there, words beside it are no number that fails.
    filled = r"\S" if uploaded.header_line or len(phone_columns) == 1 else r"\d"
    columns = [uploaded.column(name).combine_chunks() for name in phone_columns]
    found = [_of_column(column, place, filled) for place, column in enumerate(columns)]
    return (
        pa.concat_tables([_CELLS.empty_table(), *found])
        .sort_by([("at", "ascending"), ("column", "ascending")])
        .combine_chunks()
    )


def _of_column(column: pa.Array, place: int, filled_like: str) -> pa.Table:
    trimmed = pc.utf8_trim_whitespace(column)
    filled = pc.match_substring_regex(trimmed, filled_like)
    at = pa.array(np.flatnonzero(np.asarray(filled)), pa.int64())
    cells = trimmed.filter(filled)
    phones = phone_digits_of(cells)
    table = pa.table([at, pa.array(np.full(len(at), place)), cells, phones], schema=_CELLS)
    several = pc.and_(pc.equal(phones, ""), pc.greater_equal(pc.count_substring_regex(cells, r"\d"), 20))
    return pa.concat_tables([table.filter(pc.invert(several)), _several(table.filter(several))])


def _several(table: pa.Table) -> pa.Table:
    """Take cells apart that have digits enough for more than one number; what has none stays without."""
    rows = [row | {"phone": phone} for row in table.to_pylist() for phone in phones_in(row["cell"]) or ("",)]
    return pa.Table.from_pylist(rows, schema=_CELLS)


def _first(phones: pa.ChunkedArray) -> np.ndarray:
    """Give for each cell the place at which its number stands first."""
    coded = (
        pc.dictionary_encode(phones).combine_chunks() if len(phones) else pa.array([], pa.string()).dictionary_encode()
    )
    codes = np.asarray(coded.indices)
    places: np.ndarray = np.full(len(coded.dictionary), len(codes))
    np.minimum.at(places, codes, np.arange(len(codes)))
    return np.asarray(places[codes])


def _labels(uploaded: UploadedTable, label_columns: Sequence[str]) -> pa.Array:
    if not label_columns:
        return pa.array([""] * len(uploaded), pa.string())
    parts = [pc.utf8_trim_whitespace(uploaded.column(name).combine_chunks()) for name in label_columns]
    filled = [pc.if_else(pc.equal(part, ""), pa.scalar(None, pa.string()), part) for part in parts]
    joined = pc.binary_join_element_wise(*filled, ", ", null_handling="skip")
    return pc.replace_substring_regex(joined, r"[\s\x00-\x1f]+", " ")


def _prefixed(labels: pa.Array | pa.ChunkedArray, columns: pa.ChunkedArray, names: Sequence[str]) -> pa.Array:
    prefix = pa.array([f"({name})" for name in names]).take(columns)
    return pc.utf8_trim_whitespace(pc.binary_join_element_wise(prefix, labels, " "))


def _problems(
    uploaded: UploadedTable, cells: pa.Table, first: np.ndarray, sent: np.ndarray, phone_columns: Sequence[str]
) -> pa.Table:
    left = cells.filter(pa.array(~sent))
    empty = pc.equal(left.column("phone"), "")
    numbers = uploaded.rows.take(cells.column("at")) if len(cells) else pa.array([], pa.int64())
    before = numbers.take(pa.array(first[~sent], pa.int64())).to_pylist()
    shown = pc.utf8_slice_codeunits(left.column("cell"), 0, 60)
    words = [
        f"“{cell}” is no US phone number." if none else f"{phone} stands in row {row} already."
        for cell, none, phone, row in zip(
            shown.to_pylist(), empty.to_pylist(), left.column("phone").to_pylist(), before, strict=True
        )
    ]
    return pa.table(
        {
            "row": numbers.filter(pa.array(~sent)),
            "column": pa.array(list(phone_columns), pa.string()).take(left.column("column")),
            "cell": shown,
            "kind": pc.if_else(empty, INVALID, DUPLICATE),
            "words": pa.array(words, pa.string()),
        }
    )

"""Which column is meant: by its heading, by what stands in it, and by the programs whose exports we know."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache

import pyarrow as pa
import pyarrow.compute as pc

from components.audience.gazetteer import cities, states
from components.matching import email_form, phone_digits, zip_form
from components.uploads.fields import FIELDS, Kind, words_of
from components.uploads.peers import peer_of
from components.uploads.uploaded import UploadedTable

_ENOUGH = 78.0
_LOOKED_AT = 200
_TOLD_BY_CELLS = ("street", "city", "state", "zip", "phone", "email")
_STREET = r"^\s*(?:[NSEWnsew]?\d[\w/-]*\s+\S|[Pp]\.?\s?[Oo]\.?\s?[Bb])"


def guess_columns(uploaded: UploadedTable, wanted: Iterable[str]) -> dict[str, str]:
    """Say which column holds each wanted field; a field that no column fits is left out, no column is given twice.

    A heading counts most; what stands in a column raises or lowers it, so that a "Name" full of ZIPs is none.
    """
    keys = list(wanted)
    known = {key: column for key, column in peer_fields(uploaded.columns).items() if key in keys}
    scores = [
        (score, -keys.index(key), -at, key, column)
        for key in keys
        for at, column in enumerate(uploaded.columns)
        if (score := _score(uploaded, key, column)) >= _ENOUGH
    ]
    for _, _, _, key, column in sorted(scores, reverse=True):
        if key not in known and column not in known.values():
            known[key] = column
    return {key: known[key] for key in keys if key in known and not _needless(key, known)}


def peer_fields(columns: Sequence[str]) -> Mapping[str, str]:
    """Give the fields of a known program's export, by its own headings; none for another table."""
    peer = peer_of(columns)
    own = {column.lower(): column for column in columns}
    return {key: own[column.lower()] for key, column in peer.fields.items() if column.lower() in own} if peer else {}


def phone_columns(uploaded: UploadedTable, *, typed: bool = False) -> tuple[str, ...]:
    """Give the columns that hold phone numbers, whatever they are called.

    Lines that somebody `typed` are no table: a number may stand alone in one and behind a name in the next, so each column that has any
    counts.
    """
    enough = 0.0 if typed else 0.6
    return tuple(column for column in uploaded.columns if _share(uploaded, column, "phone") > enough)


def email_columns(uploaded: UploadedTable) -> tuple[str, ...]:
    """Give the columns that hold e-mail addresses."""
    return tuple(column for column in uploaded.columns if _share(uploaded, column, "email") > 0.6)


def _needless(key: str, known: Mapping[str, str]) -> bool:
    """A whole name is not needed beside a first and a last one."""
    return key == "full_name" and {"first_name", "last_name"} <= known.keys()


def _score(uploaded: UploadedTable, key: str, column: str) -> float:
    field = FIELDS[key]
    named = _named(key, column)
    if named < 60 and not column.startswith("Column "):
        return 0.0
    share = _share(uploaded, column, field.kind)
    if column.startswith("Column "):
        return _ENOUGH + 20 * share if field.kind in _TOLD_BY_CELLS and share > 0.6 else 0.0
    return named if share < 0 else named * (0.5 + 0.5 * min(1.0, share / 0.5)) + 5 * share


@lru_cache(maxsize=20_000)
def _named(key: str, column: str) -> float:
    """Say how much a heading is like a field's names, 0 to 100. Whole words count: "city" is not in "capacity"."""
    heading = " ".join(words_of(column))
    if not heading:
        return 0.0
    from rapidfuzz import fuzz, process  # only who brings a file needs it

    best = process.extractOne(heading, FIELDS[key].names, scorer=fuzz.token_sort_ratio)
    return float(best[1]) if best else 0.0


def _share(uploaded: UploadedTable, column: str, kind: Kind) -> float:
    """Say how large a share of a column's filled cells looks like a kind; -1 where that can't be told from the cells."""
    cells = _filled_cells(uploaded.table.column(column))
    if len(cells) and kind == "city" and column.startswith("Column "):
        return sum(1 for cell in cells.to_pylist() if cell.lower() in _city_names()) / len(cells)
    if not len(cells) or kind in ("city", "county", "name", "parcel"):
        return _not_figures(cells) if kind in ("city", "county", "name") and len(cells) else -1.0
    if kind == "street":
        return float(pc.mean(pc.match_substring_regex(cells, _STREET).cast(pa.int8())).as_py())
    looks = _LOOKS[kind]
    return sum(1 for cell in cells.to_pylist() if looks(cell)) / len(cells)


def _not_figures(cells: pa.Array) -> float:
    """A city, a county or a name has letters, mostly and in most rows: 0.5 says that nothing speaks against it."""
    letters = pc.mean(pc.match_substring_regex(cells, r"^[^\d]*\pL[^\d]*").cast(pa.int8())).as_py()
    return 0.5 if letters > 0.5 else 0.0


def _filled_cells(column: pa.ChunkedArray) -> pa.Array:
    head = column.slice(0, 5_000).combine_chunks()
    return head.filter(pc.not_equal(head, "")).slice(0, _LOOKED_AT)


@lru_cache(maxsize=1)
def _city_names() -> frozenset[str]:
    return frozenset(place.name.lower() for place in cities())


@lru_cache(maxsize=5_000)
def state_form(text: str) -> str:
    """Give a state's two letters from its code or its name; "" for what is none."""
    told = " ".join(text.replace(".", "").split()).lower()
    return _by_name().get(told, "")


@lru_cache(maxsize=1)
def _by_name() -> Mapping[str, str]:
    return {code.lower(): code for code in states()} | {name.lower(): code for code, name in states().items()}


_LOOKS: Mapping[str, Callable[[str], bool]] = {
    "state": lambda cell: bool(state_form(cell)),
    "zip": lambda cell: bool(zip_form(cell)),
    "phone": lambda cell: bool(phone_digits(cell)),
    "email": lambda cell: bool(email_form(cell)),
}

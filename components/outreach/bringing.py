"""Whom a person names to be suppressed: typed lines, or a table's columns, in standard forms; and what could not be read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import pyarrow as pa
import pyarrow.compute as pc

from components.matching import address_keys_of, email_form, phone_digits_of
from components.outreach.forms import ADDRESS, EMAIL, KINDS, PERSON, PHONE, address_forms, forms_of, person_form
from components.uploads import UploadedTable, email_columns, guess_columns, phone_columns

_PLACE = ("address", "city", "state", "zip")
_NAME = ("first_name", "last_name", "full_name", "zip")


@dataclass(frozen=True)
class Brought:
    """What was read: distinct forms by kind, and (row or line from 1, text) of what has no form; `unread_count` counts all of those."""

    forms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    unread: tuple[tuple[int, str], ...] = ()
    unread_count: int = 0

    @property
    def count(self) -> int:
        """How many forms there are."""
        return sum(map(len, self.forms.values()))


def from_lines(kind: str, text: str) -> Brought:
    """Read one entry a line, several phones or e-mail addresses in one line by comma or semicolon too."""
    forms, unread = list[str](), list[tuple[int, str]]()
    for number, line in enumerate(text.splitlines(), 1):
        for part in _parts(kind, line):
            found = forms_of(kind, part)
            forms += found
            if not found:
                unread.append((number, part))
    return Brought({kind: tuple(dict.fromkeys(forms))}, tuple(unread[:50]), len(unread))


def columns_found(uploaded: UploadedTable) -> dict[str, tuple[str, ...]]:
    """Give the columns that tell each kind, as guessed; kinds that no column tells are left out."""
    place = guess_columns(uploaded, _PLACE)
    name = guess_columns(uploaded, _NAME)
    told = {
        PHONE: phone_columns(uploaded),
        EMAIL: email_columns(uploaded),
        ADDRESS: tuple(place.values()) if "address" in place else (),
        PERSON: tuple(name.values()) if {"last_name", "full_name"} & name.keys() else (),
    }
    return {kind: columns for kind, columns in told.items() if columns}


def from_table(uploaded: UploadedTable, kinds: Iterable[str]) -> Brought:
    """Read the wanted kinds of a table; a row that has none of them is counted as not read."""
    found = columns_found(uploaded)
    wanted = [kind for kind in KINDS if kind in set(kinds) and kind in found]
    rows = {kind: _rows(uploaded, kind, found[kind]) for kind in wanted}
    forms = {kind: tuple(dict.fromkeys(form for row in told for form in row)) for kind, told in rows.items()}
    empty = [at for at in range(len(uploaded)) if not any(told[at] for told in rows.values())]
    numbers = uploaded.rows.to_pylist()
    unread = tuple((int(numbers[at]), _line(uploaded, at)) for at in empty[:50])
    return Brought(forms, unread, len(empty))


def _rows(uploaded: UploadedTable, kind: str, columns: Sequence[str]) -> list[tuple[str, ...]]:
    """Give each row's forms of a kind."""
    if kind == PHONE:
        return _both(phone_digits_of(uploaded.column(name)).to_pylist() for name in columns)
    if kind == EMAIL:
        return _both([email_form(cell) for cell in _texts(uploaded, name)] for name in columns)
    return _addresses(uploaded) if kind == ADDRESS else _people(uploaded)


def _both(columns: Iterable[Sequence[str]]) -> list[tuple[str, ...]]:
    return [tuple(form for form in row if form) for row in zip(*columns, strict=True)]


def _addresses(uploaded: UploadedTable) -> list[tuple[str, ...]]:
    mapping = guess_columns(uploaded, _PLACE)
    address, city, state, zips = (_column(uploaded, mapping.get(key, "")) for key in _PLACE)
    keys = address_keys_of(address, zips, city, state).to_pylist()
    cells = zip(*(column.to_pylist() for column in (address, zips, city, state)), strict=True)
    return [
        (key,) if key[-5:].isdecimal() else address_forms(*row) if key else ()
        for key, row in zip(keys, cells, strict=True)
    ]


def _people(uploaded: UploadedTable) -> list[tuple[str, ...]]:
    mapping = guess_columns(uploaded, _NAME)
    first, last, whole, zips = (_column(uploaded, mapping.get(key, "")).to_pylist() for key in _NAME)
    names = (f"{one} {two}".strip() or every for one, two, every in zip(first, last, whole, strict=True))
    forms = (person_form(name, zip_code) for name, zip_code in zip(names, zips, strict=True))
    return [(form,) if form else () for form in forms]


def _column(uploaded: UploadedTable, name: str) -> pa.Array:
    if name not in uploaded.columns:
        return pa.array([""] * len(uploaded), pa.string())
    return pc.fill_null(uploaded.column(name).cast(pa.string()), "").combine_chunks()


def _texts(uploaded: UploadedTable, name: str) -> list[str]:
    told: list[str] = _column(uploaded, name).to_pylist()
    return told


def _line(uploaded: UploadedTable, at: int) -> str:
    cells = (str(uploaded.column(name)[at].as_py() or "") for name in uploaded.columns[:6])
    return ", ".join(cell for cell in cells if cell)[:80]


def _parts(kind: str, line: str) -> list[str]:
    cut = line.replace(";", ",").split(",") if kind in {PHONE, EMAIL} else [line]
    return [part.strip() for part in cut if part.strip()]

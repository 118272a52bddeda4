"""What a cell of a file may hold: each field made from shaped rows, a column at a time. Declared once, named in destinations.toml.

A field gives an Arrow array as long as the rows; what nobody knows is null. Phones are ten digits here, whatever form the file takes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import pyarrow as pa
import pyarrow.compute as pc

from components.analytics import HIGH_FROM, MEDIUM_FROM
from components.library import USE_CASES
from components.outreach.destinations.wording import (
    ABSENTEE,
    OWNER_OCCUPIED,
    full_name,
    one_line,
    proper_name,
    summary,
    tagged,
    titled,
    worded,
)

PHONE_SLOTS = 9
EMAIL_SLOTS = 5
LEAD_COLUMNS = (
    "owner_occupied", "absentee_owner", "estimated_value", "estimated_equity", "equity_percent", "latitude", "longitude",
)  # fmt: skip
"""Columns of leads that fields want besides names, addresses and the score."""


@dataclass(frozen=True)
class Rows:
    """The rows of a file before they have headers: what shaping found, the use case of the score, and the lists' names."""

    table: pa.Table
    case: str
    names: Mapping[int, str] = field(default_factory=dict)

    def column(self, name: str) -> pa.Array:
        """Give a column as one array; nulls where the rows have none of that name."""
        if name not in self.table.column_names:
            return pa.nulls(len(self.table), pa.string())
        found = self.table[name]
        return found.combine_chunks() if isinstance(found, pa.ChunkedArray) else found


Field = Callable[[Rows], pa.Array]


def each(column: pa.Array, form: Callable[[str], str]) -> pa.Array:
    """Put every text of a column into another form, each distinct one once; what comes out empty is null."""
    coded = pc.dictionary_encode(column.cast(pa.string()))
    coded = coded.combine_chunks() if isinstance(coded, pa.ChunkedArray) else coded
    formed = pa.array([form(text) or None for text in coded.dictionary.to_pylist()], pa.string())
    return formed.take(coded.indices)


def _as_is(name: str) -> Field:
    return lambda rows: rows.column(name)


def _proper(name: str) -> Field:
    return lambda rows: each(rows.column(name), proper_name)


def _fixed(cell: str | int | None) -> Field:
    return lambda rows: pa.repeat(
        pa.scalar(cell, pa.int64() if isinstance(cell, int) else pa.string()), len(rows.table)
    )


def _written(write: Callable[..., str], *parts: str | Field) -> Field:
    """Make a text of several columns or fields, row by row."""

    def made(rows: Rows) -> pa.Array:
        columns = [rows.column(part) if isinstance(part, str) else part(rows) for part in parts]
        cells = zip(*(column.to_pylist() for column in columns), strict=True)
        return pa.array([write(*some) or None for some in cells], pa.string())

    return made


def _firm(rows: Rows) -> pa.Array:
    """A company stands whole in the last name, with no first name."""
    company = pc.and_(_blank(rows.column("owner_1_first_name")), pc.invert(_blank(rows.column("owner_1_last_name"))))
    return pc.if_else(company, each(rows.column("owner_1_last_name"), proper_name), None)


def _family(rows: Rows) -> pa.Array:
    return pc.if_else(_blank(rows.column("owner_1_first_name")), None, rows.column("owner_1_last_name"))


def _filled(made: Field, instead: str) -> Field:
    return lambda rows: pc.fill_null(made(rows), instead)


def _blank(column: pa.Array) -> pa.Array:
    return pc.fill_null(pc.equal(column.cast(pa.string()), ""), True)  # noqa: FBT003  Arrow's own signature


def _zip(*names: str) -> Field:
    """Give the first five digits of the first column that has them."""

    def made(rows: Rows) -> pa.Array:
        found = [pc.utf8_slice_codeunits(rows.column(name).cast(pa.string()), 0, 5) for name in names]
        return pc.coalesce(*(pc.if_else(pc.match_substring_regex(one, r"^\d{5}$"), one, None) for one in found))

    return made


def _country(rows: Rows) -> pa.Array:
    """Mail that goes abroad has the state "XX"."""
    return pc.if_else(pc.fill_null(pc.equal(rows.column("mail_state"), "XX"), False), None, "US")  # noqa: FBT003


def _lead_key(rows: Rows) -> pa.Array:
    ids = (rows.column(name).cast(pa.string()) for name in ("_list", "_row"))
    return pc.binary_join_element_wise("PB", pc.binary_join_element_wise(*ids, "."), "")


def _lead_type(rows: Rows) -> pa.Array:
    return pa.array([rows.names.get(list_id) for list_id in rows.column("_list").to_pylist()], pa.string())


def _rating(rows: Rows) -> pa.Array:
    score = rows.column("score")
    if pa.types.is_string(score.type):
        return score
    warm = pc.if_else(pc.greater_equal(score, MEDIUM_FROM), "Warm", "Cold")
    return pc.if_else(pc.greater_equal(score, HIGH_FROM), "Hot", warm)


def _checked(rows: Rows) -> pa.Array:
    told = rows.column("checked_at")
    if not pa.types.is_floating(told.type):
        return pa.nulls(len(rows.table), pa.string())
    return pc.strftime(pc.floor(told).cast(pa.int64()).cast(pa.timestamp("s")), format="%Y-%m-%d")


def _case(rows: Rows) -> pa.Array:
    return pa.repeat(USE_CASES[rows.case], len(rows.table))


def _flag(rows: Rows, name: str) -> pa.Array:
    found = rows.column(name)
    return pc.fill_null(found, False) if pa.types.is_boolean(found.type) else pa.repeat(pa.scalar(False), len(found))  # noqa: FBT003


def _lives(rows: Rows) -> pa.Array:
    """Say who lives there; nothing where nobody knows, or where the row says both."""
    occupied, absentee = _flag(rows, "owner_occupied"), _flag(rows, "absentee_owner")
    told = pc.if_else(occupied, OWNER_OCCUPIED, pc.if_else(absentee, ABSENTEE, None))
    return pc.if_else(pc.and_(occupied, absentee), None, told)


def _note(rows: Rows) -> pa.Array:
    """Say what should be known before a call."""
    lifted = pc.replace_substring(pc.fill_null(rows.column("lifted").cast(pa.string()), ""), "_", " ")
    parts = (
        pc.if_else(_flag(rows, "deceased"), "Owner deceased: you may reach heirs; ", ""),
        pc.if_else(_flag(rows, "dma"), "On the DMA's preference list; ", ""),
        pc.if_else(_blank(lifted), "", pc.binary_join_element_wise("Lifted:", lifted, " ")),
    )
    told = pc.utf8_rtrim(pc.binary_join_element_wise(*parts, ""), characters="; ")
    return pc.if_else(_blank(told), None, told)


def _numbered(name: str, most: int, *endings: str) -> Mapping[str, Field]:
    names = (f"{name}_{number}{ending}" for number in range(1, most + 1) for ending in ("", *endings))
    return {one: _as_is(one) for one in names}


_WHO = ("owner_1_first_name", "owner_1_last_name", "owner_2_first_name", "owner_2_last_name")
_SAME_NAME: Sequence[str] = (
    "address", "city", "state", "mail_address", "mail_city", "mail_state", "phone", "phone_type", "rank", "email", "mobile", "score",
    "zone", "window", "doors", "latitude", "longitude",
)  # fmt: skip

FIELDS: Mapping[str, Field] = {
    **{name: _as_is(name) for name in _SAME_NAME},
    **_numbered("phone", PHONE_SLOTS, "_type"),
    **_numbered("email", EMAIL_SLOTS),
    "blank": _fixed(None),
    "zero": _fixed(0),
    "country": _fixed("US"),
    "source": _fixed("Platbook"),
    "status": _fixed("New"),
    "lead_status": _fixed("Open - Not Contacted"),
    "first_name": _proper("owner_1_first_name"),
    "last_name": _proper("owner_1_last_name"),
    "last_name_or_owner": _filled(_proper("owner_1_last_name"), "Owner"),
    "full_name": _filled(_written(full_name, *_WHO), "Property Owner"),
    "firm": _firm,
    "company": _filled(_firm, "Homeowner"),
    "given_name": _as_is("owner_1_first_name"),
    "family_name": _family,
    "zip": _as_is("zip_code"),
    "mail_zip": _as_is("mail_zip"),
    "person_zip": _zip("mail_zip", "zip_code"),
    "person_city": _as_is("mail_city"),
    "person_state": _as_is("mail_state"),
    "person_country": _country,
    "mail_line": _written(one_line, "mail_address", "mail_city", "mail_state", "mail_zip"),
    "title": _written(titled, "address", "owner_1_last_name"),
    "value": _as_is("estimated_value"),
    "equity": _as_is("estimated_equity"),
    "occupancy": _lives,
    "wording": _written(worded, "address", "city", _lives, "doors"),
    "checked": _checked,
    "note": _note,
    "lead_key": _lead_key,
    "lead_type": _lead_type,
    "rating": _rating,
    "tags": _written(tagged, _case, "score", _lives),
    "description": _written(summary, _case, "score", "estimated_value", "equity_percent", _lives),
}
PHONE_FIELDS = frozenset({"phone", "mobile", *(f"phone_{number}" for number in range(1, PHONE_SLOTS + 1))})
EMAIL_FIELDS = frozenset({"email", *(f"email_{number}" for number in range(1, EMAIL_SLOTS + 1))})
HOURS_FIELDS = frozenset({"zone", "window"})

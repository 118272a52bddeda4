"""What several rows say of one home, laid together: from the first row that says anything, and what belongs together from one row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import pyarrow as pa

from components.library import TRACED_PHONES, USE_CASES, Shelf
from components.stacks.overlap import Overlap, Whole

# A number's flags are that number's, a town is that street's.
_TOGETHER: Mapping[str, tuple[str, ...]] = {
    "address": ("city", "state", "zip_code"),
    "mail_address": ("mail_city", "mail_state", "mail_zip"),
    "owner_1_last_name": (
        "owner_1_first_name",
        "owner_1_age",
        "owner_2_first_name",
        "owner_2_last_name",
        "owner_2_age",
    ),
    "latitude": ("longitude",),
    **{phone: tuple(f"{phone}_{what}" for what in ("type", "carrier", "dnc", "tcpa")) for phone in TRACED_PHONES},
    **{f"{case}_propensity_score": (f"{case}_propensity_category", f"{case}_propensity_factors") for case in USE_CASES},
}
# Rows are read some columns at a time: all of a dozen long lists would fill the memory.
_GROUPS_AT_ONCE = 8


def merged(
    shelf: Shelf, account: str, found: Overlap, homes: Whole, columns: Sequence[str]
) -> dict[str, pa.ChunkedArray]:
    """Give columns of some homes, in their order; a column that no row fills is null."""
    wanted, at = _rows_of(found, homes)
    told: dict[str, pa.ChunkedArray] = {}
    every = list(_groups(columns))
    for begin in range(0, len(every), _GROUPS_AT_ONCE):
        groups = every[begin : begin + _GROUPS_AT_ONCE]
        rows = _read(shelf, account, found, wanted, [column for group in groups for column in group])
        for group in groups:
            indices = _first_said(rows[group[0]], at, len(homes))
            told |= {column: rows[column].take(indices) for column in group}
    return {column: told[column] for column in columns}


def _rows_of(found: Overlap, homes: Whole) -> tuple[pa.Table, Whole]:
    """Give the rows of some homes, home by home and in the order of the lists, and each one's home by its place among `homes`."""
    joined = found.joined
    place_of = np.full(len(joined.masks), -1, dtype=np.int64)
    place_of[homes] = np.arange(len(homes))
    held = np.flatnonzero(place_of[joined.homes] >= 0)
    held = held[np.argsort(place_of[joined.homes[held]], kind="stable")]
    table = pa.table({"_list": joined.list_ids[held], "_row": joined.rows[held], "_seq": np.arange(len(held))})
    return table, place_of[joined.homes[held]]


def _read(shelf: Shelf, account: str, found: Overlap, wanted: pa.Table, columns: Sequence[str]) -> pa.Table:
    told = ", ".join(f"r.{_quoted(column)}" for column in columns)
    lists = [int(one) for one in np.unique(wanted["_list"].to_numpy())] or list(found.list_ids)
    query = f"SELECT w._seq, {told} FROM rows r JOIN wanted w ON r._list = w._list AND r._row = w._row"  # noqa: S608  names quoted
    rows = shelf.ask(account, lists, query, tables={"wanted": wanted})
    return rows.take(np.argsort(rows["_seq"].to_numpy())).combine_chunks()


def _first_said(lead: pa.ChunkedArray, at: Whole, homes: int) -> pa.Array:
    """Give for each home the place of its first row whose cell is filled; null where none is."""
    filled = np.flatnonzero(lead.is_valid().to_numpy())
    which, first = np.unique(at[filled], return_index=True)
    places = np.full(homes, -1, dtype=np.int64)
    places[which] = filled[first]
    return pa.array(places, mask=places < 0)


def _groups(columns: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Give columns that come from one row together, the one that chooses it first."""
    followers = {one for lead, others in _TOGETHER.items() if lead in columns for one in others}
    for column in columns:
        if column not in followers:
            yield (column, *(one for one in _TOGETHER.get(column, ()) if one in columns))


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'

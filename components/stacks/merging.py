"""What several rows say of one home, laid together: from the first row that says anything, and what belongs together from one row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import pyarrow as pa

from components.library import TRACED_PHONES, USE_CASES, Shelf
from components.library.leads import phoned_rows
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


CALLABLE = "phone"
"""The name under which `merged` gives the first phone that may be called, as people write it; no list has a column of that name."""


def merged(
    shelf: Shelf,
    account: str,
    found: Overlap,
    homes: Whole,
    columns: Sequence[str],
    corrected: pa.Table | None = None,
) -> dict[str, pa.ChunkedArray]:
    """Give columns of some homes, in their order; a column that no row fills is null.

    `corrected` has what is known of phones since the lists came (`leads_page`); `CALLABLE` among the columns goes by it.
    """
    wanted, at = rows_of(found, homes)
    lists = [int(one) for one in np.unique(wanted["_list"].to_numpy())] or list(found.list_ids)
    told: dict[str, pa.ChunkedArray] = {}
    every = list(_groups(columns))
    for begin in range(0, len(every), _GROUPS_AT_ONCE):
        groups = every[begin : begin + _GROUPS_AT_ONCE]
        query, tables = _question([column for group in groups for column in group], corrected)
        rows = shelf.ask(account, lists, query, tables=tables | {"wanted": wanted})
        rows = rows.take(np.argsort(rows["_seq"].to_numpy())).combine_chunks()
        for group in groups:
            indices = _first_said(rows[group[0]], at, len(homes))
            told |= {column: rows[column].take(indices) for column in group}
    return {column: told[column] for column in columns}


def rows_of(found: Overlap, homes: Whole) -> tuple[pa.Table, Whole]:
    """Give the rows of some homes, home by home and in the order of the lists, and each one's home by its place among `homes`."""
    joined = found.joined
    place_of = np.full(len(joined.masks), -1, dtype=np.int64)
    place_of[homes] = np.arange(len(homes))
    held = np.flatnonzero(place_of[joined.homes] >= 0)
    held = held[np.argsort(place_of[joined.homes[held]], kind="stable")]
    table = pa.table({"_list": joined.list_ids[held], "_row": joined.rows[held], "_seq": np.arange(len(held))})
    return table, place_of[joined.homes[held]]


def _question(columns: Sequence[str], corrected: pa.Table | None) -> tuple[str, dict[str, pa.Table]]:
    source, callable_phone, tables = phoned_rows(corrected) if CALLABLE in columns else ("rows", "", {})
    told = ", ".join(callable_phone if column == CALLABLE else _quoted(column) for column in columns)
    return f"SELECT _seq, {told} FROM {source} JOIN wanted USING (_list, _row)", tables  # noqa: S608  names quoted


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

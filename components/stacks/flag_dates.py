"""How old a stack's flags are: as old as the oldest that went into a property, unknown where one of them is of unknown age."""

from __future__ import annotations

from datetime import UTC, datetime

import numpy as np
import pyarrow as pa

from components.library import FLAGS_AT, TRACED_PHONES, Shelf
from components.stacks.merging import rows_of
from components.stacks.overlap import Overlap, Whole


def flag_dates(shelf: Shelf, account: str, found: Overlap, homes: Whole) -> pa.Array:
    """Give when the flags of some homes' phones were told, in their order, as `FLAGS_AT` says it; null where nobody knows.

    A bought list's flags were told when it came; a list of our own says itself. A row whose phones have no flags has no say.
    """
    names, (wanted, at) = shelf.columns(account, found.list_ids), rows_of(found, homes)
    flags = [f"{phone}_{flag}" for phone in TRACED_PHONES for flag in ("dnc", "tcpa") if f"{phone}_{flag}" in names]
    says = " OR ".join(f"{flag} IS NOT NULL" for flag in flags) or "false"
    told = f"epoch(try_cast({FLAGS_AT} AS TIMESTAMP))" if FLAGS_AT in names else "NULL"
    query = f"SELECT _seq, {told}::DOUBLE AS told FROM rows JOIN wanted USING (_list, _row) WHERE {says}"  # noqa: S608  our own names
    rows = shelf.ask(account, found.list_ids, query, tables={"wanted": wanted})
    seq = rows["_seq"].to_numpy()
    moments = np.where(np.isnan(own := rows["told"].to_numpy()), _came(shelf, account, wanted)[seq], own)
    moments = np.where(np.isnan(moments), -np.inf, moments)  # an unknown age is older than any
    oldest = np.full(len(homes), np.inf)
    np.minimum.at(oldest, at[seq], moments)
    return pa.array([_iso(moment) for moment in oldest.tolist()], pa.string())


def _came(shelf: Shelf, account: str, wanted: pa.Table) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """Give when each row's list came, UTC seconds; nan for lists of our own, which carry others' flags."""
    kept, lists = shelf.kept(account), wanted["_list"].to_numpy()
    came = np.full(len(lists), np.nan)
    for list_id in np.unique(lists[lists > 0]):
        came[lists == list_id] = kept[int(list_id)].put_at
    return came


def _iso(moment: float) -> str | None:
    return datetime.fromtimestamp(moment, UTC).strftime("%Y-%m-%dT%H:%M:%S") if np.isfinite(moment) else None

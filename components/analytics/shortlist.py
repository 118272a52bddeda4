"""The leads worth working on: at or above a threshold, the highest first, a page at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
import pyarrow as pa

from components.analytics.brush import Brush, where
from components.analytics.factors import in_short
from components.analytics.use_case import factors_column, score_column, tier_of
from components.library import OWNER, Shelf, phoned_rows

PER_PAGE = 50
SHORTLIST_COLUMNS = (
    "score", "tier", "owner", "address", "city", "zip_code", "phone", "estimated_value", "equity_percent", "why",
)  # fmt: skip


@dataclass(frozen=True)
class Shortlist:
    """A page of leads. `keys` are each row's (list id, place in the list); `frame` has `SHORTLIST_COLUMNS`."""

    frame: pd.DataFrame
    keys: tuple[tuple[int, int], ...]


def shortlist(
    shelf: Shelf,
    account: str,
    list_ids: Sequence[int],
    case: str,
    threshold: int,
    brush: Brush,
    offset: int = 0,
    corrected: pa.Table | None = None,
) -> Shortlist:
    """Give up to 50 leads from `offset` on. `phone` is the first that may be called; `why` names the weightiest factors.

    `corrected` has leads of which more is known than their list said (`CORRECTED`).
    """
    source, first_phone, tables = phoned_rows(corrected)
    keys = _keys(shelf, account, list_ids, case, threshold, brush, offset)
    told = f"""
        SELECT _list, _row, {score_column(case)} AS score, {OWNER}, address, city, zip_code, {first_phone}, estimated_value,
               equity_percent, {factors_column(case)} AS why
        FROM {source} WHERE (_list, _row) IN ({", ".join(map(str, keys)) or "(NULL, NULL)"}) ORDER BY {best_first(case)}
    """  # noqa: S608  words and whole numbers of our own
    lists = list(dict.fromkeys(list_id for list_id, _ in keys)) or list_ids[:1]
    frame = shelf.ask(account, lists, told, tables=tables).to_pandas()
    frame["tier"] = [tier_of(score) for score in frame["score"]]
    frame["why"] = [in_short(told) for told in frame["why"]]
    return Shortlist(frame[list(SHORTLIST_COLUMNS)], keys)


def _keys(
    shelf: Shelf, account: str, list_ids: Sequence[int], case: str, threshold: int, brush: Brush, offset: int
) -> tuple[tuple[int, int], ...]:
    """Choose the leads without reading their texts: over many lists that is what takes long."""
    condition, params = where(case, brush, threshold)
    query = f"SELECT _list, _row FROM rows WHERE {condition} ORDER BY {best_first(case)} LIMIT {PER_PAGE} OFFSET ?"  # noqa: S608
    found = shelf.ask(account, list_ids, query, [*params, offset], narrow=True).to_pydict()
    return tuple(zip(found["_list"], found["_row"], strict=True))


def best_first(case: str) -> str:
    """Give the order of a shortlist: by score, then as the lists have them."""
    return f"{score_column(case)} DESC, _list, _row"

"""A stack's properties, one row each: what its rows say together, and the lists that it is in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
import pyarrow as pa

from components.library import FLAGS_AT, USE_CASES, Shelf
from components.stacks.flag_dates import flag_dates
from components.stacks.merging import CALLABLE, merged
from components.stacks.overlap import Overlap, Whole
from components.stacks.rule import Rule

LISTS, LIST_COUNT = "stack_lists", "stack_count"
_OURS = frozenset({LISTS, LIST_COUNT, FLAGS_AT})
_NAMES = ("owner_1_first_name", "owner_1_last_name")
_SCORES = tuple(f"{case}_propensity_score" for case in USE_CASES)
_SHOWN = ("address", "city", "zip_code", "estimated_value", "equity_percent", "year_built", "last_sale_date")


@dataclass(frozen=True)
class PropertyPage:
    """Some properties of a stack; `total` counts all. `at` names each one's first row: (list id, row)."""

    frame: pd.DataFrame
    at: tuple[tuple[int, int], ...]
    total: int


def properties(shelf: Shelf, account: str, found: Overlap, rule: Rule, names: Mapping[int, str]) -> pa.Table:
    """Give all properties that a rule takes, with every column of the lists, `stack_lists` (their names), `stack_count` and the
    age of the phones' flags.

    Those in most lists come first, then the order of the lists. What several rows say differently is taken from the first list that says
    anything.
    """
    homes = found.taken(rule)
    columns = [one for one in shelf.columns(account, found.list_ids) if one not in _OURS]
    dates = pa.chunked_array([flag_dates(shelf, account, found, homes)])
    return pa.table(merged(shelf, account, found, homes, columns) | _lists(found, homes, names) | {FLAGS_AT: dates})


def property_page(
    shelf: Shelf,
    account: str,
    found: Overlap,
    rule: Rule,
    names: Mapping[int, str],
    offset: int,
    at_most: int,
    corrected: pa.Table | None = None,
) -> PropertyPage:
    """Give some of them as a table for the eye: owner, address, lists, a callable phone, best score and what matters first.

    `corrected` has what is known of phones since the lists came (`leads_page`).
    """
    every = found.taken(rule)
    homes = every[offset : offset + at_most]
    told = merged(shelf, account, found, homes, (*_NAMES, *_SHOWN, CALLABLE, *_SCORES), corrected)
    frame = pa.table(told | _lists(found, homes, names)).to_pandas(date_as_object=True)
    first = found.joined.first[homes]
    at = tuple(zip(found.joined.list_ids[first].tolist(), found.joined.rows[first].tolist(), strict=True))
    return PropertyPage(_for_the_eye(frame), at, len(every))


def _for_the_eye(frame: pd.DataFrame) -> pd.DataFrame:
    names = zip(*(frame[name].fillna("") for name in _NAMES), strict=True)
    owner = pd.Series([" ".join(filter(None, name)) or None for name in names], index=frame.index, dtype=object)
    told = frame.assign(owner=owner, best=frame[list(_SCORES)].max(axis=1))
    return told[["owner", *_SHOWN[:3], LIST_COUNT, LISTS, CALLABLE, "best", *_SHOWN[3:]]]


def _lists(found: Overlap, homes: Whole, names: Mapping[int, str]) -> dict[str, pa.ChunkedArray]:
    masks, which = np.unique(found.joined.masks[homes], return_inverse=True)
    told = pa.array([_named(found, int(mask), names) for mask in masks], pa.string()).take(pa.array(which))
    numbers = pa.array(np.bitwise_count(found.joined.masks[homes]).astype(np.int64))
    return {LISTS: pa.chunked_array([told]), LIST_COUNT: pa.chunked_array([numbers])}


def _named(found: Overlap, mask: int, names: Mapping[int, str]) -> str:
    return "; ".join(names.get(one, f"list {one}") for at, one in enumerate(found.list_ids) if mask >> at & 1)

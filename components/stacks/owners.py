"""One owner, many doors: a stack's owners, those with the most properties first."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pyarrow as pa
from numpy.typing import NDArray

from components.library import PHONES, Shelf
from components.stacks.merging import CALLABLE, merged
from components.stacks.overlap import Overlap, Whole
from components.stacks.rule import Rule

_MAIL = ("mail_address", "mail_city", "mail_state", "mail_zip")
_TOLD = (
    "owner_1_first_name", "owner_1_last_name", "address", "city", "state", "estimated_value", *_MAIL,
    CALLABLE, *PHONES,
)  # fmt: skip
COLUMNS = ("owner", "doors", "total_value", "phone", "other_phone", *_MAIL, "addresses")


def owners(shelf: Shelf, account: str, found: Overlap, rule: Rule, corrected: pa.Table | None = None) -> pd.DataFrame:
    """Give all owners of the properties that a rule takes, one row each; see `owner_page` for the columns."""
    return owner_page(shelf, account, found, rule, 0, len(found.joined.masks), corrected)[0]


def owner_page(
    shelf: Shelf,
    account: str,
    found: Overlap,
    rule: Rule,
    offset: int,
    at_most: int,
    corrected: pa.Table | None = None,
) -> tuple[pd.DataFrame, int]:
    """Give some owners, and how many there are; those with the most doors first, then those whose doors are worth most.

    Columns: `owner`, `doors`, `total_value` (dollars), `phone`, `other_phone`, the mailing address in its four parts, and `addresses`.
    Two properties have one owner where name and mailing address agree; a property that names no owner stands alone. `phone` may be called
    by its flags and by what is known since (`corrected`); of several, the one found at most doors. Where there is none, `other_phone` is
    one that is flagged or unknown.
    """
    homes = found.taken(rule)
    owner = _owners_of(found, homes)
    ranked = _ranked(owner, _values_of(found, homes))
    some = ranked[offset : offset + at_most]
    held = np.isin(owner, some)
    doors = _doors(shelf, account, found, homes[held], corrected).assign(key=owner[held])
    return _told(doors, some), len(ranked)


def owner_count(found: Overlap, rule: Rule) -> int:
    """Count the owners of the properties that a rule takes."""
    return len(np.unique(_owners_of(found, found.taken(rule))))


def _owners_of(found: Overlap, homes: Whole) -> Whole:
    """Give each home's owner: the first that one of its rows names; one of its own, below zero, where none does."""
    joined = found.joined
    named = np.flatnonzero(joined.owners >= 0)
    which, first = np.unique(joined.homes[named], return_index=True)
    owner = -1 - np.arange(len(joined.masks), dtype=np.int64)
    owner[which] = joined.owners[named[first]]
    told: Whole = owner[homes]
    return told


def _values_of(found: Overlap, homes: Whole) -> NDArray[np.float64]:
    """Give each home's value in dollars: the first that one of its rows says; 0 where none does."""
    joined = found.joined
    valued = np.flatnonzero(~np.isnan(joined.values))
    which, first = np.unique(joined.homes[valued], return_index=True)
    value = np.zeros(len(joined.masks))
    value[which] = joined.values[valued[first]]
    told: NDArray[np.float64] = value[homes]
    return told


def _ranked(owner: Whole, value: NDArray[np.float64]) -> Whole:
    keys, first, which, doors = np.unique(owner, return_index=True, return_inverse=True, return_counts=True)
    total = np.bincount(which, weights=value, minlength=len(keys))
    ranked: Whole = keys[np.lexsort((first, -total, -doors))]
    return ranked


def _doors(shelf: Shelf, account: str, found: Overlap, homes: Whole, corrected: pa.Table | None) -> pd.DataFrame:
    frame = pa.table(merged(shelf, account, found, homes, _TOLD, corrected)).to_pandas()
    doors: pd.DataFrame = frame[[*_MAIL, "estimated_value"]].assign(
        owner=_joined(frame, ["owner_1_first_name", "owner_1_last_name"], " "),
        door=_joined(frame, ["address", "city", "state"], ", "),
        allowed=frame[CALLABLE].str.replace(r"\D", "", regex=True),
        some_phone=frame[list(PHONES)].bfill(axis=1).iloc[:, 0],
    )
    return doors


def _joined(frame: pd.DataFrame, columns: list[str], between: str) -> pd.Series:
    rows = zip(*(frame[column].fillna("") for column in columns), strict=True)
    return pd.Series([between.join(filter(None, row)) or None for row in rows], index=frame.index, dtype=object)


def _told(doors: pd.DataFrame, order: Whole) -> pd.DataFrame:
    by_owner = doors.groupby("key", sort=False)
    told = by_owner.agg(
        owner=("owner", "first"),
        doors=("key", "size"),
        total_value=("estimated_value", lambda values: values.sum(min_count=1)),
        **{name: (name, "first") for name in _MAIL},
    )
    allowed, other = _commonest(doors, "allowed"), _commonest(doors, "some_phone")
    told = told.assign(
        phone=_or_none(allowed.reindex(told.index)),
        other_phone=_or_none(other.reindex(told.index).where(~told.index.isin(allowed.index))),
        addresses=doors.dropna(subset=["door"]).groupby("key")["door"].agg("; ".join),
    )
    ordered: pd.DataFrame = told.loc[order, list(COLUMNS)].reset_index(drop=True)
    return ordered


def _commonest(doors: pd.DataFrame, column: str) -> pd.Series:
    """Give by owner the number found at most doors; of equals, the first."""
    known = doors.dropna(subset=[column])
    counted = known.groupby(["key", column], sort=False).size().reset_index(name="many")
    best = counted.sort_values("many", ascending=False, kind="stable").drop_duplicates("key")
    return best.set_index("key")[column]


def _or_none(phones: pd.Series) -> pd.Series:
    """Give phones as text or None: a column without any would be one of numbers."""
    told = phones.astype(object)
    return told.where(told.notna(), None)

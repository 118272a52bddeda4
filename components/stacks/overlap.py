"""How many properties are in which lists: worked out once for some lists, so that every rule is a sum."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from components.faults import BadInput
from components.library import Shelf
from components.stacks.keys import placed
from components.stacks.rule import Rule

MOST_LISTS = 12

Whole = NDArray[np.int64]


@dataclass(frozen=True)
class Joined:
    """Every row of the lists, in their order, with the number of its home and of its owner (-1: unknown) and its value (nan: unknown).


    Homes are 0, 1, 2 … `masks` and `first` have an entry a home: the lists that it is in, a bit each, and its first row's place here.
    """

    list_ids: Whole
    rows: Whole
    homes: Whole
    owners: Whole
    values: NDArray[np.float64]
    masks: Whole
    first: Whole


@dataclass(frozen=True)
class Overlap:
    """Lists, and by each set of them how many properties are in these and no other: sets in the order of `list_ids`, the largest first."""

    list_ids: tuple[int, ...]
    counts: Mapping[tuple[int, ...], int]
    rows: Mapping[int, int]
    """Rows of each list."""
    unplaced: Mapping[int, int]
    """Rows of each list that have neither an address nor a parcel: each is a property of its own."""
    joined: Joined = field(repr=False, compare=False)

    def count(self, rule: Rule) -> int:
        """Count the properties that a rule takes."""
        return sum(homes for members, homes in self.counts.items() if rule.takes(members))

    def homes(self, list_id: int) -> int:
        """Count the properties of one list; it has more rows where a property stands twice."""
        return sum(homes for members, homes in self.counts.items() if list_id in members)

    def taken(self, rule: Rule) -> Whole:
        """Give the homes that a rule takes: those in most lists first, then in the order of the lists."""
        masks = [_mask(self.list_ids, members) for members in self.counts if rule.takes(members)]
        chosen = np.flatnonzero(np.isin(self.joined.masks, masks))
        return chosen[np.lexsort((self.joined.first[chosen], -np.bitwise_count(self.joined.masks[chosen]).astype(int)))]


def overlap(shelf: Shelf, account: str, list_ids: Sequence[int]) -> Overlap:
    """Join the rows of lists into properties, and count these by the lists that they are in.

    Raises `BadInput` for no lists, for more than twelve, and where one is not on this account's shelf.
    """
    ids = tuple(dict.fromkeys(list_ids))
    if len(ids) > MOST_LISTS:
        raise BadInput("lists", f"At most {MOST_LISTS} lists are stacked at once.")
    table = placed(shelf, account, ids)
    joined = _joined(table)
    masks, many = np.unique(joined.masks, return_counts=True)
    counts = {
        tuple(one for at, one in enumerate(ids) if int(masks[which]) >> at & 1): int(many[which])
        for which in np.argsort(-many, kind="stable")
    }
    unplaced = joined.list_ids[~table["known"].to_numpy()]
    return Overlap(ids, counts, _counted(joined.list_ids), _counted(unplaced), joined)


def _joined(table: pa.Table) -> Joined:
    homes, owners = (_numbered(table[name]) for name in ("home", "owner"))
    many = int(homes.max()) + 1 if len(homes) else 0
    masks, places = np.zeros(many, dtype=np.int64), table["place"].to_numpy()
    for place in range(int(places.max()) + 1 if len(places) else 0):
        masks[homes[places == place]] |= 1 << place
    first = np.unique(homes, return_index=True)[1]
    list_ids, rows, values = (table[name].to_numpy() for name in ("_list", "_row", "value"))
    return Joined(list_ids, rows, homes, owners, values, masks, first)


def _numbered(column: pa.ChunkedArray) -> Whole:
    """Number the distinct texts of a column from 0 in the order of their appearance; -1 for null."""
    coded = column.combine_chunks().dictionary_encode()
    return np.asarray(coded.indices.fill_null(-1).to_numpy(zero_copy_only=False), dtype=np.int64)


def _counted(list_ids: Whole) -> dict[int, int]:
    ids, many = np.unique(list_ids, return_counts=True)
    return {int(one): int(rows) for one, rows in zip(ids, many, strict=True)}


def _mask(list_ids: Sequence[int], members: Sequence[int]) -> int:
    return sum(1 << list_ids.index(one) for one in members)

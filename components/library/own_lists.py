"""Lists of our own: what a trace found, what a person brought, what several lists became. Their ids are below zero.

They lie on the shelf beside the lists that were bought, with the same names for the same columns, so that whatever can be done with a
list can be done with them.
"""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pyarrow as pa
from sqlalchemy import Engine, RowMapping, delete, func, insert, select, update

from components.faults import BadInput
from components.library.packing import pack_table
from components.library.shelf import Shelf
from components.library.tables import blobs, own_lists
from components.people import HERE, Act, Person

KINDS = ("trace", "parcel_trace", "upload", "stack")
LONGEST_NAME = 200
_ROWS_AT_ONCE = 5_000


@dataclass(frozen=True)
class OwnList:
    """One list of our own. `list_id` is below zero; `recipe` says how it was made, as JSON; `made_at` is UTC."""

    account: str
    list_id: int
    kind: str
    name: str
    recipe: Mapping[str, Any]
    row_count: int
    made_at: datetime


class OwnLists:
    """The lists that an account made itself. Every question names its account."""

    def __init__(self, database: Engine, shelf: Shelf) -> None:
        self._database, self._shelf = database, shelf

    def keep(self, account: str, kind: str, name: str, table: pa.Table, recipe: Mapping[str, Any]) -> OwnList:
        """Put a table on the shelf as a new list; columns that leads have too must bear their names.

        Raises `BadInput` for an empty name.
        """
        bare = _named(name)
        list_id = self._next(account, kind, bare, recipe)
        self.put(account, list_id, table)
        return self._standing(account, list_id)

    def reserve(self, account: str, kind: str, name: str, recipe: Mapping[str, Any]) -> int:
        """Give a list its id before its rows are here. Raises `BadInput` for an empty name."""
        return self._next(account, kind, _named(name), recipe)

    def put(self, account: str, list_id: int, table: pa.Table) -> int:
        """Put the rows of a list that has its id on the shelf, instead of those there; gives their number.

        A list that was taken away meanwhile stays away: 0.
        """
        mine = (own_lists.c.account == account) & (own_lists.c.list_id == list_id)
        with self._database.connect() as connection:
            if connection.execute(select(own_lists.c.list_id).where(mine)).first() is None:
                return 0
        pages = [
            pack_table(table.slice(begins, _ROWS_AT_ONCE)) for begins in range(0, max(1, len(table)), _ROWS_AT_ONCE)
        ]
        return self._shelf.put(account, list_id, pages)

    def lists(self, account: str) -> tuple[OwnList, ...]:
        """Give the account's own lists that have rows on the shelf, the newest first."""
        return self._read(own_lists.c.account == account)

    def find(self, account: str, list_id: int) -> OwnList | None:
        """Give one list of an account, or None."""
        found = self._read((own_lists.c.account == account) & (own_lists.c.list_id == list_id))
        return found[0] if found else None

    def rename(self, account: str, list_id: int, name: str, by: Person = HERE) -> None:
        """Give a list another name. Raises `BadInput` for an empty one."""
        by.check(Act.KEEP)
        mine = (own_lists.c.account == account) & (own_lists.c.list_id == list_id)
        with self._database.begin() as connection:
            connection.execute(update(own_lists).where(mine).values(name=_named(name)))

    def drop(self, account: str, list_id: int, by: Person = HERE) -> None:
        """Take a list away, with its rows."""
        by.check(Act.KEEP)
        mine = (own_lists.c.account == account) & (own_lists.c.list_id == list_id)
        with self._database.begin() as connection:
            gone = connection.execute(delete(own_lists).where(mine)).rowcount
        if gone:
            self._shelf.drop(account, list_id)

    def forget_account(self, account: str) -> None:
        """Take all lists of an account away: only play can be forgotten."""
        for own in self.lists(account):
            self.drop(account, own.list_id)

    def _next(self, account: str, kind: str, name: str, recipe: Mapping[str, Any]) -> int:
        """Write a list down under the next id; ids are never used again while a list below them stands."""
        if kind not in KINDS:
            raise ValueError(f"no kind of list: {kind}")
        with self._database.begin() as connection:
            lowest = select(func.coalesce(func.min(own_lists.c.list_id), 0)).where(own_lists.c.account == account)
            on_shelf = select(func.coalesce(func.min(blobs.c.list_id), 0)).where(blobs.c.account == account)
            list_id = min(0, *(int(connection.execute(query).scalar_one()) for query in (lowest, on_shelf))) - 1
            row = {"account": account, "list_id": list_id, "kind": kind, "name": name, "made_at": time.time()}
            connection.execute(insert(own_lists).values(**row, recipe=json.dumps(dict(recipe), sort_keys=True)))
        return list_id

    def _standing(self, account: str, list_id: int) -> OwnList:
        found = self.find(account, list_id)
        if found is None:
            raise BadInput("list", "The list was taken away meanwhile.")
        return found

    def _read(self, condition: Any) -> tuple[OwnList, ...]:
        here = (blobs.c.account == own_lists.c.account) & (blobs.c.list_id == own_lists.c.list_id)
        query = select(own_lists, blobs.c.row_count).join(blobs, here).where(condition)
        newest_first = query.order_by(own_lists.c.made_at.desc(), own_lists.c.list_id)
        with self._database.connect() as connection:
            return tuple(_own_list(row) for row in connection.execute(newest_first).mappings())


def _named(name: str) -> str:
    bare = " ".join(name.split())[:LONGEST_NAME]
    if not bare:
        raise BadInput("name", "Give it a name.")
    return bare


def _own_list(row: RowMapping) -> OwnList:
    made_at = datetime.fromtimestamp(row["made_at"], UTC)
    recipe = json.loads(row["recipe"])
    return OwnList(row["account"], row["list_id"], row["kind"], row["name"], recipe, row["row_count"], made_at)

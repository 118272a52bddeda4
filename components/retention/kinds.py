"""The kinds of things that may go, each as a question: which are older than a moment and needed by nothing that is under way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Select, String, Table, cast, delete, exists, func, select

from components.library.tables import blobs, own_lists
from components.orders.order import State
from components.orders.tables import batches, order_bodies, orders, row_pages, vendor_files, webhooks
from components.orders.wanted import LEAD_LIST
from components.outreach.tables import receipts
from components.threads.tables import threads, turns
from components.threads.thread import TurnState
from components.uploads.tables import uploads

AT_REST = (State.READY.value, State.FAILED.value)


@dataclass(frozen=True)
class Kind:
    """`setting` is the field of `Keeping`; `found` gives the keys of what is older; `parts` says where they stand, table by table."""

    setting: str
    name: str
    found: Callable[[float], Select[Any]]
    parts: Sequence[tuple[Table, ColumnElement[Any]]]

    def count(self, connection: Connection, before: float) -> int:
        """Count what would go."""
        return int(connection.execute(select(func.count()).select_from(self.found(before).subquery())).scalar_one())

    def take_away(self, connection: Connection, before: float) -> int:
        """Take it away; give how many."""
        keys = [row[0] for row in connection.execute(self.found(before))]
        for begins in range(0, len(keys), _AT_ONCE):
            some = keys[begins : begins + _AT_ONCE]
            for table, key in self.parts:
                connection.execute(delete(table).where(key.in_(some)))
        return len(keys)


_AT_ONCE = 500
_LIST = blobs.c.account + ":" + cast(blobs.c.list_id, String)
"""A list's number is its account's alone."""


def _bought(before: float) -> Select[Any]:
    """Lists that came home long ago; their orders go with them, and the journal keeps what they cost."""
    mine = (blobs.c.account == orders.c.account) & (blobs.c.list_id == orders.c.vendor_id)
    home = (orders.c.kind == LEAD_LIST) & (orders.c.state == State.READY.value)
    return select(orders.c.key).join(blobs, mine).where(home, blobs.c.put_at < before)


def _shelved(before: float) -> Select[Any]:
    """Rows whose list is nobody's order any more, and lists of our own whose batch rests."""
    ordered = exists().where(
        orders.c.account == blobs.c.account, orders.c.kind == LEAD_LIST, orders.c.vendor_id == blobs.c.list_id
    )
    open_batch = (
        exists()
        .where(batches.c.account == blobs.c.account, batches.c.list_id == blobs.c.list_id)
        .where(orders.c.batch_key == batches.c.key, orders.c.state.not_in(AT_REST))
    )
    return select(_LIST).where(blobs.c.put_at < before, ~ordered, ~open_batch)


def _chats(before: float) -> Select[Any]:
    asking = exists().where(turns.c.thread_id == threads.c.id, turns.c.state == TurnState.ASKING.value)
    return select(threads.c.id).where(threads.c.updated_at < before, ~asking)


def _brought(before: float) -> Select[Any]:
    under_way = exists().where(orders.c.batch_key == uploads.c.batch_key, orders.c.state.not_in(AT_REST))
    return select(uploads.c.key).where(uploads.c.made_at < before, ~under_way)


def _receipts(before: float) -> Select[Any]:
    return select(receipts.c.key).where(receipts.c.made_at < before)


def _heard(before: float) -> Select[Any]:
    """An open order may still need what came since it was made."""
    needed = exists().where(orders.c.state.not_in(AT_REST), orders.c.created_at <= webhooks.c.received_at)
    return select(webhooks.c.id).where(webhooks.c.received_at < before, ~needed)


def _by(*columns: Column[Any]) -> tuple[tuple[Table, ColumnElement[Any]], ...]:
    return tuple((column.table, column) for column in columns)


_ORDERS = _by(row_pages.c.order_key, vendor_files.c.order_key, order_bodies.c.order_key, orders.c.key)
KINDS: Sequence[Kind] = (
    Kind("rows", "Lists that were bought", _bought, _ORDERS),
    Kind("rows", "Rows of lists", _shelved, ((blobs, _LIST),)),
    Kind("threads", "Chats", _chats, _by(turns.c.thread_id, threads.c.id)),
    Kind("files", "Uploads", _brought, _by(uploads.c.key)),
    Kind("files", "Receipts of files", _receipts, _by(receipts.c.key)),
    Kind("logs", "Webhooks", _heard, _by(webhooks.c.id)),
)
"""In this order: rows are nobody's once their order is gone."""


def take_bare_lists_away(connection: Connection, before: float) -> None:
    """Take old lists of our own away whose rows are gone, unless their rows are still to come."""
    here = exists().where(blobs.c.account == own_lists.c.account, blobs.c.list_id == own_lists.c.list_id)
    awaited = (
        exists()
        .where(batches.c.account == own_lists.c.account, batches.c.list_id == own_lists.c.list_id)
        .where(orders.c.batch_key == batches.c.key, orders.c.state.not_in(AT_REST))
    )
    connection.execute(delete(own_lists).where(own_lists.c.made_at < before, ~here, ~awaited))

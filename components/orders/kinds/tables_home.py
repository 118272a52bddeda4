"""The own list of a batch: the table that was brought, with what came home so far."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

from components.orders.batches import PART, Batches
from components.orders.kinds.homecoming import hits, joined
from components.orders.kinds.kind import Home
from components.orders.kinds.vendor_csv import kept_csv
from components.orders.order import Order


def put_together(order: Order, home: Home) -> int:
    """Put the batch of an order that is home on the shelf as an own list, with all its parts that are home; count the order's hits.

    Twice is once: the list is tied to the batch and replaced whole. Two parts that come home at the same moment must both be in it, so
    whoever put it looks again.
    """
    if order.batch_key is None:
        return 0
    batches = Batches(home.database)
    batch = batches.batch(order.account, order.batch_key)
    while True:
        parts = _parts_home(batch.key, home)
        came = _together([_numbered(kept_csv(one, home), one.part) for one in parts])
        brought = _brought(batches, batch.key, {one.part for one in parts})
        whole = joined(order.kind, brought, came)
        list_id = batch.list_id or batches.tie(batch.key, _reserved(order, batch.name, home))
        home.own_lists.put(order.account, list_id, whole)
        if len(_parts_home(batch.key, home)) == len(parts):
            break
    return hits(whole.filter(pc.equal(brought.column(PART), order.part)))


def _parts_home(batch_key: str, home: Home) -> list[Order]:
    return [one for one in home.ledger.of_batch(batch_key) if home.files.has(one.key)]


def _reserved(order: Order, name: str, home: Home) -> int:
    return home.own_lists.reserve(order.account, order.kind, name, {"batch": order.batch_key})


def _brought(batches: Batches, key: str, parts_home: set[int]) -> pa.Table:
    table = batches.brought(key)
    return table.append_column("_home", pc.is_in(table.column(PART), pa.array(sorted(parts_home), pa.int64())))


def _numbered(table: pa.Table, part: int) -> pa.Table:
    return table.append_column(PART, pa.array([part] * len(table), pa.int64()))


def _together(tables: list[pa.Table]) -> pa.Table:
    rows = [table for table in tables if table.num_columns > 1]
    return pa.concat_tables(rows, promote_options="default") if rows else pa.table({PART: pa.array([], pa.int64())})

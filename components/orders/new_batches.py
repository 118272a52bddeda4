"""A new batch is written down with its orders: once, under its key, all of it or nothing; in a transaction that stands."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from sqlalchemy import Connection, insert, select

from components.faults import BadInput
from components.orders.bodies import keep_body
from components.orders.new_orders import new_row
from components.orders.parts import ROWS_A_PART, Part, parts_of
from components.orders.spending import SpendingLimits, check_ceiling, hold_the_purse
from components.orders.tables import batches, orders
from components.people import Person

PART = "_part"


@dataclass(frozen=True)
class NewBatch:
    """A table to be sent, and how. Raises `BadInput` for an empty table or name."""

    key: str
    account: str
    kind: str
    table: pa.Table
    name: str
    source: Mapping[str, Any]
    trace_type: str = ""

    def __post_init__(self) -> None:
        if not self.bare_name:
            raise BadInput("name", "Give it a name.")
        if not len(self.table):
            raise BadInput("rows", "There is nothing to send.")

    @property
    def bare_name(self) -> str:
        """The name as it is kept."""
        return " ".join(self.name.split())[:200]

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """What is sent, in as many orders as the API's patience asks for."""
        return tuple(parts_of(self.kind, self.table, self.trace_type))

    @property
    def max_credits(self) -> int:
        """What all of it may cost."""
        return sum(part.max_credits for part in self.parts)


def write_batch(
    connection: Connection, limits: SpendingLimits, new: NewBatch, by: Person, approved_by: str = ""
) -> bool:
    """Write a batch and its orders down; False where its key is known. With `approved_by`, the person's own limits don't hold.

    Raises `Forbidden` where a role or a limit says no.
    """
    hold_the_purse(connection)
    if connection.execute(select(batches.c.key).where(batches.c.key == new.key)).first():
        return False
    check_ceiling(connection, limits, new.account, new.max_credits, by, approved=bool(approved_by))
    connection.execute(insert(batches).values(_row(new, by)))
    for number, part in enumerate(new.parts, 1):
        order = _order_row(new, number, by, approved_by)
        connection.execute(insert(orders).values(order))
        keep_body(connection, order["key"], part.body)
    return True


def _row(new: NewBatch, by: Person) -> dict[str, Any]:
    told = dict(new.source) | {"sent": told_apart(new.kind, new.trace_type, new.table)}
    return {
        "key": new.key,
        "account": new.account,
        "person": by.name[:200],
        "kind": new.kind,
        "name": new.bare_name,
        "row_count": len(new.table),
        "source": json.dumps(told),
        "created_at": time.time(),
        "brought": _packed(new.kind, new.table),
    }


def told_apart(kind: str, trace_type: str, table: pa.Table) -> str:
    """Give what tells two tables that are sent apart."""
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as stream:
        stream.write_table(table.combine_chunks())
    return f"{kind}|{trace_type}|{hashlib.sha256(sink.getvalue()).hexdigest()[:16]}"


def _packed(kind: str, table: pa.Table) -> bytes:
    parts = pa.array(np.arange(len(table)) // ROWS_A_PART[kind] + 1, pa.int64())
    sink = pa.BufferOutputStream()
    pq.write_table(table.append_column(PART, parts), sink, compression="zstd")
    return bytes(sink.getvalue())


def _order_row(new: NewBatch, number: int, by: Person, approved_by: str) -> dict[str, Any]:
    key = hashlib.sha256(f"{new.key}|{number}".encode()).hexdigest()[:32]
    part, of = new.parts[number - 1], len(new.parts)
    told = new.bare_name if of == 1 else f"{new.bare_name} · {number} of {of}"
    row = new_row(key, new.account, part.wanted, told, part.max_credits, by, part.row_count)
    return row | {"batch_key": new.key, "part": number, "approved_by": approved_by}

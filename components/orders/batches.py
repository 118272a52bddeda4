"""Batches: a table that a person brought, sent in as many orders as the API's patience asks for, and what came home of it.

A batch and its orders are written down in one transaction, under the spending limits as one sum: half a table is never ordered.
"""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from sqlalchemy import Engine, RowMapping, delete, func, select
from sqlalchemy.exc import IntegrityError

from components.faults import BadInput
from components.orders.new_batches import PART as PART
from components.orders.new_batches import NewBatch, told_apart, write_batch
from components.orders.spending import SpendingLimits
from components.orders.tables import batches
from components.people import HERE, Person


@dataclass(frozen=True)
class Batch:
    """One table that was sent. `source` says where it came from, as JSON; `list_id` is the own list of what came home (below zero)."""

    key: str
    account: str
    person: str
    kind: str
    name: str
    source: Mapping[str, Any]
    list_id: int | None
    row_count: int
    created_at: datetime


_NAMES = tuple(Batch.__dataclass_fields__)
_COLUMNS = [batches.c[name] for name in _NAMES]


class Batches:
    """The tables that were sent, by account."""

    def __init__(self, database: Engine, limits: SpendingLimits | None = None) -> None:
        self._database, self._limits = database, limits or SpendingLimits()

    def next_key(self, account: str, kind: str, table: pa.Table, trace_type: str = "") -> str:
        """Give the key of the batch that would send this table now; as with an order, whoever confirms second confirms the same."""
        sent = told_apart(kind, trace_type, table)
        query = select(func.count()).where(batches.c.account == account, batches.c.source.contains(sent))
        with self._database.connect() as connection:
            earlier = connection.execute(query).scalar_one()
        return hashlib.sha256(f"{account}|{sent}|{earlier}".encode()).hexdigest()[:32]

    def open(
        self,
        key: str,
        account: str,
        kind: str,
        table: pa.Table,
        *,
        name: str,
        source: Mapping[str, Any],
        trace_type: str = "",
        by: Person = HERE,
    ) -> tuple[Batch, bool]:
        """Write a batch and its orders down, once: (the batch, whether it is new). A known key gives the batch that has it.

        `table` has what is sent in columns named as leads have them (see `parts`), and beside them whatever the person brought. Raises
        `BadInput` for an empty table or name, `Forbidden` where a role or a limit says no; nothing is written then.
        """
        new = NewBatch(key, account, kind, table, name, source, trace_type)
        try:
            with self._database.begin() as connection:
                is_new = write_batch(connection, self._limits, new, by)
        except IntegrityError:
            is_new = False
        return self.batch(account, key), is_new

    def batch(self, account: str, key: str) -> Batch:
        """Read one batch of an account. Raises `BadInput` for an unknown key."""
        found = self._read((batches.c.account == account) & (batches.c.key == key))
        if not found:
            raise BadInput("batch", f"There is no batch {key[:8]}.")
        return found[0]

    def batches(self, account: str, *kinds: str) -> tuple[Batch, ...]:
        """Read an account's batches of some kinds, the newest first."""
        return self._read((batches.c.account == account) & batches.c.kind.in_(kinds))

    def brought(self, batch_key: str) -> pa.Table:
        """Give the table that a batch was made from, and in `PART` which part each row was sent in. Raises `BadInput` where it is gone.

        Rows may have left it since (somebody was erased), so a row's place in it tells nothing.
        """
        query = select(batches.c.brought).where(batches.c.key == batch_key)
        with self._database.connect() as connection:
            body = connection.execute(query).scalar_one_or_none()
        if body is None:
            raise BadInput("batch", "What was brought for this batch is gone.")
        return pq.read_table(io.BytesIO(body))

    def rows_in(self, batch_key: str, parts: Collection[int]) -> pa.Table:
        """Give the rows that were sent in some parts, as they were brought. Raises `BadInput` where they are gone."""
        table = self.brought(batch_key)
        mine = pc.is_in(table.column(PART), pa.array(sorted(parts), pa.int64()))
        return table.filter(mine).drop_columns([PART])

    def tie(self, batch_key: str, list_id: int) -> int:
        """Tie a batch to the own list of what came home, once; gives the list it is tied to."""
        with self._database.begin() as connection:
            mine = (batches.c.key == batch_key) & batches.c.list_id.is_(None)
            connection.execute(batches.update().where(mine).values(list_id=list_id))
            standing = select(batches.c.list_id).where(batches.c.key == batch_key)
            return int(connection.execute(standing).scalar_one())

    def forget_account(self, account: str) -> None:
        """Take all batches of an account away: only play can be forgotten."""
        with self._database.begin() as connection:
            connection.execute(delete(batches).where(batches.c.account == account))

    def _read(self, condition: Any) -> tuple[Batch, ...]:
        query = select(*_COLUMNS).where(condition).order_by(batches.c.created_at.desc())
        with self._database.connect() as connection:
            return tuple(_batch(row) for row in connection.execute(query).mappings())


def _batch(row: RowMapping) -> Batch:
    told = {name: row[name] for name in _NAMES if name not in {"source", "created_at"}}
    return Batch(**told, source=json.loads(row["source"]), created_at=datetime.fromtimestamp(row["created_at"], UTC))

"""Tables that are kept as one body: uploads, what was sent of them, the vendor's own files, pages under way. Rows that tell somebody go."""

from __future__ import annotations

import csv
import io
import re
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from sqlalchemy import Column, Connection, Table, select, update

from components.orders.tables import approvals, batches, order_bodies, orders, row_pages, vendor_files
from components.privacy.sought import Sought
from components.uploads.tables import uploads

Body = bytes
Without = Callable[[Body, Sought], tuple[Body, int]]
"""Give a body without the rows that tell somebody, and how many those were."""
_FIELD = "\x1f"


@dataclass(frozen=True)
class KeptTable:
    """Bodies in one column of a table; `mine` says which are an account's, `named` which column names them."""

    name: str
    table: Table
    column: Column[Any]
    named: Column[Any]
    mine: Callable[[str], Any]
    without: Without

    def find(self, connection: Connection, account: str, sought: Sought) -> list[tuple[str, str, float | None]]:
        """Find the bodies that tell somebody, with how many rows do."""
        told = ((key, name, self.without(body, sought)[1]) for key, name, body in self._bodies(connection, account))
        return [(str(key), f"{count:,} row{'s' * (count != 1)} of {name}", None) for key, name, count in told if count]

    def erase(self, connection: Connection, account: str, sought: Sought) -> int:
        """Write the bodies anew without those rows."""
        erased = 0
        for key, _, body in self._bodies(connection, account):
            left, count = self.without(body, sought)
            if count:
                this = [column == part for column, part in zip(self.table.primary_key, key, strict=True)]
                connection.execute(update(self.table).where(*this).values({self.column.name: left}))
                erased += count
        return erased

    def _bodies(self, connection: Connection, account: str) -> Iterator[tuple[tuple[Any, ...], str, Body]]:
        keys = list(self.table.primary_key)
        found = connection.execute(select(*keys, self.named).where(self.mine(account))).all()
        for *key, name in found:
            this = [column == part for column, part in zip(keys, key, strict=True)]
            body = connection.execute(select(self.column).where(*this)).scalar_one_or_none()
            if body:
                yield tuple(key), str(name), body


def parquet_without(body: Body, sought: Sought) -> tuple[Body, int]:
    """Leave rows out of a Parquet file."""
    table = pq.read_table(io.BytesIO(body))
    left = rows_without(table, sought)
    if len(left) == len(table):
        return body, 0
    sink = pa.BufferOutputStream()
    pq.write_table(left, sink, compression="zstd")
    return bytes(sink.getvalue()), len(table) - len(left)


def page_without(body: Body, sought: Sought) -> tuple[Body, int]:
    """Leave rows out of a packed page."""
    table = pa.ipc.open_file(body).read_all()
    left = rows_without(table, sought)
    if len(left) == len(table):
        return body, 0
    sink = pa.BufferOutputStream()
    with pa.ipc.new_file(sink, left.schema, options=pa.ipc.IpcWriteOptions(compression="zstd")) as writer:
        writer.write_table(left)
    return bytes(sink.getvalue()), len(table) - len(left)


def rows_without(table: pa.Table, sought: Sought) -> pa.Table:
    """Leave out the rows whose texts, one after another, tell somebody."""
    texts = [
        column for column in table.columns if pa.types.is_string(column.type) or pa.types.is_large_string(column.type)
    ]
    if not texts or not sought.ways() or not len(table):
        return table
    rows = pc.binary_join_element_wise(*(pc.fill_null(column.cast(pa.string()), "") for column in texts), _FIELD)
    telling = None
    for way in sought.ways():
        hit = reduce(pc.and_, (pc.match_substring_regex(rows, part) for part in way))
        telling = hit if telling is None else pc.or_(telling, hit)
    return table.filter(pc.invert(telling))


def csv_without(body: Body, sought: Sought) -> tuple[Body, int]:
    """Leave rows out of a compressed CSV; the others are written as they were read."""
    text = zlib.decompress(body).decode("utf-8", "surrogateescape")
    if not _may_tell(text, sought):
        return body, 0
    rows = list(csv.reader(io.StringIO(text, newline="")))
    left = [row for row in rows if not sought.stands_in(_FIELD.join(row))]
    if len(left) == len(rows):
        return body, 0
    told = io.StringIO(newline="")
    csv.writer(told, lineterminator="\r\n" if "\r\n" in text[:20_000] else "\n").writerows(left)
    return zlib.compress(told.getvalue().encode("utf-8", "surrogateescape"), 6), len(rows) - len(left)


def _may_tell(text: str, sought: Sought) -> bool:
    """Look quickly whether anybody could be told here at all: a large file without is left alone."""
    marks = [phone[6:] for phone in sought.phones] + [street.split()[0] for street, _ in sought.places]
    return any(mark in text for mark in marks) or any(re.search(re.escape(mail), text, re.I) for mail in sought.emails)


def _of_order(column: Column[Any]) -> Callable[[str], Any]:
    return lambda account: column.in_(select(orders.c.key).where(orders.c.account == account))


def _kept(name: str, column: Column[Any], named: Column[Any], without: Without) -> KeptTable:
    table = column.table
    if "account" in table.columns:
        return KeptTable(name, table, column, named, lambda account: table.c.account == account, without)
    return KeptTable(name, table, column, named, _of_order(table.c.order_key), without)


KEPT_TABLES: Sequence[KeptTable] = (
    _kept("Uploads", uploads.c.body, uploads.c.name, parquet_without),
    _kept("Problems of uploads", uploads.c.problems, uploads.c.name, parquet_without),
    _kept("Brought to be traced or scrubbed", batches.c.brought, batches.c.name, parquet_without),
    _kept("Waiting for approval", approvals.c.brought, approvals.c.name, parquet_without),
    _kept("What was sent", order_bodies.c.body, order_bodies.c.order_key, csv_without),
    _kept("The vendor's own files", vendor_files.c.body, vendor_files.c.order_key, csv_without),
    _kept("Lists under way", row_pages.c.body, row_pages.c.order_key, page_without),
)

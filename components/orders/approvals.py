"""Orders over somebody's own limits: asked for, then approved or declined by somebody who may, else ended after 14 days.

A request stands under the key that its order will have, so however often it is approved, one order comes of it. What the house allows and
what the requester's role allows is asked once more when it is approved; only the requester's own limits are lifted, for this order alone.
"""

from __future__ import annotations

import io
import json
import time
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pyarrow.parquet as pq
from sqlalchemy import ColumnElement, Connection, Engine, RowMapping, delete, insert, select, update

from components.audience import fits_in_a_name
from components.faults import BadInput, Forbidden
from components.orders.new_batches import NewBatch, write_batch
from components.orders.new_orders import new_row, write_order
from components.orders.spending import SpendingLimits, day_ago, hold_the_purse, own_refusal, spent_since
from components.orders.tables import approvals
from components.orders.wanted import Wanted, kind_of, read, written
from components.people import Act, Person

DAYS = 14
WAITING, APPROVED, DECLINED, WITHDRAWN, ENDED = "waiting", "approved", "declined", "withdrawn", "ended"
_DAY_S = 86_400
_READ = [column for column in approvals.c if column.name != "brought"]
PersonOf = Callable[[str], Person]


@dataclass(frozen=True)
class Approval:
    """One request. `key` is of the order or batch it asks for; `person` asked, `decided_by` decided, `answer` says why. Times are UTC."""

    id: str
    key: str
    account: str
    kind: str
    name: str
    requested_count: int
    max_credits: int
    by_id: str
    person: str
    note: str
    state: str
    decided_by: str
    answer: str
    asked_at: datetime
    expires_at: datetime
    decided_at: datetime | None
    of_batch: bool

    @property
    def waits(self) -> bool:
        """Whether it can still be decided."""
        return self.state == WAITING


class Approvals:
    """The requests of all accounts. `person_of` gives who asked as they are now, so that nobody who was let go still buys."""

    def __init__(self, database: Engine, limits: SpendingLimits, person_of: PersonOf) -> None:
        self._database, self._limits, self._person_of = database, limits, person_of

    def may_be_asked(self, account: str, max_credits: int, by: Person) -> bool:
        """Tell whether only this person's own limits stand between them and an order of this ceiling."""
        with self._database.connect() as connection:
            house = self._limits.at(account).refusal(max_credits, spent_since(connection, account, day_ago()))
            return by.may(Act.SPEND) and not house and bool(own_refusal(connection, max_credits, by))

    def ask(
        self,
        key: str,
        account: str,
        wanted: Wanted,
        *,
        name: str,
        max_credits: int,
        requested_count: int,
        by: Person,
        note: str,
    ) -> Approval:
        """Ask for an order; twice for one key is once. Raises `Forbidden` where it can't be asked for; nothing is written then."""
        told = {"kind": kind_of(wanted), "name": fits_in_a_name(name), "wanted": written(wanted), "brought": None}
        return self._ask(key, account, told, requested_count, max_credits, by, note)

    def ask_batch(self, new: NewBatch, *, by: Person, note: str) -> Approval:
        """Ask for a batch, as `ask` does. What is to be sent is kept until it is decided."""
        sink = io.BytesIO()
        pq.write_table(new.table, sink, compression="zstd")
        how = json.dumps({"source": dict(new.source), "trace_type": new.trace_type})
        told = {"kind": new.kind, "name": new.bare_name, "wanted": how, "brought": sink.getvalue()}
        return self._ask(new.key, new.account, told, len(new.table), new.max_credits, by, note)

    def waiting(self, account: str, *, by_id: str = "") -> tuple[Approval, ...]:
        """Give the requests that can be decided, the oldest first; one person's alone where they are named."""
        return tuple(reversed([one for one in self.of(account, by_id=by_id) if one.waits]))

    def of(self, account: str, *, by_id: str = "", at_most: int = 200) -> tuple[Approval, ...]:
        """Give an account's requests, the newest first; one person's alone where they are named."""
        mine = (approvals.c.account == account) & ((approvals.c.by_id == by_id) if by_id else (approvals.c.by_id != ""))
        return self._read(mine, at_most)

    def under(self, account: str, key: str) -> Approval | None:
        """Give the newest request for an order's key, or None."""
        found = self._read((approvals.c.account == account) & (approvals.c.key == key), 1)
        return found[0] if found else None

    def approve(self, account: str, request_id: str, by: Person) -> Approval:
        """Write the order down, once, under the requester's name and the approver's; who gives it to the engine does that next.

        Raises `Forbidden` where somebody may not approve, where it was decided before, or where the house or the requester's role says no;
        nothing is written then.
        """
        by.check(Act.APPROVE)
        with self._database.begin() as connection:
            hold_the_purse(connection)
            row = _undecided(connection, account, request_id)
            if row["by_id"] == by.id:
                raise Forbidden("You can't approve what you asked for.", advice="Ask another admin.")
            self._write(connection, row, self._person_of(row["by_id"]), by)
            _decide(connection, request_id, APPROVED, by, "")
        return self._found(account, request_id)

    def decline(self, account: str, request_id: str, by: Person, why: str) -> Approval:
        """Say no, and why. Raises `BadInput` without a reason, `Forbidden` where somebody may not, or where it was decided before."""
        by.check(Act.APPROVE)
        if not why.strip():
            raise BadInput("why", "Say why: whoever asked reads it.")
        with self._database.begin() as connection:
            hold_the_purse(connection)
            _undecided(connection, account, request_id)
            _decide(connection, request_id, DECLINED, by, why.strip())
        return self._found(account, request_id)

    def withdraw(self, account: str, request_id: str, by: Person) -> None:
        """Take one's own request back. Raises `Forbidden` for another's, or where it was decided before."""
        with self._database.begin() as connection:
            hold_the_purse(connection)
            if _undecided(connection, account, request_id)["by_id"] != by.id:
                raise Forbidden("That is somebody else's request.")
            _decide(connection, request_id, WITHDRAWN, by, "")

    def forget_account(self, account: str) -> None:
        """Take all requests of an account away: only play can be forgotten."""
        with self._database.begin() as connection:
            connection.execute(delete(approvals).where(approvals.c.account == account))

    def _ask(
        self,
        key: str,
        account: str,
        told: Mapping[str, Any],
        requested_count: int,
        max_credits: int,
        by: Person,
        note: str,
    ) -> Approval:
        by.check(Act.SPEND)
        if not self.may_be_asked(account, max_credits, by):
            raise Forbidden("This can't be asked for: it is within your limits, or over the house's.")
        now, request_id = time.time(), uuid.uuid4().hex
        row = dict(told) | {"id": request_id, "key": key, "account": account, "requested_count": requested_count}
        row |= {"max_credits": max_credits, "by_id": by.id, "person": by.name[:200], "note": note.strip()[:2000]}
        row |= {"state": WAITING, "decided_by": "", "answer": "", "asked_at": now, "expires_at": now + DAYS * _DAY_S}
        with self._database.begin() as connection:
            hold_the_purse(connection)
            standing = connection.execute(
                select(approvals.c.id).where(approvals.c.key == key, _undecided_now())
            ).scalar()
            if standing is None:
                connection.execute(insert(approvals).values(row))
        return self._found(account, standing or request_id)

    def _write(self, connection: Connection, row: RowMapping, requester: Person, by: Person) -> None:
        approved_by = by.name or by.email or "an admin"
        if row["brought"] is not None:
            how = json.loads(row["wanted"])
            table = pq.read_table(io.BytesIO(row["brought"]))
            new = NewBatch(
                row["key"], row["account"], row["kind"], table, row["name"], how["source"], how["trace_type"]
            )
            write_batch(connection, self._limits, new, requester, approved_by)
            return
        wanted = read(row["kind"], row["wanted"])
        count, most = row["requested_count"], row["max_credits"]
        order = new_row(
            row["key"], row["account"], wanted, row["name"], most, requester, count, approved_by=approved_by
        )
        write_order(connection, self._limits, order, requester)

    def _found(self, account: str, request_id: str) -> Approval:
        found = self._read((approvals.c.account == account) & (approvals.c.id == request_id), 1)
        if not found:
            raise BadInput("request", "There is no such request.")
        return found[0]

    def _read(self, condition: ColumnElement[bool], at_most: int) -> tuple[Approval, ...]:
        has_table = approvals.c.brought.is_not(None).label("has_table")
        query = select(*_READ, has_table).where(condition).order_by(approvals.c.asked_at.desc()).limit(at_most)
        with self._database.connect() as connection:
            return tuple(_approval(row) for row in connection.execute(query).mappings())


def _undecided_now() -> ColumnElement[bool]:
    return (approvals.c.state == WAITING) & (approvals.c.expires_at > time.time())


def _undecided(connection: Connection, account: str, request_id: str) -> RowMapping:
    """Read a request that can be decided, with the purse held: nobody else decides meanwhile."""
    mine = (approvals.c.account == account) & (approvals.c.id == request_id)
    row = connection.execute(select(approvals).where(mine, _undecided_now())).mappings().first()
    if row is None:
        raise Forbidden("This request was decided before, or has ended.")
    return row


def _decide(connection: Connection, request_id: str, state: str, by: Person, answer: str) -> None:
    """Close a request; what it brought lies with its batch now, or isn't sent."""
    told = {
        "state": state,
        "decided_by": (by.name or by.email)[:200],
        "answer": answer[:2000],
        "decided_at": time.time(),
    }
    this = approvals.c.id == request_id
    connection.execute(update(approvals).where(this).values(**told))
    connection.execute(update(approvals).where(this, approvals.c.brought.is_not(None)).values(brought=b""))


def _approval(row: RowMapping) -> Approval:
    times = {
        name: None if row[name] is None else datetime.fromtimestamp(row[name], UTC)
        for name in ("asked_at", "expires_at", "decided_at")
    }
    told = {name: row[name] for name in Approval.__dataclass_fields__ if name not in {*times, "state", "of_batch"}}
    ended = row["state"] == WAITING and row["expires_at"] <= time.time()
    return Approval(**told, **times, state=ENDED if ended else row["state"], of_batch=bool(row["has_table"]))  # type: ignore[arg-type]

"""The ledger of orders. What stands here is the truth: the screen reads it, the engine moves it, a restart goes on from it."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Collection
from dataclasses import dataclass
from itertools import count
from typing import Any

from sqlalchemy import Engine, delete, func, select, update
from sqlalchemy.exc import IntegrityError

from components.audience import fits_in_a_name
from components.faults import BadInput
from components.orders.bodies import forget_body
from components.orders.journal import first_unpaid
from components.orders.new_orders import new_row, write_order
from components.orders.order import MOVES, MOVING, Order, State, code_of
from components.orders.spending import SpendingLimits, left_for, month, refusal, spent_by_person
from components.orders.stored import order_of, stored
from components.orders.tables import orders, row_pages, vendor_files
from components.orders.wanted import LEAD_LIST, Wanted, key_of
from components.people import HERE, Act, Person

_log = logging.getLogger("platbook.orders")


@dataclass(frozen=True)
class Driven:
    """An order that is under way (`moves`) or has a workflow, or both."""

    key: str
    workflow_id: str
    moves: bool


Standing = tuple[tuple[str, str, int | None, str], ...]
"""Of each order: its key, state, number at the vendor's and name."""


class Ledger:
    """Orders on disk. Every change of state is a compare-and-set; a change that lost its race returns False."""

    def __init__(self, database: Engine, limits: SpendingLimits | None = None) -> None:
        self._database = database
        self._limits = limits or SpendingLimits()

    def next_key(self, account: str, wanted: Wanted) -> str:
        """Give the key of the order that would buy this now: 32 hex digits.

        Two dialogs opened on the same thing get one key, so whoever confirms second confirms the same order. Once that order exists, the
        next dialog gets another key: buying twice is possible, but only on purpose.
        """
        mine = (orders.c.account == account) & (orders.c.wanted_key == key_of(wanted))
        with self._database.connect() as connection:
            bought = connection.execute(select(func.count()).where(mine)).scalar_one()
            return first_unpaid(connection, (_key(account, wanted, number) for number in count(bought)))

    def open(
        self,
        key: str,
        account: str,
        wanted: Wanted,
        *,
        name: str,
        max_credits: int,
        by: Person = HERE,
        requested_count: int | None = None,
        body: bytes | None = None,
    ) -> tuple[Order, bool]:
        """Write an order down as queued, once: (the order, whether it is new). A known key gives the order that has it.

        `requested_count` is what is sent where it isn't an audience that says it; `body` is what is sent besides.
        Raises `Forbidden` where a role or a limit says no, and writes nothing then.
        """
        row = new_row(key, account, wanted, name, max_credits, by, requested_count)
        try:
            with self._database.begin() as connection:
                new = write_order(connection, self._limits, row, by, body)
        except IntegrityError:
            new = False
        return self.order(key), new

    def refusal(self, account: str, max_credits: int, by: Person = HERE) -> str:
        """Say why somebody's order of this ceiling would be refused now, or "" where it would not."""
        with self._database.connect() as connection:
            return refusal(connection, self._limits, account, max_credits, by)

    def left_to_spend(self, account: str, by: Person = HERE) -> int | None:
        """Give the credits that somebody's order may cost now by the spending limits; None means no limit."""
        with self._database.connect() as connection:
            return left_for(connection, self._limits, account, by)

    def spent_this_month(self) -> dict[str, int]:
        """Give the credits that each person spent or bound in this calendar month (UTC), in all accounts, by their id."""
        with self._database.connect() as connection:
            return spent_by_person(connection, month())

    def order(self, key: str) -> Order:
        """Read one order. Raises `BadInput` for an unknown key."""
        found = self._read(orders.c.key == key)
        if not found:
            raise BadInput("order", f"There is no order {key[:8]}.")
        return found[0]

    def orders(self, account: str, *kinds: str) -> tuple[Order, ...]:
        """Read an account's orders of some kinds, the newest first; of lead lists where no kind is named."""
        return self._read((orders.c.account == account) & orders.c.kind.in_(kinds or (LEAD_LIST,)))

    def of_person(self, account: str, person: str) -> tuple[Order, ...]:
        """Read an account's lead list orders of one person, the newest first."""
        mine = (orders.c.account == account) & (orders.c.person == person)
        return self._read(mine & (orders.c.kind == LEAD_LIST))

    def everything(self, account: str) -> tuple[Order, ...]:
        """Read an account's orders of every kind, the newest first."""
        return self._read(orders.c.account == account)

    def unfinished(self, account: str) -> tuple[Order, ...]:
        """Read an account's orders that move or wait for a person, the newest first."""
        open_states = [*(state.value for state in MOVING), State.UNCERTAIN.value]
        return self._read((orders.c.account == account) & orders.c.state.in_(open_states))

    def standing(self, account: str, *kinds: str) -> Standing:
        """Tell how an account's orders of some kinds stand, the newest first: cheap enough to be asked every second."""
        columns = (orders.c.key, orders.c.state, orders.c.vendor_id, orders.c.name)
        query = select(*columns).where(orders.c.account == account, orders.c.kind.in_(kinds))
        with self._database.connect() as connection:
            return tuple(tuple(row) for row in connection.execute(query.order_by(orders.c.created_at.desc())))

    def of_batch(self, batch_key: str) -> tuple[Order, ...]:
        """Read the orders in which a table was sent, the first part first."""
        return tuple(sorted(self._read(orders.c.batch_key == batch_key), key=lambda order: order.part))

    def moving(self) -> tuple[Order, ...]:
        """Read every order of every account that the engine has work on."""
        return self._read(orders.c.state.in_([state.value for state in MOVING]))

    def by_list(self, list_id: int) -> tuple[Order, ...]:
        """Read the lead list orders that own a vendor's list id (one an account at most)."""
        return self.by_vendor_id(list_id, LEAD_LIST)

    def by_vendor_id(self, vendor_id: int, *kinds: str) -> tuple[Order, ...]:
        """Read the orders of some kinds that own a vendor's number (one an account and kind at most)."""
        return self._read((orders.c.vendor_id == vendor_id) & orders.c.kind.in_(kinds))

    def uncertain(self) -> tuple[Order, ...]:
        """Read the orders that wait for a person's decision."""
        return self._read(orders.c.state == State.UNCERTAIN.value)

    def same_wanted(self, account: str, wanted: Wanted) -> tuple[Order, ...]:
        """Read the account's earlier orders of exactly this, the newest first."""
        return self._read((orders.c.account == account) & (orders.c.wanted_key == key_of(wanted)))

    def advance(self, key: str, sources: Collection[State] | State, target: State, **changes: Any) -> bool:
        """Move an order from one of `sources` to `target`, with other columns; False where it stood elsewhere.

        Raises `BadInput` where the vendor's number belongs to another order of the account.
        """
        came_from = {sources} if isinstance(sources, State) else set(sources)
        if any(target not in MOVES[source] for source in came_from):
            raise ValueError(f"no move from {came_from} to {target}")
        statement = (
            update(orders)
            .where(orders.c.key == key, orders.c.state.in_([state.value for state in came_from]))
            .values(state=target.value, **stored(changes))
        )
        try:
            with self._database.begin() as connection:
                moved = connection.execute(statement).rowcount == 1
        except IntegrityError as error:
            taken = f"Number {changes.get('vendor_id')} already belongs to another order."
            raise BadInput("vendor id", taken) from error
        if moved:
            _log.info("order %s is %s", code_of(key), target.value)
        return moved

    def rename(self, account: str, key: str, name: str, by: Person = HERE) -> None:
        """Give an account's own order another name; at the vendor's it keeps its first one.

        Raises `BadInput` for an empty name, `Forbidden` where the role says no.
        """
        by.check(Act.KEEP)
        bare = fits_in_a_name(name)
        if not bare:
            raise BadInput("name", "Give it a name.")
        with self._database.begin() as connection:
            connection.execute(update(orders).where(orders.c.account == account, orders.c.key == key).values(name=bare))

    def forget(self, account: str, key: str) -> None:
        """Take one order of an account away, with the vendor's file. Its line in the journal stays."""
        mine = (orders.c.account == account) & (orders.c.key == key)
        with self._database.begin() as connection:
            if connection.execute(delete(orders).where(mine)).rowcount:
                connection.execute(delete(vendor_files).where(vendor_files.c.order_key == key))
                connection.execute(delete(row_pages).where(row_pages.c.order_key == key))
                forget_body(connection, key)

    def forget_account(self, account: str) -> None:
        """Take all orders of an account away."""
        for order in self.everything(account):
            self.forget(account, order.key)

    def note(self, key: str, **changes: Any) -> None:
        """Write progress or a remark without moving the order."""
        with self._database.begin() as connection:
            connection.execute(update(orders).where(orders.c.key == key).values(**stored(changes)))

    def driven(self) -> tuple[Driven, ...]:
        """Read which orders, of every account, are under way or have a workflow."""
        moves = orders.c.state.in_([state.value for state in MOVING])
        query = select(orders.c.key, orders.c.workflow_id, moves.label("moves"))
        with self._database.connect() as connection:
            rows = connection.execute(query.where(moves | (orders.c.workflow_id != "")))
            return tuple(Driven(key, workflow_id, bool(moving)) for key, workflow_id, moving in rows)

    def take(self, key: str, from_workflow: str, to_workflow: str) -> bool:
        """Put another workflow onto an order; False where it doesn't have the one that it is to be taken from any more."""
        has_it = (orders.c.key == key) & (orders.c.workflow_id == from_workflow)
        with self._database.begin() as connection:
            return connection.execute(update(orders).where(has_it).values(workflow_id=to_workflow)).rowcount == 1

    def let_go(self, key: str, workflow_id: str) -> bool:
        """Take the workflow off an order that rests; False where it moves again and the workflow should go on."""
        has_it = (orders.c.key == key) & (orders.c.workflow_id == workflow_id)
        moves = orders.c.state.in_([state.value for state in MOVING])
        with self._database.begin() as connection:
            connection.execute(update(orders).where(has_it, ~moves).values(workflow_id=""))
            return connection.execute(select(orders.c.key).where(has_it)).first() is None

    def _read(self, condition: Any) -> tuple[Order, ...]:
        has_file = select(vendor_files.c.order_key).where(vendor_files.c.order_key == orders.c.key).exists()
        query = select(orders, has_file.label("vendor_csv")).where(condition).order_by(orders.c.created_at.desc())
        with self._database.connect() as connection:
            return tuple(order_of(row) for row in connection.execute(query).mappings())


def _key(account: str, wanted: Wanted, number: int) -> str:
    return hashlib.sha256(f"{account}|{key_of(wanted)}|{number}".encode()).hexdigest()[:32]

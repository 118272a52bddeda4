"""The example that a new user sees first: one list, bought with play credits, finished at once; and the way back to an empty desk.

There is a demo in sandbox mode alone: nothing here can reach the live API.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from components.audience import Audience, Cities, Place
from components.faults import Forbidden
from components.library import Shelf
from components.orders import Journal, Ledger, Order, OrderEngine, State
from components.people import HERE, Act, Person
from components.saved import Saved
from components.settings import CREDITS_PER_ROW
from components.threads import Threads
from components.tracerfy import Tracerfy
from components.tracerfy.play import Play

PERSON = "example"
NAME = "Example · Absentee · Phoenix"
EXAMPLE = Audience(
    geography=Cities((Place("Phoenix", "AZ"),)), filters=(("absentee_owner", True),), requested_count=500
)


class Forgetful(Protocol):
    """A room that can forget all that an account has there."""

    def forget_account(self, account: str) -> None:
        """Take it all away."""


class Demo:
    """The example of one account."""

    def __init__(
        self,
        account: str,
        api: Tracerfy,
        ledger: Ledger,
        engine: OrderEngine,
        shelf: Shelf,
        journal: Journal,
        threads: Threads,
        saved: Saved,
        others: Sequence[Forgetful] = (),
    ) -> None:
        self._account, self._api, self._play = account, api, Play(api)
        self._ledger, self._engine, self._shelf, self._journal = ledger, engine, shelf, journal
        self._rooms: tuple[Forgetful, ...] = (ledger, journal, threads, saved, *others)

    def example(self) -> Order | None:
        """Give the example's order, or None where there is none."""
        return next(iter(self._ledger.of_person(self._account, PERSON)), None)

    def begin(self, by: Person = HERE) -> Order:
        """Order the example, with credits for it; a second call gives the same order. Raises the API's faults and `Forbidden`."""
        by.check(Act.SPEND)
        standing = self.example()
        if standing is not None and standing.state is not State.FAILED:
            return standing
        cost = CREDITS_PER_ROW * EXAMPLE.requested_count
        if (self._api.analytics().balance or 0) < cost:
            self._play.top_up()
        key = self._ledger.next_key(self._account, EXAMPLE)
        order, new = self._ledger.open(
            key, self._account, EXAMPLE, name=NAME, max_credits=cost, by=replace(by, name=PERSON)
        )
        if new:
            self._engine.submit(order)
        return order

    def hurry(self, order: Order) -> None:
        """Finish the example's build now, once it has a list id. Raises the API's faults."""
        if order.state is State.BUILDING and order.list_id is not None:
            self._play.hurry(order.list_id)
            self._engine.wake(order)

    def remove(self, order: Order, by: Person = HERE) -> None:
        """Take the example away, with its rows. What was paid for by a person is never taken away like this."""
        by.check(Act.KEEP)
        if order.person != PERSON or order.moving:
            raise Forbidden("Only a finished example can be removed.")
        self._ledger.forget(order.account, order.key)
        if order.list_id is not None:
            self._shelf.drop(order.account, order.list_id)

    def top_up(self, by: Person = HERE) -> int:
        """Add 10,000 play credits; give the balance. Raises `Forbidden` where the role says no."""
        by.check(Act.SETTINGS)
        return self._play.top_up()

    def test_webhook(self, url: str, by: Person = HERE) -> int | None:
        """Let the sandbox post to an address; give what a test was answered, None where nothing answered."""
        by.check(Act.SETTINGS)
        return self._play.test_webhook(url)

    def begin_again(self, by: Person = HERE) -> None:
        """Set everything of this account back to the first minute. Raises `Forbidden` while orders are under way."""
        by.check(Act.SETTINGS)
        orders = self._ledger.everything(self._account)
        if any(order.moving for order in orders):
            raise Forbidden("Orders are under way.", advice="Wait until they are ready, then begin again.")
        self._play.begin_again()
        for list_id in self._shelf.lists(self._account):
            self._shelf.drop(self._account, list_id)
        for room in self._rooms:
            room.forget_account(self._account)

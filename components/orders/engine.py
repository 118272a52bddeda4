"""The durable engine: one workflow an order, driven by the order's state on disk.

DBOS keeps the workflows; `driving` takes up again what a dead process, or a dead workflow, left. Each step looks the order up and moves it
by one; a step that runs twice finds the order already moved. A workflow ends where the order rests: ready, failed or uncertain.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Collection

from dbos import DBOS, DBOSConfiguredInstance, SetWorkflowID
from sqlalchemy.exc import OperationalError
from tenacity import retry, retry_if_exception_type, stop_after_delay, wait_fixed

from components.faults import BadInput, Fault
from components.orders.driving import ORPHANED_S, Drivers, wake
from components.orders.fetching import fetch
from components.orders.inbox import Hint, Inbox
from components.orders.journal import Journal
from components.orders.kinds import KINDS, Home
from components.orders.order import NOT_PLACED, WITHDRAWN, Order, State
from components.orders.placing import place
from components.orders.seeking import SEEK_AGAIN_S, seek, worth_seeking
from components.orders.watching import watch
from components.people import HERE, Act, Person
from components.telemetry import about, span
from components.tracerfy import Tracerfy

_log = logging.getLogger("platbook.orders")

WAKE = "wake"
LAST_MOVES_S = 25.0
"""How long an order that is being moved is waited for when the house closes."""

ApiOf = Callable[[str], Tracerfy | None]


@DBOS.dbos_class()
class OrderEngine(DBOSConfiguredInstance):
    """Moves orders on. Made once a process, started by `start`, stopped by `close`."""

    def __init__(self, home: Home, journal: Journal, inbox: Inbox, api_of: ApiOf, lease: str) -> None:
        self.home, self._ledger, self._journal = home, home.ledger, journal
        self._inbox, self._api_of = inbox, api_of
        self._drivers = Drivers(home.ledger, lease, self._start_workflow)
        self._closing = threading.Event()
        super().__init__(config_name="orders")

    def start(self, alive: Collection[str]) -> None:
        """Launch, and take every order up again that none of the living leases drives."""
        DBOS.launch()
        self.sweep(alive, patience_s=0.0)

    def sweep(self, alive: Collection[str], *, patience_s: float = ORPHANED_S) -> int:
        """Take up the orders that no living process drives; give how many. What was being sent then becomes uncertain, never sent again."""
        taken = 0
        for left in () if self._closing.is_set() else self._drivers.undriven(alive, patience_s):
            if not left.workflow_id:
                self._record(self._ledger.order(left.key))
            taken += self._drivers.take_over(left)
        return taken

    def rest(self) -> None:
        """Move no order any more, and wait for those that are being moved: another process may take them up then."""
        self._closing.set()
        self._drivers.wake_own(WAKE)
        if not self._drivers.settle(LAST_MOVES_S):
            _log.warning("An order was still being moved when this process had to stop.")

    def close(self) -> None:
        """Stop; what is under way goes on with another process, or at the next start."""
        DBOS.destroy(workflow_completion_timeout_sec=0)

    def submit(self, order: Order) -> None:
        """Begin to move a new order. Calling it twice for one order begins once."""
        self._record(order)
        self._drive(order)

    def submit_batch(self, batch_key: str) -> None:
        """Begin to move every order of a batch; as with `submit`, twice is once."""
        for order in self._ledger.of_batch(batch_key):
            self.submit(order)

    def cancel(self, order: Order, by: Person = HERE) -> bool:
        """Withdraw an order that was not sent yet; False where it is too late. Raises `Forbidden` where the role says no."""
        by.check(Act.SPEND)
        gone = self._ledger.advance(order.key, State.QUEUED, State.FAILED, reason=WITHDRAWN)
        if gone:
            self._journal.conclude(order.key, "refused", 0, WITHDRAWN)
        return gone

    def adopt(self, order: Order, vendor_id: int, by: Person = HERE) -> Order:
        """Tie an uncertain order to the vendor's job that it became, after asking the API that it exists and can be ours.

        Raises `BadInput` where it can't be or another order has it, `Forbidden` where the role says no, and the API's faults.
        """
        by.check(Act.SPEND)
        KINDS[order.kind].check_ours(order, vendor_id, self._api(order), self.home)
        self._ledger.advance(order.key, State.UNCERTAIN, State.BUILDING, vendor_id=vendor_id, reason="", note="")
        adopted = self._ledger.order(order.key)
        self._drive(adopted)
        self.wake(adopted)  # where its workflow still sought it
        return adopted

    def seek(self, order: Order, by: Person = HERE) -> bool:
        """Look among the vendor's jobs for the one that an uncertain order became; True where it was found. Raises as `adopt` does."""
        by.check(Act.SPEND)
        found = seek(order, self._api(order), self.home)
        if found is not None:
            self.adopt(order, found, by)
        return found is not None

    def give_up(self, order: Order, by: Person = HERE) -> bool:
        """Close an uncertain order: a person saw that it was neither placed nor charged. Raises `Forbidden` where the role says no."""
        by.check(Act.SETTLE)
        closed = self._ledger.advance(order.key, State.UNCERTAIN, State.FAILED, reason=NOT_PLACED, credits_deducted=0)
        if closed:
            self._journal.conclude(order.key, "refused", 0, NOT_PLACED)
        return closed

    def fetch_vendor_file(self, order: Order) -> bool:
        """Fetch the vendor's CSV of a ready order now; False where the API has none."""
        return KINDS[order.kind].keep_file(order, self._api(order), self.home)

    def wake(self, order: Order) -> None:
        """Let an order look now instead of after its pause."""
        if order.workflow_id:
            wake(order.workflow_id, WAKE)

    def heard(self, hint: Hint) -> None:
        """Act on a webhook's hint: wake the order of that job, or see whether it answers an uncertain order."""
        for order in self._ledger.by_vendor_id(hint.vendor_id, *hint.kinds):
            if order.moving:
                with about(order=order.code, account=order.account):
                    _log.info("a webhook wakes it")
                self.wake(order)
        for order in self._ledger.uncertain():
            if order.kind in hint.kinds and (not hint.name or order.code in hint.name):
                self._adopt_if_ours(order, hint)

    def _adopt_if_ours(self, order: Order, hint: Hint) -> None:
        noun = KINDS[order.kind].noun
        try:
            if KINDS[order.kind].surely_ours(order, hint.vendor_id, self._api(order), self.home):
                self.adopt(order, hint.vendor_id)
        except Fault as fault:
            self._ledger.note(order.key, note=f"A webhook names {noun} {hint.vendor_id}: {fault.message}")

    def _api(self, order: Order) -> Tracerfy:
        api = self._api_of(order.account)
        if api is None:
            raise BadInput("token", "The token of this order's account is not here.", advice="Connect with it again.")
        return api

    def _record(self, order: Order) -> None:
        self._journal.record(
            order.key,
            order.account,
            kind=order.kind,
            subject=order.name,
            max_credits=order.max_credits,
            person=order.person,
            by_id=order.by_id,
        )

    def _drive(self, order: Order) -> None:
        """Start the order's workflow unless it has one that goes on; the ledger lets one win."""
        if not self._drivers.is_driven(order.workflow_id) and not self._drivers.begin(order.key, order.workflow_id):
            again = self._ledger.order(order.key)
            if not self._drivers.is_driven(again.workflow_id):
                self._drivers.begin(again.key, again.workflow_id)

    def _start_workflow(self, order_key: str, workflow_id: str) -> None:
        with SetWorkflowID(workflow_id):
            DBOS.start_workflow(self.drive, order_key)

    @DBOS.workflow(name="drive", max_recovery_attempts=None)
    def drive(self, order_key: str) -> None:
        """Move one order until it rests, or this process closes."""
        workflow_id = DBOS.workflow_id or ""
        try:
            while (pause_s := self.move(order_key, workflow_id)) is not None:
                if pause_s > 0:
                    DBOS.recv(WAKE, timeout_seconds=pause_s)
        finally:
            self._drivers.ended(workflow_id)

    @DBOS.step(name="move")
    def move(self, order_key: str, workflow_id: str) -> float | None:
        """Move an order by one; give the seconds until the next move, or None where it rests or another workflow has it.

        Whoever sets a resting order in motion again finds no workflow at it, or one that will look once more: the ledger decides.
        """
        order = self._read(order_key)
        if order.workflow_id != workflow_id or self._closing.is_set():
            return None
        with about(order=order.code, account=order.account), span("order move", kind=order.kind, state=order.state):
            pause_s = self._moved(order)
            return 0.0 if pause_s is None and not self._ledger.let_go(order_key, workflow_id) else pause_s

    @retry(
        retry=retry_if_exception_type(OperationalError), stop=stop_after_delay(120), wait=wait_fixed(1), reraise=True
    )
    def _read(self, order_key: str) -> Order:
        """A database that is being restarted comes back; where it doesn't for long, the sweep takes the order up later."""
        return self._ledger.order(order_key)

    def _moved(self, order: Order) -> float | None:
        api = self._api_of(order.account)
        if not order.moving:
            return self._after(order, api)
        if api is None:
            self._ledger.note(order.key, note="Waiting for this account's token.")
            return 30.0
        try:
            return self._move(order, api)
        except Exception as error:  # noqa: BLE001  an order must not stand still for a bug; the log has it
            _log.exception("order %s", order.code)
            self._ledger.note(order.key, note=f"Something went wrong here ({type(error).__name__}). Trying again.")
            return 30.0

    def _after(self, order: Order, api: Tracerfy | None) -> float | None:
        """Keep the vendor's file of an order that is home: its address is good for an hour only. Seek one whose answer was lost."""
        if api is None:
            return None
        if order.state is State.READY and not order.vendor_csv:
            KINDS[order.kind].keep_file(order, api, self.home)
        if order.state is State.UNCERTAIN and worth_seeking(order):
            return self._sought(order, api)
        return None

    def _sought(self, order: Order, api: Tracerfy) -> float | None:
        try:
            found = seek(order, api, self.home)
            if found is not None:
                self._ledger.advance(order.key, State.UNCERTAIN, State.BUILDING, vendor_id=found, reason="", note="")
                return 0.0
        except Fault as fault:
            _log.info("order %s not found yet: %s", order.code, fault.message)
        return SEEK_AGAIN_S

    def _move(self, order: Order, api: Tracerfy) -> float | None:
        if order.state in {State.QUEUED, State.PLACING}:
            rests_after = place(order, api, self.home, self._journal)
            return 0.0 if rests_after is None else rests_after
        if order.state is State.BUILDING:
            return watch(order, api, self.home, self._journal)
        return fetch(order, api, self.home)

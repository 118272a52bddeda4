"""The durable engine: one workflow an order, driven by the order's state on disk.

DBOS keeps the workflows and resumes them after a kill -9. Each step looks the order up and moves it by one; a step that runs twice
finds the order already moved. A workflow ends where the order rests: ready, failed or uncertain.
"""

from __future__ import annotations

import logging
import uuid
from collections.abc import Callable

from dbos import DBOS, DBOSConfig, DBOSConfiguredInstance, SetWorkflowID

from components.faults import BadInput, Fault
from components.orders.fetching import fetch
from components.orders.inbox import Hint, Inbox
from components.orders.journal import Journal
from components.orders.kinds import KINDS, Home
from components.orders.order import NOT_PLACED, WITHDRAWN, Order, State
from components.orders.placing import place
from components.orders.seeking import SEEK_AGAIN_S, seek, worth_seeking
from components.orders.watching import watch
from components.people import HERE, Act, Person
from components.tracerfy import Tracerfy

_log = logging.getLogger("platbook.orders")

# Workflows are found again by version: pinned, so that an upgrade of the code does not strand orders in flight.
ENGINE_VERSION = "1"
WAKE = "wake"
ALIVE = frozenset({"PENDING", "ENQUEUED", "DELAYED"})

ApiOf = Callable[[str], Tracerfy | None]


@DBOS.dbos_class()
class OrderEngine(DBOSConfiguredInstance):
    """Moves orders on. Made once a process, started by `start`, stopped by `close`."""

    def __init__(self, home: Home, journal: Journal, inbox: Inbox, api_of: ApiOf) -> None:
        self.home, self._ledger, self._journal = home, home.ledger, journal
        self._inbox, self._api_of = inbox, api_of
        super().__init__(config_name="orders")

    @staticmethod
    def configure(database_url: str, executor_id: str) -> None:
        """Tell DBOS where to keep its books; before any engine is made."""
        config: DBOSConfig = {
            "name": "platbook",
            "system_database_url": database_url,
            "application_version": ENGINE_VERSION,
            "executor_id": executor_id,
            "log_level": "WARNING",
            "use_listen_notify": False,
            "notification_listener_polling_interval_sec": 0.25,
        }
        DBOS(config=config)

    def start(self) -> None:
        """Launch, and take every order up again that was under way."""
        DBOS.launch()
        self._journal.settle_cut_off()
        for order in self._ledger.moving():
            self._drive(order)

    def close(self) -> None:
        """Stop; what is under way goes on at the next start."""
        DBOS.destroy(workflow_completion_timeout_sec=0)

    def submit(self, order: Order) -> None:
        """Begin to move a new order. Calling it twice for one order begins once."""
        self._journal.record(
            order.key,
            order.account,
            kind=order.kind,
            subject=order.name,
            max_credits=order.max_credits,
            person=order.person,
            by_id=order.by_id,
        )
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
            DBOS.send(order.workflow_id, WAKE, topic=WAKE)

    def heard(self, hint: Hint) -> None:
        """Act on a webhook's hint: wake the order of that job, or see whether it answers an uncertain order."""
        for order in self._ledger.by_vendor_id(hint.vendor_id, *hint.kinds):
            if order.moving:
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

    def _drive(self, order: Order) -> None:
        """Start the order's workflow unless it runs; the id follows from where the order stands, so twice is once."""
        standing = DBOS.get_workflow_status(order.workflow_id) if order.workflow_id else None
        if standing is not None and standing.status in ALIVE:
            return
        workflow_id = f"{order.key}:{order.state}"
        if DBOS.get_workflow_status(workflow_id) is not None:
            workflow_id = f"{workflow_id}:{uuid.uuid4().hex[:8]}"
        self._ledger.note(order.key, workflow_id=workflow_id)
        with SetWorkflowID(workflow_id):
            DBOS.start_workflow(self.drive, order.key)

    @DBOS.workflow(name="drive", max_recovery_attempts=None)
    def drive(self, order_key: str) -> None:
        """Move one order until it rests."""
        while (pause_s := self.move(order_key, DBOS.workflow_id or "")) is not None:
            if pause_s > 0:
                DBOS.recv(WAKE, timeout_seconds=pause_s)

    @DBOS.step(name="move")
    def move(self, order_key: str, workflow_id: str) -> float | None:
        """Move an order by one; give the seconds until the next move, or None where it rests or another workflow has it.

        Whoever sets a resting order in motion again finds no workflow at it, or one that will look once more: the ledger decides.
        """
        order = self._ledger.order(order_key)
        if order.workflow_id != workflow_id:
            return None
        pause_s = self._moved(order)
        return 0.0 if pause_s is None and not self._ledger.let_go(order_key, workflow_id) else pause_s

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

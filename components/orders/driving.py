"""Who drives an order: its workflow's process, as long as that has a living lease. Work that nobody drives is found here, and taken once.

DBOS keeps what a workflow did; it does not know which process lives. So a workflow bears its process's lease, and an order whose workflow
has ended, never began, or bears a lease that no longer lives is taken from it by the ledger's compare-and-set. A process that was only
frozen finds another workflow at the order and lets it be.
"""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable, Collection
from contextlib import suppress

from dbos import DBOS, error

from components.orders.ledger import Driven, Ledger

ALIVE = frozenset({"PENDING", "ENQUEUED", "DELAYED"})
ORPHANED_S = 20.0
"""How long an order may be without any workflow: whoever wrote it down is about to start one, or has died."""
_LOOKS_S = 0.1


class Drivers:
    """The workflows that drive orders: this process's own, and what is known of others'."""

    def __init__(self, ledger: Ledger, lease: str, start: Callable[[str, str], None]) -> None:
        self._ledger, self._lease, self._start = ledger, lease, start
        self._own: set[str] = set()
        self._orphans: dict[Driven, float] = {}

    def begin(self, key: str, from_workflow: str) -> bool:
        """Start a workflow for an order that had another or none; False where somebody else did."""
        workflow_id = f"{key}:{uuid.uuid4().hex[:12]}"
        if not self._ledger.take(key, from_workflow, workflow_id):
            return False
        self._own.add(workflow_id)
        try:
            self._start(key, workflow_id)
        except BaseException:
            self._own.discard(workflow_id)
            raise
        return True

    def ended(self, workflow_id: str) -> None:
        """Say that a workflow of this process has ended, however it did."""
        self._own.discard(workflow_id)

    def settle(self, patience_s: float) -> bool:
        """Wait until no workflow of this process is left, as long as the patience lasts; False where one is."""
        end = time.monotonic() + patience_s
        while self._own and time.monotonic() < end:
            time.sleep(_LOOKS_S)
        return not self._own

    def is_driven(self, workflow_id: str) -> bool:
        """Tell whether a workflow goes on, as far as the durable engine knows."""
        standing = DBOS.get_workflow_status(workflow_id) if workflow_id else None
        return standing is not None and standing.status in ALIVE

    def undriven(self, alive: Collection[str], patience_s: float) -> tuple[Driven, ...]:
        """Give the orders that no living process drives; one without any workflow only after the patience."""
        driven = self._ledger.driven()
        workflows = _workflows([one.workflow_id for one in driven if one.workflow_id])
        self._orphans = {one: since for one, since in self._orphans.items() if one in driven}
        return tuple(one for one in driven if self._is_left(one, workflows.get(one.workflow_id), alive, patience_s))

    def take_over(self, left: Driven) -> bool:
        """Drive an order that was left, once: False where somebody else does. Nobody resumes its old workflow then."""
        taken = self.begin(left.key, left.workflow_id)
        if taken and self.is_driven(left.workflow_id):
            DBOS.cancel_workflow(left.workflow_id)
        return taken

    def wake_own(self, topic: str) -> None:
        """Let every workflow of this process look now."""
        for workflow_id in tuple(self._own):
            wake(workflow_id, topic)

    def _is_left(
        self, one: Driven, workflow: tuple[str, str] | None, alive: Collection[str], patience_s: float
    ) -> bool:
        if workflow is None:
            since = self._orphans.setdefault(one, time.monotonic())
            return one.workflow_id not in self._own and time.monotonic() - since >= patience_s
        status, lease = workflow
        if status in ALIVE:
            return one.workflow_id not in self._own if lease == self._lease else lease not in alive
        if not one.moves:
            self._ledger.let_go(one.key, one.workflow_id)
        return one.moves


def wake(workflow_id: str, topic: str) -> None:
    """Let a workflow look now instead of after its pause; one that hasn't begun looks anyway."""
    with suppress(error.DBOSNonExistentWorkflowError):
        DBOS.send(workflow_id, topic, topic=topic)


def _workflows(ids: list[str]) -> dict[str, tuple[str, str]]:
    """Give the status and the lease of some workflows."""
    found = DBOS.list_workflows(workflow_ids=ids, load_input=False, load_output=False) if ids else []
    return {one.workflow_id: (one.status, one.executor_id or "") for one in found}

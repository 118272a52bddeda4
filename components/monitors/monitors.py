"""Making monitors, once; and bringing home what their runs found."""

from __future__ import annotations

import hashlib
import logging
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from itertools import count
from typing import Any

from dbos import DBOS
from sqlalchemy import Engine

from components.audience import Audience
from components.faults import BadInput, Charged, Fault, Forbidden
from components.monitors.monitor import Watched, run_ceiling
from components.monitors.store import MonitorStore
from components.orders import Journal, Ledger, OrderEngine, adopt_list, code_of, vendor_name
from components.people import HERE, Act, Person, Role
from components.tracerfy import FREQUENCIES, Capability, MonitorRun, NotFound, Tracerfy

_log = logging.getLogger("platbook.monitors")
SCHEDULE, HOURLY = "look-at-monitors", "22 * * * *"
LOOK_AGAIN_S = 5.0


class Monitors:
    """The monitors of one account. Has a life: `start`, `close`."""

    def __init__(
        self, database: Engine, account: str, api: Tracerfy, journal: Journal, ledger: Ledger, engine: OrderEngine
    ) -> None:
        self._database, self._store, self._account, self._api = database, MonitorStore(database), account, api
        self._journal, self._ledger, self._engine = journal, ledger, engine
        self._senders = ThreadPoolExecutor(2, thread_name_prefix="monitors")
        self._looking, self._looked_at = threading.Lock(), float("-inf")

    def start(self) -> None:
        """Put the hourly look in place; after the durable engine was launched."""
        _STANDING[self._account] = self
        DBOS.apply_schedules([{"schedule_name": SCHEDULE, "workflow_fn": look_at_monitors, "schedule": HOURLY}])

    def close(self) -> None:
        """Make and look no more in this process."""
        _STANDING.pop(self._account, None)
        self._senders.shutdown(wait=False, cancel_futures=True)

    def of(self, account: str) -> tuple[Watched, ...]:
        """Give an account's monitors, the newest first."""
        return self._store.of(account)

    def one(self, key: str) -> Watched | None:
        """Give one monitor, or None."""
        return self._store.find(self._account, key)

    def next_key(self, audience: Audience, frequency: str) -> str:
        """Give the key of the monitor that would be made of this now: whoever confirms second confirms the same."""
        asked = _asked(audience, frequency)
        numbers = count(self._store.count(self._account, asked))
        keys = (_key(self._account, asked, number) for number in numbers)
        return self._journal.first_unpaid(_journal_key(key) for key in keys).removeprefix(_PREFIX)

    def make(
        self, key: str, audience: Audience, frequency: str, *, name: str, saved_id: str = "", by: Person = HERE
    ) -> Watched:
        """Write a monitor down and ask the vendor for it, once; the answer shows up under the same key.

        Raises `BadInput` for what can't be watched, and `Forbidden` where a run's ceiling is over a limit; nothing is written then.
        """
        by.check(Act.SPEND)
        self._check(audience, frequency)
        refusal = self._journal.refusal(self._account, run_ceiling(audience), by)
        if refusal and self.one(key) is None:
            raise Forbidden(refusal, advice="Let it bring fewer leads a run, or raise the limit in the settings.")
        now = datetime.now(UTC)
        bare = " ".join(name.split())[:120] or "Watched"
        new = Watched(
            key, self._account, by.name[:200], by.id, saved_id, bare, audience, frequency, "asking", None, "", now
        )
        if self._store.open(new, _asked(audience, frequency)):
            self._senders.submit(self._send, new, by)
        return self.one(key) or new

    def pause(self, one: Watched, by: Person = HERE) -> None:
        """Let it look no more. Raises the API's faults, and `Forbidden` where the role says no."""
        by.check(Act.SPEND)
        self._api.pause_monitor(_number(one))
        self._store.change(self._account, one.key, ("active",), state="paused")

    def resume(self, one: Watched, by: Person = HERE) -> None:
        """Let it go on. Raises the API's faults, and `Forbidden` where the role or a limit says no."""
        by.check(Act.SPEND)
        if refusal := self._journal.refusal(self._account, one.max_credits, by):
            raise Forbidden(refusal, advice="Ask an admin to raise the limit.")
        self._api.resume_monitor(_number(one))
        self._store.change(self._account, one.key, ("paused",), state="active")

    def end(self, one: Watched, by: Person = HERE) -> None:
        """End it, once what it has bought is on its way home; its lists stay. Raises the API's faults, and `Forbidden`."""
        by.check(Act.SPEND)
        number = _number(one)
        try:
            self._bring_home(one)
            self._api.delete_monitor(number)
        except NotFound:
            _log.info("monitor %s was gone already", number)
        self._store.change(self._account, one.key, ("active", "paused"), state="ended")

    def seek(self, one: Watched) -> bool:
        """Look at the vendor's whether an uncertain monitor was made; True where it was. Free. Raises the API's faults."""
        code = code_of(one.key)
        found = next((standing for standing in self._api.monitors() if code in standing.name), None)
        if found is None:
            return False
        self._settle(one, "active", found.monitor_id, "done", f"Monitor {found.monitor_id}")
        return True

    def give_up(self, one: Watched, by: Person = HERE) -> None:
        """Close an uncertain monitor that isn't at the vendor's. Raises `BadInput` where it is, and `Forbidden`."""
        by.check(Act.SETTLE)
        if self.seek(one):
            raise BadInput("monitor", "It is there after all, and stands here now.")
        self._settle(one, "refused", None, "refused", "Not made, as the vendor's list of monitors shows.")

    def look(self) -> int:
        """Bring home what the runs of all monitors found; give how many lists that was. A fault leaves the rest for the next look."""
        if Capability.MONITORS not in self._api.dialect.offers or not self._looking.acquire(blocking=False):
            return 0
        try:
            self._looked_at = time.monotonic()
            return sum(self._looked(one) for one in self._store.of(self._account) if one.state in {"active", "paused"})
        finally:
            self._looking.release()

    def heard(self, list_id: int) -> None:
        """A webhook told of a list: one that no order has may be a run's. Looked for at most every few seconds, however many come."""
        if time.monotonic() - self._looked_at > LOOK_AGAIN_S and not self._ledger.by_list(list_id):
            self.look()

    def forget_account(self, account: str) -> None:
        """Take all monitors of an account away: only play can be forgotten."""
        self._store.forget_account(account)

    def _check(self, audience: Audience, frequency: str) -> None:
        if frequency not in FREQUENCIES:
            raise BadInput("frequency", f"Choose {', '.join(FREQUENCIES)}.")
        if Capability.MONITORS not in self._api.dialect.offers:
            raise BadInput("monitor", "This account's API does not offer monitors.")
        if audience.geography is None or audience.requested_count < 1:
            raise BadInput("audience", "Choose a place, and at least one lead a run.")

    def _send(self, new: Watched, by: Person) -> None:
        try:
            made = self._journal.pay(
                _journal_key(new.key),
                new.account,
                kind="monitor",
                subject=f"{new.name}, {new.frequency}",
                max_credits=new.max_credits,
                call=lambda: self._api.create_monitor(new.audience, vendor_name(new.name, new.key), new.frequency),
                credits_of=lambda _: 0,
                by=by,
            )
        except Fault as fault:
            state = "refused" if fault.charged is Charged.NOTHING else "uncertain"
            self._store.change(new.account, new.key, ("asking",), state=state, problem=fault.message)
        except Exception:  # noqa: BLE001  it must not stand open for a bug; the log has it
            _log.exception("monitor %s", new.key[:8])
            self._store.change(new.account, new.key, ("asking",), state="uncertain", problem="The answer was lost.")
        else:
            self._store.change(new.account, new.key, ("asking",), state="active", vendor_id=made.monitor_id)

    def _settle(self, one: Watched, state: str, vendor_id: int | None, outcome: str, told: str) -> None:
        problem = "" if state == "active" else told
        if self._store.change(
            self._account, one.key, ("uncertain",), state=state, vendor_id=vendor_id, problem=problem
        ):
            self._journal.conclude(_journal_key(one.key), outcome, 0, told)

    def _looked(self, one: Watched) -> int:
        try:
            return self._bring_home(one)
        except NotFound:
            self._store.change(self._account, one.key, ("active", "paused"), state="ended")
        except Fault as fault:
            _log.warning("monitor %s: %s", one.vendor_id, fault.message)
        return 0

    def _bring_home(self, one: Watched) -> int:
        runs = self._api.monitor_runs(_number(one))
        return sum(self._adopted(one, run) for run in reversed(runs) if run.list_id is not None)

    def _adopted(self, one: Watched, run: MonitorRun) -> bool:
        if run.list_id is None or self._ledger.by_list(run.list_id):
            return False
        rows = run.new_count if run.new_count is not None else one.audience.requested_count
        ran_at = run.ran_at or datetime.now(UTC)
        key = hashlib.sha256(f"{self._account}|run|{run.list_id}".encode()).hexdigest()[:32]
        new = adopt_list(
            self._database,
            key,
            self._account,
            one.audience.asking(max(1, rows)),
            name=f"{one.name} · new {ran_at.day} {ran_at:%b}",
            list_id=run.list_id,
            max_credits=run_ceiling(one.audience.asking(rows)),
            by=Person(one.by_id, one.person, "", Role.BUILDER),
        )
        if new:
            self._engine.submit(self._ledger.order(key))
        return new


_STANDING: dict[str, Monitors] = {}
_PREFIX = "monitor:"


@DBOS.workflow(name="look_at_monitors", max_recovery_attempts=None)
def look_at_monitors(_scheduled_at: datetime, _context: Any) -> None:
    """Bring home what monitors found, for each account of this process."""
    for account in sorted(_STANDING):
        _look_for(account)


@DBOS.step(name="look_for_account")
def _look_for(account: str) -> int:
    standing = _STANDING.get(account)
    return 0 if standing is None else standing.look()


def _number(one: Watched) -> int:
    if one.vendor_id is None:
        raise BadInput("monitor", "It has no number at the vendor's.")
    return one.vendor_id


def _asked(audience: Audience, frequency: str) -> str:
    return hashlib.sha256(f"{audience.key()}|{frequency}".encode()).hexdigest()[:32]


def _key(account: str, asked: str, number: int) -> str:
    return hashlib.sha256(f"{account}|{asked}|{number}".encode()).hexdigest()[:32]


def _journal_key(key: str) -> str:
    return f"{_PREFIX}{key}"

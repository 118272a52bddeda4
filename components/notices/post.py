"""The post: every few seconds it asks what has happened, spreads it, and sends what is due. It runs in each replica.

What it does stands on disk before it does it, so a process that dies loses nothing: the next one, or another, goes on.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from components.faults import Fault
from components.notices.choices import Choices
from components.notices.deliver import Sender
from components.notices.outbox import Outbox, Parcel
from components.notices.spreading import Spreading
from components.notices.store import Notices

_log = logging.getLogger("platbook.notices")
EVERY_S = 2.0
_SENDERS = 4
_LAST_S = 5.0


@dataclass
class Round:
    """A look at what may have happened, at most every so many seconds; `first_after_s` is how long the first one waits."""

    look: Callable[[], object]
    every_s: float = 0.0
    first_after_s: float = 0.0
    next_at: float = 0.0

    def __post_init__(self) -> None:
        self.next_at = time.monotonic() + self.first_after_s

    def take(self) -> None:
        """Look, where it is time."""
        if time.monotonic() >= self.next_at:
            self.next_at = time.monotonic() + self.every_s
            self.look()


class Post:
    """Started by `start`, stopped by `close`. `rounds` tell what has happened where they look."""

    def __init__(
        self,
        notices: Notices,
        spreading: Spreading,
        outbox: Outbox,
        choices: Choices,
        sender: Sender,
        rounds: Sequence[Round] = (),
    ) -> None:
        self.notices, self.outbox, self.choices, self.sender = notices, outbox, choices, sender
        self._rounds = (*(one.take for one in rounds), spreading.spread)
        self._ending = threading.Event()
        self._senders = ThreadPoolExecutor(_SENDERS, thread_name_prefix="notices")
        self._threads: list[threading.Thread] = []
        self._failing: set[Callable[[], object]] = set()

    def start(self) -> None:
        """Begin: one thread looks, another sends, so that a slow receiver keeps no notice from standing in the app."""
        for work in (self.look, self.send_due):
            thread = threading.Thread(target=self._again, args=(work,), name=f"notices {work.__name__}", daemon=True)
            thread.start()
            self._threads.append(thread)

    def close(self) -> None:
        """End soon: what is being sent may be sent once more at the next start, where its receiver is slow."""
        self._ending.set()
        for thread in self._threads:
            thread.join(_LAST_S)
        self._senders.shutdown(wait=False, cancel_futures=True)

    def look(self) -> None:
        """Ask what has happened, and spread it. What goes wrong in one part is logged and keeps no other part from its turn."""
        for part in self._rounds:
            self._guarded(part)

    def send_due(self) -> None:
        """Send what is due, and wait until it is sent or failed."""
        self._guarded(self._send_all)

    def _send_all(self) -> None:
        list(self._senders.map(self._send, self.outbox.claimed()))

    def _guarded(self, part: Callable[[], object]) -> None:
        """Do a part; a database that is away is told once in the log, not every two seconds."""
        try:
            part()
        except Exception:  # noqa: BLE001  whatever it was, the next round tries again
            if part not in self._failing:
                _log.exception("The post could not do its round; it tries again.")
            self._failing.add(part)
        else:
            self._failing.discard(part)

    def _again(self, work: Callable[[], None]) -> None:
        while not self._ending.wait(EVERY_S):
            work()

    def _send(self, parcel: Parcel) -> None:
        chosen = self.choices.of(parcel.account, parcel.person)
        try:
            self.sender.send(parcel.way, parcel.notices, chosen, parcel.id)
        except Fault as fault:
            _log.info("notice %s by %s: %s", parcel.notices[0].key, parcel.way, fault.message)
            self.outbox.failed(parcel, fault.message)
            return
        except Exception as error:  # noqa: BLE001  one message that can't be written must not keep the others
            _log.exception("notice %s by %s", parcel.notices[0].key, parcel.way)
            self.outbox.failed(parcel, f"Something went wrong here ({type(error).__name__}).")
            return
        self.outbox.sent(parcel)

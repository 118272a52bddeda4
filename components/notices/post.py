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

    def start(self) -> None:
        """Begin: one thread looks, another sends, so that a slow receiver keeps no notice from standing in the app."""
        for work in (self.look, self.send_due):
            thread = threading.Thread(target=self._again, args=(work,), name=f"notices {work.__name__}", daemon=True)
            thread.start()
            self._threads.append(thread)

    def close(self) -> None:
        """End after what is being sent."""
        self._ending.set()
        for thread in self._threads:
            thread.join()
        self._senders.shutdown(cancel_futures=True)

    def look(self) -> None:
        """Ask what has happened, and spread it. What goes wrong in one part is logged and keeps no other part from its turn."""
        for part in self._rounds:
            _guarded(part)

    def send_due(self) -> None:
        """Send what is due, and wait until it is sent or failed."""
        _guarded(lambda: list(self._senders.map(self._send, self.outbox.claimed())))

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


def _guarded(part: Callable[[], object]) -> None:
    try:
        part()
    except Exception:  # noqa: BLE001  a database that is away for a moment comes back
        _log.warning("The post could not do its round; it tries again.", exc_info=True)

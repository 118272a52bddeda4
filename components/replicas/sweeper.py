"""The sweeper: says that this process lives, and looks again and again for work that nobody drives."""

from __future__ import annotations

import logging
import os
import signal
import threading
from collections.abc import Callable

from components.replicas.lease import BEAT_S, Roll

_log = logging.getLogger("platbook.replicas")

SWEEP_S = 3.0
_LAST_WORD_S = 5.0


def stop_this_process() -> None:
    """End as an operator would end it."""
    os.kill(os.getpid(), signal.SIGTERM)


Living = frozenset[str]


class Sweeper:
    """Two threads of one process: one renews its lease, the other looks for work that was left. Started by `start`, ended by `close`.

    `sweep` is called with the living every few seconds, `bury` whenever they have become others. Both may be called twice.
    """

    def __init__(
        self,
        roll: Roll,
        *,
        sweep: Callable[[Living], object],
        bury: Callable[[Living], object],
        lost: Callable[[], None] = stop_this_process,
    ) -> None:
        self._roll, self._sweep, self._bury, self._lost = roll, sweep, bury, lost
        self._buried: Living | None = None
        self._ending = threading.Event()
        self._threads = [
            threading.Thread(target=self._again, args=told, name=f"replica-{told[1].__name__}", daemon=True)
            for told in ((BEAT_S, self._beat_once), (SWEEP_S, self._sweep_once))
        ]

    def start(self) -> None:
        """Bury who is dead now, and begin to beat and to sweep."""
        self._sweep_once()
        for thread in self._threads:
            thread.start()

    def close(self) -> None:
        """Sweep and beat no more."""
        self._ending.set()
        for thread in self._threads:
            if thread.is_alive() and thread is not threading.current_thread():
                thread.join(_LAST_WORD_S)

    def _again(self, every_s: float, once: Callable[[], None]) -> None:
        while not self._ending.wait(every_s):
            try:
                once()
            except Exception as error:  # noqa: BLE001  a database that is being restarted comes back; this must go on until then
                _log.warning("%s: %s. Trying again.", once.__name__.strip("_"), type(error).__name__)

    def _beat_once(self) -> None:
        if not self._roll.beat() and not self._ending.is_set():
            _log.critical("Another process has taken this one's name over. This one stops.")
            self._ending.set()
            self._lost()

    def _sweep_once(self) -> None:
        living = self._roll.alive()
        self._sweep(living)
        if living != self._buried:
            self._bury(living)
            self._buried = living

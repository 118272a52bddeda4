"""Whether this process can serve: the database, the order engine, the API. Asked every few seconds by whoever balances the load."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Mapping
from threading import Lock
from typing import TYPE_CHECKING

from sqlalchemy import text

from components.faults import Fault
from components.orders.pulse import workflows_alive

if TYPE_CHECKING:
    from components.house import House

_log = logging.getLogger("platbook.server")

READY = "ready"
ASK_AGAIN_S = 15.0
"""How long an answer about the API holds: so rarely is it asked, however often we are."""


class Cached:
    """One answer, asked for anew when it is older than some seconds; whoever comes meanwhile gets the last one."""

    def __init__(self, ask: Callable[[], str], good_for_s: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._ask, self._good_for_s, self._clock = ask, good_for_s, clock
        self._asking = Lock()
        self._answer, self._asked_at = "not asked yet", float("-inf")

    def answer(self) -> str:
        """Give the answer."""
        if self._clock() - self._asked_at < self._good_for_s or not self._asking.acquire(blocking=False):
            return self._answer
        try:
            self._answer = self._ask()
            self._asked_at = self._clock()
        finally:
            self._asking.release()
        return self._answer


class Readiness:
    """The parts of one house, each with how it stands: "ready", or why not, in words that hold no secret."""

    def __init__(self, standing: House) -> None:
        self.standing = standing
        self._api = Cached(self._ask_api, ASK_AGAIN_S)

    def parts(self, without: frozenset[str] = frozenset()) -> Mapping[str, str]:
        """Tell how each part stands, but for those that nobody asks about."""
        asked = {"database": self._database, "engine": self._engine, "api": self._api.answer}
        return {name: ask() for name, ask in asked.items() if name not in without}

    def _database(self) -> str:
        try:
            with self.standing.database.connect() as connection:
                connection.execute(text("SELECT 1"))
        except Exception as error:  # noqa: BLE001  whatever it is, it is not ready
            return _kind(error)
        return READY

    def _engine(self) -> str:
        try:
            workflows_alive()
        except Exception as error:  # noqa: BLE001  whatever it is, it is not ready
            return _kind(error)
        return READY

    def _ask_api(self) -> str:
        """One account is enough: all have one API."""
        lines = [desk.api for desk in self.standing.desks.standing() if desk.api.connected]
        if not lines:
            return "no account has a token here"
        try:
            lines[0].analytics()
        except Fault as fault:
            return type(fault).__name__
        return READY


def _kind(error: Exception) -> str:
    """An error's words may quote an address with its password; its kind never does. The log has the rest, masked."""
    _log.warning("not ready: %s", error)
    return type(error).__name__

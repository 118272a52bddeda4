"""Rate limits: sliding windows per account (API document; bodies as the document prints them)."""

from __future__ import annotations

import math
import threading
from collections import deque
from collections.abc import Mapping

from components.sandbox.refusals import Refusal

PREVIEWS_AN_HOUR, AUTOCOMPLETES_A_MINUTE = 500, 30
EXECUTES_AN_HOUR, EXECUTES_A_DAY = 10, 50
LOOKUPS_A_MINUTE = 500
HOUR_S, DAY_S, MINUTE_S = 3600.0, 86_400.0, 60.0


class Windows:
    """Counts calls of accounts in sliding windows; kept in memory, so a restart forgives."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._calls: dict[tuple[str, str], deque[float]] = {}

    def admit(
        self, account: str, call: str, now: float, most: int, window_s: float, said: Mapping[str, object]
    ) -> None:
        """Count a call. Raises `Refusal` 429 with `said` as its body when the window is full."""
        with self._lock:
            calls = self._calls.setdefault((account, call), deque())
            while calls and calls[0] <= now - window_s:
                calls.popleft()
            if len(calls) >= most:
                raise too_many(said, calls[0] + window_s - now)
            calls.append(now)


def too_many(said: Mapping[str, object], wait_s: float) -> Refusal:
    """429 with the time to wait in whole seconds."""
    return Refusal(429, dict(said), retry_after_s=max(1, math.ceil(wait_s)))


def check_executes(bought_at: list[float], now: float) -> None:
    """Refuse an eleventh list within an hour, a fifty-first within a day; `bought_at` ascends. Raises `Refusal` 429."""
    for most, window_s, per in ((EXECUTES_AN_HOUR, HOUR_S, "hour"), (EXECUTES_A_DAY, DAY_S, "day")):
        within = [at for at in bought_at if at > now - window_s]
        if len(within) >= most:
            said = f"Execute rate limit exceeded. Max {most} lead lists per {per}."
            raise too_many(
                {"status": 429, "error": said, "executes_in_window": len(within)}, within[-most] + window_s - now
            )

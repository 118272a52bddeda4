"""Rate limits: sliding windows per account (API document; bodies as the document prints them)."""

from __future__ import annotations

import math
import threading
import time
from collections import deque
from collections.abc import Mapping

from components.sandbox.refusals import Refusal

PREVIEWS_AN_HOUR, AUTOCOMPLETES_A_MINUTE = 500, 30
EXECUTES_AN_HOUR, EXECUTES_A_DAY = 10, 50
INSTANTS_A_MINUTE, DNC_LOOKUPS_A_MINUTE = 500, 30  # instants share one counter: lead lookups, traces, parcels
NEWER_DNC_LOOKUPS_A_MINUTE = 120  # of the second version, its own counter
BATCHES_A_WINDOW, BATCH_WINDOW_S = 10, 300.0
QUEUE_LISTS_A_MINUTE = 600  # live it is one in 20 s; here every job under way may be looked for every second
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

    def admit_search(self, account: str) -> None:
        """Count an autocomplete of any kind. Raises `Refusal` 429."""
        said = {"status": 429, "error": "Autocomplete rate limit exceeded. Max 30 requests per minute."}
        self.admit(account, "autocomplete", time.time(), AUTOCOMPLETES_A_MINUTE, MINUTE_S, said)

    def admit_instant(self, account: str) -> None:
        """Count an instant answer of any kind. Raises `Refusal` 429."""
        said = {
            "status": 429,
            "error": "Rate limit exceeded. Max 500 lookups per minute.",
            "lookups_in_window": INSTANTS_A_MINUTE,
        }
        self.admit(account, "instant", time.time(), INSTANTS_A_MINUTE, MINUTE_S, said)

    def admit_batch(self, account: str, call: str) -> None:
        """Count a batch of a kind ("trace", "parcel trace", "DNC scrub"). Raises `Refusal` 429."""
        error = f"Rate limit exceeded. Max {BATCHES_A_WINDOW} {call} requests per 5 minutes."
        said = {"status": 429, "error": error, "requests_in_window": BATCHES_A_WINDOW}
        self.admit(account, call, time.time(), BATCHES_A_WINDOW, BATCH_WINDOW_S, said)


def too_many(said: Mapping[str, object], wait_s: float) -> Refusal:
    """429 with the time to wait in whole seconds; a body that tells it too is filled in."""
    seconds = max(1, math.ceil(wait_s))
    told = {"retry_after_seconds": seconds, "retry_in": f"{seconds} seconds"}
    return Refusal(429, {**said, **{name: told[name] for name in told if name in said}}, retry_after_s=seconds)


def check_executes(bought_at: list[float], now: float) -> None:
    """Refuse an eleventh list within an hour, a fifty-first within a day; `bought_at` ascends. Raises `Refusal` 429."""
    for most, window_s, per in ((EXECUTES_AN_HOUR, HOUR_S, "hour"), (EXECUTES_A_DAY, DAY_S, "day")):
        within = [at for at in bought_at if at > now - window_s]
        if len(within) >= most:
            said = f"Execute rate limit exceeded. Max {most} lead lists per {per}."
            raise too_many(
                {"status": 429, "error": said, "executes_in_window": len(within)}, within[-most] + window_s - now
            )

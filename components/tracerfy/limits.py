"""Rate meters: how many calls the account has left, counted here because the API's answers don't say.

Windows slide, so a meter is never more generous than the API. One `Limits` an account, shared by all its sessions; with a tally, by all
replicas too.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from threading import Lock

from components.replicas import Calls, Tally, TallyUnread
from components.tracerfy.errors import NotSent, TooMany, spell_wait


@dataclass(frozen=True)
class Window:
    """At most `calls` in any `seconds`; `word` names it for a person ("this hour")."""

    calls: int
    seconds: float
    word: str


# API document: Preview 500 an hour (its error text says 120: a 429 is obeyed whenever it comes), Execute 10 an hour
# and 50 a day, Autocomplete 30 a minute, traces in batches (addresses and parcels) 10 in 5 minutes, instant answers 500 a
# minute in all. Live besides: scrubs 10 in 5 minutes, single phones 30 a minute, 120 in the API's second version.
WINDOWS: dict[str, tuple[Window, ...]] = {
    "preview": (Window(500, 3600, "this hour"),),
    "execute": (Window(10, 3600, "this hour"), Window(50, 86_400, "today")),
    "autocomplete": (Window(30, 60, "this minute"),),
    "batch": (Window(10, 300, "in 5 minutes"),),
    "instant": (Window(500, 60, "this minute"),),
    "scrub": (Window(10, 300, "in 5 minutes"),),
    "phone_check": (Window(30, 60, "this minute"),),
    "phone_check_newer": (Window(120, 60, "this minute"),),
}
NOUNS = {
    "preview": "previews",
    "execute": "orders",
    "autocomplete": "address searches",
    "batch": "traced batches",
    "instant": "instant answers",
    "scrub": "scrubs",
    "phone_check": "phone checks",
    "phone_check_newer": "phone checks",
}


FRESH_S = 1.0


class Meter:
    """Calls of one kind. True as long as a call is left; prints itself as "412 of 500 previews left this hour"."""

    def __init__(self, noun: str, windows: Sequence[Window], clock: Callable[[], float] = time.monotonic) -> None:
        self._noun, self._windows, self._clock = noun, tuple(windows), clock
        self._calls: deque[float] = deque()
        self._refused_until = float("-inf")
        self._lock = Lock()

    def take(self) -> bool:
        """Count a call about to be made; False, and not counted, when none is left."""
        with self._lock:
            if self._wait_s() > 0:
                return False
            self._calls.append(self._clock())
            return True

    def give_back(self) -> None:
        """Uncount the last call: it never left this machine."""
        with self._lock:
            if self._calls:
                self._calls.pop()

    def note_refusal(self, retry_after_s: float) -> None:
        """Hold calls back for as long as a 429 said."""
        with self._lock:
            self._refused_until = max(self._refused_until, self._clock() + retry_after_s)

    @property
    def left(self) -> int:
        """Calls left now, 0 while a refusal holds."""
        with self._lock:
            return self._tightest()[0]

    @property
    def resets_in_s(self) -> float:
        """Seconds until a call is left again; 0 when one is."""
        with self._lock:
            return self._wait_s()

    def __bool__(self) -> bool:
        return self.left > 0

    def __str__(self) -> str:
        with self._lock:
            left, window = self._tightest()
            wait_s = self._wait_s()
        line = f"{left:,} of {window.calls:,} {self._noun} left {window.word}"
        return f"{line}, more in {spell_wait(wait_s)}" if wait_s > 0 else line

    def _tightest(self) -> tuple[int, Window]:
        now = self._forget()
        left, window = min(((self._left_in(window, now), window) for window in self._windows), key=lambda pair: pair[0])
        return (0 if self._refused_until > now else left), window

    def _wait_s(self) -> float:
        now = self._forget()
        waits = [self._frees_at(window) - now for window in self._windows if self._left_in(window, now) == 0]
        return max(0.0, self._refused_until - now, *waits)

    def _left_in(self, window: Window, now: float) -> int:
        return max(0, window.calls - sum(1 for at in self._calls if at > now - window.seconds))

    def _frees_at(self, window: Window) -> float:
        return self._calls[-window.calls] + window.seconds

    @property
    def _horizon_s(self) -> float:
        return max(window.seconds for window in self._windows)

    def _forget(self) -> float:
        now, horizon = self._clock(), self._horizon_s
        while self._calls and self._calls[0] <= now - horizon:
            self._calls.popleft()
        return now


class SharedMeter(Meter):
    """A meter that all replicas count with. What is shown may be a second old; what is taken never is."""

    def __init__(
        self, name: str, windows: Sequence[Window], tally: Tally, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(NOUNS[name], windows, clock)
        self._name, self._tally, self._read_at = name, tally, float("-inf")

    def take(self) -> bool:
        """Count a call about to be made, for all replicas; False, and not counted, when none is left. Raises `NotSent`."""
        with self._lock, _or_nothing_is_sent():
            taken = self._tally.take(self._name, self._horizon_s, self._is_left)
            self._calls.extend([self._clock()] * taken)
            return taken

    def give_back(self) -> None:
        """Uncount the last call."""
        super().give_back()
        with suppress(TallyUnread):
            self._tally.give_back(self._name)

    def note_refusal(self, retry_after_s: float) -> None:
        """Hold calls of all replicas back for as long as a 429 said."""
        super().note_refusal(retry_after_s)
        with suppress(TallyUnread):
            self._tally.hold(self._name, retry_after_s)

    def _is_left(self, calls: Calls) -> bool:
        self._read(calls)
        return self._wait_s() <= 0

    def _forget(self) -> float:
        if self._clock() - self._read_at > FRESH_S:
            with suppress(TallyUnread):
                self._read(self._tally.calls(self._name, self._horizon_s))
        return super()._forget()

    def _read(self, calls: Calls) -> None:
        ages, held_s = calls
        self._read_at = self._clock()
        self._calls = deque(self._read_at - age for age in ages)
        self._refused_until = max(self._refused_until, self._read_at + held_s)


@contextmanager
def _or_nothing_is_sent() -> Iterator[None]:
    try:
        yield
    except TallyUnread:
        raise NotSent("The calls could not be counted: the database can't be reached.") from None


class Limits:
    """The meters of one account; safe to share between threads. A tally lets them count for all replicas."""

    def __init__(self, clock: Callable[[], float] = time.monotonic, *, tally: Tally | None = None) -> None:
        self._meters = {
            name: SharedMeter(name, windows, tally, clock) if tally else Meter(NOUNS[name], windows, clock)
            for name, windows in WINDOWS.items()
        }

    def meter(self, name: str) -> Meter:
        """Give the meter of one of `WINDOWS`."""
        return self._meters[name]

    @contextmanager
    def counting(self, name: str) -> Iterator[None]:
        """Count the call made inside, unless it never left this machine; "" counts nothing.

        Raises `TooMany`, before the call, when none is left.
        """
        if not name:
            yield
            return
        meter = self._meters[name]
        if not meter.take():
            raise TooMany(f"{meter}.", retry_after_s=meter.resets_in_s, status=None)
        try:
            yield
        except NotSent:
            meter.give_back()
            raise
        except TooMany as fault:
            meter.note_refusal(fault.retry_after_s)
            raise

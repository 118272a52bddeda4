"""Count many variants of an audience by free previews: a few at a time, within the calls left, and stoppable.

A 429 is waited out where it names a time within `patience_s`; else counting stops and keeps what it has. Either way `note` says so.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from threading import Event, Lock

from components.audience import Audience
from components.faults import Fault
from components.tracerfy import Meter, NotSent, Previews, Suspended, TooMany, Unauthorized, Unavailable

AT_ONCE = 4
# After one of these the next question would meet the same.
_HOPELESS = (NotSent, Unauthorized, Suspended, Unavailable)


@dataclass(frozen=True)
class Counted:
    """One variant and how many match it; None where that couldn't be learned, with the fault where there was one."""

    audience: Audience
    count: int | None
    fault: Fault | None = None


class Counting:
    """One round of questions. `pause` sleeps so many seconds or until cancelled; it is the seam for tests."""

    def __init__(
        self,
        previews: Previews,
        meter: Meter,
        *,
        patience_s: float = 0.0,
        at_once: int = AT_ONCE,
        pause: Callable[[float], object] | None = None,
    ) -> None:
        self._previews, self._meter, self._at_once = previews, meter, at_once
        self._halted, self._lock = Event(), Lock()
        self._patience_left_s, self._pause = patience_s, pause or self._halted.wait
        self._note = ""

    @property
    def note(self) -> str:
        """Say what holds it up or stopped it; empty while all goes well."""
        with self._lock:
            return self._note

    @property
    def stopped(self) -> bool:
        """Whether it ended before its end: cancelled, out of calls, or refused."""
        return self._halted.is_set()

    def calls_needed(self, variants: Iterable[Audience]) -> int:
        """Tell how many calls the variants take: equal ones count once, known ones not at all."""
        asked = {variant.matching_key(): variant for variant in variants}
        return sum(1 for variant in asked.values() if self._previews.known(variant) is None)

    def cancel(self) -> None:
        """Ask nothing more; answers under way are still kept in the cache."""
        self._halt("Stopped. What was counted is kept.")

    def one(self, audience: Audience) -> int | None:
        """Count one; None where that can't be learned now."""
        known = self._previews.known(audience)
        if known is not None:
            return known.count
        return next((counted.count for counted in self.each([audience])), None)

    def each(self, variants: Iterable[Audience]) -> Iterator[Counted]:
        """Count variants, started in the given order and yielded as they come; ends early when stopped.

        A variant that the API refuses comes with its fault; one that was never answered doesn't come.
        """
        waiting = deque({variant.matching_key(): variant for variant in variants}.values())
        running: set[Future[Counted]] = set()
        pool = ThreadPoolExecutor(self._at_once, thread_name_prefix="whatif")
        try:
            while True:
                while waiting and len(running) < self._at_once and not self.stopped:
                    running.add(pool.submit(self._asked, waiting.popleft()))
                if not running:
                    return
                done, running = wait(running, return_when=FIRST_COMPLETED)
                if any(isinstance(future.result().fault, TooMany) for future in done):
                    # Those under way meet the same limit: hear them out first, so that one wait serves them all.
                    done, running = done | wait(running).done, set()
                answers = [future.result() for future in done]
                yield from (answer for answer in answers if not isinstance(answer.fault, TooMany))
                self._wait_out(answers, waiting)
        finally:
            pool.shutdown(wait=False, cancel_futures=True)

    def _asked(self, audience: Audience) -> Counted:
        try:
            return Counted(audience, self._previews.of(audience).count)
        except _HOPELESS as trouble:
            self._halt(f"{trouble.message} What was counted is kept.")
            return Counted(audience, None, trouble)
        except Fault as trouble:
            return Counted(audience, None, trouble)

    def _wait_out(self, answers: Iterable[Counted], waiting: deque[Audience]) -> None:
        """Wait as long as the API says, out of one patience for the whole round, and put what it refused back in line."""
        refused = [(answer.audience, answer.fault) for answer in answers if isinstance(answer.fault, TooMany)]
        if not refused or self.stopped:
            return
        waiting.extendleft(audience for audience, _ in reversed(refused))
        refusal = max((fault for _, fault in refused), key=lambda fault: fault.retry_after_s)
        seconds = max(refusal.retry_after_s, self._meter.resets_in_s)
        if seconds > self._patience_left_s:
            self._halt(f"{refusal.message} {refusal.advice} What was counted is kept.")
            return
        self._patience_left_s -= seconds
        self._say(f"{refusal.message} Going on in {max(1, round(seconds))} s; what was counted is kept.")
        self._pause(seconds)
        self._say("")

    def _say(self, note: str) -> None:
        with self._lock:
            if not self.stopped:
                self._note = note

    def _halt(self, note: str) -> None:
        self._say(note)
        self._halted.set()

"""Work behind the page: a thread that fills a value which the page reads whenever it likes."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Thread
from typing import Generic, TypeVar

from components.whatifs.counting import Counting

T = TypeVar("T")


class Job(Generic[T]):
    """Runs a round of counting to its end; `latest` is the newest picture of it, None before the first."""

    def __init__(self, counting: Counting, pictures: Iterator[T]) -> None:
        self._counting, self._pictures = counting, pictures
        self._latest: T | None = None
        self._failure: Exception | None = None
        # A daemon: a picture nobody waits for must not hold the server's end up.
        self._thread = Thread(target=self._run, name="whatif-job", daemon=True)
        self._thread.start()

    @property
    def latest(self) -> T | None:
        """Give the newest picture."""
        return self._latest

    @property
    def done(self) -> bool:
        """Whether no more will come."""
        return not self._thread.is_alive()

    @property
    def failed(self) -> bool:
        """Whether it broke off by a mistake of ours; the log has it."""
        return self._failure is not None

    @property
    def note(self) -> str:
        """Say what holds it up or stopped it; empty while all goes well."""
        return self._counting.note

    @property
    def stopped(self) -> bool:
        """Whether counting ended before its end."""
        return self._counting.stopped

    def cancel(self) -> None:
        """Ask nothing more; what was counted stays."""
        self._counting.cancel()

    def join(self, timeout_s: float | None = None) -> None:
        """Wait for the end."""
        self._thread.join(timeout_s)

    def _run(self) -> None:
        try:
            for picture in self._pictures:
                self._latest = picture
        except Exception as error:
            self._failure = error
            raise

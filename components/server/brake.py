"""A brake: how often something may be done, whoever asks for it."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable


class Brake:
    """Lets at most `most` through in any `seconds`, one process's own count; by the steady clock."""

    def __init__(self, most: int, seconds: float, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._seconds, self._clock = seconds, clock
        self._let: deque[float] = deque(maxlen=most)
        self._lock = threading.Lock()

    def lets(self) -> bool:
        """Count one, and tell whether it may go on."""
        now = self._clock()
        with self._lock:
            full = len(self._let) == self._let.maxlen
            if full and now - self._let[0] < self._seconds:
                return False
            self._let.append(now)
            return True

"""Who else uses this machine: a benchmark beside somebody's test run measures both."""

from __future__ import annotations

import os
import resource
import time
from pathlib import Path


class Others:
    """From its making on, how many processors work that is not ours had. Linux only; elsewhere 0."""

    def __init__(self) -> None:
        self._begun, self._all_s, self._ours_s = time.monotonic(), _all_s(), _ours_s()

    def processors(self) -> float:
        seconds = time.monotonic() - self._begun
        return max(0.0, (_all_s() - self._all_s) - (_ours_s() - self._ours_s)) / seconds


def _all_s() -> float:
    """Give the seconds that all processors worked, or were taken by the machine beneath."""
    stat = Path("/proc/stat")
    if not stat.exists():
        return 0.0
    user, nice, system, _idle, _waiting, irq, soft, steal = map(int, stat.read_text(encoding="ascii").split()[1:9])
    return (user + nice + system + irq + soft + steal) / os.sysconf("SC_CLK_TCK")


def _ours_s() -> float:
    """Give the seconds of this process and of its descendants that ended and were waited for."""
    ours = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in ours)

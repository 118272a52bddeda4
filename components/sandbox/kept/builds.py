"""How far a build is: a pure function of when it began, what time it is, how fast the sandbox runs and how many rows it makes."""

from __future__ import annotations

from dataclasses import dataclass

SHORTEST_S, LONGEST_S = 6.0, 20.0
_MOST_ROWS = 25_000
_STAGES = (("", 0.06), ("fetching_properties", 0.4), ("skip_tracing", 0.85), ("generating_csv", 1.0))


@dataclass(frozen=True)
class Progress:
    """`stage` is "" while queued and when done; `percent` is 0 to 100."""

    stage: str
    percent: int
    done: bool


def duration_s(rows: int, speed: float) -> float:
    """Seconds that a build takes: 6 for a few rows, 20 for the most, divided by the speed."""
    return (SHORTEST_S + (LONGEST_S - SHORTEST_S) * min(rows, _MOST_ROWS) / _MOST_ROWS) / speed


def progress(elapsed_s: float, rows: int, speed: float) -> Progress:
    """Tell stage and percentage of a build that began so long ago."""
    share = max(0.0, elapsed_s) / duration_s(rows, speed)
    if share >= 1:
        return Progress("", 100, done=True)
    stage = next(name for name, until in _STAGES if share < until)
    return Progress(stage, int(share * 100), done=False)


def job_duration_s(rows: int, speed: float) -> float:
    """Seconds that a batch trace or a scrub takes: 3 for a row, 15 for ten thousand, 30 at most, divided by the speed."""
    return min(3.0 + 12.0 * rows / 10_000, 30.0) / speed

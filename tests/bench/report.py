"""What a benchmark says: samples against a budget, and the table of all."""

from __future__ import annotations

import atexit
import importlib
import math
import os
import statistics
import time
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One measured thing. `budget` is None for a part of a larger budget; samples and budget are in `unit`."""

    name: str
    samples: tuple[float, ...]
    budget: float | None
    unit: str = "ms"
    note: str = ""

    @property
    def median(self) -> float:
        return statistics.median(self.samples)

    @property
    def p95(self) -> float:
        """The nearest rank: of few samples, the largest."""
        return sorted(self.samples)[math.ceil(0.95 * len(self.samples)) - 1]

    @property
    def ratio(self) -> float | None:
        """The median in budgets: above 1 is over."""
        return None if self.budget is None else self.median / self.budget


def rows_of(name: str) -> list[Row]:
    """Run one benchmark here. It lives in this file because a spawned process finds no `__main__`."""
    atexit.register(os._exit, 0)  # what the libraries say of their leaks at the end is not about us
    try:
        return list(importlib.import_module(f"tests.bench.bench_{name}").measured())
    except Exception as error:  # noqa: BLE001  told in full by the parent
        raise RuntimeError(
            "".join(traceback.format_exception(error))
        ) from None  # not every one travels between processes


def timed_ms(work: Callable[[], object], runs: int, warm_ups: int = 1) -> tuple[float, ...]:
    """Time some work on the wall, in milliseconds."""
    for _ in range(warm_ups):
        work()
    return tuple(_once_ms(work) for _ in range(runs))


def _once_ms(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def table(rows: Sequence[Row]) -> str:
    """Write rows down as aligned columns."""
    cells = [("name", "runs", "median", "p95", "budget", "ratio", "")]
    cells += [_cells(row) for row in rows]
    widths = [max(len(line[at]) for line in cells) for at in range(len(cells[0]))]
    lines = [_line(line, widths) for line in cells]
    return "\n".join([lines[0], "-" * len(lines[0]), *lines[1:]])


def _cells(row: Row) -> tuple[str, ...]:
    ratio = "" if row.ratio is None else f"{row.ratio:.2f}"
    told = " ".join(word for word in ("OVER" if (row.ratio or 0) > 1 else "", row.note) if word)
    budget = "" if row.budget is None else _amount(row.budget, row.unit)
    return (
        row.name,
        str(len(row.samples)),
        _amount(row.median, row.unit),
        _amount(row.p95, row.unit),
        budget,
        ratio,
        told,
    )


def _amount(value: float, unit: str) -> str:
    return f"{value:,.2f} {unit}" if abs(value) < 10 else f"{value:,.0f} {unit}"


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    first, *numbers, told = cells
    aligned = [number.rjust(width) for number, width in zip(numbers, widths[1:-1], strict=True)]
    return "  ".join([first.ljust(widths[0]), *aligned, told]).rstrip()

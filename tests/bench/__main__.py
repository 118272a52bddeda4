"""Measure against the budgets, assert nothing: `python -m tests.bench`, or some: `python -m tests.bench propensity build`."""

from __future__ import annotations

import argparse
import multiprocessing
import os
import sys
import time
from concurrent.futures import ProcessPoolExecutor

from tests.bench.machine import Others
from tests.bench.report import Row, rows_of, table

BENCHES = (
    "export", "outreach", "files", "propensity", "stack", "build", "fetch", "xray", "uploads", "memory", "screen", "start", "lists",
)  # fmt: skip


def main() -> int:
    names = _names()
    print(f"{os.cpu_count()} processors. Where others have some, take times over a budget with care.", flush=True)
    rows, broken = list[Row](), list[str]()
    for name in names:
        begun, others = time.perf_counter(), Others()
        try:
            rows += _alone(name)
        except Exception as error:  # noqa: BLE001  one that breaks leaves the others their numbers
            print(error, file=sys.stderr)
            broken.append(name)
        seconds = time.perf_counter() - begun
        print(f"{name}: {seconds:.0f} s, others had {others.processors():.1f} processors", flush=True)
    print(table(rows))
    for name in broken:
        print(f"{name}: broke off, see above")
    return 1 if broken else 0


def _names() -> list[str]:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("names", nargs="*", help=f"of {', '.join(BENCHES)}; none means all")
    names = parser.parse_args().names
    if unknown := [name for name in names if name not in BENCHES]:
        parser.error(f"no such benchmark: {', '.join(unknown)}")
    return names or list(BENCHES)


def _alone(name: str) -> list[Row]:
    """Run one benchmark in a process of its own: nobody's memory, threads or house but its own."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        return pool.submit(rows_of, name).result()


if __name__ == "__main__":
    sys.exit(main())

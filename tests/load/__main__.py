"""Put a crowd on a dashboard and say what it felt: `python -m tests.load`, or against one that runs: `--url http://host:port`.

With `--replicas N` the crowd is dealt out over N of them on one PostgreSQL. What an act costs the servers in processor time says how far
replicas are in each other's way, also where there are too few processors to let them run beside each other.

Without an address it starts a dashboard and a sandbox of its own, with a list of 25,000 leads, and measures its memory too: idle, with
everybody there, and after they have left. Reports, never fails.
"""

from __future__ import annotations

import argparse
import asyncio
import math
import os
import statistics
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager

import psutil

from tests.bench.lead_rows import pages
from tests.bench.machine import Others
from tests.bench.standing import Standing, put_list, standing
from tests.load.crowd import Measured, crowd
from tests.server.postgres import postgres_server
from tests.server.processes import Dashboard

ROWS, LIST_ID = 25_000, 1
ACTS = ("page opened", "audience previewed", "list opened", "threshold moved")
FORGOTTEN_S = 60
"""A session whose tab was closed is kept for a while, so that it can come back; here for 20 s instead of ten minutes."""


def main() -> int:
    told = _arguments()
    print(
        f"{os.cpu_count()} processors; {told.people} people work, {told.idle} sit idle, {told.seconds:.0f} s.",
        flush=True,
    )
    if told.url:
        _say(asyncio.run(_crowd([told.url], told)))
        return 0
    with _dashboards(told.replicas) as (urls, processes):
        asyncio.run(crowd(urls, 2 * len(urls), 0, 8, 0.2, LIST_ID))  # what is read and compiled once
        time.sleep(2)
        before, worked = _held(processes), _worked(processes)
        peak = _Peak(processes)
        others = Others()
        measured = asyncio.run(peak.beside(_crowd(urls, told)))
        _say(measured)
        each = (_worked(processes) - worked) / len(measured.runs)
        print(
            f"an act took {each * 1000:.0f} ms of the servers' processors; others had {others.processors():.1f} meanwhile"
        )
        sessions = told.people + told.idle
        each = (peak.megabytes - before) / sessions
        print(
            f"memory: idle {before:.0f} MB, with all there {peak.megabytes:.0f} MB, {each:.2f} MB a session", flush=True
        )
        time.sleep(FORGOTTEN_S)
        after = _held(processes)
        print(f"after they left: {after:.0f} MB, {after / before:.2f} of idle")
    return 0


def _crowd(urls: Sequence[str], told: argparse.Namespace):  # type: ignore[no-untyped-def]
    return crowd(urls, told.people, told.idle, told.seconds, told.think, told.list)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.load", description=__doc__)
    parser.add_argument("--people", type=int, default=40, help="how many work (40)")
    parser.add_argument("--idle", type=int, default=200, help="how many sit on Home (200)")
    parser.add_argument("--seconds", type=float, default=60, help="how long they work (60)")
    parser.add_argument("--think", type=float, default=2, help="seconds of thought between two acts (2)")
    parser.add_argument("--url", default="", help="a dashboard that runs")
    parser.add_argument("--replicas", type=int, default=0, help="so many over one PostgreSQL (0: one over SQLite)")
    parser.add_argument("--list", type=int, default=LIST_ID, help="the list whose threshold is moved")
    return parser.parse_args()


def _say(measured: Measured) -> None:
    print(f"{'act':<22}{'runs':>6}{'median ms':>11}{'p95 ms':>9}{'most ms':>9}{'kB':>8}")
    for act in ACTS:
        if seconds := measured.seconds(act):
            size = statistics.mean(run.size for done, run in measured.runs if done == act) / 1000
            print(f"{act:<22}{len(seconds):>6}{statistics.median(seconds) * 1000:>11.0f}{_p95(seconds) * 1000:>9.0f}"
                  f"{max(seconds) * 1000:>9.0f}{size:>8.0f}")  # fmt: skip
    everything = [run.seconds for _, run in measured.runs]
    print(
        f"{'all':<22}{len(everything):>6}{statistics.median(everything) * 1000:>11.0f}{_p95(everything) * 1000:>9.0f}"
    )
    print(f"/healthz meanwhile: {len(measured.health_s)} times, p95 {_p95(measured.health_s) * 1000:.0f} ms")
    for words in sorted(set(measured.broken)):
        print(f"BROKEN {measured.broken.count(words)} times: {words}")


def _p95(samples: Sequence[float]) -> float:
    return sorted(samples)[math.ceil(0.95 * len(samples)) - 1]


@contextmanager
def _dashboards(replicas: int) -> Iterator[tuple[list[str], list[psutil.Process]]]:
    """Start what the crowd comes to: a dashboard over SQLite, or some over one PostgreSQL."""
    with ExitStack() as stack:
        database = stack.enter_context(postgres_server()).get_uri() if replicas else ""
        here = stack.enter_context(standing(database))
        put_list(here.house, LIST_ID, pages(ROWS))
        here.close()
        started = [_started(here, number, database) for number in range(max(1, replicas))]
        try:
            yield [one.url for one in started], [psutil.Process(one.process.pid) for one in started if one.process]
        finally:
            for one in started:
                one.stop()


def _started(here: Standing, number: int, database: str) -> Dashboard:
    environ = {"PLATBOOK_SANDBOX_URL": here.sandbox.base_url, "PLATBOOK_SANDBOX_TOKEN": here.sandbox.token}
    environ["STREAMLIT_SERVER_DISCONNECTED_SESSION_TTL"] = "20"
    if database:
        environ |= {"DATABASE_URL": database, "PLATBOOK_EXECUTOR_ID": f"replica-{number}"}
    return Dashboard(here.data_dir.parent / f"data-{number}" if database else here.data_dir, environ).start()


def _held(processes: Sequence[psutil.Process]) -> float:
    return sum(process.memory_info().rss for process in processes) / 1e6


def _worked(processes: Sequence[psutil.Process]) -> float:
    """Give the processor seconds that they have had."""
    return sum(sum(process.cpu_times()[:2]) for process in processes)


class _Peak:
    """The most that the processes held meanwhile, in MB."""

    def __init__(self, processes: Sequence[psutil.Process]) -> None:
        self._processes, self.megabytes = processes, 0.0

    async def beside(self, work):  # type: ignore[no-untyped-def]
        looking = asyncio.create_task(self._look())
        try:
            return await work
        finally:
            looking.cancel()

    async def _look(self) -> None:
        while True:
            self.megabytes = max(self.megabytes, _held(self._processes))
            await asyncio.sleep(0.5)


if __name__ == "__main__":
    sys.exit(main())

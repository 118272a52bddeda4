"""As the number of owned lists grows: the server's start, Home, Lists, and Propensity on one list, over the wire that a browser uses."""

from __future__ import annotations

import asyncio
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.bench.lead_rows import pages
from tests.bench.report import Row
from tests.bench.standing import Standing, put_again, put_list, standing
from tests.load.session import Session
from tests.server.processes import Dashboard

ROWS, COUNTS = 500, (10, 100, 1000)
_BUDGETS_MS = {(1000, "lists"): 300.0}
_PAGES = (("", {}), ("lists", {}), ("propensity", {"lists": "1"}))
_VISITS = 12


def measured() -> Iterator[Row]:
    with standing() as here, tempfile.TemporaryDirectory() as folder:
        environ = {"PLATBOOK_SANDBOX_URL": here.sandbox.base_url, "PLATBOOK_SANDBOX_TOKEN": here.sandbox.token}
        copies = [(number, copy) for number, copy in _grown(here, Path(folder))]
        here.close()
        for number, copy in copies:
            begun, dashboard = time.perf_counter(), Dashboard(copy, environ).start()
            try:
                yield Row(f"{number:,} lists: server started", ((time.perf_counter() - begun) * 1000,), None)
                yield from asyncio.run(_visited(dashboard.url, number))
            finally:
                dashboard.stop()


def _grown(here: Standing, folder: Path) -> Iterator[tuple[int, Path]]:
    """Put list after list, and copy the data folder where a number of them is reached."""
    put_list(here.house, 1, pages(ROWS))
    for list_id in range(2, max(COUNTS) + 1):
        put_again(here.house, 1, list_id)
        if list_id in COUNTS:
            copy = folder / str(list_id)
            copy.mkdir()
            with sqlite3.connect(here.data_dir / "platbook.db") as whole, sqlite3.connect(copy / "platbook.db") as into:
                whole.backup(into)
            yield list_id, copy


async def _visited(url: str, number: int) -> list[Row]:
    session, rows = await Session.open(url), []
    for page, query in _PAGES:
        seconds = [(await session.visit(page, query)).seconds * 1000 for _ in range(_VISITS)]
        budget = _BUDGETS_MS.get((number, page))
        rows.append(Row(f"{number:,} lists: {page or 'home'} over the wire", tuple(seconds[2:]), budget))
    await session.close()
    return rows

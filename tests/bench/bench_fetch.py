"""Fetching: a list of 25,000 rows brought home, beside a bare download of the same pages; and the memory that it takes."""

from __future__ import annotations

import gc
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import orjson

from components.audience import Audience, Cities, Place
from components.house import House
from components.orders import Order, State
from components.orders.fetching import fetch
from components.orders.kinds.lead_lists import AT_ONCE, PER_PAGE
from components.orders.pages import PageStore
from tests.bench.report import Row, timed_ms
from tests.bench.standing import Standing, standing
from tests.server.processes import wait_for

ROWS, RUNS = 25_000, 5
_CITIES = ("Phoenix", "Tucson", "Mesa", "Chandler", "Gilbert", "Scottsdale", "Glendale", "Tempe", "Peoria")
_ALL = Audience(("custom",), Cities(tuple(Place(city, "AZ") for city in _CITIES)), requested_count=ROWS)
_PAGE_BYTES = 4096


def measured() -> Iterator[Row]:
    with standing() as here:
        list_id = _built(here)
        _download(here, list_id)  # the sandbox has made every page once
        peak = _peak_mb(lambda: _fetched(here.house, list_id, "memory"))
        yield Row("fetch: memory above idle at the most", (peak,), 150, "MB", "resident, of 25,000 rows")
        bare, whole = list[float](), list[float]()
        for run in range(RUNS):  # by turns, so that both meet the same machine
            bare += timed_ms(lambda: _download(here, list_id), 1, warm_ups=0)
            whole += timed_ms(lambda account=f"bench{run}": _fetched(here.house, list_id, account), 1, warm_ups=0)
        yield Row("fetch: bare download of 50 pages", tuple(bare), None, note=f"{AT_ONCE} at once, parsed")
        yield Row("fetch: rows home and on the shelf", tuple(whole), None, note="ready; the vendor's file comes after")
        times = tuple(mine / theirs for mine, theirs in zip(whole, bare, strict=True))
        yield Row("fetch: rows home, by the bare download", times, 1.3, "x")
        yield from _parts(here.house, list_id)


def _built(here: Standing) -> int:
    """Buy the list from the sandbox and wait until it is complete."""
    here.sandbox.account(balance=10**7)
    if (found := here.house.api.preview(_ALL).count) < ROWS:
        raise RuntimeError(f"only {found} homes there")
    list_id = here.house.api.execute(_ALL, "Bench").list_id
    wait_for(lambda: here.house.api.status(list_id).status == "complete", "the list")
    return list_id


def _download(here: Standing, list_id: int) -> None:
    """Fetch the pages and parse each, as any client must; keep none."""
    url = f"{here.sandbox.base_url}lead-builder/{list_id}/rows/"
    limits = httpx.Limits(max_connections=AT_ONCE)
    headers = {"Authorization": f"Bearer {here.sandbox.token}"}
    with (
        httpx.Client(headers=headers, limits=limits, timeout=60) as client,
        ThreadPoolExecutor(AT_ONCE) as pool,
    ):
        pages = range(1, ROWS // PER_PAGE + 1)
        sizes = list(pool.map(lambda page: _size(client, url, page), pages))
    if min(sizes) < 100_000:
        raise RuntimeError(f"a page of {min(sizes)} bytes")


def _size(client: httpx.Client, url: str, page: int) -> int:
    answer = client.get(url, params={"page": page, "per_page": PER_PAGE})
    return len(answer.content) if orjson.loads(answer.raise_for_status().content)["rows"] else 0


def _fetched(house: House, list_id: int, account: str) -> None:
    order = _fetching(house, list_id, account)
    if fetch(order, house.api, house.orders.home) > 0:
        raise RuntimeError(house.ledger.order(order.key).note)


def _fetching(house: House, list_id: int, account: str) -> Order:
    key = house.ledger.next_key(account, _ALL)
    house.ledger.open(key, account, _ALL, name="Bench", max_credits=5 * ROWS)
    for source, target in (
        (State.QUEUED, State.PLACING),
        (State.PLACING, State.BUILDING),
        (State.BUILDING, State.FETCHING),
    ):
        house.ledger.advance(key, source, target, vendor_id=list_id)
    return house.ledger.order(key)


def _parts(house: House, list_id: int) -> Iterator[Row]:
    """Tell what fetching is made of, one part after another on one thread."""
    answers = [house.api.rows(list_id, page, PER_PAGE) for page in range(1, 9)]
    asks = timed_ms(lambda: house.api.rows(list_id, 3, PER_PAGE), runs=9)
    yield Row("fetch part: a page asked and read", asks, None, note="one at a time")
    store = PageStore(house.database, "bench-parts")
    keeps = [timed_ms(lambda page=page: store.keep(page.page, ROWS, page.rows), 1, warm_ups=0)[0] for page in answers]
    yield Row("fetch part: a page kept", tuple(keeps), None)
    puts = timed_ms(lambda: house.shelf.put("parts", 1, store.in_order()), runs=5)
    yield Row("fetch part: 8 pages put on the shelf", puts, None)
    files = timed_ms(lambda: sum(map(len, house.api.download(house.api.status(list_id).download_url))), runs=2)
    yield Row("fetch part: the vendor's file", files, None, note="made anew by the sandbox each time")


def _peak_mb(work: Callable[[], object]) -> float:
    """Give how far resident memory rises above where it stands, looking every few milliseconds."""
    gc.collect()
    idle, highest, over = _resident(), 0, threading.Event()

    def look() -> None:
        nonlocal highest
        while not over.is_set():
            highest = max(highest, _resident())
            time.sleep(0.004)

    looking = threading.Thread(target=look)
    looking.start()
    try:
        work()
    finally:
        over.set()
        looking.join()
    return (highest - idle) / 1e6


def _resident() -> int:
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * _PAGE_BYTES

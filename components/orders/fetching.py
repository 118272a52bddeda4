"""Fetching: every page of a finished list, a few at a time, then onto the shelf (API document, Lead List Rows)."""

from __future__ import annotations

import logging
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from threading import Lock

from sqlalchemy import Engine

from components.faults import Fault
from components.library import Shelf
from components.orders.ledger import Ledger
from components.orders.order import Order, State
from components.orders.pages import PageStore, VendorFiles
from components.tracerfy import RowPage, Tracerfy

_log = logging.getLogger("platbook.orders")

PER_PAGE = 500
AT_ONCE = 4
AFTER_FAULT_S = 10.0


class _Moved(Exception):
    """The list's total changed while its pages were read."""


def fetch(order: Order, api: Tracerfy, ledger: Ledger, database: Engine, shelf: Shelf) -> float:
    """Bring an order's rows home; give the seconds until the next move.

    The order is ready as soon as its rows are here; the vendor's file comes after it, for nobody should wait for a copy.
    """
    if order.list_id is None:
        raise ValueError("an order without a list id has no rows")
    pages = PageStore(database, order.key)
    try:
        if not shelf.has(order.account, order.list_id):
            _fetch_missing(order.list_id, api, ledger, order.key, pages)
            shelf.put(order.account, order.list_id, pages.in_order())
    except _Moved:
        pages.clear()
        ledger.note(order.key, rows_fetched=0, note="The list changed while it was read. Reading it again.")
        return 1.0
    except Fault as fault:
        ledger.note(order.key, note=f"{fault.message} What arrived is kept; still trying.")
        return AFTER_FAULT_S
    pages.clear()
    ledger.advance(order.key, State.FETCHING, State.READY, ready_at=datetime.now(UTC), note="")
    return 0.0


def keep_vendor_file(order: Order, api: Tracerfy, database: Engine) -> bool:
    """Keep the vendor's CSV, asking the status for a fresh address each time; False where it can't be had now.

    The rows are what was paid for and are home already, so a file that can't be had doesn't hold the order up.
    """
    files = VendorFiles(database)
    if files.has(order.key) or order.list_id is None:
        return True
    for _ in range(2):
        try:
            url = api.status(order.list_id).download_url
            if not url:
                return False
            files.keep(order.key, api.download(url))
        except Fault as fault:
            _log.info("vendor file of %s not kept yet: %s", order.code, fault.message)
        else:
            return True
    return False


def _fetch_missing(list_id: int, api: Tracerfy, ledger: Ledger, order_key: str, pages: PageStore) -> None:
    kept = pages.kept()
    first = api.rows(list_id, 1, PER_PAGE)
    if any(total != first.total_rows for total in kept.values()):
        raise _Moved
    progress = _Progress(ledger, order_key, pages, first.total_rows)
    if 1 not in kept:
        progress.arrived(first)
    missing = [page for page in range(2, first.total_pages + 1) if page not in kept]
    with ThreadPoolExecutor(AT_ONCE, thread_name_prefix="pages") as pool:
        jobs = [pool.submit(progress.fetch, api, list_id, page) for page in missing]
        try:
            for job in jobs:
                job.result()
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


class _Progress:
    """Keeps pages as they arrive, and tells the ledger how many rows are home."""

    def __init__(self, ledger: Ledger, order_key: str, pages: PageStore, total_rows: int) -> None:
        self._ledger, self._key, self._pages, self._total = ledger, order_key, pages, total_rows
        self._fetched = pages.row_count()
        self._lock = Lock()

    def fetch(self, api: Tracerfy, list_id: int, page: int) -> None:
        self.arrived(api.rows(list_id, page, PER_PAGE))

    def arrived(self, page: RowPage) -> None:
        if page.total_rows != self._total:
            raise _Moved
        self._pages.keep(page.page, page.total_rows, page.rows)
        with self._lock:
            self._fetched += len(page.rows)
            self._ledger.note(self._key, rows_total=self._total, rows_fetched=self._fetched, note="")

"""Lead lists: an audience is sent, and every page of the finished list comes home, a few at a time (API document, Lead List Rows)."""

from __future__ import annotations

import logging
from concurrent.futures import ThreadPoolExecutor
from threading import Lock, Semaphore

from components.faults import BadInput, Fault
from components.orders.come_again import ComeAgain
from components.orders.kinds.kind import Accepted, Home, Standing, not_known, vendor_id_of
from components.orders.ledger import Ledger
from components.orders.order import Order, vendor_name
from components.orders.pages import PageStore
from components.orders.wanted import LEAD_LIST
from components.telemetry import carried
from components.tracerfy import ListStatus, NotFound, RowPage, Tracerfy

_log = logging.getLogger("platbook.orders")

PER_PAGE = 500
AT_ONCE = 4
"""Pages asked for at the same moment."""
IN_HAND = 6
"""Pages asked for or being put away: while some are, the API is kept at work."""
COMPLETE = frozenset({"complete", "completed"})
BROKEN = frozenset({"failed", "error", "cancelled", "canceled"})


class _Moved(Exception):
    """The list's total changed while its pages were read."""


class LeadLists:
    """An audience becomes a list of leads, 5 credits a delivered row."""

    name = LEAD_LIST
    noun = "list"
    listed = False

    def place(self, order: Order, api: Tracerfy, home: Home) -> Accepted:
        """Send the audience, under a name that ends in the order's code."""
        accepted = api.execute(order.audience, vendor_name(order.name, order.key))
        return Accepted(accepted.list_id, accepted.max_credits)

    def look(self, order: Order, api: Tracerfy, home: Home) -> Standing:
        """Ask how the build stands."""
        return _standing(api.status(vendor_id_of(order)))

    def bring_home(self, order: Order, api: Tracerfy, home: Home) -> None:
        """Put the rows on the shelf. The vendor's file comes after them, for nobody should wait for a copy."""
        list_id, pages = vendor_id_of(order), PageStore(home.database, order.key)
        try:
            if not home.shelf.has(order.account, list_id):
                _fetch_missing(list_id, api, home.ledger, order.key, pages)
                home.shelf.put(order.account, list_id, pages.in_order())
        except _Moved:
            pages.clear()
            home.ledger.note(order.key, rows_fetched=0)
            raise ComeAgain("The list changed while it was read. Reading it again.", after_s=1.0) from None
        pages.clear()

    def keep_file(self, order: Order, api: Tracerfy, home: Home) -> bool:
        """Keep the vendor's CSV, asking the status for a fresh address each time; False where it can't be had now.

        The rows are what was paid for and are home already, so a file that can't be had doesn't hold the order up.
        """
        if home.files.has(order.key) or order.vendor_id is None:
            return True
        for _ in range(2):
            try:
                url = api.status(order.vendor_id).download_url
                if not url:
                    return False
                home.files.keep(order.key, api.download(url))
            except Fault as fault:
                _log.info("vendor file of %s not kept yet: %s", order.code, fault.message)
            else:
                return True
        return False

    def check_ours(self, order: Order, vendor_id: int, api: Tracerfy, home: Home) -> None:
        """Ask the API that the list exists, and that as many leads were asked for."""
        try:
            status = api.status(vendor_id)
        except NotFound as fault:
            raise not_known(self.noun, vendor_id) from fault
        if status.requested_count and status.requested_count != order.requested_count:
            raise BadInput(
                "list id",
                f"List {vendor_id} asked for {status.requested_count:,} leads, this order for {order.requested_count:,}.",
            )

    def surely_ours(self, order: Order, vendor_id: int, api: Tracerfy, home: Home) -> bool:
        """A list that carries the order's code in its name is it."""
        return order.code in api.status(vendor_id).name

    def candidates(self, order: Order, api: Tracerfy, home: Home) -> tuple[int, ...]:
        """The API has no list of lists."""
        return ()


def _standing(status: ListStatus) -> Standing:
    """A status that nobody documented is shown as it came."""
    known = status.status in {"pending", "processing", "building", ""}
    broken = status.status in BROKEN
    return Standing(
        complete=status.status in COMPLETE,
        broken=broken,
        stage=status.stage if known else f"{status.status} {status.stage}".strip(),
        percent=status.percent or 0,
        count=status.actual_count,
        credits=status.credits_deducted,
        reason=(status.error_message or f"The API reports the build as {status.status}.") if broken else "",
    )


def _fetch_missing(list_id: int, api: Tracerfy, ledger: Ledger, order_key: str, pages: PageStore) -> None:
    kept = pages.kept()
    first = api.rows(list_id, 1, PER_PAGE)
    if any(total != first.total_rows for total in kept.values()):
        raise _Moved
    progress = _Progress(ledger, order_key, pages, first.total_rows)
    if 1 not in kept:
        progress.arrived(first)
    missing = [page for page in range(2, first.total_pages + 1) if page not in kept]
    with ThreadPoolExecutor(IN_HAND, thread_name_prefix="pages") as pool:
        jobs = [pool.submit(carried(progress.fetch), api, list_id, page) for page in missing]
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
        self._lock, self._asking = Lock(), Semaphore(AT_ONCE)

    def fetch(self, api: Tracerfy, list_id: int, page: int) -> None:
        with self._asking:
            answer = api.rows(list_id, page, PER_PAGE)
        self.arrived(answer)

    def arrived(self, page: RowPage) -> None:
        if page.total_rows != self._total:
            raise _Moved
        self._pages.keep(page.page, page.total_rows, page.rows)
        with self._lock:
            self._fetched += len(page.rows)
            self._ledger.note(self._key, rows_total=self._total, rows_fetched=self._fetched, note="")

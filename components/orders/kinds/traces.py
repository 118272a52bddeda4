"""Batch traces: addresses are sent, a queue is worked off, its CSV comes home (API document, Batch Trace, Fetch all Queue)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from components.faults import BadInput
from components.matching import address_keys_of
from components.orders.kinds.kind import Accepted, Home, Standing, not_known, vendor_id_of
from components.orders.kinds.tables_home import put_together
from components.orders.kinds.vendor_csv import keep_csv, keep_rows, read_csv
from components.orders.order import Order
from components.orders.parts import SENT
from components.orders.wanted import TRACE, TraceWanted
from components.tracerfy import NotFound, Refused, TraceQueue, Tracerfy

_MOST_PAGES = 50
_CLOCKS_APART = timedelta(minutes=2)


class Traces:
    """Addresses become contacts: 1 credit a row with names, 2 where owners are found too."""

    name = TRACE
    noun = "queue"
    listed = True

    def place(self, order: Order, api: Tracerfy, home: Home) -> Accepted:
        """Send the rows."""
        wanted = _wanted(order)
        columns = {f"{header}_column": header for header in SENT[TRACE].values()}
        accepted = api.trace(home.bodies.read(order.key), columns, wanted.trace_type)
        return Accepted(accepted.queue_id, None, accepted.estimated_wait_s)

    def look(self, order: Order, api: Tracerfy, home: Home) -> Standing:
        """Look for the queue among all queues: asked for by its id, a queue doesn't say whether it is done."""
        queue = _queue(api, vendor_id_of(order))
        if queue is None:
            return Standing(stage="not listed yet")
        return Standing(complete=queue.pending is False, stage="tracing", credits=queue.credits_deducted)

    def bring_home(self, order: Order, api: Tracerfy, home: Home) -> None:
        """Keep the CSV, or the rows where there is none, and join them to what was brought."""
        if not home.files.has(order.key):
            queue = _queue(api, vendor_id_of(order))
            if queue is not None and queue.download_url:
                keep_csv(order, queue.download_url, api, home)
            else:
                keep_rows(order, list(api.queue(vendor_id_of(order))), home)
        found = put_together(order, home)
        home.ledger.note(
            order.key, actual_count=found, rows_total=order.requested_count, rows_fetched=order.requested_count
        )

    def keep_file(self, order: Order, api: Tracerfy, home: Home) -> bool:
        """The file is what came home."""
        return home.files.has(order.key)

    def check_ours(self, order: Order, vendor_id: int, api: Tracerfy, home: Home) -> None:
        """Ask for the queue, and compare what it says with what was sent."""
        queue = _queue(api, vendor_id)
        if queue is None:
            raise not_known(self.noun, vendor_id)
        if not _may_be(queue, order):
            raise BadInput("queue id", f"Queue {vendor_id} is not what this order would have become.")

    def surely_ours(self, order: Order, vendor_id: int, api: Tracerfy, home: Home) -> bool:
        """A queue that fits and whose rows are all rows that were sent is it; while it has no rows, nobody knows."""
        queue = _queue(api, vendor_id)
        if queue is None or not _may_be(queue, order):
            return False
        try:
            rows = api.queue(vendor_id)
        except (NotFound, Refused):
            return False
        sent = read_csv(home.bodies.read(order.key))
        ours = set(
            _keys(sent.column("address").to_pylist(), sent.column("city").to_pylist(), sent.column("state").to_pylist())
        )
        theirs = _keys(*([str(row.get(name) or "") for row in rows] for name in ("address", "city", "state")))
        return bool(theirs) and all(key in ours for key in theirs)

    def candidates(self, order: Order, api: Tracerfy, home: Home) -> tuple[int, ...]:
        """Name the queues begun since the order was sent, the newest first."""
        return tuple(queue.queue_id for queue in api.queues(1).queues if _may_be(queue, order))


def _wanted(order: Order) -> TraceWanted:
    if not isinstance(order.wanted, TraceWanted):
        raise TypeError(f"an order of kind {order.kind} is no trace")
    return order.wanted


def _queue(api: Tracerfy, queue_id: int) -> TraceQueue | None:
    return next((queue for queue in _queues(api, queue_id) if queue.queue_id == queue_id), None)


def _queues(api: Tracerfy, down_to: int) -> Iterator[TraceQueue]:
    """Read the list of queues, the newest first, as far as an id may stand."""
    page: int | None = 1
    while page is not None and page <= _MOST_PAGES:
        answer = api.queues(page)
        yield from answer.queues
        passed = bool(answer.queues) and min(queue.queue_id for queue in answer.queues) <= down_to
        page = None if passed else answer.next_page


def _may_be(queue: TraceQueue, order: Order) -> bool:
    """Compare what a queue says with what was sent; what it doesn't say speaks neither way. Duplicates may have been taken out."""
    if queue.trace_type and queue.trace_type != _wanted(order).trace_type:
        return False
    if queue.rows_uploaded and queue.rows_uploaded > order.requested_count:
        return False
    return queue.created_at is None or _late_enough(queue.created_at, order)


def _late_enough(created_at: datetime, order: Order) -> bool:
    return created_at >= (order.placed_at or order.created_at) - _CLOCKS_APART


def _keys(addresses: list[str], cities: list[str], states: list[str]) -> list[str]:
    import pyarrow as pa

    blank = pa.array([""] * len(addresses))
    keys = address_keys_of(
        pa.array(addresses, pa.string()), blank, pa.array(cities, pa.string()), pa.array(states, pa.string())
    )
    return [key for key in keys.to_pylist() if key]

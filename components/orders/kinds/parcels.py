"""Parcel traces: parcels are sent, a queue is worked off, its CSV comes home (API document, APN Batch Trace, Trace Webhooks)."""

from __future__ import annotations

from components.faults import BadInput
from components.orders.kinds.kind import Accepted, Home, Standing, not_known, vendor_id_of
from components.orders.kinds.tables_home import put_together
from components.orders.kinds.vendor_csv import keep_csv, read_csv
from components.orders.order import Order
from components.orders.wanted import PARCEL_TRACE
from components.tracerfy import NotFound, Tracerfy


class ParcelTraces:
    """Parcels become contacts: 5 credits each that is found."""

    name = PARCEL_TRACE
    noun = "parcel queue"
    listed = False

    def place(self, order: Order, api: Tracerfy, home: Home) -> Accepted:
        """Send the parcels."""
        accepted = api.trace_parcels(home.bodies.read(order.key), "parcel_id", "county", "state")
        return Accepted(accepted.queue_id)

    def look(self, order: Order, api: Tracerfy, home: Home) -> Standing:
        """Ask how the queue stands."""
        queue = api.parcel_queue(vendor_id_of(order))
        broken = queue.status in {"failed", "error", "cancelled", "canceled"}
        return Standing(
            complete=not broken and queue.pending is False,
            broken=broken,
            stage="tracing" if queue.status in {"pending", "processing", ""} else queue.status,
            count=queue.rows_hit,
            credits=queue.credits_deducted,
            reason=f"The API reports the queue as {queue.status}." if broken else "",
        )

    def bring_home(self, order: Order, api: Tracerfy, home: Home) -> None:
        """Keep the CSV and join it to what was brought."""
        if not home.files.has(order.key):
            keep_csv(order, api.parcel_queue(vendor_id_of(order)).download_url, api, home)
        found = put_together(order, home)
        home.ledger.note(
            order.key, actual_count=found, rows_total=order.requested_count, rows_fetched=order.requested_count
        )

    def keep_file(self, order: Order, api: Tracerfy, home: Home) -> bool:
        """The file is what came home."""
        return home.files.has(order.key)

    def check_ours(self, order: Order, vendor_id: int, api: Tracerfy, home: Home) -> None:
        """Ask for the queue, and compare how many parcels it was sent."""
        try:
            queue = api.parcel_queue(vendor_id)
        except NotFound as fault:
            raise not_known(self.noun, vendor_id) from fault
        if queue.rows_uploaded and queue.rows_uploaded > order.requested_count:
            raise BadInput(
                "queue id",
                f"Queue {vendor_id} was sent {queue.rows_uploaded:,} parcels, this order {order.requested_count:,}.",
            )

    def surely_ours(self, order: Order, vendor_id: int, api: Tracerfy, home: Home) -> bool:
        """A finished queue whose parcels are all parcels that were sent is it."""
        url = api.parcel_queue(vendor_id).download_url
        if not url:
            return False
        theirs = _parcels(b"".join(api.download(url)))
        return bool(theirs) and theirs <= _parcels(home.bodies.read(order.key))

    def candidates(self, order: Order, api: Tracerfy, home: Home) -> tuple[int, ...]:
        """The API has no list of parcel queues."""
        return ()


def _parcels(body: bytes) -> set[str]:
    table = read_csv(body)
    if "apn" not in table.column_names:
        return set()
    return {
        "".join(letter for letter in str(apn).upper() if letter.isalnum()) for apn in table.column("apn").to_pylist()
    }

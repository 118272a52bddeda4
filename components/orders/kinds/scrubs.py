"""Scrubs: phones are sent, or those of a finished trace, and what the registries say of each comes home (API document, Start DNC Scrub)."""

from __future__ import annotations

from datetime import UTC, datetime

import pyarrow as pa

from components.faults import BadInput
from components.library import Verdict
from components.matching import phone_digits
from components.orders.kinds.kind import Accepted, Home, Standing, not_known, vendor_id_of
from components.orders.kinds.vendor_csv import keep_csv, kept_csv, read_csv
from components.orders.order import Order
from components.orders.wanted import QUEUE_SCRUB, SCRUB, QueueScrubWanted
from components.tracerfy import NotFound, Tracerfy

_YES, _NO = frozenset({"y", "yes", "true", "1", "t"}), frozenset({"n", "no", "false", "0", "f"})


class _Scrubbing:
    """What both kinds of scrub have in common: all but how they begin."""

    noun = "scrub"
    listed = False

    def look(self, order: Order, api: Tracerfy, home: Home) -> Standing:
        """Ask how the scrub stands."""
        queue = api.dnc_queue(vendor_id_of(order))
        return Standing(
            complete=queue.pending is False,
            stage="checking",
            count=queue.phones_checked,
            credits=queue.credits_deducted,
        )

    def bring_home(self, order: Order, api: Tracerfy, home: Home) -> None:
        """Keep the full file, and what it says of each number. The clean file is the same without the flagged."""
        queue = api.dnc_queue(vendor_id_of(order)) if not home.files.has(order.key) else None
        table = keep_csv(order, queue.download_url, api, home) if queue is not None else kept_csv(order, home)
        checked_at = order.placed_at or datetime.now(UTC)
        told = verdicts_in(table, checked_at, f"scrub {order.vendor_id}")
        home.verdicts.keep(order.account, told)
        home.ledger.note(order.key, actual_count=len(table), rows_total=len(table), rows_fetched=len(table))

    def keep_file(self, order: Order, api: Tracerfy, home: Home) -> bool:
        """The file is what came home."""
        return home.files.has(order.key)

    def check_ours(self, order: Order, vendor_id: int, api: Tracerfy, home: Home) -> None:
        """Ask for the scrub, and compare how many phones it was sent."""
        try:
            queue = api.dnc_queue(vendor_id)
        except NotFound as fault:
            raise not_known(self.noun, vendor_id) from fault
        if order.requested_count and queue.rows_uploaded and queue.rows_uploaded > order.requested_count:
            raise BadInput(
                "scrub id",
                f"Scrub {vendor_id} was sent {queue.rows_uploaded:,} phones, this order {order.requested_count:,}.",
            )

    def candidates(self, order: Order, api: Tracerfy, home: Home) -> tuple[int, ...]:
        """The API has no list of scrubs."""
        return ()


class Scrubs(_Scrubbing):
    """Phones are checked: 1 credit each."""

    name = SCRUB

    def place(self, order: Order, api: Tracerfy, home: Home) -> Accepted:
        """Send the phones with their labels."""
        return Accepted(api.scrub(home.bodies.read(order.key), ("phone",), ("label",)).queue_id)

    def surely_ours(self, order: Order, vendor_id: int, api: Tracerfy, home: Home) -> bool:
        """A finished scrub of exactly the phones that were sent is it."""
        url = api.dnc_queue(vendor_id).download_url
        return bool(url) and _phones(b"".join(api.download(url))) == _phones(home.bodies.read(order.key))


class QueueScrubs(_Scrubbing):
    """The phones of a finished trace are checked: 1 credit each."""

    name = QUEUE_SCRUB

    def place(self, order: Order, api: Tracerfy, home: Home) -> Accepted:
        """Name the trace and its phone columns."""
        wanted = order.wanted
        if not isinstance(wanted, QueueScrubWanted):
            raise TypeError(f"an order of kind {order.kind} is no scrub of a trace")
        accepted = api.scrub_queue(wanted.queue_id, wanted.phone_columns)
        each = accepted.credits_per_phone or wanted.credits_each
        return Accepted(
            accepted.queue_id, None if accepted.phones_to_check is None else accepted.phones_to_check * each
        )

    def surely_ours(self, order: Order, vendor_id: int, api: Tracerfy, home: Home) -> bool:
        """A scrub doesn't say which trace it was made of, so nobody can be sure."""
        return False


def verdicts_in(table: pa.Table, checked_at: datetime, source: str) -> list[Verdict]:
    """Read what a scrub's file says of each number; a flag that is neither yes nor no is unknown."""
    rows = table.to_pylist() if "phone" in table.column_names else []
    told = []
    for row in rows:
        phone = phone_digits(str(row["phone"]))
        if phone:
            flags = {name: _flag(row.get(name)) for name in ("national_dnc", "state_dnc", "dma", "litigator")}
            told.append(
                Verdict(
                    phone,
                    **flags,
                    phone_type=str(row.get("phone_type") or "")[:20],
                    checked_at=checked_at,
                    source=source,
                )
            )
    return told


def _flag(cell: object) -> bool | None:
    said = str(cell).strip().lower()
    return True if said in _YES else False if said in _NO else None


def _phones(body: bytes) -> frozenset[str]:
    table = read_csv(body)
    return (
        frozenset(filter(None, map(phone_digits, table.column("phone").to_pylist())))
        if "phone" in table.column_names
        else frozenset()
    )

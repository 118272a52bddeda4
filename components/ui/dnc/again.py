"""What failed of a scrub: its numbers, offered once more at their price."""

from __future__ import annotations

from components.house import house
from components.orders import SCRUB, State
from components.ui.dnc.asked import Asked
from components.ui.dnc.offer import offer
from components.ui.dnc.scrubs import Scrub


def scrub_again(scrub: Scrub) -> None:
    """Offer the numbers of the parts that failed; those of a vendor's own trace are offered where they came from."""
    failed = {order.part for order in scrub.orders if order.state is State.FAILED and order.kind == SCRUB}
    if failed:
        numbers = house().batches.rows_in(scrub.key, failed).select(["phone", "label"])
        offer(Asked(numbers, f"{scrub.name} · again", scrub.source))

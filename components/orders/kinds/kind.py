"""What a kind of order must say. Kinds hold no state: the ledger does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from sqlalchemy import Engine

from components.faults import BadInput
from components.library import OwnLists, Shelf, Verdicts
from components.orders.bodies import Bodies
from components.orders.ledger import Ledger
from components.orders.order import Order
from components.orders.pages import VendorFiles
from components.tracerfy import Tracerfy


@dataclass(frozen=True)
class Home:
    """Where what was bought comes home to."""

    database: Engine
    ledger: Ledger
    shelf: Shelf
    own_lists: OwnLists
    verdicts: Verdicts

    @property
    def files(self) -> VendorFiles:
        """The vendor's files, by order."""
        return VendorFiles(self.database)

    @property
    def bodies(self) -> Bodies:
        """What orders send, by order."""
        return Bodies(self.database)


@dataclass(frozen=True)
class Accepted:
    """The API took an order: its number there, the ceiling that it named, the wait that it expects."""

    vendor_id: int
    max_credits: int | None = None
    estimated_wait_s: float | None = None


@dataclass(frozen=True)
class Standing:
    """How a job stands at the vendor's. `reason` is why it broke; `stage` is the API's own word, known or not."""

    complete: bool = False
    broken: bool = False
    stage: str = ""
    percent: int = 0
    count: int | None = None
    credits: int | None = None
    reason: str = ""


class Kind(Protocol):
    """One kind of order. Every method may raise the API's faults."""

    name: str
    noun: str
    """What the vendor calls the job: "list", "queue"."""
    listed: bool
    """Whether the API can be asked which such jobs there are."""

    def place(self, order: Order, api: Tracerfy, home: Home) -> Accepted:
        """Send it: one paid call."""

    def look(self, order: Order, api: Tracerfy, home: Home) -> Standing:
        """Ask how it stands: free."""

    def bring_home(self, order: Order, api: Tracerfy, home: Home) -> None:
        """Keep what was bought; free. Running it twice is running it once."""

    def keep_file(self, order: Order, api: Tracerfy, home: Home) -> bool:
        """Keep the vendor's file of a ready order; False where it can't be had now."""

    def check_ours(self, order: Order, vendor_id: int, api: Tracerfy, home: Home) -> None:
        """Raise `BadInput` where a job of the vendor's can't be what this order became: a person named it."""

    def surely_ours(self, order: Order, vendor_id: int, api: Tracerfy, home: Home) -> bool:
        """Tell whether a job of the vendor's is beyond doubt what this order became."""

    def candidates(self, order: Order, api: Tracerfy, home: Home) -> tuple[int, ...]:
        """Name the jobs that the vendor began since this order was sent; empty where it has no list of them."""


def vendor_id_of(order: Order) -> int:
    """Give an order's number at the vendor's. Raises `ValueError` for one that was never placed."""
    if order.vendor_id is None:
        raise ValueError("an order that was not placed has no number at the vendor's")
    return order.vendor_id


def not_known(noun: str, vendor_id: int) -> BadInput:
    """Say that the API knows no such job."""
    return BadInput(f"{noun} id", f"The API knows no {noun} {vendor_id} of this account.")

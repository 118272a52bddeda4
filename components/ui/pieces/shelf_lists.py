"""Every list that leads can be picked from: those that were bought, and those of our own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from components.house import house
from components.ui.pieces.words import count

_KINDS = {"trace": "trace", "parcel_trace": "parcel trace", "upload": "upload", "stack": "stack"}


@dataclass(frozen=True)
class ShelfList:
    """One list with rows: `kind` is "" where it was bought, else how it was made; `made_at` is UTC.

    `credits` is what it cost; None where nobody knows, or where it was made of others.
    """

    list_id: int
    name: str
    kind: str
    row_count: int
    made_at: datetime
    credits: int | None = None

    @property
    def label(self) -> str:
        """What a picker shows: "Tempe absentees (120)", "County file (300, upload)"."""
        told = ", ".join(part for part in (count(self.row_count), _KINDS.get(self.kind, self.kind)) if part)
        return f"{self.name} ({told})"


def shelf_lists() -> dict[int, ShelfList]:
    """Give the account's lists that have rows here by their ids, the newest first."""
    every = sorted([*_bought(), *_own()], key=lambda one: one.made_at, reverse=True)
    return {one.list_id: one for one in every}


def _bought() -> list[ShelfList]:
    rows = house().shelf.lists(house().account)
    return [
        ShelfList(
            order.list_id,
            order.name,
            "",
            rows[order.list_id],
            order.ready_at or order.created_at,
            order.credits_deducted,
        )
        for order in house().ledger.orders(house().account)
        if order.list_id in rows and order.readable and order.list_id is not None
    ]


def _own() -> list[ShelfList]:
    return [
        ShelfList(own.list_id, own.name, own.kind, own.row_count, own.made_at)
        for own in house().own_lists.lists(house().account)
    ]

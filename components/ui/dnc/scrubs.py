"""The scrubs of the account: each was ordered once, perhaps sent in parts; where it stands, and what it answered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

import pyarrow as pa
import streamlit as st

from components.house import house
from components.orders import QUEUE_SCRUB, SCRUB, Order, QueueScrubWanted, State, VendorFiles, read_csv
from components.outreach import ScrubTally, results, tally

PARAM = "scrub"
_Part = tuple[str, int | None, datetime | None]
"""The key of an order, the vendor's number of it, when it was sent."""


@dataclass(frozen=True)
class Scrub:
    """One scrub. `orders` are its parts in order; `source` says where its numbers came from."""

    key: str
    name: str
    orders: tuple[Order, ...]
    source: Mapping[str, Any]

    @property
    def created_at(self) -> datetime:
        """When it was ordered, UTC."""
        return self.orders[0].created_at

    @property
    def sent(self) -> int:
        """How many numbers were sent."""
        return sum(order.requested_count for order in self.orders)

    @property
    def moving(self) -> tuple[Order, ...]:
        """The parts that the engine still has work on."""
        return tuple(order for order in self.orders if order.moving)

    @property
    def home(self) -> tuple[Order, ...]:
        """The parts whose answers are here."""
        return tuple(order for order in self.orders if order.state is State.READY)

    @property
    def slowest(self) -> Order:
        """The part that says where the whole stands: what needs a person, then what moves, then what failed."""
        weight = {
            State.UNCERTAIN: 0,
            State.QUEUED: 1,
            State.PLACING: 2,
            State.BUILDING: 3,
            State.FETCHING: 4,
            State.FAILED: 5,
        }
        return min(self.orders, key=lambda order: weight.get(order.state, 9))

    @property
    def charged(self) -> int | None:
        """What was deducted so far in credits; None where nobody has said."""
        told = [order.credits_deducted for order in self.orders if order.credits_deducted is not None]
        return sum(told) if told else None

    @property
    def max_credits(self) -> int:
        """The most that it may cost."""
        return sum(order.max_credits for order in self.orders)


def all_scrubs(orders: Sequence[Order]) -> tuple[Scrub, ...]:
    """Put the account's scrub orders together, the newest first."""
    parts: dict[str, list[Order]] = {}
    for order in orders:
        parts.setdefault(order.batch_key or order.key, []).append(order)
    batches = {batch.key: batch for batch in house().batches.batches(house().account, SCRUB)}
    made = []
    for key, some in parts.items():
        batch, whole = batches.get(key), tuple(sorted(some, key=lambda order: order.part))
        made.append(
            Scrub(key, batch.name if batch else whole[0].name, whole, batch.source if batch else _of_trace(whole[0]))
        )
    return tuple(sorted(made, key=lambda scrub: scrub.created_at, reverse=True))


def chosen_scrub(scrubs: Sequence[Scrub]) -> Scrub | None:
    """Give the scrub that the URL names; None where it names none, with a word where it isn't here."""
    named = st.query_params.get(PARAM)
    if not named:
        return None
    found = next((scrub for scrub in scrubs if scrub.key == named), None)
    if found is None:
        st.warning("That scrub is not in your library.", icon=":material/link_off:")
    return found


def answers(scrub: Scrub) -> pa.Table:
    """Give what came home of a scrub, as `results` gives it, with `checked_at` (UTC, ISO) and `source` of each."""
    return _together(_parts(scrub))


def counted(scrub: Scrub) -> ScrubTally:
    """Count what came home of a scrub."""
    return _counted(_parts(scrub))


def _parts(scrub: Scrub) -> tuple[_Part, ...]:
    return tuple((order.key, order.vendor_id, order.placed_at) for order in scrub.home)


@lru_cache(maxsize=512)
def _counted(parts: tuple[_Part, ...]) -> ScrubTally:
    return tally(_together(parts))


def _together(parts: tuple[_Part, ...]) -> pa.Table:
    tables = [table for part in parts if (table := _answers(*part)) is not None]
    return pa.concat_tables(tables) if tables else _dated(results(pa.table({})), None, None)


@lru_cache(maxsize=16)
def _answers(key: str, vendor_id: int | None, placed_at: datetime | None) -> pa.Table | None:
    """A file doesn't change once it is here."""
    body = VendorFiles(house().database).read(key)
    return None if body is None else _dated(results(read_csv(body)), vendor_id, placed_at)


def _dated(table: pa.Table, vendor_id: int | None, placed_at: datetime | None) -> pa.Table:
    at = "" if placed_at is None else f"{placed_at:%Y-%m-%dT%H:%M:%SZ}"
    for name, said in (("checked_at", at), ("source", f"scrub {vendor_id}")):
        table = table.append_column(name, pa.array([said] * len(table), pa.string()))
    return table


def _of_trace(order: Order) -> Mapping[str, Any]:
    wanted = order.wanted
    return {"from": "trace", "queue": wanted.queue_id} if isinstance(wanted, QueueScrubWanted) else {}


def source_words(scrub: Scrub) -> str:
    """Say where a scrub's numbers came from."""
    told = scrub.source
    words = {
        "table": f"from {told.get('name', 'a table')}",
        "leads": "from your leads",
        "trace": f"from trace {told.get('queue', '')}",
        "before": "from numbers checked before",
    }.get(str(told.get("from")), "")
    of = told.get("of")
    left = int(of) - scrub.sent if isinstance(of, int) else 0
    return f"{words}; {left:,} more had an answer that was still good" if left > 0 else words


KINDS = (SCRUB, QUEUE_SCRUB)

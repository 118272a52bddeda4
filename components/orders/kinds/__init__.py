"""The kinds of order: what each sends, what it asks, and how its rows come home. Everything else is the engine's and the same for all."""

from collections.abc import Mapping

from components.orders.kinds.kind import Accepted, Home, Kind, Standing
from components.orders.kinds.lead_lists import LeadLists
from components.orders.kinds.parcels import ParcelTraces
from components.orders.kinds.scrubs import QueueScrubs, Scrubs
from components.orders.kinds.traces import Traces

KINDS: Mapping[str, Kind] = {
    kind.name: kind for kind in (LeadLists(), Traces(), ParcelTraces(), Scrubs(), QueueScrubs())
}

__all__ = ["KINDS", "Accepted", "Home", "Kind", "Standing"]

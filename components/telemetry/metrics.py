"""What this process counts and times as it works. What the database knows is read when it is asked for (components/server/readings.py)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter

from prometheus_client import CollectorRegistry, Counter, Histogram

REGISTRY = CollectorRegistry(auto_describe=True)
_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120)

API_CALLS = Counter(
    "platbook_api_calls",
    "Calls of the API, by the endpoint's name and how they ended.",
    ["endpoint", "outcome"],
    registry=REGISTRY,
)
API_SECONDS = Histogram(
    "platbook_api_call_seconds",
    "Seconds until the API's answer was read.",
    ["endpoint"],
    buckets=_SECONDS,
    registry=REGISTRY,
)
PAGE_SECONDS = Histogram(
    "platbook_page_script_seconds", "Seconds that a page's script ran.", ["page"], buckets=_SECONDS, registry=REGISTRY
)


@contextmanager
def timed(histogram: Histogram, *labels: str) -> Iterator[None]:
    """Time what is done inside, also where it ends in an error."""
    began = perf_counter()
    try:
        yield
    finally:
        histogram.labels(*labels).observe(perf_counter() - began)

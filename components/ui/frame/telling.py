"""A page's run, as it is told to whoever runs the server: its time, and a span."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from components.telemetry import span
from components.telemetry.metrics import PAGE_SECONDS, timed


@contextmanager
def told_page(url_path: str) -> Iterator[None]:
    """Time a page's script, also where it stops half-way. Only pages that there are get here, so their names are few."""
    name = url_path or "home"
    with span(f"page {name}"), timed(PAGE_SECONDS, name):
        yield

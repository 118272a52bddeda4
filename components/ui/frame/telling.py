"""A page's run: told to whoever runs the server by its time and a span; and what it could not do, told to whoever looks."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from components.telemetry import span
from components.telemetry.metrics import PAGE_SECONDS, timed
from components.ui.pieces.anew import stand_here
from components.ui.pieces.fragment import keeping_told


@contextmanager
def told_page(url_path: str) -> Iterator[None]:
    """Time a page's script, also where it stops half-way. Only pages that there are get here, so their names are few.

    A disk that takes nothing and a database that is away are said in a line, where the page has got to.
    """
    name = url_path or "home"
    with span(f"page {name}"), timed(PAGE_SECONDS, name), keeping_told(f"page {name}"):
        try:
            yield
        finally:
            stand_here()

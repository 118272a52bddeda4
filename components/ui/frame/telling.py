"""A page's run: told to whoever runs the server by its time and a span; and what it could not do, told to whoever looks."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st
from sqlalchemy.exc import OperationalError

from components.telemetry import span
from components.telemetry.metrics import PAGE_SECONDS, timed

_log = logging.getLogger("platbook.ui")


@contextmanager
def told_page(url_path: str) -> Iterator[None]:
    """Time a page's script, also where it stops half-way. Only pages that there are get here, so their names are few.

    A disk that takes nothing and a database that is away are said in a line, where the page has got to.
    """
    name = url_path or "home"
    with span(f"page {name}"), timed(PAGE_SECONDS, name):
        try:
            yield
        except (OperationalError, OSError) as error:
            _log.error("page %s: %s", name, error)
            st.error(
                "**The server can't read or write what it keeps.** Its disk may be full, or its database away. "
                "Nothing that was paid for is lost. Ask whoever runs it; the server's log says more.",
                icon=":material/hard_drive:",
            )

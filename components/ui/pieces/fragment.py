"""A part of a page that is drawn by itself, and says in words what the server could not do."""

from __future__ import annotations

import functools
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, ParamSpec, TypeVar, overload

import streamlit as st
from sqlalchemy.exc import OperationalError

P = ParamSpec("P")
T = TypeVar("T")
_log = logging.getLogger("platbook.ui")


@contextmanager
def keeping_told(what: str) -> Iterator[None]:
    """Say in a line, where the page has got to, that a disk takes nothing or a database is away. `what` is for the log."""
    try:
        yield
    except (OperationalError, OSError) as error:
        _log.error("%s: %s", what, error)
        st.error(
            "**The server can't read or write what it keeps.** Its disk may be full, or its database away. "
            "Nothing that was paid for is lost. Ask whoever runs it; the server's log says more.",
            icon=":material/hard_drive:",
        )


@overload
def fragment(draw: Callable[P, T]) -> Callable[P, T]: ...
@overload
def fragment(*, run_every: float | str | None = None) -> Callable[[Callable[P, T]], Callable[P, T]]: ...
def fragment(draw: Callable[..., Any] | None = None, *, run_every: float | str | None = None) -> Any:
    """Make a function draw a part of a page by itself, as `st.fragment` does; nobody sees a traceback in the middle of a page."""
    if draw is None:
        return functools.partial(_fragment, run_every=run_every)
    return _fragment(draw, run_every)


def _fragment(draw: Callable[..., Any], run_every: float | str | None) -> Callable[..., Any]:
    @functools.wraps(draw)
    def told(*args: Any, **kwargs: Any) -> Any:
        with keeping_told(f"part {draw.__module__}.{draw.__qualname__}"):
            return draw(*args, **kwargs)

    return st.fragment(told, run_every=run_every)

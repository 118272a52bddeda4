"""From which account one looks: what a visitor has chosen, carried over to the threads and clicks that work for them.

Nothing is guessed here: where nobody looks, the answer is "".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import ParamSpec, TypeVar

Given = ParamSpec("Given")
Result = TypeVar("Result")


def _nobody() -> str:
    return ""


_tied_to: ContextVar[str] = ContextVar("looked_from", default="")
_choose: Callable[[], str] = _nobody


def looked_from() -> str:
    """Give the key of the account that is looked from, or "" where nobody looks."""
    return _tied_to.get() or _choose()


def choose_by(chosen: Callable[[], str]) -> None:
    """Ask `chosen` from now on which account a visitor looks from: its key, or "" where there is no visitor."""
    global _choose
    _choose = chosen


@contextmanager
def seen_from(account: str) -> Iterator[None]:
    """Look from an account within."""
    token = _tied_to.set(account)
    try:
        yield
    finally:
        _tied_to.reset(token)


def as_seen_now(work: Callable[Given, Result]) -> Callable[Given, Result]:
    """Tie some work to the account that is looked from now, for the thread or the click that will do it."""
    account = looked_from()

    def tied(*args: Given.args, **named: Given.kwargs) -> Result:
        with seen_from(account):
            return work(*args, **named)

    return tied

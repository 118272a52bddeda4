"""What is being done just now, for every line that is told meanwhile: in this thread, and in those that `carried` hands it to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar, copy_context
from typing import ParamSpec, TypeVar

Given = ParamSpec("Given")
Answer = TypeVar("Answer")

_SUBJECT: ContextVar[Mapping[str, str]] = ContextVar("subject")


def subject() -> Mapping[str, str]:
    """Give what is being done: names such as `order` and `account`, with their values."""
    return _SUBJECT.get({})


@contextmanager
def about(**names: str) -> Iterator[None]:
    """Bind names to all that is told inside, over those that are bound already; an empty value binds nothing."""
    token = _SUBJECT.set({**subject(), **{name: value for name, value in names.items() if value}})
    try:
        yield
    finally:
        _SUBJECT.reset(token)


def carried(act: Callable[Given, Answer]) -> Callable[Given, Answer]:
    """Give an act that another thread may do, and that is about what this thread is about."""
    context = copy_context()

    def done(*args: Given.args, **names: Given.kwargs) -> Answer:
        return context.copy().run(act, *args, **names)

    return done

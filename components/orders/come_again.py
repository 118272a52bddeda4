"""What a kind of order raises where what it brings home isn't whole yet, through nobody's fault."""

from __future__ import annotations


class ComeAgain(Exception):
    """Bring it home again after a while; `message` is what a person reads meanwhile."""

    def __init__(self, message: str, *, after_s: float) -> None:
        super().__init__(message)
        self.message, self.after_s = message, after_s

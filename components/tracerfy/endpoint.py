"""One call of the API as a value: where it goes, what it may cost, how its answer is read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, Literal, TypeVar

from components.faults import Charged
from components.tracerfy.dialects import Capability

Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Endpoint(Generic[Answer]):
    """One call of the API.

    `price` says in words what it may cost, "" for nothing: only a free call may be repeated by machinery. `ceiling` is
    the most that one unit of it (a row, a phone, an answer) costs, in credits. `free_on` holds the statuses above 499
    on which the document promises that nothing was charged. `meter` names the rate meter that counts it. `headed` puts
    what the answer's headers say into what its body said.
    """

    name: str
    method: Literal["GET", "POST", "DELETE"]
    path: str
    read: Callable[[Any], Answer]
    price: str = ""
    ceiling: int = 0
    free_on: frozenset[int] = frozenset()
    meter: str = ""
    patience_s: float = 60.0
    """How long to wait for an answer: lookups have been seen to take 20 s, reads of the account answer at once."""
    headed: Callable[[Answer, Mapping[str, str]], Answer] | None = None
    capability: Capability | None = None
    """What an API must offer for it to be there; None: the document holds it."""

    @property
    def free(self) -> bool:
        """Whether it costs nothing however it ends."""
        return not self.price

    def charged(self, status: int | None = None) -> Charged:
        """Say what an attempt that brought no readable answer may have cost."""
        return Charged.NOTHING if self.free or status in self.free_on else Charged.MAYBE

    def answer(self, content: Any, headers: Mapping[str, str]) -> Answer:
        """Read a good answer. Raises `Unreadable`."""
        answer = self.read(content)
        return answer if self.headed is None else self.headed(answer, headers)

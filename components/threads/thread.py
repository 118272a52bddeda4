"""A thread with the assistant, and its turns: what was asked, what came back, and what a person made of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from components.audience import Audience
from components.faults import Fault
from components.tracerfy import Assistance

SHORTEST, LONGEST = 5, 2_000
"""Characters of a prompt (API document, AI Assist)."""


class TurnState(StrEnum):
    """Where a turn stands. Only ASKING moves by itself."""

    ASKING = "asking"
    ANSWERED = "answered"
    REFUSED = "refused"
    UNCERTAIN = "uncertain"


@dataclass(frozen=True)
class Turn:
    """One question and its answer.

    `audience` is the proposal as it stands, with what a person took off; None where the answer is a question or names no place.
    `match_count` is how many matched when it was last counted. `ticked` are the assumptions and warnings a person has checked.
    `forgotten` where the API no longer knew the conversation that this turn was to go on with.
    """

    thread_id: str
    ordinal: int
    prompt: str
    state: TurnState
    assistance: Assistance | None
    audience: Audience | None
    match_count: int | None
    ticked: tuple[str, ...]
    fault: Fault | None
    forgotten: bool
    asked_at: datetime

    @property
    def asks_back(self) -> bool:
        """Whether the answer is a question, so that there is nothing to count yet."""
        return self.assistance is not None and (self.assistance.needs_clarification or self.audience is None)

    @property
    def revised(self) -> bool:
        """Whether a person took something off since, so that the answer's own words no longer fit."""
        if self.assistance is None or self.audience is None:
            return False
        fewer = len(self.audience.filters) < len(self.assistance.filters)
        fewer = fewer or self.audience.geography != self.assistance.geography
        return fewer or set(self.audience.strategies) < set(self.assistance.strategies)


@dataclass(frozen=True)
class Thread:
    """A conversation. `conversation_id` is the API's, empty until it answered once."""

    id: str
    account: str
    title: str
    conversation_id: str
    created_at: datetime
    updated_at: datetime

"""What a verification says of a number's line, in words."""

from __future__ import annotations

from components.orders import Instant
from components.tracerfy import PhoneLine

STANDING = {
    True: ("In service", "green", ":material/call:"),
    False: ("Disconnected", "red", ":material/phone_disabled:"),
    None: ("Nobody could say", "orange", ":material/help:"),
}
WAITING = {"asking": "Being asked", "uncertain": "Unsure: see Activity", "refused": "Refused"}


def line_of(question: Instant) -> PhoneLine | None:
    """Give what a verification found; None where there is no answer."""
    return PhoneLine.from_json(question.answer) if question.answer is not None else None


def standing_words(question: Instant) -> str:
    """Say how a number stands."""
    line = line_of(question)
    return WAITING.get(question.state, "") if line is None else STANDING[line.active][0]

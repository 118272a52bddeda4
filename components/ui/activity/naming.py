"""What the journal's words are called on screen; a word that nobody has told us about is shown as it is."""

from __future__ import annotations

from datetime import datetime

from components.library import name_in_words

KINDS = {
    "lead_list": "Lead list",
    "trace": "Batch trace",
    "parcel_trace": "Parcel batch",
    "scrub": "DNC scrub",
    "queue_scrub": "DNC scrub of a trace",
    "ai_assist": "Assist",
    "lookup": "Address lookup",
    "instant_trace": "Single trace",
    "instant_parcel": "Single parcel",
    "dnc_lookup": "DNC check of one number",
    "instant_enhanced": "Enhanced trace",
    "phone_verify": "Number verified",
    "monitor": "Monitor",
}
OUTCOMES = {
    "calling": "Under way",
    "done": "Done",
    "refused": "Not done, not charged",
    "uncertain": "Nobody knows",
}


def kind_words(kind: str) -> str:
    """Name a kind of call."""
    return KINDS.get(kind) or name_in_words(kind)


def outcome_words(outcome: str) -> str:
    """Name an outcome."""
    return OUTCOMES.get(outcome) or name_in_words(outcome)


def when_words(moment: datetime) -> str:
    """Write a moment in UTC: "25 Nov 2026, 01:30"."""
    return f"{moment.day} {moment:%b %Y, %H:%M}"

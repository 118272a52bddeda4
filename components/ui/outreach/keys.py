"""The keys of `session_state` that the Outreach page owns: what each holds, and how long it lives.

A widget's key lives as long as its widget is drawn; the others until the tab is closed, unless it says otherwise.
"""

from __future__ import annotations

VIEW = "outreach-view"
"""The tabs' widget: "Files", "Callable now" or "Receipts"."""

GROUP = "outreach-group"
"""The widget of the groups of destinations; set from the URL at each run."""

CASE = "outreach-case"
"""The widget of the use case whose score orders the file."""

CHOICES = "outreach-choices"
"""The choices made for files, by name, as far as a person made any; for the way back."""

WHY = "outreach-why"
"""What was typed as the reason to lift a barrier; its widget's."""

OVERRIDES = "outreach-overrides"
"""A pair: (list ids, destination) and the `Override`s that were typed for them; they hold for that pair alone."""

FAULT = "outreach-fault"
"""What kept an override from being taken; shown once."""

RECEIPTS_PAGE = "outreach-receipts-page"
"""The pager's widget: the page of receipts, from 1."""


def choice_of(name: str) -> str:
    """Name the widget of one choice for a file."""
    return f"outreach-choice-{name}"

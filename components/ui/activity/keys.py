"""The keys of `session_state` that the Activity page owns: what each holds, and how long it lives.

A widget's key lives as long as its widget is drawn; the others until the tab is closed, unless it says otherwise.
"""

from __future__ import annotations

SHOW = "show"
"""Which part is shown, in the URL too."""

PERIOD = "activity-days"
"""How many days the charts look back."""

KINDS, OUTCOMES, PERSONS, DAYS, TEXT = (
    f"activity-{name}" for name in ("kinds", "outcomes", "persons", "between", "text")
)
"""The widgets that narrow the calls."""

PAGE = "activity-page"
"""The pager's widget of the calls, from 1."""

MONTH = "activity-month"
"""The widget that chooses the statement's month."""

WEBHOOK_KINDS = "activity-webhook-kinds"
WEBHOOK_PAGE = "activity-webhook-page"
"""The widget that narrows the webhooks, and their pager's, from 1."""

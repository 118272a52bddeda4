"""The keys of `session_state` that the Propensity page owns: what each holds, and how long it lives.

A widget's key lives as long as its widget is drawn; the others until the tab is closed, unless it says otherwise.
"""

from __future__ import annotations

LISTS = "propensity-lists"
"""The lists' widget: ids of what is looked at, set from the URL at each run."""

CASE = "propensity-case"
"""The use case's widget, set from the URL at each run."""

HISTOGRAM = "propensity-histogram"
"""Begins the histogram's widget's key: the span of scores that is brushed on it."""

NARROWED = "propensity-narrowed"
"""True from a narrowing's callback until the whole page is drawn for it."""

PAGE = "propensity-page"
"""The pager's widget: the page of leads, from 1."""

MAP_CLICKS = "propensity-map-clicks"
"""How often the map was clicked; part of its widget's key, so that a click on the same spot counts again."""

OPENED = "propensity-opened"
"""(list id, row) of the lead that a click on the map opens; taken once."""


def threshold_of(case: str) -> str:
    """Name the slider's widget of a use case: the threshold that was set there, 0 to 100."""
    return f"propensity-threshold-{case}"

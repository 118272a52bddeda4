"""The keys of `session_state` that the Lists page owns: what each holds, and how long it lives.

A widget's key lives as long as its widget is drawn; the others until the tab is closed, unless it says otherwise.
"""

from __future__ import annotations

CHOOSER_PAGE = "lists-chooser-page"
"""The pager's widget of the list cards, from 1."""

OWN_FAULT = "own-list-fault"
"""Why a stack could not be made again; shown once."""


def page_of(order_key: str) -> str:
    """Name the pager's widget of a list: the page of leads, from 1."""
    return f"leads-page-{order_key}"

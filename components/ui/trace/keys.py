"""The keys of `session_state` that the Skip trace page owns: what each holds, and how long it lives.

A widget's key lives as long as its widget is drawn; the others until the tab is closed, unless it says otherwise.
"""

from __future__ import annotations

MODE = "trace-mode"
"""The widget that chooses what is traced; set from the URL at each run."""

FAULT = "trace-fault"
"""Why something could not be read, written down or sent; until the next try."""

FILE = "trace-file"
"""Begins the uploader's widget's key."""

FILES_TAKEN = "trace-files-taken"
"""How many files were taken; part of the uploader's key, so that it is empty again."""

PASTED = "trace-pasted"
"""The box for pasted rows."""

CONFIRM = "trace-confirm"
"""The key of the batch that the open dialog would send, so that two clicks are one; taken away when it is sent."""

FIND = "trace-find"
"""The widget that narrows the single traces."""

QUEUE_PAGE = "trace-queue-page"
"""The pager's widget of all queues, from 1."""


def column_of(upload_key: str, field: str) -> str:
    """Name the widget that says which column a field is."""
    return f"trace-column-{upload_key}-{field}"


def choice_of(upload_key: str, choice: str) -> str:
    """Name the widget of another choice about an upload."""
    return f"trace-{choice}-{upload_key}"


def page_of(batch_key: str) -> str:
    """Name the pager's widget of a trace's rows, from 1."""
    return f"trace-page-{batch_key}"

"""The keys of `session_state` that the Stack page owns: what each holds, and how long it lives.

A widget's key lives as long as its widget is drawn; the others until the tab is closed, unless it says otherwise.
"""

from __future__ import annotations

LISTS = "stacked-lists"
"""The lists' widget, set from the URL at each run."""

WAY = "stacked-way"
"""The widget that says in how many of the lists: "any", "all" or "least"; set from the URL at each run."""

AT_LEAST = "stacked-at-least"
"""The number's widget, set from the URL at each run."""

WITHOUT = "stacked-without"
"""The widget of lists that a property must not be in, set from the URL at each run."""

CLICKS = "stacked-clicks"
"""How often the figure was clicked; part of its widget's key, so that a click on the same column counts again."""

LAST = "stacked-last"
"""What was chosen last: the URL's parameters, for the way back."""

VIEW = "stacked-view"
"""The widget that chooses properties or owners."""

PAGE = "stacked-page"
"""The pager's widget: the page of the table, from 1."""

MADE = "stacked-made"
"""(name, list id) of the list that was kept last; shown once."""

FILES_TAKEN = "stacked-files-taken"
"""How many files were kept as lists; part of the upload's key, so that the next one finds it empty."""


def brought(number: int) -> str:
    """Name the upload's widget, empty after each file that was kept."""
    return f"stacked-file-{number}"


def mapped(number: int, file: str, field: str) -> str:
    """Name the widget that says which column of a file is a field."""
    return f"stacked-column-{number}-{file}-{field}"

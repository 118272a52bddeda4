"""The keys of `session_state` that the Suppression page owns: what each holds, and how long it lives.

A widget's key lives as long as its widget is drawn; the others until the tab is closed, unless it says otherwise.
"""

from __future__ import annotations

TYPED = "suppression-typed"
"""The box's widget: lines that are being typed. Emptied when they were taken, but for the lines that couldn't be read."""

KIND = "suppression-kind"
"""The widget that says what the typed lines are."""

SOURCE = "suppression-source"
"""The widget that says where they come from."""

NOTE = "suppression-note"
"""The note's widget."""

ADDED = "suppression-added"
"""What the last addition came to, in words, and whether all of it was read; shown once."""

FILE_TURN = "suppression-file-turn"
"""How many files were taken; part of the uploader's key, so that it is empty after one."""

PAGE = "suppression-page"
"""The pager's widget, from 1."""

FAULT = "suppression-fault"
"""The fault that kept something from being done; shown once."""

VOUCH_TYPED = "vouch-typed"
"""The box's widget: the numbers that somebody vouches for."""

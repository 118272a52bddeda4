"""The keys of `session_state` that the Saved page owns: what each holds, and how long it lives.

A widget's key lives as long as its widget is drawn; the others until the tab is closed, unless it says otherwise.
"""

from __future__ import annotations

DELETED = "saved-deleted"
"""The `SavedAudience` just deleted, for Undo; until another is deleted or it is restored."""

FAULT = "saved-fault"
"""What kept a change from being saved; shown once."""

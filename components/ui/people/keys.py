"""The keys of `session_state` that the People page owns: what each holds, and how long it lives.

A widget's key lives as long as its widget is drawn; the others until the tab is closed, unless it says otherwise.
"""

from __future__ import annotations

EMAIL = "people-email"
"""The widget in which the address of whom one invites is typed."""

FAULT = "people-fault"
"""Why somebody couldn't be invited or changed; shown once."""

INVITED = "people-invited"
"""(whom, link): the invitation just made, until another is made or the tab is closed. The link can't be shown again."""

DONE = "people-done"
"""What the last change came to; shown once."""


def limit_of(where: str, name: str) -> str:
    """Name the widget of a limit, in the invitation ("new") or a person's form (their id)."""
    return f"people-{name}-{where}"


def role_of(where: str) -> str:
    """Name the widget of a role, as `limit_of` does."""
    return f"people-role-{where}"

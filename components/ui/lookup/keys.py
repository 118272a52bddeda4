"""The keys of `session_state` that the Address lookup page owns: what each holds, and how long it lives.

A widget's key lives as long as its widget is drawn; the others until the tab is closed, unless it says otherwise.
"""

from __future__ import annotations

SEARCH = "lookup-search"
"""The search box's widget: the address that is being typed."""

FIND = "lookup-find"
"""The widget that narrows the dossiers: an owner, an address, a phone."""

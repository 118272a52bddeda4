"""The keys of `session_state` that the frame owns: what each holds, and how long it lives.

A widget's key lives as long as its widget is drawn.
"""

from __future__ import annotations

BELL = "bell"
"""The popover of the bell: whether it is open."""

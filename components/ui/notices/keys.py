"""The keys of `session_state` that the Notices page owns: what each holds, and how long it lives."""

from __future__ import annotations

PAGE = "notices-page"
"""The pager's widget, from 1; as long as it is drawn."""

"""The keys of `session_state` that the DNC page owns: what each holds, and how long it lives.

A widget's key lives as long as its widget is drawn; the others until the tab is closed, unless it says otherwise.
"""

from __future__ import annotations

SOURCE = "dnc-source"
"""The widget that says where the numbers come from; set from the URL."""

NUMBER = "dnc-number"
"""The widget of one number: what is being typed."""

READ = "dnc-read"
"""(what was brought, the table that it became): a file's id or a pasted text's digest; until another is brought."""

GATHERED = "dnc-gathered"
"""(what was brought with its columns, the phones in it); until other columns are chosen."""

TRACE_READ = "dnc-trace-read"
"""(number of a trace, its records): until another is read."""

FAULT = "dnc-fault"
"""Why an order or a question could not be written down; until the next try."""

LINES_FAULT = "dnc-lines-fault"
"""Why numbers could not be asked to be verified; until the next try."""

SOUGHT = "dnc-sought"
"""The widget of the number whose history is asked for."""


MORE = "dnc-more"
"""The widget that shows all scrubs instead of the newest."""


def shown_of(scrub_key: str) -> str:
    """Name the widget that narrows a scrub's numbers."""
    return f"dnc-shown-{scrub_key}"

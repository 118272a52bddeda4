"""What is to be checked, by the source that was chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from components.ui.dnc.asked import Asked
from components.ui.dnc.from_before import asked_of_before
from components.ui.dnc.from_leads import asked_of_leads
from components.ui.dnc.from_table import asked_of_table
from components.ui.dnc.from_trace import asked_of_trace

_SOURCES: Mapping[str, Callable[[], Asked | None]] = {
    "numbers": asked_of_table,
    "leads": asked_of_leads,
    "trace": asked_of_trace,
    "before": asked_of_before,
}


def asked_numbers(source: str) -> Asked | None:
    """Draw a source's form; gives its numbers, or None until there are some."""
    return _SOURCES[source]()

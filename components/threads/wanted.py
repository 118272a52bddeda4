"""How many leads a prompt asks for. The API's answer has no place for it, so it is read here."""

from __future__ import annotations

import re

from components.audience import MOST_ROWS

_NUMBER = r"(?P<number>\d{1,3}(?:,\d{3})+|\d+)(?P<thousands>\s?k\b)?"
_THINGS = r"(?:leads?|owners?|rows?|records?|contacts?|prospects?|names)\b"
_BETWEEN = r"(?:\s+(?!(?:years?|beds?|baths?|miles?|acres?|units?)\b)[a-z-]+){0,3}?"
_ASKED = re.compile(rf"(?<![\d$.,-]){_NUMBER}{_BETWEEN}\s+{_THINGS}", re.IGNORECASE)


def wanted_count(prompt: str) -> int | None:
    """Give the number of leads named in a prompt ("200 leads", "2k absentee owners"), 1 to 25,000, or None."""
    found = _ASKED.search(prompt)
    if found is None:
        return None
    number = int(found["number"].replace(",", "")) * (1000 if found["thousands"] else 1)
    return number if 1 <= number <= MOST_ROWS else None

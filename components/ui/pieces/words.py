"""How numbers, money, times and foreign text look on screen."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from components.settings import CREDIT_USD

_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|~$:^=&])")


def plain(text: object) -> str:
    """Make text from the API or a person safe for Markdown: shown as it is, never as formatting, links, math or HTML."""
    return _MARKDOWN.sub(r"\\\1", " ".join(str(text).split()))


def count(number: int | None, noun: str = "", plural: str = "") -> str:
    """Write a count with thousands and, if wanted, its noun: "1 lead", "2,340 leads", "– leads" for unknown."""
    digits = "–" if number is None else f"{number:,}"
    if not noun:
        return digits
    return f"{digits} {noun if number == 1 else plural or noun + 's'}"


def credits_words(number: int | None) -> str:
    """Write credits: "2,500 credits"."""
    return count(number, "credit")


def dollars(credits_count: int | None) -> str:
    r"""Write what credits cost, ready for Markdown: "\$50.00"."""
    return "–" if credits_count is None else f"\\${credits_count * CREDIT_USD:,.2f}"


def dollars_raw(credits_count: int) -> str:
    """Write what credits cost where Markdown is not read: "$50.00"."""
    return f"${credits_count * CREDIT_USD:,.2f}"


def ago(moment: datetime | None) -> str:
    """Write how long ago a UTC time was: "just now", "5 min ago", "3 h ago", "2 days ago", "12 Mar 2026"."""
    if moment is None:
        return ""
    seconds = (datetime.now(UTC) - moment).total_seconds()
    if seconds < 60:
        return "just now"
    if seconds < 3600:
        return f"{int(seconds // 60)} min ago"
    if seconds < 86_400:
        return f"{int(seconds // 3600)} h ago"
    if seconds < 14 * 86_400:
        return f"{count(int(seconds // 86_400), 'day')} ago"
    return f"{moment.day} {moment:%b %Y}"


def duration(seconds: float) -> str:
    """Write a wait: "20 s", "4 min", "2 h"."""
    if seconds < 90:
        return f"{max(1, round(seconds))} s"
    return f"{round(seconds / 60)} min" if seconds < 5400 else f"{round(seconds / 3600)} h"

"""How a moment to come is said by the clock of some place."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from components.outreach import clock


def when_words(moment_s: float, now: datetime, zone: ZoneInfo) -> str:
    """Write a moment to come (UTC seconds) as a clock there shows it: "8 am", "tomorrow 8 am", "Mon 8 am"."""
    there, today = datetime.fromtimestamp(moment_s, zone), now.astimezone(zone)
    days = (there.date() - today.date()).days
    day = "" if days == 0 else "tomorrow " if days == 1 else f"{there:%a} "
    return f"{day}{clock(moment_s, zone)}"


def when_there(moment_s: float, now: datetime, zone: str) -> str:
    """Write it by the clock of a zone that is named, in UTC where it is "": "8 am there", "tomorrow 3 pm UTC"."""
    return f"{when_words(moment_s, now, ZoneInfo(zone or 'UTC'))}{' there' if zone else ' UTC'}"

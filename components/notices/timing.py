"""When a message goes out: quiet hours, the hour of the daily e-mail, and the pauses between tries."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from components.notices.choices import Hours
from components.notices.ways import EMAIL

FIRST_PAUSE_S, LONGEST_PAUSE_S = 30.0, 2 * 3600.0
TRIED_FOR_S = 86_400.0
"""How long a message is tried after it was due."""


def due_at(now: datetime, hours: Hours, way: str) -> datetime:
    """Give the moment (UTC) at which a message of `now` is due."""
    local = now.astimezone(_zone(hours.zone))
    if way == EMAIL and hours.digest_at is not None:
        local = _next(local, hours.digest_at)
    if _is_quiet(local.hour, hours) and hours.quiet_until is not None:
        local = _next(local, hours.quiet_until)
    return local.astimezone(UTC)


def pause_s(tries: int) -> float:
    """Give the pause after so many tries in vain: 30 s at first, twice as long each time, two hours at most."""
    return float(min(FIRST_PAUSE_S * 2 ** min(tries - 1, 20), LONGEST_PAUSE_S))


def _is_quiet(hour: int, hours: Hours) -> bool:
    start, end = hours.quiet_from, hours.quiet_until
    if start is None or end is None or start == end:
        return False
    return start <= hour < end if start < end else hour >= start or hour < end


def _next(local: datetime, hour: int) -> datetime:
    """Give the next time that a local clock shows this hour; a clock that is put forward past it shows the next one."""
    then = local.replace(hour=hour, minute=0, second=0, microsecond=0)
    return then if then > local else (then + timedelta(days=1))


def _zone(name: str) -> ZoneInfo:
    """Give a time zone; one that this machine doesn't know is UTC."""
    try:
        return ZoneInfo(name)
    except (OSError, ValueError, KeyError):
        return ZoneInfo("UTC")

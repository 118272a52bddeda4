"""When one may call: a state's hours in a zone as spans of UTC, and the strictest of several.

Spans are pairs of UTC seconds, [opens, closes). Local hours become UTC by each day's own offset, so a day on which clocks change is as long
as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache, reduce
from zoneinfo import ZoneInfo

from components.outreach.rules import Hours, Window, rules
from components.outreach.zones import Pair, Place

Span = tuple[float, float]
_DAYS_AHEAD = 12
"""Longer than any run of days without calls: a Saturday, Sunday and holidays around them."""


@dataclass(frozen=True)
class Opening:
    """How a place stands at a moment; UTC seconds. `closes_at` is None while it is closed, `opens_at` while it is open, or never opens."""

    opens_at: float | None
    closes_at: float | None

    @property
    def is_open(self) -> bool:
        """Whether one may call there."""
        return self.closes_at is not None


def opening(place: Place, moment: datetime) -> Opening:
    """Tell whether all of a place is open at a moment, until when, or when it will be: the strictest of its states and zones."""
    now = moment.timestamp()
    for opens, closes in open_spans(place, moment.astimezone(UTC).date()):
        if closes > now:
            return Opening(None, closes) if opens <= now else Opening(opens, None)
    return Opening(None, None)


@lru_cache(maxsize=20_000)
def open_spans(place: Place, day: date) -> tuple[Span, ...]:
    """Give when all of a place is open, from the day before a UTC day on; () for no place at all."""
    if not place:
        return ()
    first, *others = (_spans(pair, day) for pair in sorted(place))
    return reduce(_both, others, first)


def hours_on(window: Window, day: date) -> Hours:
    """Give a state's hours on a local day; None for no calls."""
    if window.heeds_holidays and is_holiday(window.state, day):
        return window.holidays
    return window.sunday if day.weekday() == 6 else window.saturday if day.weekday() == 5 else window.weekdays


def is_holiday(state: str, day: date) -> bool:
    """Tell whether a day is a public holiday of a state or of the country, or the day that is kept in its stead."""
    return day in _holidays(state, day.year)


@lru_cache(maxsize=200)
def _holidays(state: str, year: int) -> frozenset[date]:
    import holidays  # every country's calendars are read with it

    kept = holidays.country_holidays("US", years=year, subdiv=state, categories=("public", "government"))
    return frozenset(kept)


@lru_cache(maxsize=20_000)
def _spans(pair: Pair, day: date) -> tuple[Span, ...]:
    window, zone = rules().window(pair[0]), ZoneInfo(pair[1])
    days = (day + timedelta(days=ahead) for ahead in range(-1, _DAYS_AHEAD))
    told = ((local, hours_on(window, local)) for local in days)
    return tuple(_span(local, hours, zone) for local, hours in told if hours is not None)


def _span(day: date, hours: tuple[int, int], zone: ZoneInfo) -> Span:
    opens, closes = (_at(day, hour, zone) for hour in hours)
    return opens, closes


def _at(day: date, hour: int, zone: ZoneInfo) -> float:
    midnight = datetime(day.year, day.month, day.day, tzinfo=zone)
    return (midnight + timedelta(hours=hour)).timestamp()  # wall-clock arithmetic: the hour that the clock there shows


def _both(one: Sequence[Span], other: Sequence[Span]) -> tuple[Span, ...]:
    """Give what lies in both; each is sorted and without overlaps."""
    found, left, right = list[Span](), 0, 0
    while left < len(one) and right < len(other):
        opens, closes = max(one[left][0], other[right][0]), min(one[left][1], other[right][1])
        if opens < closes:
            found.append((opens, closes))
        left, right = (left + 1, right) if one[left][1] < other[right][1] else (left, right + 1)
    return tuple(found)


def strictest(places: Iterable[Place | None]) -> Place:
    """Join places into the one whose hours are the strictest of all; None, which stands for no place, adds nothing."""
    return frozenset(pair for place in places if place for pair in place)

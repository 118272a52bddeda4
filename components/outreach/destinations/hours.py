"""Hours beside each row: the recipient's time zone, and in it the hours in which one may call, whatever the weekday on which it is read.

The strictest of the address and of the area codes of all its phones, each by its own clock, as for `callable_now`. Clocks are those of one
moment; where zones change theirs on different days, the words change with them.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

import pyarrow as pa
import pyarrow.compute as pc

from components.outreach.destinations.fields import PHONE_SLOTS, each
from components.outreach.hours import strictest
from components.outreach.rules import Hours, Window, rules
from components.outreach.zones import Pair, Place, address_place, anywhere, area_code_place

_DAYS = (("weekdays", "Mon-Fri"), ("saturday", "Sat"), ("sunday", "Sun"))
_CLOSED = "no calls"
_CHECK = "check the time zone"


def with_hours(table: pa.Table, moment: datetime | None = None) -> pa.Table:
    """Add the columns `zone` ("America/Phoenix"; null where several may be) and `window` ("Mon-Sat 9:00-21:00, Sun 12:00-21:00")."""
    now = moment or datetime.now(UTC)
    slots = [
        name for name in ("phone", *(f"phone_{n}" for n in range(1, PHONE_SLOTS + 1))) if name in table.column_names
    ]
    codes = [pc.utf8_slice_codeunits(_texts(table, slot), 0, 3) for slot in slots]
    keys = pc.binary_join_element_wise(
        _texts(table, "state"), pc.utf8_slice_codeunits(_texts(table, "zip_code"), 0, 5), *codes, "|"
    )
    keys = keys.combine_chunks() if isinstance(keys, pa.ChunkedArray) else keys
    table = table.append_column("zone", each(keys, _zone_of))
    return table.append_column("window", each(keys, lambda key: _window_of(key, now)))


def window_words(place: Place, zone: str, moment: datetime) -> str:
    """Write when all of a place is open, in a zone's clock."""
    told = [(_both(_shifted(pair, day, zone, moment) for pair in sorted(place)), name) for day, name in _DAYS]
    parts = [f"{name} {_clock(hours)}" for hours, name in _joined(told)]
    holidays = any(rules().window(state).heeds_holidays for state, _ in place)
    return ", ".join([*parts, "none on holidays"] if holidays else parts)


@lru_cache(maxsize=50_000)
def _placed(key: str) -> tuple[Place, str]:
    state, zip_code, *codes = key.split("|")
    home = address_place(state, zip_code)
    areas = [area_code_place(code) for code in codes if code]
    zones = {zone for _, zone in home or next((area for area in areas if area), frozenset())}
    return strictest((home, *areas)) or anywhere(), zones.pop() if len(zones) == 1 else ""


def _zone_of(key: str) -> str:
    return _placed(key)[1]


def _window_of(key: str, moment: datetime) -> str:
    place, zone = _placed(key)
    return window_words(place, zone, moment) if zone else _CHECK


def _shifted(pair: Pair, day: str, zone: str, moment: datetime) -> tuple[float, float]:
    """Give a state's hours of a day in another zone's clock; an empty span where there are none."""
    window: Window = rules().window(pair[0])
    hours: Hours = getattr(window, day)
    if hours is None:
        return 0.0, 0.0
    there, here = (moment.astimezone(ZoneInfo(name)).utcoffset() for name in (pair[1], zone))
    ahead = 0.0 if there is None or here is None else (here - there).total_seconds() / 3600
    return hours[0] + ahead, hours[1] + ahead


def _both(spans: Iterable[tuple[float, float]]) -> tuple[float, float]:
    told = list(spans)
    opens, closes = max(opens for opens, _ in told), min(closes for _, closes in told)
    return (max(0.0, opens), min(24.0, closes)) if opens < closes else (0.0, 0.0)


def _joined(told: list[tuple[tuple[float, float], str]]) -> list[tuple[tuple[float, float], str]]:
    """Take days with the same hours together: "Mon-Sat", "daily"."""
    (week, _), (saturday, _), (sunday, _) = told
    if week == saturday == sunday:
        return [(week, "daily")]
    return [(week, "Mon-Sat"), (sunday, "Sun")] if week == saturday else told


def _clock(span: tuple[float, float]) -> str:
    if span[0] >= span[1]:
        return _CLOSED
    return "-".join(f"{int(hour)}:{round(hour % 1 * 60):02d}" for hour in span)


def _texts(table: pa.Table, name: str) -> pa.ChunkedArray:
    return pc.fill_null(table[name].cast(pa.string()), "")

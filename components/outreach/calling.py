"""Callable now: which numbers may be called at this minute, until when, and when the others may. The best score comes first.

A number's place is its lead's address and its area code together, each in its own zone: numbers move with people, and some states presume
that an area code of theirs is a person there. Over many numbers there are few such places, so hours are worked out place by place.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from components.library import OWNER, Selection, Shelf
from components.outreach.contacts import Books, callable_phones
from components.outreach.hours import Opening, Span, open_spans, opening, strictest
from components.outreach.zones import Place, address_place, anywhere, area_code_place

SOON_S = 3_600
Numbers = NDArray[np.int64]
HOURS_COLUMNS = ("zone", "is_open", "opens_at", "closes_at")


@dataclass(frozen=True)
class CallableNow:
    """The numbers of a selection that may be called by their standing, and how their hours stand at `at` (UTC).

    `phones` has `_list`, `_row`, `slot`, `phone`, `phone_type`, `score`, `dma`, `zone` and the rest of `HOURS_COLUMNS`: the open ones
    first, the best score first, then those that open next. Several leads of one number count once, by the best of them.
    """

    at: datetime
    phones: pa.Table

    @property
    def open_now(self) -> int:
        """How many may be called at this minute."""
        return int(pc.sum(self.phones["is_open"]).as_py() or 0)

    @property
    def closing(self) -> int:
        """How many of them close within the hour."""
        return int(pc.sum(pc.less_equal(self.phones["closes_at"], self.at.timestamp() + SOON_S)).as_py() or 0)

    @property
    def opens_next(self) -> datetime | None:
        """When the next of the closed ones opens; None where none does."""
        soonest = pc.min(self.phones["opens_at"]).as_py()
        return None if soonest is None else datetime.fromtimestamp(soonest, UTC)


def callable_now(
    books: Books, account: str, selection: Selection, case: str = "sell", *, now: datetime | None = None
) -> CallableNow:
    """Tell which numbers of a selection may be called now. Raises `BadInput` where a list is not on the shelf."""
    moment = now or datetime.now(UTC)
    return at_moment(callable_phones(books, account, selection, case, now=moment), moment)


def at_moment(phones: pa.Table, moment: datetime) -> CallableNow:
    """Tell how the hours of numbers that `callable_phones` gave stand at a moment: what changes from minute to minute."""
    told = with_hours(phones, moment)
    return CallableNow(
        moment,
        told.sort_by([("is_open", "descending"), ("opens_at", "ascending"), ("place", "ascending")]).drop_columns(
            ["place"]
        ),
    )


def with_hours(contacts: pa.Table, moment: datetime) -> pa.Table:
    """Add `HOURS_COLUMNS` to rows that have `phone`, `state` and `zip_code`.

    `zone` is the address's zone, or the area code's where no address is known; "" for several. `opens_at` and `closes_at` are UTC seconds,
    null where it is open, or closed, or never opens.
    """
    places, which = _places(contacts)
    hours = [opening(place, moment) for place, _ in places]
    columns = {
        "zone": pa.array([zone for _, zone in places], pa.string()),
        "is_open": pa.array([one.is_open for one in hours], pa.bool_()),
        "opens_at": pa.array([one.opens_at for one in hours], pa.float64()),
        "closes_at": pa.array([one.closes_at for one in hours], pa.float64()),
    }
    for name, values in columns.items():
        contacts = contacts.append_column(name, values.take(which))
    return contacts


def hours_of(phone: str, state: str, zip_code: str, moment: datetime) -> tuple[Opening, str]:
    """Tell how one number (ten digits) stands at a moment, by its address ("" where unknown) and its area code; and its zone, or ""."""
    place, zone = _place(address_place(state, zip_code), area_code_place(phone[:3]))
    return opening(place, moment), zone


def states_of(contacts: pa.Table) -> tuple[str, ...]:
    """Give the states whose hours rows hang on, by their letters: those of the address and of the area code."""
    places, _ = _places(contacts)
    return tuple(sorted({state for place, _ in places for state, _ in place}))


def named(shelf: Shelf, account: str, phones: pa.Table) -> pa.Table:
    """Give some of the numbers with who and where: adds `owner`, `address`, `city`, `state` of their leads, in the same order.

    For the few that a screen shows: each lead is named in the question.
    """
    keys = list(zip(phones["_list"].to_pylist(), phones["_row"].to_pylist(), strict=True))
    if not keys:
        return phones
    query = f"""
        SELECT s.* EXCLUDE (turn, state), {OWNER}, address, city, rows.state FROM shown s JOIN rows USING (_list, _row)
        WHERE (_list, _row) IN ({", ".join(map(str, keys))}) ORDER BY turn
    """  # noqa: S608  our own words and whole numbers
    shown = phones.append_column("turn", pa.array(range(len(phones)), pa.int32()))
    return shelf.ask(account, sorted({list_id for list_id, _ in keys}), query, tables={"shown": shown})


def windows_in_words(contacts: pa.Table, moment: datetime) -> pa.Array:
    """Write each row's hours on its own day, in its own zone: "9 am to 8 pm", "no calls today"."""
    places, which = _places(contacts)
    return pa.array([_window_words(place, zone, moment) for place, zone in places], pa.string()).take(which)


def _places(contacts: pa.Table) -> tuple[list[tuple[Place, str]], pa.Array]:
    """Give the places of rows, each once with its zone, and each row's number among them."""
    homes, at_home = _numbered(
        pc.binary_join_element_wise(*(_texts(contacts, name) for name in ("state", "zip_code")), "|"), _home
    )
    areas, in_area = _numbered(pc.utf8_slice_codeunits(_texts(contacts, "phone"), 0, 3), area_code_place)
    known, which = np.unique(at_home.astype(np.int64) * (len(areas) + 1) + in_area, return_inverse=True)
    pairs = (divmod(int(pair), len(areas) + 1) for pair in known)
    return [_place(homes[home], areas[area]) for home, area in pairs], pa.array(which, pa.int32())


def _numbered(keys: pa.ChunkedArray, place_of: Callable[[str], Place | None]) -> tuple[list[Place | None], Numbers]:
    """Give the distinct places of some keys, and each key's number among them: many ZIPs are one place."""
    told = keys.combine_chunks().dictionary_encode()
    places = [place_of(key) for key in told.dictionary.to_pylist()]
    numbers = {place: number for number, place in enumerate(dict.fromkeys(places))}
    by_key = np.array([numbers[place] for place in places], np.int64)
    return list(numbers), by_key[told.indices.to_numpy()] if len(by_key) else np.array([], np.int64)


def _texts(contacts: pa.Table, name: str) -> pa.ChunkedArray:
    return pc.fill_null(contacts[name].cast(pa.string()), "")


@lru_cache(maxsize=100_000)
def _home(address: str) -> Place:
    state, _, zip_code = address.partition("|")
    return address_place(state, zip_code)


@lru_cache(maxsize=20_000)
def _place(home: Place | None, area: Place | None) -> tuple[Place, str]:
    zones = {zone for _, zone in home or area or ()}
    return strictest((home, area)) or anywhere(), zones.pop() if len(zones) == 1 else ""


@lru_cache(maxsize=20_000)
def _window_words(place: Place, zone: str, moment: datetime) -> str:
    here = ZoneInfo(zone or "America/New_York")
    begins = moment.astimezone(here).replace(hour=0, minute=0, second=0, microsecond=0)
    ends = (begins + timedelta(days=1)).timestamp()
    today = [span for span in open_spans(place, moment.astimezone(UTC).date()) if begins.timestamp() <= span[0] < ends]
    return ", ".join(_clock(span, here) for span in today) or "no calls today"


def _clock(span: Span, zone: ZoneInfo) -> str:
    return " to ".join(clock(edge, zone) for edge in span)


def clock(moment_s: float, zone: ZoneInfo) -> str:
    """Write a time as the clocks of a zone show it: "9 am", "8:30 pm"."""
    here = datetime.fromtimestamp(moment_s, zone)
    minutes = f":{here:%M}" if here.minute else ""
    return f"{here.hour % 12 or 12}{minutes} {'am' if here.hour < 12 else 'pm'}"

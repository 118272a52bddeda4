"""What Lists and Propensity count is put right: leads that may be called otherwise than their list said when it came.

Suppression and scrubs touch few leads, so only those are judged again, list by list, and kept until one of the two changes: where nothing
is suppressed or scrubbed, no question is asked. Age is left out here: how old flags are is said beside a count, and decides in files.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Sequence
from datetime import UTC, datetime

import pyarrow as pa

from components.analytics import CORRECTED, NOTHING
from components.library import Selection
from components.outreach.contacts import Books, judged_words
from components.outreach.picking import phones_of, picked_words, schema_of
from components.outreach.standing import standing_words
from components.outreach.suppression import Suppressed
from components.outreach.words import PHONE, bare_phone, barred_leads, held, opted_out_leads, tables

_MOST_LISTS = 400
_SEEN_S = 2.0
Version = tuple[object, ...]


class Corrections:
    """The corrections of accounts' lists. Safe to share between threads."""

    def __init__(self, books: Books) -> None:
        self._books = books
        self._kept: OrderedDict[tuple[str, int, Version], pa.Table] = OrderedDict()
        self._seen: dict[str, tuple[float, Version]] = {}
        self._last: dict[tuple[str, tuple[int, ...]], tuple[float, pa.Table]] = {}
        self._lock = threading.Lock()

    def version(self, account: str) -> Version:
        """Give what changes with any suppression or scrub; looked up again after two seconds at the latest."""
        seen = self._seen.get(account)
        if seen is None or time.monotonic() - seen[0] > _SEEN_S:
            seen = self._seen[account] = (time.monotonic(), self._version(account))
        return seen[1]

    def of(self, account: str, list_ids: Sequence[int]) -> pa.Table:
        """Give the corrections of some lists, as `CORRECTED`, two seconds old at most.

        Raises `BadInput` where a list is not on the shelf.
        """
        asked = (account, tuple(list_ids))
        last = self._last.get(asked)
        if last is None or time.monotonic() - last[0] > _SEEN_S:
            self._last = {key: one for key, one in self._last.items() if time.monotonic() - one[0] <= _SEEN_S}
            last = self._last[asked] = (time.monotonic(), self._all(account, list_ids))
        return last[1]

    def _all(self, account: str, list_ids: Sequence[int]) -> pa.Table:
        suppressed = self._books.suppressed(account)
        version = self._version(account)
        if not suppressed and not self._books.scrubbed.version(account)[0] and min(list_ids, default=0) > 0:
            return NOTHING
        kept = self._books.shelf.kept(account)
        found = [
            self._one(account, list_id, (*version, kept[list_id].digest if list_id in kept else ""), suppressed)
            for list_id in dict.fromkeys(list_ids)
        ]
        return pa.concat_tables(found) if found else NOTHING

    def _version(self, account: str) -> Version:
        return self._books.suppression.suppressed(account).version, self._books.scrubbed.version(account)

    def _one(self, account: str, list_id: int, version: Version, suppressed: Suppressed) -> pa.Table:
        key = (account, list_id, version)
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        table = _corrected(self._books, account, list_id, suppressed)
        with self._lock:
            self._kept[key] = table
            while len(self._kept) > _MOST_LISTS:
                self._kept.popitem(last=False)
        return table


def _corrected(books: Books, account: str, list_id: int, suppressed: Suppressed) -> pa.Table:
    selection, moment = Selection((list_id,)), datetime.now(UTC)
    schema = schema_of(books.shelf, account, selection)
    touched = NOTHING if list_id < 0 else _touched(books, account, list_id, suppressed, schema)
    if list_id > 0 and len(touched) == 0:
        return NOTHING
    where = "true" if list_id < 0 else "(_list, _row) IN (SELECT (_list, _row) FROM touched)"
    some = Selection((list_id,), where)
    judged, told = judged_words(books, account, some, moment, picked_words(schema, some, "sell", lean=True), schema)
    query = f"""
        {judged}, stood AS (
            SELECT _list, _row, phone, rank, coalesce(nullif(lower(scrubbed_type), ''), type) AS type, {standing_words(0)} AS reason
            FROM judged)
        SELECT _list, _row, count(*) FILTER (reason = '')::SMALLINT AS callable,
               count(*) FILTER (reason = '' AND type = 'mobile')::SMALLINT AS callable_mobiles,
               count(*) FILTER (reason = 'unknown')::SMALLINT AS unknown, arg_min(phone, rank) FILTER (reason = '') AS first_phone
        FROM stood GROUP BY ALL
    """  # noqa: S608  our own words
    return books.shelf.ask(account, [list_id], query, tables=told | {"touched": touched}).cast(CORRECTED)


def _touched(books: Books, account: str, list_id: int, suppressed: Suppressed, schema: pa.Schema) -> pa.Table:
    """Give the leads (_list, _row) of which a scrub or the suppression list says anything."""
    identity = books.identities(account, [list_id], suppressed)
    phones = ", ".join(bare_phone(name) for name in phones_of(schema))
    query = f"""
        SELECT DISTINCT _list, _row FROM (SELECT _list, _row, unnest([{phones}]) AS phone FROM rows)
        WHERE phone IN (SELECT phone FROM scrubbed) OR {held(suppressed, account, PHONE, "phone")}
        UNION {barred_leads(suppressed, account, identity)} UNION {opted_out_leads(suppressed, account, identity)}
    """  # noqa: S608  our own words
    told = tables(suppressed) | {"scrubbed": books.scrubbed.table(account)}
    return books.shelf.ask(account, [list_id], query, tables=told)

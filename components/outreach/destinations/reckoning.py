"""What became of everything that was found: what stays, each once, and how many were left out for which reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from components.outreach.contacts import Books
from components.outreach.destinations.asked import Asked
from components.outreach.identities import identity_files
from components.outreach.rules import Reason, rules
from components.outreach.words import files

LINE, NO_PHONE, NO_EMAIL, NOBODY, NOT_BEST, SAME = "line", "no_phone", "no_email", "nobody", "not_best", "same"
_LABELS: Mapping[str, str] = {
    LINE: "Another kind of line than you chose",
    NO_PHONE: "No phone that may be called",
    NO_EMAIL: "No e-mail address",
    NOBODY: "Nothing to know a person by",
    NOT_BEST: "Not the lead's best phone",
    SAME: "The same again, on this lead or another: kept once",
}
_NO_MAIL = "No mailing address"
PHONES, EMAILS, LEADS = "phones", "e-mail addresses", "leads"


@dataclass(frozen=True)
class LeftOut:
    """So many of `what` ("phones", "leads") were left out for a reason; `key` is a `Reason` or one of this module's own."""

    what: str
    key: str
    label: str
    number: int


def label_of(key: str, what: str = PHONES) -> str:
    """Give a reason's words."""
    if key == Reason.INVALID and what != PHONES:
        return _NO_MAIL if what == LEADS else "Not an e-mail address"
    return _LABELS[key] if key in _LABELS else rules().barriers[key].label


def counts_of(judged: pa.Table, what: str) -> tuple[LeftOut, ...]:
    """Count by reason, in the order of the rules, then of this module."""
    counted = {row["values"]: row["counts"] for row in pc.value_counts(judged["reason"]).to_pylist()}
    keys = [str(key) for key in (*Reason, *_LABELS) if key and counted.get(str(key))]
    return tuple(LeftOut(what, key, label_of(key, what), counted[key]) for key in keys)


def kept_once(
    books: Books, account: str, asked: Asked, judged: pa.Table, what: str, key: str
) -> tuple[pa.Table, tuple[LeftOut, ...]]:
    """Keep of those that may be contacted each once, the first, and count the others.

    `judged` is in the file's order; `key` is DuckDB's words over its rows `c` and their identities `i`. The rows that stay get `doors`: how
    many homes of the same there are among them. With `best_only` a lead's first phone alone stays.
    """
    may = judged.filter(pc.equal(judged["reason"], "")).drop_columns(["reason"])
    best = "QUALIFY row_number() OVER (PARTITION BY c._list, c._row ORDER BY c._place) = 1" if asked.best_only else ""
    query = f"""
        WITH named AS (
            SELECT c._place, {key} AS _key, coalesce(i.home, c._list || '.' || c._row) AS _home
            FROM contacts c LEFT JOIN {_identities(books, account, asked)} i USING (_list, _row) {best}
        )
        SELECT min(_place) AS place, count(DISTINCT _home)::INTEGER AS doors, count(*)::BIGINT AS number
        FROM named GROUP BY _key ORDER BY place
    """  # noqa: S608  words of our own
    narrow = [name for name in ("_list", "_row", "phone", "email") if name in may.column_names]
    contacts = may.select(narrow).append_column("_place", pa.array(range(len(may)), pa.int32()))
    found = books.shelf.ask(account, asked.picked.list_ids, query, tables={"contacts": contacts})
    kept = may.take(found["place"]).append_column("doors", found["doors"])
    considered = int(pc.sum(found["number"]).as_py() or 0)
    others = {NOT_BEST: len(may) - considered, SAME: considered - len(kept)}
    left_out = [LeftOut(what, key, label_of(key), number) for key, number in others.items() if number]
    return kept, (*counts_of(judged, what), *left_out)


def _identities(books: Books, account: str, asked: Asked) -> str:
    paths = identity_files(books.shelf, account, asked.picked.list_ids)
    return f"(SELECT _list, _row, home, mail, owner_1 FROM {files(paths)})"  # noqa: S608  words of our own

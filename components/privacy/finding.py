"""Find somebody: rows of lists with why they were found, and every other place that tells them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import pyarrow as pa

from components.library import OWNER, TRACED_EMAILS, TRACED_PHONES, Selection
from components.outreach import Books, Entry
from components.outreach.identities import identity_files
from components.outreach.picking import schema_of
from components.outreach.words import bare_phone, files
from components.people import HERE, Act, Person
from components.privacy.sought import Sought
from components.privacy.stores import STORES

MOST_ROWS = 500


@dataclass(frozen=True)
class Hit:
    """One place besides the lists: `store` names it, `key` is its own, `words` say what it is, `at` when it came (UTC)."""

    store: str
    key: str
    words: str
    at: datetime | None


@dataclass(frozen=True)
class Found:
    """What is held of somebody. `leads` has `_list`, `_row`, `owner`, address columns, `phones`, `emails`, and `by_name`: by it alone."""

    sought: Sought
    leads: pa.Table
    hits: tuple[Hit, ...]
    entries: tuple[Entry, ...]

    def __bool__(self) -> bool:
        return bool(len(self.leads) or self.hits or self.entries)

    @property
    def keys(self) -> tuple[tuple[int, int], ...]:
        """The rows' (list id, place)."""
        return tuple(zip(self.leads["_list"].to_pylist(), self.leads["_row"].to_pylist(), strict=True))


def find(books: Books, account: str, sought: Sought, by: Person = HERE) -> Found:
    """Find what an account holds of somebody. Raises `Forbidden` where the role says no."""
    by.check(Act.PRIVACY)
    leads = _leads(books, account, sought)
    with books.database.connect() as connection:
        hits = tuple(
            Hit(store.name, key, words, None if at is None else datetime.fromtimestamp(at, UTC))
            for store in STORES
            for key, words, at in store.find(connection, account, sought)
        )
    forms = [("phone", form) for form in sought.phones] + [("email", form) for form in sought.emails]
    forms += [("address", form) for form in sought.keys]
    forms += [("person", f"{name}|{code}") for name in sought.names for code in ("", *sought.zips)]
    entries = (books.suppression.holds(account, kind, form) for kind, form in forms)
    return Found(sought, leads, hits, tuple(entry for entry in entries if entry is not None))


def rows_in_full(books: Books, account: str, keys: Sequence[tuple[int, int]]) -> list[dict[str, object]]:
    """Give rows of lists with all their columns, empty ones left out."""
    if not keys:
        return []
    told = ", ".join(map(str, keys))
    query = f"SELECT * FROM rows WHERE (_list, _row) IN ({told}) ORDER BY _list, _row"  # noqa: S608  whole numbers of our own
    found = books.shelf.ask(account, sorted({list_id for list_id, _ in keys}), query).to_pylist()
    own = {"_phones", "_callable", "_callable_mobiles", "_unknown"}
    return [{name: cell for name, cell in row.items() if cell is not None and name not in own} for row in found]


def _leads(books: Books, account: str, sought: Sought) -> pa.Table:
    list_ids = tuple(books.shelf.kept(account))
    if not list_ids or not sought:
        return _NO_LEADS
    schema = schema_of(books.shelf, account, Selection(list_ids))
    phones = [bare_phone(name) for name in TRACED_PHONES if name in schema.names]
    emails = [f"lower(trim({name}))" for name in TRACED_EMAILS if name in schema.names]
    identity = files(identity_files(books.shelf, account, list_ids))
    query = f"""
        WITH held AS (
            SELECT rows.*, list_filter([{", ".join(phones)}], lambda x: x IS NOT NULL) AS _numbers, w.* EXCLUDE (_list, _row),
                   list_filter([{", ".join(emails)}], lambda x: x IS NOT NULL) AS _addresses
            FROM rows JOIN {identity} w USING (_list, _row)),
        judged AS (
            SELECT *, coalesce(
                list_has_any(_numbers, ?::VARCHAR[]) OR list_has_any(_addresses, ?::VARCHAR[])
                OR list_has_any([home, mail], ?::VARCHAR[]), false) AS by_mark,
                coalesce(
                    list_has_any([name_1, name_2], ?::VARCHAR[])
                    AND (len(?::VARCHAR[]) = 0 OR list_has_any([zip, mail_zip], ?::VARCHAR[])), false) AS by_name
            FROM held)
        SELECT _list, _row, {OWNER}, address, city, state, zip_code, list_aggregate(_numbers, 'string_agg', ', ') AS phones,
               list_aggregate(_addresses, 'string_agg', ', ') AS emails, NOT by_mark AS by_name
        FROM judged WHERE by_mark OR by_name ORDER BY by_mark DESC, _list, _row LIMIT {MOST_ROWS}
    """  # noqa: S608  our own words; what was typed is in the parameters
    zips = sorted(sought.zips)
    params = [*map(sorted, (sought.phones, sought.emails, sought.keys, sought.names)), zips, zips]
    return books.shelf.ask(account, list_ids, query, params)


_NO_LEADS = pa.table(
    {
        "_list": pa.array([], pa.int64()),
        "_row": pa.array([], pa.int32()),
        **{
            name: pa.array([], pa.string())
            for name in ("owner", "address", "city", "state", "zip_code", "phones", "emails")
        },
        "by_name": pa.array([], pa.bool_()),
    }
)

"""Erase somebody everywhere and suppress them, in one transaction; what remains says how many, when and by whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, text

from components.faults import BadInput
from components.outreach import Books
from components.outreach.acts import ERASED, write_act
from components.outreach.forms import ADDRESS, EMAIL, PERSON, PHONE
from components.people import HERE, Act, Person
from components.privacy.finding import Found, rows_in_full
from components.privacy.sought import Sought
from components.privacy.stores import STORES

LeadKey = tuple[int, int]


@dataclass(frozen=True)
class Erased:
    """What was erased: how many by place. `suppressed` counts the digests that keep them from coming again."""

    by_place: Mapping[str, int]
    suppressed: int

    @property
    def total(self) -> int:
        """How many places forgot them."""
        return sum(self.by_place.values())

    def words(self) -> str:
        """Say it: "3 Rows of lists, 1 Scrub results"."""
        return ", ".join(f"{place}: {count:,}" for place, count in self.by_place.items() if count)


def erase(
    books: Books,
    account: str,
    found: Found,
    keys: Collection[LeadKey],
    *,
    by: Person = HERE,
    request: str,
    with_address: bool = False,
) -> Erased:
    """Erase the chosen rows (`keys`, of those found) and, everywhere else, all that their phones, e-mail addresses and address tell.

    `request` is what asked for it, such as a letter's number; it must name nobody. With `with_address` the address itself is barred too.
    Raises `BadInput` where there is nothing to erase, or where `request` tells the person; `Forbidden` where the role says no.
    """
    by.check(Act.PRIVACY)
    chosen = [key for key in dict.fromkeys(keys) if key in set(found.keys)]
    rows = rows_in_full(books, account, chosen)
    sought = found.sought.and_rows(rows)
    if not sought:
        raise BadInput("person", "Say whom: a phone, an e-mail address, an address or a name.")
    if not (chosen or sought.phones or sought.emails or sought.keys):
        raise BadInput("person", "A name alone may be many people's: tick the rows that are theirs.")
    if sought.stands_in(request):
        raise BadInput("request", "The record is kept: name a letter or a case there, not the person.")
    with books.database.begin() as connection:
        if connection.dialect.name == "sqlite":
            connection.execute(text("PRAGMA secure_delete = ON"))  # what is deleted is overwritten, not only let go
        by_place = {"Rows of lists": _leave_out(books, connection, account, chosen)}
        by_place |= {store.name: store.erase(connection, account, sought) for store in STORES}
        forms = _forms(found, sought, rows, with_address=with_address)
        for kind, some in forms.items():
            books.suppression.seal(connection, account, kind, some, by.name)
        suppressed = sum(map(len, forms.values()))
        told = Erased(by_place, suppressed)
        write_act(
            connection, account, ERASED, PERSON, entries=told.total, source=told.words(), note=request, person=by.name
        )
    books.shelf.tidy(account)
    empty_journal(books.database)
    return told


def empty_journal(database: Engine) -> None:
    """Have SQLite empty the journal beside it, where erased pages stand too; PostgreSQL's own vacuum does as much."""
    if database.dialect.name == "sqlite":
        with database.connect() as connection:
            connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))


def _leave_out(books: Books, connection: Connection, account: str, chosen: Collection[LeadKey]) -> int:
    by_list: defaultdict[int, set[int]] = defaultdict(set)
    for list_id, row in chosen:
        by_list[list_id].add(row)
    return sum(books.shelf.leave_out(connection, account, list_id, places) for list_id, places in by_list.items())


def _forms(
    found: Found, sought: Sought, rows: Collection[Mapping[str, object]], *, with_address: bool
) -> dict[str, list[str]]:
    """Give what is kept of them, sealed: their marks, and whatever of theirs stands on the suppression list readably."""
    zips = sought.zips | {str(row[name])[:5] for row in rows for name in ("zip_code", "mail_zip") if row.get(name)}
    forms = {
        PHONE: set(sought.phones),
        EMAIL: set(sought.emails),
        PERSON: {f"{name}|{code}" for name in sought.names for code in sorted(zips) or ("",)},
        ADDRESS: set(sought.keys) if with_address else set[str](),
    }
    for entry in found.entries:
        if not entry.sealed:
            forms[entry.kind].add(entry.form)
    return {kind: sorted(some) for kind, some in forms.items() if some}

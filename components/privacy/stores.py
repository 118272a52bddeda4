"""The places besides lists where somebody may stand: how each is searched, and how each forgets."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, delete, select, update

from components.library.tables import verdicts
from components.notices.tables import notices
from components.orders.tables import activity, approvals, instants, orders, webhooks
from components.outreach.tables import acts, receipts, suppressions, vouched
from components.privacy.sought import ERASED, Sought
from components.privacy.tables_kept import KEPT_TABLES
from components.threads.tables import threads, turns

FoundAt = tuple[str, str, float | None]


@dataclass(frozen=True)
class Store:
    """One place. `find` gives (key, words, UTC seconds) of what it holds, `erase` forgets it in a transaction that stands and counts it."""

    name: str
    find: Callable[[Connection, str, Sought], Sequence[FoundAt]]
    erase: Callable[[Connection, str, Sought], int]


def _scrubs() -> Store:
    def of(account: str, sought: Sought) -> Any:
        return (verdicts.c.account == account) & verdicts.c.phone.in_(sorted(sought.phones))

    def find(connection: Connection, account: str, sought: Sought) -> list[FoundAt]:
        rows = connection.execute(select(verdicts).where(of(account, sought))).mappings()
        return [(row["phone"], f"{row['phone']}: {row['source']}", row["checked_at"]) for row in rows]

    def erase(connection: Connection, account: str, sought: Sought) -> int:
        return connection.execute(delete(verdicts).where(of(account, sought))).rowcount

    return Store("Scrub results", find, erase)


def _exceptions() -> Store:
    def of(account: str, sought: Sought) -> Any:
        return (vouched.c.account == account) & vouched.c.phone.in_(sorted(sought.phones))

    def find(connection: Connection, account: str, sought: Sought) -> list[FoundAt]:
        rows = connection.execute(select(vouched).where(of(account, sought))).mappings()
        return [(row["phone"], f"{row['phone']}: {row['kind']} of {row['on_day']}", row["vouched_at"]) for row in rows]

    def erase(connection: Connection, account: str, sought: Sought) -> int:
        return connection.execute(delete(vouched).where(of(account, sought))).rowcount

    return Store("Numbers vouched for", find, erase)


def _texts(
    name: str,
    table: Table,
    key: str,
    columns: Sequence[str],
    at: str,
    mine: Callable[[str], Any],
    words: Callable[[Any], str],
) -> Store:
    """Make a place whose rows have texts: what tells somebody is taken out of them, the rows stay."""

    def telling(connection: Connection, account: str, sought: Sought) -> Iterator[Any]:
        for row in connection.execute(select(table).where(mine(account))).mappings():
            if any(sought.stands_in(_read(row[column])) for column in columns):
                yield row

    def find(connection: Connection, account: str, sought: Sought) -> list[FoundAt]:
        return [(str(row[key]), words(row), row[at]) for row in telling(connection, account, sought)]

    def erase(connection: Connection, account: str, sought: Sought) -> int:
        found = list(telling(connection, account, sought))
        for row in found:
            told = {column: _as_it_was(row[column], sought.taken_out(_read(row[column]))) for column in columns}
            this = [column == row[column.name] for column in table.primary_key]
            connection.execute(update(table).where(*this).values(told))
        return len(found)

    return Store(name, find, erase)


def _answers() -> Store:
    """Single answers are about somebody as a whole: they go."""
    read = _texts(
        "Single answers", instants, "key", ("subject", "asked", "answer"), "asked_at",
        lambda account: instants.c.account == account, lambda row: f"{row['kind'].capitalize()}: {row['subject']}",
    )  # fmt: skip

    def erase(connection: Connection, account: str, sought: Sought) -> int:
        keys = [key for key, _, _ in read.find(connection, account, sought)]
        connection.execute(delete(instants).where(instants.c.key.in_(keys)))
        return len(keys)

    return Store(read.name, read.find, erase)


def _read(cell: Any) -> str:
    return cell.decode("utf-8", "replace") if isinstance(cell, bytes) else str(cell or "")


def _as_it_was(cell: Any, text: str) -> Any:
    return None if cell is None else text.encode() if isinstance(cell, bytes) else text


def _own_threads(account: str) -> Any:
    return turns.c.thread_id.in_(select(threads.c.id).where(threads.c.account == account))


STORES: tuple[Store, ...] = (
    _scrubs(),
    _exceptions(),
    _answers(),
    _texts(
        "Calls on record", activity, "key", ("subject", "detail"), "started_at",
        lambda account: activity.c.account == account, lambda row: f"{row['kind']}: {row['subject']}",
    ),
    _texts(
        "Chats", turns, "thread_id", ("prompt", "assistance", "audience", "problem"), "asked_at",
        _own_threads, lambda row: row["prompt"][:120],
    ),
    _texts(
        "Names of chats", threads, "id", ("title",), "updated_at",
        lambda account: threads.c.account == account, lambda row: row["title"],
    ),
    _texts(
        "Orders", orders, "key", ("name", "note", "reason"), "created_at",
        lambda account: orders.c.account == account, lambda row: row["name"],
    ),
    _texts(
        "Requests for approval", approvals, "id", ("name", "note", "answer"), "asked_at",
        lambda account: approvals.c.account == account, lambda row: row["name"],
    ),
    _texts(
        "Notices", notices, "key", ("title", "detail"), "happened_at",
        lambda account: notices.c.account == account, lambda row: row["title"],
    ),
    _texts("Webhooks", webhooks, "id", ("name", "body"), "received_at", lambda _: webhooks.c.id > 0, lambda row: row["kind"]),
    _texts(
        "What was done", acts, "number", ("form", "note"), "done_at",
        lambda account: acts.c.account == account, lambda row: f"{row['act']}: {row['form'] or row['note']}",
    ),
    _texts(
        "Receipts", receipts, "key", ("name", "asked", "told"), "made_at",
        lambda account: receipts.c.account == account, lambda row: row["name"],
    ),
    _texts(
        "Notes of the suppression list", suppressions, "form", ("note",), "added_at",
        lambda account: suppressions.c.account == account, lambda row: row["note"],
    ),
    *(Store(kept.name, kept.find, kept.erase) for kept in KEPT_TABLES),
)  # fmt: skip

__all__ = ["ERASED", "STORES", "Store"]

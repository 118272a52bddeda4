"""The books: accounts, their credits, and the lists they bought, in SQLite.

A token is known by its SHA-256 alone. Every change is one transaction, so a process that dies at any moment leaves the books true; with a
file they outlive it.
"""

from __future__ import annotations

import hashlib
import secrets
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FIRST_BALANCE = 10_000
CREDITS_PER_ROW = 5
_SCHEMA = """
CREATE TABLE IF NOT EXISTS accounts (
    account TEXT PRIMARY KEY, balance INTEGER NOT NULL, suspended INTEGER NOT NULL DEFAULT 0, webhook_url TEXT NOT NULL DEFAULT '');
CREATE TABLE IF NOT EXISTS lists (
    id INTEGER PRIMARY KEY AUTOINCREMENT, account TEXT NOT NULL, name TEXT NOT NULL, strategy TEXT NOT NULL, label TEXT NOT NULL,
    request TEXT NOT NULL, requested_count INTEGER NOT NULL, row_count INTEGER NOT NULL, seed INTEGER NOT NULL, as_of TEXT NOT NULL,
    created_at REAL NOT NULL, nonce TEXT NOT NULL, status TEXT NOT NULL DEFAULT 'pending', completed_at REAL,
    credits_deducted INTEGER NOT NULL DEFAULT 0, error_message TEXT NOT NULL DEFAULT '');
CREATE TABLE IF NOT EXISTS conversations (
    account TEXT NOT NULL, id TEXT NOT NULL, memory TEXT NOT NULL, PRIMARY KEY (account, id));
CREATE TABLE IF NOT EXISTS secrets (name TEXT PRIMARY KEY, value TEXT NOT NULL);
"""
_NEW_LIST = """
INSERT INTO lists (account, name, strategy, label, request, requested_count, row_count, seed, as_of, created_at, nonce)
VALUES (:account, :name, :strategy, :label, :request, :requested_count, :row_count, :seed, :as_of, :created_at, :nonce)
"""


@dataclass(frozen=True)
class Account:
    """Who calls: `key` is the hash of the token."""

    key: str
    balance: int
    suspended: bool
    webhook_url: str


@dataclass(frozen=True)
class LeadList:
    """A bought list: what was asked (`request` is JSON), by whom, over which world (`seed`, `as_of`), and what became of it."""

    id: int
    account: str
    name: str
    strategy: str
    label: str
    request: str
    requested_count: int
    row_count: int
    seed: int
    as_of: str
    created_at: float
    nonce: str
    status: str
    completed_at: float | None
    credits_deducted: int
    error_message: str


def account_key(token: str) -> str:
    """Hash a token; nothing else of it is kept."""
    return hashlib.sha256(token.encode()).hexdigest()


class Books:
    """All that must not be lost. Safe to use from several threads."""

    def __init__(self, path: Path | None) -> None:
        self._lock = threading.RLock()
        self._db = sqlite3.connect(path or ":memory:", check_same_thread=False, isolation_level=None)
        self._db.row_factory = sqlite3.Row
        self._db.execute("PRAGMA journal_mode=WAL")
        self._db.executescript(_SCHEMA)

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._db.close()

    def account(self, key: str) -> Account:
        """Find an account; one that was never seen begins with 10,000 credits."""
        with self.writing() as db:
            db.execute("INSERT OR IGNORE INTO accounts (account, balance) VALUES (?, ?)", (key, FIRST_BALANCE))
            found = db.execute("SELECT * FROM accounts WHERE account = ?", (key,)).fetchone()
        return Account(key, found["balance"], bool(found["suspended"]), found["webhook_url"])

    def set_account(self, key: str, balance: int | None, suspended: bool | None, webhook_url: str | None) -> Account:  # noqa: FBT001
        """Change what is given and leave the rest."""
        self.account(key)
        with self.writing() as db:
            db.execute(
                "UPDATE accounts SET balance = coalesce(?, balance), suspended = coalesce(?, suspended),"
                " webhook_url = coalesce(?, webhook_url) WHERE account = ?",
                (balance, suspended, webhook_url, key),
            )
        return self.account(key)

    def charge(self, key: str, credits_due: int) -> bool:
        """Take credits if there are enough."""
        with self.writing() as db:
            taken = db.execute(
                "UPDATE accounts SET balance = balance - :due WHERE account = :key AND balance >= :due",
                {"due": credits_due, "key": key},
            )
            return taken.rowcount == 1

    def add_list(self, **ordered: Any) -> LeadList:
        """Write down an order; ids are global and only grow."""
        with self.writing() as db:
            new_id = db.execute(_NEW_LIST, {**ordered, "nonce": secrets.token_hex(4)}).lastrowid
            return self._list_where("id = ?", new_id)[0]

    def lead_list(self, list_id: int) -> LeadList | None:
        """Find a list, whoever bought it."""
        return next(iter(self._list_where("id = ?", list_id)), None)

    def pending(self) -> list[LeadList]:
        """Give the lists that are not settled yet."""
        return self._list_where("status = 'pending'")

    def lists_of(self, key: str) -> list[LeadList]:
        """Give an account's lists, newest first."""
        return self._list_where("account = ? ORDER BY id DESC", key)

    def bought_since(self, key: str, since: float) -> list[float]:
        """Tell when an account bought lists, oldest first; execute's rate limit counts them, not what monitors made."""
        own = (bought for bought in reversed(self.lists_of(key)) if '"news"' not in bought.request)
        return [bought.created_at for bought in own if bought.created_at > since]

    def settle(self, bought: LeadList, completed_at: float, failure: str) -> LeadList | None:
        """Close a list and charge for it, once: None when it was settled before. Too few credits make it fail, uncharged."""
        due = 0 if failure else CREDITS_PER_ROW * bought.row_count
        with self.writing() as db:
            if self._list_where("id = ? AND status = 'pending'", bought.id) == []:
                return None
            if not self.charge(bought.account, due):
                failure, due = f"Insufficient credits. This lead list requires {due} credits.", 0
            db.execute(
                "UPDATE lists SET status = ?, completed_at = ?, credits_deducted = ?, error_message = ? WHERE id = ?",
                ("failed" if failure else "complete", completed_at, due, failure, bought.id),
            )
        return self.lead_list(bought.id)

    def begun_at(self, bought: LeadList, created_at: float) -> LeadList:
        """Say that a list was begun at another time."""
        with self.writing() as db:
            db.execute("UPDATE lists SET created_at = ? WHERE id = ?", (created_at, bought.id))
        return self.lead_list(bought.id) or bought

    def forget(self, key: str) -> None:
        """Forget an account with its lists, jobs and conversations; it begins anew at its next call. Ids go on growing."""
        with self.writing() as db:
            for table in ("accounts", "lists", "jobs", "conversations", "monitors", "monitor_runs"):
                db.execute(f"DELETE FROM {table} WHERE account = ?", (key,))  # noqa: S608  tables named above

    def remember(self, key: str, conversation: str, memory: str) -> None:
        """Keep what an account's conversation remembers."""
        with self.writing() as db:
            db.execute("INSERT OR REPLACE INTO conversations VALUES (?, ?, ?)", (key, conversation, memory))

    def remembered(self, key: str, conversation: str) -> str | None:
        """Give what an account's conversation remembers; None for one that it never had."""
        with self._lock:
            query = "SELECT memory FROM conversations WHERE account = ? AND id = ?"
            found = self._db.execute(query, (key, conversation)).fetchone()
        return None if found is None else str(found["memory"])

    def secret(self, name: str) -> bytes:
        """Give a secret that is made once and kept: links signed before a restart stay good after it."""
        with self.writing() as db:
            db.execute("INSERT OR IGNORE INTO secrets VALUES (?, ?)", (name, secrets.token_hex(32)))
            return bytes.fromhex(db.execute("SELECT value FROM secrets WHERE name = ?", (name,)).fetchone()["value"])

    def _list_where(self, condition: str, *values: Any) -> list[LeadList]:
        with self._lock:
            found = self._db.execute(f"SELECT * FROM lists WHERE {condition}", values).fetchall()  # noqa: S608  conditions are written above
        return [LeadList(**dict(row)) for row in found]

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Hold the lock, and one transaction around the outermost of nested changes."""
        with self._lock:
            if self._db.in_transaction:
                yield self._db
                return
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield self._db
            except BaseException:
                self._db.execute("ROLLBACK")
                raise
            self._db.execute("COMMIT")

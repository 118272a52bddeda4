"""Notices on disk, and each person's list of them."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Engine, RowMapping, delete, func, select, update

from components.notices.notice import Notice
from components.notices.once import insert_once
from components.notices.tables import choices, lines, notices, outbox

KEPT_DAYS = 60
"""How long a notice stands in the list. Its row stays, as it says that this was told."""


@dataclass(frozen=True)
class Line:
    """A notice in somebody's list."""

    notice: Notice
    read: bool


class Notices:
    """The notices of all accounts; every question names the account and the person."""

    def __init__(self, database: Engine) -> None:
        self._database = database

    def tell(self, connection: Connection, notice: Notice) -> bool:
        """Write a notice down in a transaction that stands; False where it was told before. Its people hear of it within seconds."""
        return insert_once(connection, notices, [_row(notice)]) == 1

    def tell_all(self, told: Iterable[Notice]) -> int:
        """Write notices down in a transaction of their own; give how many were new."""
        with self._database.begin() as connection:
            return sum(self.tell(connection, notice) for notice in told)

    def unread(self, account: str, person: str) -> int:
        """Count somebody's unread notices."""
        query = select(func.count()).where(*_mine(account, person), lines.c.read_at.is_(None))
        with self._database.connect() as connection:
            return int(connection.execute(query).scalar_one())

    def latest(self, account: str, person: str, most: int, skipped: int = 0) -> tuple[Line, ...]:
        """Give somebody's notices, the newest first."""
        query = (
            select(notices, lines.c.read_at)
            .join(lines, lines.c.notice_key == notices.c.key)
            .where(*_mine(account, person))
            .order_by(lines.c.happened_at.desc(), notices.c.key)
            .limit(most)
            .offset(skipped)
        )
        with self._database.connect() as connection:
            return tuple(
                Line(notice_of(row), row["read_at"] is not None) for row in connection.execute(query).mappings()
            )

    def count(self, account: str, person: str) -> int:
        """Count somebody's notices, read or not."""
        with self._database.connect() as connection:
            return int(connection.execute(select(func.count()).where(*_mine(account, person))).scalar_one())

    def read(self, account: str, person: str, key: str) -> None:
        """Mark one of somebody's notices as read; one that isn't theirs stays as it is."""
        self._mark((lines.c.account == account) & (lines.c.person == person) & (lines.c.notice_key == key))

    def read_all(self, account: str, person: str) -> None:
        """Mark all of somebody's notices as read."""
        self._mark((lines.c.account == account) & (lines.c.person == person))

    def forget_old(self) -> None:
        """Take away the lines that no list shows any more, and messages that were settled as long ago."""
        before = time.time() - KEPT_DAYS * 86_400
        with self._database.begin() as connection:
            connection.execute(delete(lines).where(lines.c.happened_at < before))
            connection.execute(delete(outbox).where(outbox.c.settled_at < before))

    def forget_account(self, account: str) -> None:
        """Take all notices of an account away: only play can be forgotten. What people chose stays."""
        with self._database.begin() as connection:
            for table in (outbox, lines, notices):
                connection.execute(delete(table).where(table.c.account == account))

    def forget_person(self, account: str, person: str) -> None:
        """Take somebody's list, choices and unsent messages in an account away."""
        with self._database.begin() as connection:
            for table in (outbox, lines, choices):
                connection.execute(delete(table).where(table.c.account == account, table.c.person == person))

    def _mark(self, condition: Any) -> None:
        with self._database.begin() as connection:
            connection.execute(update(lines).where(condition, lines.c.read_at.is_(None)).values(read_at=time.time()))


def notice_of(row: RowMapping) -> Notice:
    """Read a notice from its row."""
    return Notice(
        key=row["key"],
        account=row["account"],
        kind=row["kind"],
        title=row["title"],
        detail=row["detail"],
        page=row["page"],
        query=json.loads(row["query"]),
        to=tuple(json.loads(row["recipients"])),
        share=row["share"],
        happened_at=datetime.fromtimestamp(row["happened_at"], UTC),
    )


def _row(notice: Notice) -> dict[str, Any]:
    return {
        "key": notice.key,
        "account": notice.account,
        "kind": notice.kind,
        "title": " ".join(notice.title.split()),
        "detail": " ".join(notice.detail.split()),
        "page": notice.page,
        "query": json.dumps(dict(notice.query)),
        "recipients": json.dumps(notice.to),
        "share": notice.share,
        "happened_at": notice.happened_at.timestamp(),
    }


def _mine(account: str, person: str) -> tuple[Any, ...]:
    since = time.time() - KEPT_DAYS * 86_400
    return lines.c.account == account, lines.c.person == person, lines.c.happened_at >= since

"""Who hears of a notice: each person's line, and each message to send, written down together and once."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Engine, select, update

from components.notices.choices import Choices, Chosen
from components.notices.notice import Notice, Recipient
from components.notices.once import insert_once
from components.notices.store import notice_of
from components.notices.tables import lines, notices, outbox
from components.notices.timing import due_at

MembersOf = Callable[[str], Sequence[Recipient]]
"""Give who may hear of an account."""
_AT_ONCE = 100


class Spreading:
    """Spreads what was told."""

    def __init__(
        self, database: Engine, choices: Choices, members_of: MembersOf, now: Callable[[], float] = time.time
    ) -> None:
        self._database, self._choices, self._members_of, self._now = database, choices, members_of, now

    def spread(self) -> int:
        """Spread what was told since the last time; give how many notices that was."""
        fresh = select(notices).where(notices.c.spread_at.is_(None)).order_by(notices.c.happened_at).limit(_AT_ONCE)
        with self._database.connect() as connection:
            told = [notice_of(row) for row in connection.execute(fresh).mappings()]
        return sum(self._spread(notice) for notice in told)

    def _spread(self, notice: Notice) -> bool:
        mine = update(notices).where(notices.c.key == notice.key, notices.c.spread_at.is_(None))
        people = _addressed(notice, self._members_of(notice.account))
        with self._database.begin() as connection:
            if connection.execute(mine.values(spread_at=self._now())).rowcount != 1:
                return False  # another replica has just done it
            for person in people:
                self._reach(connection, notice, person)
        return True

    def _reach(self, connection: Connection, notice: Notice, person: Recipient) -> None:
        chosen = self._choices.within(connection, notice.account, person.key)
        if notice.share is not None and abs(notice.share) < chosen.moved_share:
            return
        line = {"notice_key": notice.key, "person": person.key, "account": notice.account}
        insert_once(connection, lines, [line | {"happened_at": notice.happened_at.timestamp()}])
        insert_once(connection, outbox, [line | message for message in self._messages(notice, chosen)])

    def _messages(self, notice: Notice, chosen: Chosen) -> list[dict[str, Any]]:
        now = datetime.fromtimestamp(self._now(), UTC)
        due = {way: due_at(now, chosen.hours, way).timestamp() for way in chosen.ways(notice.kind)}
        return [
            {"way": way, "state": "waiting", "tries": 0, "due_at": at, "not_before": at, "claim": "", "problem": ""}
            for way, at in due.items()
        ]


def _addressed(notice: Notice, members: Sequence[Recipient]) -> list[Recipient]:
    """Give whom it is for; where none of those is here any more, everybody."""
    named = [member for member in members if member.key in notice.to]
    return named or list(members)

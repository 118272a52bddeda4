"""Orders over somebody's limits: who may approve hears that one is asked for, whoever asked hears what was decided."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Engine, RowMapping, select

from components.notices import APPROVAL, Notice, Notices
from components.notices.tables import notices
from components.orders.tables import approvals
from components.settings import CREDIT_USD

WAITING = "waiting"
_ANSWERED = {"approved": "was approved", "declined": "was declined", "ended": "was not decided in time"}
"""What is said of each end; who took a request back knows it. The reason stands on the page: it is free text."""
_COLUMNS = [column for column in approvals.c if column.name not in {"brought", "wanted"}]


@dataclass(frozen=True)
class AskedApprovals:
    """Tells of the requests of every account. `approvers_of` gives the ids of who may approve in an account."""

    database: Engine
    notices: Notices
    approvers_of: Callable[[str], tuple[str, ...]]

    def look(self) -> int:
        """Tell of what was asked or answered and was not told; give how many notices that made."""
        told = select(notices.c.key).where(notices.c.key == "approval:" + approvals.c.id + ":" + approvals.c.state)
        news = approvals.c.state.in_([WAITING, *_ANSWERED])
        with self.database.connect() as connection:
            found = connection.execute(select(*_COLUMNS).where(news, ~told.exists())).mappings().all()
        return self.notices.tell_all(notice for row in found if (notice := self._told(row)))

    def _told(self, row: RowMapping) -> Notice | None:
        if row["state"] != WAITING:
            return _answered(row)
        approvers = tuple(one for one in self.approvers_of(row["account"]) if one != row["by_id"])
        return _asked(row, approvers) if approvers else None


def _asked(row: RowMapping, approvers: tuple[str, ...]) -> Notice:
    credits_count = row["max_credits"]
    cost = f"up to {credits_count:,} credits (${credits_count * CREDIT_USD:,.2f})"
    return _notice(row, f"{row['person'] or 'Somebody'} asks to spend {cost}", f"For {row['name']}.", approvers)


def _answered(row: RowMapping) -> Notice:
    by = f"By {row['decided_by']}." if row["decided_by"] else ""
    return _notice(row, f"{row['name']} {_ANSWERED[row['state']]}", by, (row["by_id"],))


def _notice(row: RowMapping, title: str, detail: str, people: tuple[str, ...]) -> Notice:
    at = row["decided_at"] or row["asked_at"]
    return Notice(
        key=f"approval:{row['id']}:{row['state']}",
        account=row["account"],
        kind=APPROVAL,
        title=title,
        detail=detail,
        page="activity",
        to=people,
        happened_at=datetime.fromtimestamp(at, UTC),
    )

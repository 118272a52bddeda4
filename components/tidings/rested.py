"""Orders that came to rest: ready, failed, or waiting for a decision. A table that was sent in parts is one thing, told when all rest."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Engine, RowMapping, Select, exists, func, or_, select

from components.notices import DECISION, FAILED, READY, Notice, Notices
from components.notices.tables import notices
from components.orders import LEAD_LIST, PARCEL_TRACE, QUEUE_SCRUB, SCRUB, TRACE, State
from components.orders.order import MOVING, NOT_PLACED, WITHDRAWN
from components.orders.tables import batches, orders
from components.settings import CREDIT_USD

_PAGES = {
    LEAD_LIST: ("lists", "list", "lead", "leads"),
    TRACE: ("trace", "batch", "row found", "rows found"),
    PARCEL_TRACE: ("trace", "batch", "parcel found", "parcels found"),
    SCRUB: ("dnc", "scrub", "phone checked", "phones checked"),
    QUEUE_SCRUB: ("dnc", "scrub", "phone checked", "phones checked"),
}
"""By kind of order: its page, the parameter that names it there, what is counted."""

_GROUP = func.coalesce(orders.c.batch_key, orders.c.key)
_RESTING = (State.READY.value, State.FAILED.value, State.UNCERTAIN.value)
_MOST_AT_ONCE, _WHOLE_LOOK_S = 200, 60.0
_COLUMNS = (*orders.c, batches.c.name.label("batch_name"))


class RestedOrders:
    """Tells of orders of every account."""

    def __init__(self, database: Engine, notices: Notices) -> None:
        self._database, self._notices = database, notices
        self._told_all: Sequence[object] | None = None
        self._whole_look_at = 0.0

    def look(self) -> int:
        """Tell of what came to rest and was not told; give how many notices that made.

        Where there are as many orders in each state as when nothing was left to tell, only each minute's look goes through them.
        """
        standing, now = self._standing(), time.monotonic()
        if standing == self._told_all and now < self._whole_look_at:
            return 0
        told = self._look()
        self._told_all, self._whole_look_at = None if told else standing, now + _WHOLE_LOOK_S
        return told

    def _standing(self) -> Sequence[object]:
        by_state = select(orders.c.state, func.count()).group_by(orders.c.state).order_by(orders.c.state)
        with self._database.connect() as connection:
            return [tuple(row) for row in connection.execute(by_state)]

    def _look(self) -> int:
        with self._database.connect() as connection:
            groups = connection.execute(_untold()).scalars().all()
            if not groups:
                return 0
            parts = connection.execute(_parts(groups)).mappings().all()
        return self._notices.tell_all(notice for group in groups for notice in _told_of(group, parts))


def _untold() -> Select[Any]:
    """Ask which orders or batches rest in a way that no notice tells."""
    by_group = "order:" + _GROUP
    ended = exists().where(notices.c.key.in_([by_group + ":ready", by_group + ":failed"]))
    doubted = exists().where(notices.c.key == "order:" + orders.c.key + ":uncertain")
    doubtful = orders.c.state == State.UNCERTAIN.value
    fresh = or_(doubtful & ~doubted, ~doubtful & ~ended)
    by_itself = orders.c.reason.not_in([WITHDRAWN, NOT_PLACED])
    return select(_GROUP).where(orders.c.state.in_(_RESTING), by_itself, fresh).distinct().limit(_MOST_AT_ONCE)


def _parts(groups: Sequence[str]) -> Select[Any]:
    joined = orders.outerjoin(batches, batches.c.key == orders.c.batch_key)
    wanted = or_(orders.c.batch_key.in_(groups), orders.c.batch_key.is_(None) & orders.c.key.in_(groups))
    return select(*_COLUMNS).select_from(joined).where(wanted).order_by(orders.c.part)


def _told_of(group: str, rows: Iterable[RowMapping]) -> list[Notice]:
    parts = [row for row in rows if (row["batch_key"] or row["key"]) == group]
    doubtful = [_decision(part) for part in parts if part["state"] == State.UNCERTAIN]
    if doubtful or any(State(part["state"]) in MOVING for part in parts):
        return doubtful
    return [_ended(group, parts)]


def _decision(part: RowMapping) -> Notice:
    title = f"{part['name']} needs a decision"
    return _notice(f"order:{part['key']}:uncertain", DECISION, [part], title, "It is not known whether it was placed.")


def _ended(group: str, parts: Sequence[RowMapping]) -> Notice:
    name, failed = _name(parts[0]), [part for part in parts if part["state"] == State.FAILED]
    if not failed:
        return _notice(f"order:{group}:ready", READY, parts, f"{name} is ready", _what_came(parts))
    charged = sum(part["credits_deducted"] or 0 for part in failed)
    cost = f"{_money(charged)} were charged." if charged else "Nothing was charged."
    if len(failed) < len(parts):
        cost = f"{len(failed):,} of its {len(parts):,} parts failed. {cost}"
    return _notice(f"order:{group}:failed", FAILED, parts, f"{name} failed", cost)


def _notice(key: str, kind: str, parts: Sequence[RowMapping], title: str, detail: str) -> Notice:
    first = parts[0]
    page, param, *_ = _PAGES[first["kind"]]
    ready_at = max((part["ready_at"] or 0 for part in parts), default=0)
    return Notice(
        key=key,
        account=first["account"],
        kind=kind,
        title=title,
        detail=detail,
        page=page,
        query={param: first["batch_key"] or first["key"]},
        to=(first["by_id"],) if first["by_id"] else (),
        happened_at=datetime.fromtimestamp(ready_at, UTC) if kind == READY and ready_at else datetime.now(UTC),
    )


def _what_came(parts: Sequence[RowMapping]) -> str:
    *_, one, many = _PAGES[parts[0]["kind"]]
    counted = sum(part["actual_count"] or 0 for part in parts)
    charged = sum(part["credits_deducted"] or 0 for part in parts)
    return f"{counted:,} {one if counted == 1 else many} for {_money(charged)}."


def _money(credits_count: int) -> str:
    return f"{credits_count:,} credit{'s' * (credits_count != 1)} (${credits_count * CREDIT_USD:,.2f})"


def _name(part: RowMapping) -> str:
    return str(part["batch_name"] or part["name"])

"""Single calls of which nobody knows whether they were charged: somebody has to look."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Engine, RowMapping, select

from components.notices import DECISION, Notice, Notices
from components.notices.tables import notices
from components.orders.tables import activity, orders

_NEWS_S = 2 * 86_400
_WORDS = {
    "ai_assist": "An answer of the assistant",
    "lookup": "An address lookup",
    "instant_trace": "A trace of one address",
    "instant_parcel": "A trace of one parcel",
    "dnc_lookup": "A check of one phone",
}
"""By kind of call, without what was asked: that may name somebody."""


@dataclass(frozen=True)
class UnsettledCalls:
    """Tells of lately unsettled calls of every account."""

    database: Engine
    notices: Notices
    now: Callable[[], float] = time.time

    def look(self) -> int:
        """Tell of what came to be uncertain and was not told; give how many notices that made."""
        key = "call:" + activity.c.key
        told = select(notices.c.key).where(notices.c.key == key).exists()
        ordered = select(orders.c.key).where(orders.c.key == activity.c.key).exists()
        doubtful = (activity.c.outcome == "uncertain") & (activity.c.started_at >= self.now() - _NEWS_S)
        with self.database.connect() as connection:
            found = connection.execute(select(activity).where(doubtful, ~told, ~ordered)).mappings().all()
        return self.notices.tell_all(map(_told, found))


def _told(call: RowMapping) -> Notice:
    return Notice(
        key=f"call:{call['key']}",
        account=call["account"],
        kind=DECISION,
        title=f"{_WORDS.get(call['kind'], 'A paid call')} needs a decision",
        detail="It is not known whether it was charged.",
        page="activity",
        to=(call["by_id"],) if call["by_id"] else (),
        happened_at=datetime.fromtimestamp(call["finished_at"] or call["started_at"], UTC),
    )

"""What is due to go, and its going: all in one transaction, written down."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Engine, insert, select

from components.library import Shelf
from components.library.tables import blobs
from components.retention import tables
from components.retention.kinds import KINDS, take_bare_lists_away
from components.settings import Keeping

DAY_S = 86_400


@dataclass(frozen=True)
class Gone:
    """How many of a kind go, and for how many days it is kept."""

    name: str
    days: int
    count: int


@dataclass(frozen=True)
class Act:
    """One time that something was taken away: when (UTC), by whom ("" by the schedule), how many of each kind."""

    done_at: datetime
    person: str
    counts: Mapping[str, int]


def due(database: Engine, keeping: Keeping, now: float | None = None) -> tuple[Gone, ...]:
    """Say what would go now, and change nothing. What has no setting stays and is not named.

    Rows count as their lists do: those that would be free once their orders are gone come with them.
    """
    with database.connect() as connection:
        return tuple(
            Gone(kind.name, days, kind.count(connection, _before(days, now)))
            for kind in KINDS
            if (days := getattr(keeping, kind.setting)) is not None
        )


def carry_out(
    database: Engine, shelf: Shelf, keeping: Keeping, person: str = "", now: float | None = None
) -> tuple[Gone, ...]:
    """Take away what is due, and write it down where anything went."""
    gone = []
    with database.begin() as connection:
        for kind in KINDS:
            if (days := getattr(keeping, kind.setting)) is not None:
                gone.append(Gone(kind.name, days, kind.take_away(connection, _before(days, now))))
        if keeping.rows is not None:
            take_bare_lists_away(connection, _before(keeping.rows, now))
        if any(one.count for one in gone):
            told = json.dumps({one.name: one.count for one in gone if one.count})
            connection.execute(insert(tables.acts).values(done_at=now or time.time(), person=person, told=told))
        accounts = connection.execute(select(blobs.c.account).distinct()).scalars().all()
    for account in accounts:
        shelf.tidy(account)
    return tuple(gone)


def acts(database: Engine, at_most: int = 10) -> Sequence[Act]:
    """Read what was done, the newest first."""
    query = select(tables.acts).order_by(tables.acts.c.number.desc()).limit(at_most)
    with database.connect() as connection:
        return [
            Act(datetime.fromtimestamp(row["done_at"], UTC), row["person"], json.loads(row["told"]))
            for row in connection.execute(query).mappings()
        ]


def _before(days: int, now: float | None) -> float:
    return (now or time.time()) - days * DAY_S

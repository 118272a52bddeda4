"""Monitors on disk."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Engine, RowMapping, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from components.audience import Audience
from components.monitors.monitor import Watched
from components.monitors.tables import monitors

CUT_OFF = "Platbook stopped while the answer was awaited."


class MonitorStore:
    """The monitors of all accounts; reading names the account."""

    def __init__(self, database: Engine) -> None:
        self._database = database

    def open(self, one: Watched, asked_key: str) -> bool:
        """Write a monitor down, once; False where its key is known."""
        row = {name: getattr(one, name) for name in Watched.__dataclass_fields__}
        row |= {"audience": one.audience.canonical(), "made_at": one.made_at.timestamp(), "asked_key": asked_key}
        try:
            with self._database.begin() as connection:
                connection.execute(insert(monitors).values(row))
        except IntegrityError:
            return False
        return True

    def count(self, account: str, asked_key: str) -> int:
        """Count how often this was asked for."""
        mine = (monitors.c.account == account) & (monitors.c.asked_key == asked_key)
        with self._database.connect() as connection:
            return int(connection.execute(select(func.count()).where(mine)).scalar_one())

    def of(self, account: str) -> tuple[Watched, ...]:
        """Give an account's monitors, the newest first."""
        return self._read(monitors.c.account == account)

    def find(self, account: str, key: str) -> Watched | None:
        """Give one monitor, or None."""
        found = self._read((monitors.c.account == account) & (monitors.c.key == key))
        return found[0] if found else None

    def change(self, account: str, key: str, sources: tuple[str, ...], **values: Any) -> bool:
        """Change a monitor that stands in one of some states; False where it stands elsewhere."""
        mine = (monitors.c.account == account) & (monitors.c.key == key) & monitors.c.state.in_(sources)
        with self._database.begin() as connection:
            return connection.execute(update(monitors).where(mine).values(values)).rowcount == 1

    def settle_cut_off(self, alive: Collection[str] = ()) -> int:
        """Mark those whose making a process without a living lease left open: nobody heard the answer. Gives how many."""
        left_open = (monitors.c.state == "asking") & monitors.c.lease.not_in(alive)
        with self._database.begin() as connection:
            told = update(monitors).where(left_open).values(state="uncertain", problem=CUT_OFF)
            return connection.execute(told).rowcount

    def forget_account(self, account: str) -> None:
        """Take all monitors of an account away."""
        with self._database.begin() as connection:
            connection.execute(delete(monitors).where(monitors.c.account == account))

    def _read(self, condition: Any) -> tuple[Watched, ...]:
        query = select(monitors).where(condition).order_by(monitors.c.made_at.desc())
        with self._database.connect() as connection:
            return tuple(_watched(row) for row in connection.execute(query).mappings())


def _watched(row: RowMapping) -> Watched:
    told = {name: row[name] for name in Watched.__dataclass_fields__ if name not in {"audience", "made_at"}}
    return Watched(
        **told, audience=Audience.from_json(row["audience"]), made_at=datetime.fromtimestamp(row["made_at"], UTC)
    )

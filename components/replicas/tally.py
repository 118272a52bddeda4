"""The tally: an account's calls of each kind, counted in the database for all replicas together, by its clock."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import ColumnElement, Connection, Engine, delete, func, insert, select, text
from sqlalchemy.exc import SQLAlchemyError

from components.replicas.clock import now_at, now_in
from components.replicas.tables import metered_calls

Calls = tuple[list[float], float]
"""How many seconds ago each call was, the oldest first; and for how many seconds more the API has said that it takes none."""


class TallyUnread(Exception):
    """The database could not be asked, so nobody knows how many calls are left."""


class Tally:
    """The calls of one account. Every method raises `TallyUnread`."""

    def __init__(self, database: Engine, account: str) -> None:
        self._database, self._account = database, account

    def calls(self, meter: str, within_s: float) -> Calls:
        """Give the calls of the last seconds."""
        with self._told() as connection:
            return self._calls(connection, meter, within_s)

    def take(self, meter: str, within_s: float, allowed: Callable[[Calls], bool]) -> bool:
        """Count a call where `allowed` says so of those there are; one replica at a time. Those from before are forgotten."""
        with self._told() as connection:
            self._hold(connection, meter)
            past = self._of(meter) & (metered_calls.c.at < now_in(connection) - within_s)
            connection.execute(delete(metered_calls).where(past))
            if not allowed(self._calls(connection, meter, within_s)):
                return False
            connection.execute(insert(metered_calls).values(account=self._account, meter=meter, at=now_in(connection)))
            return True

    def give_back(self, meter: str) -> None:
        """Uncount the last call."""
        last = select(func.max(metered_calls.c.id)).where(self._of(meter), metered_calls.c.held_until.is_(None))
        with self._told() as connection:
            connection.execute(delete(metered_calls).where(metered_calls.c.id == last.scalar_subquery()))

    def hold(self, meter: str, seconds: float) -> None:
        """Let no replica call for so long."""
        with self._told() as connection:
            now = now_at(connection)
            row = {"account": self._account, "meter": meter, "at": now, "held_until": now + seconds}
            connection.execute(insert(metered_calls).values(row))

    def _calls(self, connection: Connection, meter: str, within_s: float) -> Calls:
        now = now_at(connection)
        query = select(metered_calls.c.at, metered_calls.c.held_until).where(self._of(meter))
        rows = connection.execute(query.order_by(metered_calls.c.at)).all()
        ages = [now - at for at, held_until in rows if held_until is None and abs(now - at) <= within_s]
        return ages, max((held_until - now for _, held_until in rows if held_until is not None), default=0.0)

    def _of(self, meter: str) -> ColumnElement[bool]:
        return (metered_calls.c.account == self._account) & (metered_calls.c.meter == meter)

    def _hold(self, connection: Connection, meter: str) -> None:
        """Let one count at a time; SQLite's one write lock does it by itself."""
        if connection.dialect.name == "postgresql":
            lock = text("SELECT pg_advisory_xact_lock(hashtext(:account), hashtext(:meter))")
            connection.execute(lock, {"account": self._account, "meter": meter})

    @contextmanager
    def _told(self) -> Iterator[Connection]:
        try:
            with self._database.begin() as connection:
                yield connection
        except SQLAlchemyError as error:
            raise TallyUnread from error

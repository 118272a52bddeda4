"""The schema: which revision a database stands at, and the way to the newest one. Alembic does the steps."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from components.database.copies import copy_beside
from components.database.engine_books import engine_revisions
from components.database.faults import MovedDatabase, NewerDatabase, told_plainly
from components.database.marks import MOVED, found_mark

_log = logging.getLogger("platbook")
MIGRATIONS = Path(__file__).parent / "migrations"
REVISION_TABLE = "alembic_version"
# Any number will do, as long as no other program takes it: two replicas that start at once migrate one after the other.
_LOCK = 7_012_449_180


@cache
def known_revisions() -> tuple[str, ...]:
    """Name the revisions that this Platbook knows, the oldest first: the numbers that the migrations' files begin with."""
    return tuple(sorted(path.name[:4] for path in (MIGRATIONS / "versions").glob("[0-9][0-9][0-9][0-9]_*.py")))


def standing_revision(database: Engine) -> str | None:
    """Tell where a database stands; None where it is empty or older than revisions."""
    with database.connect() as connection:
        if not inspect(connection).has_table(REVISION_TABLE):
            return None
        found: str | None = connection.execute(text(f"SELECT version_num FROM {REVISION_TABLE}")).scalar()  # noqa: S608  our own name
    return found


def bring_up_to_date(database: Engine) -> str:
    """Take a database of any age to the newest revision; give that revision. A SQLite file is copied first, unless it is empty.

    Raises `NewerDatabase`, `MovedDatabase` or `UnusableDatabase`, and changes nothing then.
    """
    with told_plainly():
        check_openable(database)
        standing, newest = standing_revision(database), known_revisions()[-1]
        if standing == newest and not _engine_is_behind(database):
            return newest
        if inspect(database).get_table_names() and (copy := copy_beside(database, standing or "0000")):
            _log.info("The database was copied to %s before it is brought to revision %s.", copy, newest)
        _upgrade(database)
        return newest


def check_openable(database: Engine) -> None:
    """Raise `NewerDatabase` or `MovedDatabase` where this Platbook must not touch the database."""
    standing, known = standing_revision(database), known_revisions()
    if standing is not None and standing not in known:
        raise _newer(f"it stands at revision {standing}, this one knows up to {known[-1]}")
    if (engine := engine_revisions(database)) and engine[0] > engine[1]:
        raise _newer(f"the order engine's tables stand at revision {engine[0]}, this one knows up to {engine[1]}")
    if moved := found_mark(database, MOVED):
        raise MovedDatabase(
            f"Everything in this database was moved to {moved.value} on {moved.made_at:%Y-%m-%d}.",
            advice="Set DATABASE_URL to that, or put the copy back that was made before the move.",
        )


def _newer(how: str) -> NewerDatabase:
    return NewerDatabase(
        f"The database was made by a newer Platbook: {how}.",
        advice="Start that version again, or put the copy back that lies beside the database.",
    )


def _engine_is_behind(database: Engine) -> bool:
    """Whether the order engine will change its own tables at its start, so that the copy comes before that too."""
    engine = engine_revisions(database)
    return database.dialect.name == "sqlite" and engine is not None and engine[0] < engine[1]


def _upgrade(database: Engine) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    with database.begin() as connection, _one_at_a_time(connection):
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


@contextmanager
def _one_at_a_time(connection: Connection) -> Iterator[None]:
    """Hold the database while it is migrated; the lock goes with the transaction."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
    else:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    yield

"""The schema: which revision a database stands at, and the way to the newest one. Alembic does the steps."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from components.database.copies import copy_beside
from components.faults import Fault

_log = logging.getLogger("platbook")
MIGRATIONS = Path(__file__).parent / "migrations"
_TABLE = "alembic_version"
# Any number will do, as long as no other program takes it: two replicas that start at once migrate one after the other.
_LOCK = 7_012_449_180


class NewerDatabase(Fault):
    """The database was made by a newer Platbook than this one."""


@cache
def known_revisions() -> tuple[str, ...]:
    """Name the revisions that this Platbook knows, the oldest first: the numbers that the migrations' files begin with."""
    return tuple(sorted(path.name[:4] for path in (MIGRATIONS / "versions").glob("[0-9][0-9][0-9][0-9]_*.py")))


def standing_revision(database: Engine) -> str | None:
    """Tell where a database stands; None where it is empty or older than revisions."""
    with database.connect() as connection:
        return _revision(connection)


def bring_up_to_date(database: Engine) -> str:
    """Take a database of any age to the newest revision; give that revision. A SQLite file is copied first, unless it is empty.

    Raises `NewerDatabase`, and changes nothing, where the database knows a revision that this Platbook doesn't.
    """
    newest = known_revisions()[-1]
    standing = standing_revision(database)
    if standing is not None and standing not in known_revisions():
        raise NewerDatabase(
            f"The database was made by a newer Platbook: it stands at revision {standing}, this one knows up to {newest}.",
            advice="Start that version again, or put the copy back that lies beside the database.",
        )
    if standing == newest and not _engine_is_behind(database):
        return newest
    if inspect(database).get_table_names() and (copy := copy_beside(database, standing or "0000")):
        _log.info("The database was copied to %s before it is brought to revision %s.", copy, newest)
    _upgrade(database)
    return newest


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table(_TABLE):
        return None
    found: str | None = connection.execute(text(f"SELECT version_num FROM {_TABLE}")).scalar()  # noqa: S608  our own name
    return found


def _engine_is_behind(database: Engine) -> bool:
    """Whether the durable engine would migrate its own tables at its launch, so that the copy comes before that too."""
    if database.dialect.name != "sqlite" or not inspect(database).has_table("dbos_migrations"):
        return False
    from dbos._migration import get_sqlite_migration_versions

    standing, newest = get_sqlite_migration_versions(database)
    return standing < newest


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

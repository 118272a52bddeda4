"""What the durable engine keeps of its own in the same database: it numbers its revisions, and brings them up to date when it starts."""

from __future__ import annotations

from sqlalchemy import Engine, inspect

ENGINE_SCHEMA = "dbos"
"""Where PostgreSQL keeps them; SQLite has them beside ours."""
REVISION_TABLE = "dbos_migrations"


def engine_revisions(database: Engine) -> tuple[int, int] | None:
    """Give the revision the engine's tables stand at and the newest it knows; None where it has none here yet."""
    from dbos._migration import get_migration_versions, get_sqlite_migration_versions

    if database.dialect.name == "sqlite":
        return get_sqlite_migration_versions(database) if inspect(database).has_table(REVISION_TABLE) else None
    standing, newest = get_migration_versions(database, ENGINE_SCHEMA, use_listen_notify=False)
    return (standing, newest) if standing else None


def make_engine_tables(database: Engine) -> None:
    """Make the engine's tables at its newest revision, as its start would."""
    from dbos import DBOS

    DBOS.migrate(database.url.render_as_string(hide_password=False), schema=ENGINE_SCHEMA)

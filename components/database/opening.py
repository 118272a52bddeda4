"""Opening a database so that money can rely on it."""

from __future__ import annotations

from sqlalchemy import Engine, create_engine, event, make_url

from components.database.privacy import keep_private


def open_database(url: str) -> Engine:
    """Connect to SQLite or PostgreSQL; a SQLite file that is made here is its owner's alone."""
    if (path := make_url(url).database) and url.startswith("sqlite"):
        keep_private(path)
    engine = create_engine(url, pool_pre_ping=True)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _sturdy_sqlite)
    return engine


def _sturdy_sqlite(connection: object, _record: object) -> None:
    """Readers don't wait for writers, writers wait for each other, and a commit is on disk before money moves."""
    cursor = connection.cursor()  # type: ignore[attr-defined]
    for pragma in ("journal_mode=WAL", "busy_timeout=30000", "synchronous=FULL"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()

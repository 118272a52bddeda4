"""Opening a database so that money can rely on it."""

from __future__ import annotations

import sqlite3

from sqlalchemy import URL, Engine, create_engine, event, make_url
from tenacity import retry, retry_if_exception_message, stop_after_delay, wait_fixed

from components.database.faults import told_plainly
from components.database.privacy import keep_private


def told_address(url: str | URL) -> str:
    """Give an address as a person writes it, without its password."""
    return make_url(url).render_as_string().replace("postgresql+psycopg://", "postgresql://", 1)


def open_database(url: str) -> Engine:
    """Connect to SQLite or PostgreSQL; a SQLite file that is made here is its owner's alone. Raises `UnusableDatabase`."""
    if (path := make_url(url).database) and url.startswith("sqlite"):
        with told_plainly():
            keep_private(path)
    # What a statement was given may be somebody's name or phone, and an error's words reach the log.
    # A server may have hung up meanwhile; a file can't.
    engine = create_engine(url, pool_pre_ping=not url.startswith("sqlite"), hide_parameters=True)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _sturdy_sqlite)
    return engine


def _sturdy_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    """Readers don't wait for writers, writers wait for each other, and a commit is on disk before money moves."""
    connection.execute("PRAGMA busy_timeout=30000")
    _write_ahead(connection)
    connection.execute("PRAGMA synchronous=FULL")


@retry(
    retry=retry_if_exception_message(message="database is locked"),
    stop=stop_after_delay(30),
    wait=wait_fixed(0.05),
    reraise=True,
)
def _write_ahead(connection: sqlite3.Connection) -> None:
    """SQLite keeps no patience for this one change, which two processes may want at once from a file that is new."""
    connection.execute("PRAGMA journal_mode=WAL")

"""Copies of a SQLite database, whole also while it is written to. PostgreSQL has pg_dump for this."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine

from components.database.privacy import keep_private

KEPT_COPIES = 3


def copy_sqlite(source: Path, target: Path) -> None:
    """Copy a database with what its write-ahead log holds. Raises `sqlite3.Error`, and leaves no half copy."""
    partial = target.with_name(f"{target.name}.partial")
    keep_private(partial)
    try:
        with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(partial)) as new:
            old.backup(new)
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)


def copy_beside(database: Engine, revision: str) -> Path | None:
    """Put a copy beside a SQLite database, named by its revision and the time; the last three are kept. None for other databases."""
    if database.dialect.name != "sqlite" or database.url.database in {None, "", ":memory:"}:
        return None
    source = Path(str(database.url.database))
    target = source.with_name(f"{source.stem}-revision-{revision}-{datetime.now(UTC):%Y%m%dT%H%M%SZ}{source.suffix}")
    copy_sqlite(source, target)
    for old in sorted(source.parent.glob(f"{source.stem}-revision-*{source.suffix}"), key=_made_at)[:-KEPT_COPIES]:
        old.unlink()
    return target


def _made_at(copy: Path) -> str:
    return copy.stem.rsplit("-", 1)[-1]

"""Copies of a SQLite database, whole also while it is written to. PostgreSQL has pg_dump for this."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import Engine

from components.database.marks import COPY, mark_file
from components.database.privacy import keep_private
from components.faults import BadInput

KEPT_COPIES = 3


def copy_sqlite(source: Path, target: Path) -> None:
    """Copy a database with what its write-ahead log holds, and mark it as a copy. Raises `sqlite3.Error`, and leaves no half copy."""
    partial = target.with_name(f"{target.name}.partial")
    keep_private(partial)
    try:
        with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(partial)) as new:
            old.backup(new)
        mark_file(partial, COPY, source.name)
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)


def copy_beside(database: Engine, revision: str) -> Path | None:
    """Put a copy beside a SQLite database, named by its revision and the time; the last three are kept. None for other databases."""
    if database.dialect.name != "sqlite" or database.url.database in {None, "", ":memory:"}:
        return None
    source = Path(str(database.url.database))
    target = beside(source, f"revision-{revision}")
    copy_sqlite(source, target)
    for old in sorted(source.parent.glob(f"{source.stem}-revision-*{source.suffix}"), key=_made_at)[:-KEPT_COPIES]:
        old.unlink()
    return target


def check_at_rest(file: Path) -> None:
    """Raise `BadInput` where somebody has a SQLite database open; take its write-ahead log in where nobody has."""
    if not file.exists():
        return
    with closing(sqlite3.connect(file, timeout=0)) as alone:
        try:
            # Only who is alone with a database may leave the write-ahead log behind.
            alone.execute("PRAGMA journal_mode=DELETE")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error):
                raise
            raise BadInput("database", f"{file} is open.", advice="Stop Platbook first.") from error


def beside(file: Path, what: str) -> Path:
    """Name a file that isn't there yet beside a database, by what it is and the time, to the second."""
    moment = datetime.now(UTC)
    while (named := file.with_name(f"{file.stem}-{what}-{moment:%Y%m%dT%H%M%SZ}{file.suffix}")).exists():
        moment += timedelta(seconds=1)
    return named


def _made_at(copy: Path) -> str:
    return copy.stem.rsplit("-", 1)[-1]

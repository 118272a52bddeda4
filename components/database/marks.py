"""Marks on a database: that it is a copy, that everything was moved away from it.

A copy is an older state of a database that may have gone on. Whoever opens it must not send what was still to be sent then: it may have
been sent since. So each copy is marked when it is made, and who finds the mark at the opening settles that first.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, delete, insert, inspect, select

from components.database.tables import marks, metadata

COPY, MOVED = "copy", "moved"


@dataclass(frozen=True)
class Mark:
    """`value` is where the copy was made from, or where everything was moved to."""

    value: str
    made_at: datetime


def mark(connection: Connection, name: str, value: str) -> None:
    """Put a mark on; one of that name is replaced."""
    metadata.create_all(connection)
    connection.execute(delete(marks).where(marks.c.name == name))
    connection.execute(insert(marks).values(name=name, value=value, made_at=time.time()))


def mark_file(file: Path, name: str, value: str) -> None:
    """Put a mark on a SQLite file that nobody has open."""
    engine = create_engine(f"sqlite:///{file}")
    with engine.begin() as connection:
        mark(connection, name, value)
    engine.dispose()


def found_mark(database: Engine, name: str) -> Mark | None:
    """Read a mark, also of a database that is older than marks."""
    if not inspect(database).has_table(marks.name):
        return None
    with database.connect() as connection:
        found = connection.execute(select(marks).where(marks.c.name == name)).mappings().first()
    return None if found is None else Mark(found["value"], datetime.fromtimestamp(found["made_at"], UTC))


def take_mark_off(database: Engine, name: str) -> None:
    """Take a mark off, once what it asked for is done."""
    with database.begin() as connection:
        connection.execute(delete(marks).where(marks.c.name == name))

"""Putting a copy of a SQLite database back in its place."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import create_engine, inspect, text

from components.database import engine_books, schema
from components.database.copies import beside, check_at_rest, copy_sqlite
from components.database.faults import told_plainly
from components.faults import BadInput


def restore(copy: Path, place: Path) -> Path | None:
    """Put a copy in the place of a database that nobody has open; it stays marked as a copy until it is opened.

    What was there is kept beside it; gives where, None where nothing was. Raises `BadInput` where `copy` is no whole database of Platbook's
    or the database is open, `NewerDatabase`, `MovedDatabase`, `UnusableDatabase`; nothing is changed then.
    """
    with told_plainly():
        _check_copy(copy)
        check_at_rest(place)
        fresh = place.with_name(f"{place.name}.fresh")
        copy_sqlite(copy, fresh)
        replaced = beside(place, "replaced") if place.exists() else None
        if replaced is not None:
            place.rename(replaced)
        fresh.replace(place)
    return replaced


def _check_copy(file: Path) -> None:
    if not file.is_file():
        raise BadInput("copy", f"There is no file {file}.")
    engine = create_engine(f"sqlite:///{file}")
    try:
        with engine.connect() as connection:
            found = set(inspect(connection).get_table_names())
            whole = connection.execute(text("PRAGMA quick_check(1)")).scalar() == "ok"
        if not whole or not found & {schema.REVISION_TABLE, engine_books.REVISION_TABLE}:
            raise BadInput("copy", f"{file} is not a whole database of Platbook's.")
        schema.check_openable(engine)
    finally:
        engine.dispose()

"""Moving a database from SQLite to PostgreSQL: every table with every row, the order engine's own too, counted on both sides."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from sqlalchemy import Connection, Engine, LargeBinary, MetaData, Table, func, insert, select, text

from components.database import engine_books, schema
from components.database.copies import check_at_rest, copy_beside
from components.database.engine_books import ENGINE_SCHEMA
from components.database.faults import told_plainly
from components.database.marks import MOVED, mark
from components.database.opening import told_address
from components.faults import BadInput

_OF_THE_SCHEMA = frozenset({schema.REVISION_TABLE, engine_books.REVISION_TABLE})
_ROWS_AT_ONCE = 500


def move(source: Engine, target: Engine) -> Mapping[str, int]:
    """Copy everything from a SQLite database into an empty PostgreSQL one; give the rows of each table.

    All or nothing: the target is written in one transaction. Then the source is marked as moved and opens no more, as two databases that
    both go on would buy an order twice; a copy of it lies beside it. Orders under way go on from the target.
    Raises `BadInput` where the source is open, the target holds rows already, or a count differs at the end.
    """
    if (source.dialect.name, target.dialect.name) != ("sqlite", "postgresql"):
        raise BadInput("database", "The way goes from SQLite to PostgreSQL.")
    with told_plainly():
        check_at_rest(Path(str(source.url.database)))
        schema.bring_up_to_date(source)
        _check_empty(target)
        schema.bring_up_to_date(target)
        engine_books.make_engine_tables(target)
        copy_beside(source, schema.known_revisions()[-1])
        return _moved(source, target)


def _moved(source: Engine, target: Engine) -> Mapping[str, int]:
    with source.connect() as old:
        old.exec_driver_sql("BEGIN IMMEDIATE")
        with target.begin() as new:
            counts = {here.name: _copied(old, new, here, there) for here, there in _pairs(old, new)}
        mark(old, MOVED, told_address(target.url))
        old.commit()
    return counts


def _check_empty(target: Engine) -> None:
    with target.connect() as there:
        tables = [table for schema_name in (None, ENGINE_SCHEMA) for table in _tables(there, schema_name)]
        filled = [table.name for table in tables if _count(there, table)]
    if filled:
        told = ", ".join(filled[:5]) + (" …" if len(filled) > 5 else "")
        raise BadInput("database", f"The database to move to holds rows already, in {told}. Nothing was moved.")


def _tables(connection: Connection, schema_name: str | None) -> list[Table]:
    """Give the tables that hold rows, those first that others refer to."""
    found = MetaData(schema=schema_name)
    found.reflect(connection)
    return [table for table in found.sorted_tables if table.name not in _OF_THE_SCHEMA]


def _pairs(old: Connection, new: Connection) -> list[tuple[Table, Table]]:
    """Pair each table with where its rows go: ours in the target's own schema, the engine's in the engine's."""
    there = {table.name: table for schema_name in (ENGINE_SCHEMA, None) for table in _tables(new, schema_name)}
    here = {table.name: table for table in _tables(old, None)}
    if homeless := sorted(here.keys() - there.keys()):
        raise BadInput("database", f"PostgreSQL has no place for {', '.join(homeless)}. Nothing was moved.")
    return [(here[name], table) for name, table in there.items() if name in here]


def _copied(old: Connection, new: Connection, here: Table, there: Table) -> int:
    # One long list's rows are some megabytes: more than one at a time would need the memory of all.
    rows_at_once = 1 if any(isinstance(column.type, LargeBinary) for column in here.columns) else _ROWS_AT_ONCE
    rows = old.execution_options(yield_per=rows_at_once).execute(select(*here.columns))
    for part in rows.mappings().partitions():
        new.execute(insert(there), [dict(row) for row in part])
    _go_on_counting(new, there)
    had, has = _count(old, here), _count(new, there)
    if had != has:
        raise BadInput("database", f"Table {here.name} has {had:,} rows here and {has:,} there. Nothing was moved.")
    return has


def _go_on_counting(new: Connection, there: Table) -> None:
    """Numbers that PostgreSQL gives out begin above those that were moved."""
    for column in there.primary_key:
        if "nextval" in str(getattr(column.server_default, "arg", "")):
            name = there.fullname
            highest = select(func.coalesce(func.max(column), 0) + 1).scalar_subquery()
            new.execute(select(func.setval(func.pg_get_serial_sequence(name, column.name), highest, text("false"))))


def _count(connection: Connection, table: Table) -> int:
    return int(connection.execute(select(func.count()).select_from(table)).scalar_one())

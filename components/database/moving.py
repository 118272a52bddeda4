"""Moving a database from SQLite to PostgreSQL: every table with every row, the durable engine's own too, counted on both sides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sqlalchemy import Connection, Engine, MetaData, Table, func, insert, inspect, select, text

from components.database.schema import bring_up_to_date
from components.faults import BadInput

ENGINE_SCHEMA = "dbos"
_OF_THE_SCHEMA = frozenset({"alembic_version", "dbos_migrations"})
_ROWS_AT_ONCE = 500


def move(source: Engine, target: Engine) -> Mapping[str, int]:
    """Copy everything from a SQLite database into an empty PostgreSQL one; give the rows of each table.

    All or nothing: the target is written in one transaction. Nobody writes to the source meanwhile. Orders under way go on from the target.
    Raises `BadInput` where the target holds rows already, or a count differs at the end.
    """
    if (source.dialect.name, target.dialect.name) != ("sqlite", "postgresql"):
        raise BadInput("database", "The way goes from SQLite to PostgreSQL.")
    bring_up_to_date(source)
    bring_up_to_date(target)
    _make_engine_tables(target)
    with source.connect() as old, target.begin() as new:
        old.exec_driver_sql("BEGIN IMMEDIATE")
        pairs = list(_pairs(old, new))
        _check_empty(new, [there for _, there in pairs])
        return {here.name: _copied(old, new, here, there) for here, there in pairs}


def _make_engine_tables(target: Engine) -> None:
    from dbos import DBOS

    DBOS.migrate(target.url.render_as_string(hide_password=False), schema=ENGINE_SCHEMA)


def _pairs(old: Connection, new: Connection) -> Iterator[tuple[Table, Table]]:
    """Pair each table with where its rows go: ours in the target's own schema, the engine's in the engine's."""
    ours = set(inspect(new).get_table_names())
    for name in inspect(old).get_table_names():
        if name not in _OF_THE_SCHEMA:
            schema = None if name in ours else ENGINE_SCHEMA
            yield (
                Table(name, MetaData(), autoload_with=old),
                Table(name, MetaData(), autoload_with=new, schema=schema, resolve_fks=False),
            )


def _check_empty(new: Connection, tables: list[Table]) -> None:
    filled = [table.name for table in tables if _count(new, table)]
    if filled:
        raise BadInput(
            "database", f"The database that everything should move to holds rows already: {', '.join(filled)}."
        )


def _copied(old: Connection, new: Connection, here: Table, there: Table) -> int:
    columns = [column for column in here.columns if column.name in there.columns]
    rows = old.execution_options(yield_per=_ROWS_AT_ONCE).execute(select(*columns))
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

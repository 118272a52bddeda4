"""Rows that are written once, whoever else writes them at the same moment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Executable, Table
from sqlalchemy.dialects import postgresql, sqlite


def insert_once(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> int:
    """Write the rows whose keys aren't there yet; give how many those were. A key that is there leaves the transaction whole."""
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    return sum(_inserted(connection, dialect.insert(table).values(**row).on_conflict_do_nothing()) for row in rows)


def _inserted(connection: Connection, statement: Executable) -> int:
    # An insert's count is kept on demand alone.
    return connection.execute(statement, execution_options={"preserve_rowcount": True}).rowcount

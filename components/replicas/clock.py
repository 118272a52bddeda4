"""The one clock that all replicas read: the database's."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Connection, Float, literal_column, select

_NOW = {
    "postgresql": "extract(epoch from clock_timestamp())::float8",
    "sqlite": "((julianday('now') - 2440587.5) * 86400.0)",
}


def now_in(connection: Connection) -> ColumnElement[float]:
    """Give the moment of asking, UTC seconds, as an expression for a statement on this connection."""
    return literal_column(_NOW[connection.dialect.name], Float)


def now_at(connection: Connection) -> float:
    """Ask what time it is: UTC seconds."""
    return float(connection.execute(select(now_in(connection))).scalar_one())

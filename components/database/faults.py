"""What keeps a database from being opened, each told in a line that says what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DatabaseError, OperationalError

from components.faults import Fault


class NewerDatabase(Fault):
    """The database was made by a newer Platbook than this one."""


class MovedDatabase(Fault):
    """Everything was moved from this database to another; two that go on from one state would buy an order twice."""


class HeldDatabase(Fault):
    """Another process has the SQLite database open."""


class UnusableDatabase(Fault):
    """The database can't be reached, read or written: no server, no right, no room, a file that is something else."""


@contextmanager
def told_plainly() -> Iterator[None]:
    """Raise `UnusableDatabase` for what the world does to a database; what only a mistake in the code does goes through."""
    try:
        yield
    except (OperationalError, sqlite3.Error, OSError) as error:
        raise UnusableDatabase(f"The database can't be used: {_first_line(error)}.") from error
    except DatabaseError as error:
        if type(error) is not DatabaseError:  # its other kinds are mistakes in a statement
            raise
        raise UnusableDatabase(f"The database can't be used: {_first_line(error)}.") from error


def _first_line(error: BaseException) -> str:
    """Give what the driver says; SQLAlchemy's own words repeat the statement."""
    said = str(error.orig if isinstance(error, DatabaseError) else error).strip()
    return said.partition("\n")[0].rstrip(".: ") or type(error).__name__

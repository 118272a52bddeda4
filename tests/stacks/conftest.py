"""A shelf with lists, made from a few cells a row."""

import itertools

import pyarrow as pa
import pytest

from components.library import OwnLists, Shelf
from tests.server.databases import new_database

ME = "me"


class Lists:
    """Puts rows on a shelf; a row is a mapping of columns to cells."""

    def __init__(self, database, shelf):
        self.shelf, self.own = shelf, OwnLists(database, shelf)
        self._numbers = itertools.count(1)

    def put(self, *rows, name=""):
        columns = dict.fromkeys(key for row in rows for key in row)
        table = pa.table({key: pa.array([row.get(key) for row in rows]) for key in columns or ["address"]})
        return self.own.keep(ME, "upload", name or f"List {next(self._numbers)}", table, {}).list_id


@pytest.fixture(scope="session")
def lists(tmp_path_factory):
    folder = tmp_path_factory.mktemp("stacks")
    engine = new_database(folder / "p.db")
    yield Lists(engine, Shelf(engine, folder / "rows"))
    engine.dispose()

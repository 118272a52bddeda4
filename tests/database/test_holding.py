"""Who opens a SQLite database holds it alone; what could not be opened is held by nobody."""

import gc
import sqlite3
from contextlib import closing

import pytest

from components.database import NewerDatabase, bring_up_to_date, open_alone, open_database
from components.database.holding import is_held


def test_a_database_that_cannot_be_opened_is_let_go_at_once(tmp_path):
    file = tmp_path / "platbook.db"
    database = open_database(f"sqlite:///{file}")
    bring_up_to_date(database)
    database.dispose()
    with closing(sqlite3.connect(file)) as newer:
        newer.execute("UPDATE alembic_version SET version_num = '9041'")
        newer.commit()
    gc.disable()  # what is let go by chance, when memory is tidied, is not let go
    try:
        for _ in range(2):
            with pytest.raises(NewerDatabase):
                open_alone(f"sqlite:///{file}")
            assert not is_held(file)
    finally:
        gc.enable()


def test_one_that_is_open_is_held_until_it_is_disposed_of(tmp_path):
    file = tmp_path / "platbook.db"
    database, _ = open_alone(f"sqlite:///{file}")
    assert is_held(file)
    database.dispose()
    assert not is_held(file)

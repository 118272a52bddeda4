"""The folder of rows stays below its size: what was used longest ago goes, nothing that is in use, and comes again when asked for."""

import os
import time

import pytest

from components.database import bring_up_to_date, open_database
from components.library import Shelf, pack
from components.library.row_files import IN_USE_S, RowFiles


@pytest.fixture
def shelf(tmp_path):
    database = open_database(f"sqlite:///{tmp_path / 'p.db'}")
    bring_up_to_date(database)
    made = Shelf(database, tmp_path / "rows", max_bytes=0)
    for list_id in (1, 2, 3):
        made.put("acct", list_id, [pack([{"address": f"{list_id} Elm St"}])])
    yield made
    database.dispose()


def files(folder):
    return sorted(path.name.split("-")[1] for path in folder.glob("*.parquet"))


def long_ago(folder, *list_ids):
    for number, list_id in enumerate(list_ids):
        for path in folder.glob(f"acct-{list_id}-*.parquet"):
            os.utime(path, (0, time.time() - IN_USE_S - 1000 + number))


def address(shelf, list_id):
    return shelf.ask("acct", [list_id], "SELECT address FROM rows").to_pylist()[0]["address"]


def test_what_was_used_longest_ago_goes_until_the_rest_fits(tmp_path, shelf):
    folder = tmp_path / "rows"
    long_ago(folder, 2, 3, 1)
    largest = max(path.stat().st_size for path in folder.glob("*.parquet"))
    RowFiles(folder, 2 * largest).trim()
    assert files(folder) == ["1", "3"]


def test_what_was_used_just_now_stays_and_what_is_gone_comes_again(tmp_path, shelf):
    folder = tmp_path / "rows"
    long_ago(folder, 1, 2, 3)
    assert address(shelf, 2) == "2 Elm St"
    assert files(folder) == ["2"], "the question itself makes room"
    assert address(shelf, 1) == "1 Elm St"


def test_a_file_that_is_being_read_is_not_taken_away(tmp_path, shelf):
    folder = tmp_path / "rows"
    long_ago(folder, 1, 2, 3)
    (one,) = folder.glob("acct-1-*.parquet")
    with shelf.files.using([one]):
        shelf.files.trim()
        assert files(folder) == ["1"]
    shelf.files.trim()
    assert files(folder) == []

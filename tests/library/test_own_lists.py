"""Lists of our own lie on the shelf beside those that were bought, below zero, each account's apart."""

import pyarrow as pa
import pytest

from components.faults import BadInput
from components.library import OwnLists, Shelf, pack
from tests.server.databases import new_database

ROWS = pa.table(
    {
        "address": ["1 Oak St", "2 Oak St"],
        "zip_code": ["02108", ""],
        "primary_phone": ["(602) 555-0100", None],
        "mobile_4": ["6025550104", ""],
        "estimated_value": ["$120,000", "unknown"],
        "Truck route": ["A", "B"],
    }
)


@pytest.fixture
def database(tmp_path):
    engine = new_database(tmp_path / "p.db")
    yield engine
    engine.dispose()


@pytest.fixture
def shelf(database, tmp_path):
    return Shelf(database, tmp_path / "rows")


@pytest.fixture
def own(database, shelf):
    return OwnLists(database, shelf)


def test_a_table_becomes_a_list_with_the_types_that_leads_have(own, shelf):
    kept = own.keep("me", "upload", "  County \n list ", ROWS, {"file": "county.csv"})
    assert (kept.list_id, kept.name, kept.row_count, kept.recipe) == (-1, "County list", 2, {"file": "county.csv"})
    rows = shelf.ask("me", [-1], "SELECT * FROM rows ORDER BY _row").to_pylist()
    told = ("address", "zip_code", "primary_phone", "mobile_4", "estimated_value", "Truck route", "_phones", "_unknown")
    assert [[row[name] for name in told] for row in rows] == [
        ["1 Oak St", "02108", "6025550100", "6025550104", 120_000.0, "A", 1, 1],
        ["2 Oak St", None, None, None, None, "B", 0, 0],
    ]


def test_it_is_asked_together_with_a_bought_list(own, shelf):
    shelf.put("me", 7, [pack([{"address": "3 Elm St", "zip_code": "85004"}])])
    own.keep("me", "stack", "Stack", ROWS, {})
    found = shelf.ask("me", [7, -1], "SELECT _list, count(*) AS n FROM rows GROUP BY _list ORDER BY _list").to_pylist()
    assert found == [{"_list": -1, "n": 2}, {"_list": 7, "n": 1}]
    narrow = shelf.ask("me", [7, -1], "SELECT sum(_phones) AS phones FROM rows", narrow=True).to_pylist()
    assert narrow == [{"phones": 1}]


def test_ids_grow_downwards_and_belong_to_an_account(own):
    ids = [own.keep("me", "upload", f"List {n}", ROWS, {}).list_id for n in range(3)]
    assert ids == [-1, -2, -3]
    assert own.keep("you", "upload", "Yours", ROWS, {}).list_id == -1
    assert [one.name for one in own.lists("you")] == ["Yours"]
    assert own.find("you", -2) is None


def test_a_list_is_renamed_replaced_and_taken_away(own, shelf):
    kept = own.keep("me", "trace", "Trace", ROWS, {})
    own.rename("me", kept.list_id, "Traced")
    assert own.put("me", kept.list_id, ROWS.slice(0, 1)) == 1
    assert (own.find("me", -1).name, own.find("me", -1).row_count) == ("Traced", 1)
    own.drop("you", -1)
    assert own.find("me", -1) is not None
    own.drop("me", -1)
    assert own.find("me", -1) is None and not shelf.has("me", -1)
    assert own.put("me", -1, ROWS) == 0 and not shelf.has("me", -1)


def test_a_reserved_list_shows_up_with_its_rows(own):
    list_id = own.reserve("me", "trace", "Under way", {})
    assert own.find("me", list_id) is None
    own.put("me", list_id, ROWS)
    assert own.find("me", list_id).row_count == 2


def test_a_name_is_wanted(own):
    with pytest.raises(BadInput, match="name"):
        own.keep("me", "upload", " \n ", ROWS, {})


def test_an_empty_table_is_a_list_without_rows(own, shelf):
    assert own.keep("me", "stack", "Nothing in both", ROWS.slice(0, 0), {}).row_count == 0
    assert shelf.ask("me", [-1], "SELECT count(*) AS n FROM rows").to_pylist() == [{"n": 0}]


def test_a_question_may_name_further_tables(own, shelf):
    own.keep("me", "upload", "List", ROWS, {})
    marked = pa.table({"address": ["2 Oak St"]})
    query = "SELECT rows.address FROM rows JOIN marked USING (address)"
    assert shelf.ask("me", [-1], query, tables={"marked": marked}).to_pylist() == [{"address": "2 Oak St"}]

"""Uploads outlive a session; good rows go out with their own columns, and the file comes back whole."""

import pyarrow as pa
import pytest
from sqlalchemy import update

from components.faults import BadInput
from components.library import OwnLists, Shelf
from components.uploads import (
    TRACE,
    Uploads,
    brought,
    check_rows,
    guess_columns,
    known_keys,
    of_leads,
    read_table,
    trace_rows,
    whole_file,
)
from components.uploads.tables import uploads
from tests.server.databases import new_database

FILE = (
    b"Owner,address,City,State,Zip,primary_phone,Notes\n"
    b"Jane Doe,1 Main St,Mesa,AZ,85201,call,=1+1\n"
    b"Bo Roe,,Mesa,AZ,85201,x,y\n"
    b"Cy Poe,3 Main St,Mesa,AZ,85201,z,w\n"
)


@pytest.fixture
def database(tmp_path):
    engine = new_database(tmp_path / "x.sqlite")
    yield engine
    engine.dispose()


def checked_file():
    table = read_table(FILE, "county.csv")
    return table, check_rows(table, trace_rows(table, guess_columns(table, TRACE)), named=True)


def test_an_upload_is_found_again_as_it_was_read(database):
    table = read_table(FILE, "county.csv")
    kept = Uploads(database).keep("me", "trace", table, {"by": "address"})
    again = Uploads(database)
    found = again.table("me", kept.key)
    assert (found.columns, found.rows, found.warnings, found.encoding) == (
        table.columns,
        table.rows,
        table.warnings,
        table.encoding,
    )
    assert found.table.equals(table.table)
    again.choose("me", kept.key, trace_type="advanced")
    assert again.find("me", kept.key).choices == {"by": "address", "trace_type": "advanced"}
    assert [one.key for one in again.waiting("me", "trace")] == [kept.key]
    assert again.find("another", kept.key) is None
    with pytest.raises(BadInput):
        again.table("another", kept.key)


def test_a_sent_upload_waits_no_more_and_keeps_its_problems(database):
    store, (table, checked) = Uploads(database), checked_file()
    kept = store.keep("me", "trace", table, {})
    store.sent("me", kept.key, "batch", checked.problems())
    assert store.waiting("me", "trace") == ()
    assert store.of_batch("me", "batch").key == kept.key
    assert store.problems("me", kept.key).to_pylist() == [
        {"row": 3, "kind": "no_street", "words": "The street address is missing."}
    ]


def test_old_uploads_that_were_never_sent_go(database):
    store, table = Uploads(database), read_table(FILE, "county.csv")
    old, sent = store.keep("me", "trace", table, {}), store.keep("me", "trace", table, {})
    store.sent("me", sent.key, "batch", pa.table({}))
    with database.begin() as connection:
        connection.execute(update(uploads).values(made_at=1.0))
    store.keep("me", "trace", table, {})
    assert store.find("me", old.key) is None
    assert store.find("me", sent.key) is not None


def test_good_rows_go_with_all_their_own_columns():
    table, checked = checked_file()
    sent = brought(table, checked)
    first = sent.to_pylist()[0]
    assert [row["upload_row"] for row in sent.to_pylist()] == ["2", "4"]
    assert first["address"] == first["address (yours)"] == "1 Main St"
    assert (first["owner_1_first_name"], first["owner_1_last_name"], first["zip_code"]) == ("Jane", "Doe", "85201")
    assert (first["primary_phone (yours)"], first["Notes"], first["Owner"]) == ("call", "=1+1", "Jane Doe")
    assert len({name.lower() for name in sent.column_names}) == len(sent.column_names)


def test_the_file_comes_back_whole_with_what_was_found_and_why_not():
    table, checked = checked_file()
    traced = pa.table(
        {
            "upload_row": ["4", "2"],
            "primary_phone": [None, "6025550147"],
            "email_1": [None, "j@example.com"],
            "found": ["No", "Yes"],
        }
    )
    whole = whole_file(table, traced, checked.problems())
    assert whole.column_names == [*table.columns, "trace", "primary_phone found", "email_1"]
    assert whole.column("trace").to_pylist() == ["Found", "Not sent: The street address is missing.", "Nothing found"]
    assert whole.column("primary_phone").to_pylist() == ["call", "x", "z"]
    assert whole.column("primary_phone found").to_pylist() == ["6025550147", None, None]
    assert whole_file(table, None, None).column("trace").to_pylist()[0].startswith("Not sent")


def test_leads_of_ours_go_under_their_own_names_and_known_homes_are_known(database, tmp_path):
    shelf = Shelf(database, tmp_path / "rows")
    leads = pa.table(
        {
            "address": ["1 Main Street"],
            "city": ["Mesa"],
            "state": ["AZ"],
            "zip_code": ["85201"],
            "apn": ["12-3"],
            "county": ["Maricopa County"],
            "owner_1_last_name": ["Doe"],
            "estimated_value": [400_000.0],
        }
    )
    mine = OwnLists(database, shelf).keep("me", "trace", "Mine", leads, {})
    keys = known_keys(shelf, "me", mine.list_id)
    assert {"1MAINST|85201", "1MAINST|MESA,AZ", "123|maricopa|AZ"} == keys
    rows = shelf.ask("me", [mine.list_id], "SELECT * FROM rows")
    table = of_leads("Mine", rows)
    mapping = {
        "address": "address",
        "city": "city",
        "state": "state",
        "zip": "zip_code",
        "last_name": "owner_1_last_name",
    }
    checked = check_rows(table, trace_rows(table, mapping), named=True, owned=keys)
    assert checked.counts() == {"owned": 1}
    sent = brought(table, checked, ["owned"], leads=True)
    assert sent.column("estimated_value").to_pylist() == [400_000.0]
    assert not [name for name in sent.column_names if "yours" in name]

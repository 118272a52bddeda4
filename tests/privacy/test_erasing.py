"""Somebody is found, exported and erased everywhere; afterwards no table, file or journal holds their phone."""

import csv
import io
import json
import sqlite3
import time
import zlib
from contextlib import closing
from datetime import UTC, datetime

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import insert, select

from components.faults import BadInput
from components.library import Selection
from components.library.tables import blobs
from components.notices.tables import notices
from components.orders.tables import activity, batches, instants, order_bodies, orders, vendor_files
from components.outreach import acts_of, email_contacts
from components.outreach.acts import ERASED
from components.privacy import Sought, erase, export_csv, export_json, find
from components.threads.tables import threads, turns
from components.uploads.tables import uploads
from tests.outreach.conftest import MINE, World, lead, phone
from tests.people.somebody import somebody

JANE, BO = "6025550147", "4805550148"
MAIL = "jane.doe@example.com"
STREET = "1 Oak St"
ELM = ("9 Elm Ave", "85201", "Bo", BO)


@pytest.fixture
def world(tmp_path):
    made = World(tmp_path)
    yield made
    made.database.dispose()


def jane(address=STREET, **cells):
    return lead(address, owner_1_first_name="Jane", owner_1_last_name="Doe", **phone(JANE), email_1=MAIL, **cells)


def parquet(rows):
    sink = pa.BufferOutputStream()
    pq.write_table(pa.table({name: [row[name] for row in rows] for name in rows[0]}), sink)
    return bytes(sink.getvalue())


def sheet(*rows):
    told = io.StringIO()
    csv.writer(told).writerows([("Address", "Zip", "Owner", "Phone"), *rows])
    return zlib.compress(told.getvalue().encode())


@pytest.fixture
def everywhere(world):
    """Jane stands in every place, beside Bo who has nothing to do with her."""
    bo = lead("9 Elm Ave", owner_1_first_name="Bo", owner_1_last_name="Ray", **phone(BO))
    world.put(jane(), bo)
    world.put(bo, jane(address="77 Other Rd", zip_code="85004"), list_id=2)
    world.scrub(JANE)
    world.scrub(BO)
    world.exceptions.vouch(MINE, [JANE], "inquiry", datetime.now(UTC).date(), note="Web form")
    world.suppression.add(MINE, "phone", [JANE], source="by hand", note=f"rang {JANE}")
    world.suppression.lift(MINE, "phone", JANE, note="typed wrongly")
    world.suppression.add(MINE, "email", [MAIL], source="by hand")
    brought = [
        {"addr": STREET, "zip": "85201", "tel": "(602) 555-0147"},
        {"addr": "9 Elm Ave", "zip": "85201", "tel": BO},
    ]
    now = time.time()
    order = {
        "key": "o1", "account": MINE, "kind": "lead_list", "name": "Mesa", "wanted": "{}", "wanted_key": "w", "state": "ready",
        "requested_count": 2, "max_credits": 10, "created_at": now,
    }  # fmt: skip
    single = {"account": MINE, "kind": "lookup", "asked_key": "a", "state": "found", "asked_at": now}
    call = {"account": MINE, "kind": "lookup", "max_credits": 10, "credits": 10, "outcome": "done", "started_at": now}
    rows = {
        orders: [order],
        vendor_files: [{"order_key": "o1", "bytes_plain": 1, "body": sheet((STREET, "85201", "Jane Doe", JANE), ELM)}],
        order_bodies: [{"order_key": "o1", "body": sheet((STREET, "85201", "Jane", ""), ELM)}],
        uploads: [{
            "key": "u1", "account": MINE, "purpose": "trace", "name": "county.csv", "row_count": 2, "told": "{}", "choices": "{}",
            "batch_key": "", "made_at": now, "body": parquet(brought),
        }],
        batches: [{
            "key": "b1", "account": MINE, "kind": "trace", "name": "County", "source": "{}", "row_count": 2, "created_at": now,
            "brought": parquet(brought),
        }],
        instants: [
            single | {
                "key": "i1", "subject": f"{STREET}, Mesa", "asked": json.dumps({"address": STREET, "zip": "85201"}),
                "answer": json.dumps({"mobile_1": JANE}),
            },
            single | {"key": "i2", "subject": "9 Elm Ave", "asked": "{}", "answer": json.dumps({"mobile_1": BO})},
        ],
        activity: [call | {"key": "c1", "subject": f"{STREET}, Mesa, AZ 85201"}, call | {"key": "c2", "subject": BO}],
        notices: [{
            "key": "n1", "account": MINE, "kind": "ready", "title": f"List for {JANE} is ready", "page": "lists", "happened_at": now,
        }],
        threads: [{"id": "t1", "account": MINE, "title": "Hello", "created_at": now, "updated_at": now}],
        turns: [{
            "thread_id": "t1", "ordinal": 1, "prompt": "Is 602-555-0147 Jane's? 26025550147 is not", "state": "answered", "asked_at": now,
        }],
    }  # fmt: skip
    with world.database.begin() as connection:
        for table, told in rows.items():
            connection.execute(insert(table), told)
    world.reasons()
    return world


def everything(world):
    """All cells of all tables, bodies unpacked, as one text."""
    with closing(sqlite3.connect(world.folder / "books.sqlite")) as held:
        names = [name for (name,) in held.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        cells = [cell for name in names for row in held.execute(f"SELECT * FROM {name}") for cell in row]
    return "\n".join(unpacked(cell) for cell in cells)


def unpacked(cell):
    if not isinstance(cell, bytes):
        return str(cell)
    if cell[:4] == b"PAR1":
        return str(pq.read_table(io.BytesIO(cell)).to_pylist())
    return zlib.decompress(cell).decode() if cell[:1] == b"\x78" else cell.decode("utf-8", "replace")


SOUGHT = Sought.typed(phone=JANE)


def test_somebody_is_found_by_any_mark_of_theirs(everywhere):
    for typed in (
        {"phone": "+1 (602) 555-0147"},
        {"email": MAIL.upper()},
        {"name": "Doe, Jane"},
        {"name": "jane doe", "zip_code": "85201"},
    ):
        found = find(everywhere.books, MINE, Sought.typed(**typed))
        assert set(found.leads["owner"].to_pylist()) == {"Jane Doe"}, typed
    by_address = find(everywhere.books, MINE, Sought.typed(address="1 Oak Street, Mesa, AZ 85201"))
    assert set(by_address.leads["owner"].to_pylist()) == {"Jane Doe"}
    assert not find(everywhere.books, MINE, Sought.typed(name="Jane Doe", zip_code="10001"))
    assert not find(everywhere.books, "another", SOUGHT)
    assert not Sought.typed(phone="n/a", email="none")


def test_what_is_found_by_a_name_alone_says_so(everywhere):
    found = find(everywhere.books, MINE, Sought.typed(name="Jane Doe", phone=JANE))
    assert found.leads["by_name"].to_pylist() == [False, False]
    assert find(everywhere.books, MINE, Sought.typed(name="Jane Doe")).leads["by_name"].to_pylist() == [True, True]


def test_after_erasing_no_table_holds_them_and_nobody_else_lost_anything(everywhere):
    found = find(everywhere.books, MINE, SOUGHT)
    assert JANE in everything(everywhere)
    told = erase(everywhere.books, MINE, found, found.keys, by=somebody("ana"), request="Letter 12")
    left = everything(everywhere)
    for mark in (JANE, "555-0147", MAIL, "Jane", STREET):
        assert mark not in left.replace("26025550147", "").replace("Jane's?", ""), mark
    assert "26025550147" in left, "another number that only contains the digits stays"
    for mark in (BO, "9 Elm Ave"):
        assert left.count(mark) >= 7, "Bo stands where he stood"
    assert told.by_place["Rows of lists"] == 2 and told.by_place["The vendor's own files"] == 1
    assert told.by_place["Single answers"] == 1 and told.by_place["Calls on record"] == 1
    assert told.by_place["Notices"] == 1


def test_neither_the_file_nor_its_journal_nor_the_cache_holds_the_phone(everywhere):
    found = find(everywhere.books, MINE, SOUGHT)
    erase(everywhere.books, MINE, found, found.keys, by=somebody("ana"), request="Letter 12")
    everywhere.database.dispose()
    for path in everywhere.folder.glob("books.sqlite*"):
        assert f"({JANE})".encode() not in path.read_bytes()
        assert MAIL.encode() not in path.read_bytes(), path
    for path in (everywhere.folder / "rows").glob("*.parquet"):
        assert JANE not in str(pq.read_table(path).to_pylist()), path


def test_the_others_keep_their_places_and_the_list_its_date(everywhere):
    before = everywhere.shelf.kept(MINE)
    found = find(everywhere.books, MINE, SOUGHT)
    erase(everywhere.books, MINE, found, found.keys, by=somebody("ana"), request="Letter 12")
    after = everywhere.shelf.kept(MINE)
    assert {list_id: kept.put_at for list_id, kept in before.items()} == {
        list_id: kept.put_at for list_id, kept in after.items()
    }
    assert [after[1].row_count, after[2].row_count] == [1, 1]
    assert everywhere.shelf.ask(MINE, [1], "SELECT _row FROM rows").to_pylist() == [{"_row": 1}]
    assert everywhere.reasons(1, 2) == {BO: ""}


def test_who_comes_again_is_suppressed_and_unreadable(everywhere):
    found = find(everywhere.books, MINE, Sought.typed(name="Jane Doe", phone=JANE))
    erase(everywhere.books, MINE, found, found.keys, by=somebody("ana"), request="Letter 12")
    everywhere.put(
        jane(), lead(STREET, owner_1_first_name="New", owner_1_last_name="Owner", **phone("2125550199")), list_id=9
    )
    assert everywhere.reasons(9) == {JANE: "opted_out", "2125550199": ""}
    emails = email_contacts(everywhere.books, MINE, Selection((9,)))
    assert emails["reason"].to_pylist() == ["opted_out"]
    assert all(entry.sealed for entry in everywhere.suppression.entries(MINE))


def test_the_address_is_barred_where_one_asks_for_it(everywhere):
    found = find(everywhere.books, MINE, SOUGHT)
    erase(everywhere.books, MINE, found, found.keys, by=somebody("ana"), request="Letter 12", with_address=True)
    everywhere.put(lead(STREET, owner_1_first_name="New", owner_1_last_name="Owner", **phone("2125550199")), list_id=9)
    assert everywhere.reasons(9) == {"2125550199": "opted_out"}


def test_the_record_says_how_many_when_and_by_whom_and_nothing_of_them(everywhere):
    found = find(everywhere.books, MINE, SOUGHT)
    erase(everywhere.books, MINE, found, found.keys, by=somebody("ana"), request="Letter 12")
    record = next(act for act in acts_of(everywhere.database, MINE) if act.act == ERASED and act.note)
    assert (record.person, record.note, record.form) == ("ana", "Letter 12", "")
    assert "Rows of lists: 2" in record.source
    assert abs((datetime.now(UTC) - record.done_at).total_seconds()) < 600


def test_only_the_chosen_rows_go(everywhere):
    found = find(everywhere.books, MINE, Sought.typed(name="Jane Doe"))
    erase(everywhere.books, MINE, found, [(2, 1)], by=somebody("ana"), request="Letter 12")
    assert everywhere.shelf.kept(MINE)[1].row_count == 2 and everywhere.shelf.kept(MINE)[2].row_count == 1
    with pytest.raises(BadInput, match="tick the rows"):
        erase(everywhere.books, MINE, found, [(1, 1)], by=somebody("ana"), request="Letter 13")
    assert everywhere.shelf.kept(MINE)[1].row_count == 2, "a row that wasn't found isn't erased"


def test_what_cannot_be_erased_is_refused_before_anything_is_gone(everywhere):
    nobody = find(everywhere.books, MINE, Sought.typed())
    with pytest.raises(BadInput, match="Say whom"):
        erase(everywhere.books, MINE, nobody, [], by=somebody("ana"), request="x")
    named = find(everywhere.books, MINE, Sought.typed(name="Jane Doe"))
    with pytest.raises(BadInput, match="tick the rows"):
        erase(everywhere.books, MINE, named, [], by=somebody("ana"), request="x")
    found = find(everywhere.books, MINE, SOUGHT)
    with pytest.raises(BadInput, match="not the person"):
        erase(everywhere.books, MINE, found, found.keys, by=somebody("ana"), request="Jane, (602) 555 0147")
    assert JANE in everything(everywhere)


def test_a_failure_half_way_leaves_everything_as_it_was(everywhere, monkeypatch):
    found = find(everywhere.books, MINE, SOUGHT)
    before = everything(everywhere)

    def broken(*_, **__):
        raise OSError("no room")

    monkeypatch.setattr("components.privacy.erasing.write_act", broken)
    with pytest.raises(OSError, match="no room"):
        erase(everywhere.books, MINE, found, found.keys, by=somebody("ana"), request="Letter 12")
    assert everything(everywhere) == before


def test_everything_held_is_handed_over(everywhere):
    found = find(everywhere.books, MINE, SOUGHT)
    told = json.loads(export_json(everywhere.books, MINE, found, found.keys))
    assert [row["owner_1_first_name"] for row in told["leads"]] == ["Jane", "Jane"]
    assert {one["where"] for one in told["elsewhere"]} >= {
        "Scrub results",
        "Single answers",
        "Chats",
        "The vendor's own files",
        "Uploads",
    }
    lines = list(csv.reader(io.StringIO(export_csv(everywhere.books, MINE, found, found.keys).decode("utf-8-sig"))))
    assert ["list 1, row 1", "mobile_1", JANE] in lines and lines[0] == ["where", "what", "value"]


def test_money_adds_up_without_them(everywhere):
    found = find(everywhere.books, MINE, SOUGHT)
    erase(everywhere.books, MINE, found, found.keys, by=somebody("ana"), request="Letter 12")
    with everywhere.database.connect() as connection:
        assert connection.execute(select(activity.c.credits)).scalars().all() == [10, 10]
        assert connection.execute(select(blobs.c.list_id)).scalars().all() == [1, 2]


@given(text=st.text(max_size=200))
def test_taking_out_touches_nothing_else_and_leaves_nothing(text):
    sought = Sought.typed(phone=JANE, email=MAIL, address="1 Oak St, Mesa, AZ 85201")
    told = sought.taken_out(f"{text} {JANE} {text}")
    assert JANE not in told.replace(text, "")
    if not sought.stands_in(text):
        assert sought.taken_out(text) == text

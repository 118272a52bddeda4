"""What is due goes in one act that is written down; what is under way, paid or protects people stays."""

import time

import pyarrow as pa
import pytest
from sqlalchemy import insert, select, update

from components.audience import Audience, States
from components.database import bring_up_to_date, open_database
from components.library import OwnLists, Shelf
from components.library.packing import pack_table
from components.library.tables import blobs, own_lists
from components.orders import Inbox, Journal, Ledger, State
from components.orders.tables import activity, orders, webhooks
from components.outreach.tables import suppressions
from components.retention import acts, carry_out, due
from components.settings import Keeping
from components.threads import Threads

DAY_S = 86_400
ALL = Keeping(rows=30, threads=30, files=30, logs=30)


@pytest.fixture
def database(tmp_path):
    engine = open_database(f"sqlite:///{tmp_path / 'platbook.db'}")
    bring_up_to_date(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def shelf(database, tmp_path):
    return Shelf(database, tmp_path / "rows")


def bought(database, shelf, vendor_id, state, days):
    ledger, journal = Ledger(database), Journal(database)
    wanted = Audience(("vacant",), States(("AZ",)), requested_count=vendor_id)
    order, _ = ledger.open(ledger.next_key("acct", wanted), "acct", wanted, name="x", max_credits=50)
    journal.record(order.key, "acct", kind="lead_list", subject="x", max_credits=50)
    shelf.put("acct", vendor_id, [pack_table(pa.table({"address": ["1 Main St"]}))])
    at = time.time() - days * DAY_S
    with database.begin() as connection:
        connection.execute(
            update(orders).where(orders.c.key == order.key).values(state=state, vendor_id=vendor_id, created_at=at)
        )
        connection.execute(update(blobs).where(blobs.c.list_id == vendor_id).values(put_at=at))
    return order.key


def keys(database, column):
    with database.connect() as connection:
        return set(connection.execute(select(column)).scalars())


def counts(gone):
    return {one.name: one.count for one in gone if one.count}


def test_without_a_setting_all_stays(database, shelf):
    bought(database, shelf, 1, State.READY, 9000)
    assert due(database, Keeping()) == carry_out(database, shelf, Keeping()) == ()
    assert keys(database, blobs.c.list_id) == {1}


def test_an_old_list_goes_with_its_order_and_its_line_in_the_journal_stays(database, shelf, tmp_path):
    old, new = bought(database, shelf, 1, State.READY, 31), bought(database, shelf, 2, State.READY, 29)
    assert counts(due(database, ALL)) == {"Lists that were bought": 1}
    assert keys(database, blobs.c.list_id) == {1, 2}
    carry_out(database, shelf, ALL, "Ann")
    assert keys(database, orders.c.key) == {new}
    assert keys(database, blobs.c.list_id) == {2}
    assert keys(database, activity.c.key) == {old, new}
    assert [path.name.split("-")[1] for path in (tmp_path / "rows").glob("*.parquet")] == ["2"]


@pytest.mark.parametrize("state", [State.QUEUED, State.PLACING, State.BUILDING, State.FETCHING, State.UNCERTAIN])
def test_an_order_under_way_stays_with_its_rows_and_webhooks(database, shelf, state):
    key = bought(database, shelf, 1, state, 100)
    Inbox(database).take(b'{"type": "lead_list", "id": 1, "name": "x"}')
    with database.begin() as connection:
        connection.execute(update(webhooks).values(received_at=time.time() - 90 * DAY_S))
    assert counts(carry_out(database, shelf, ALL)) == {}
    assert keys(database, orders.c.key) == {key}
    assert keys(database, blobs.c.list_id) == {1}
    assert len(keys(database, webhooks.c.id)) == 1


def test_chats_own_lists_and_webhooks_go_and_suppression_stays(database, shelf):
    threads = Threads(database)
    threads.begin("acct", "roofers in Phoenix")
    OwnLists(database, shelf).keep("acct", "upload", "Mine", pa.table({"address": ["1 Main St"]}), {})
    Inbox(database).take(b"{}")
    row = {"account": "acct", "kind": "phone", "form": "5125550100", "sealed": False, "source": "x", "note": ""}
    with database.begin() as connection:
        connection.execute(insert(suppressions).values(**row, person="", added_at=0.0, act=1))
    later = time.time() + 31 * DAY_S
    assert counts(carry_out(database, shelf, ALL, now=later)) == {"Rows of lists": 1, "Chats": 1, "Webhooks": 1}
    assert threads.of("acct") == ()
    assert (
        keys(database, own_lists.c.list_id) == keys(database, blobs.c.list_id) == keys(database, webhooks.c.id) == set()
    )
    assert keys(database, suppressions.c.form) == {"5125550100"}


def test_a_chat_whose_answer_is_awaited_stays(database, shelf):
    threads = Threads(database)
    threads.ask(threads.begin("acct", "roofers in Phoenix"), "roofers in Phoenix")
    assert counts(due(database, ALL, time.time() + 90 * DAY_S)) == {}


def test_the_act_is_written_down_once_with_its_counts(database, shelf):
    bought(database, shelf, 1, State.READY, 31)
    carry_out(database, shelf, ALL, "Ann")
    carry_out(database, shelf, ALL, "Ann")
    (act,) = acts(database)
    assert (act.person, act.counts) == ("Ann", {"Lists that were bought": 1, "Rows of lists": 1})

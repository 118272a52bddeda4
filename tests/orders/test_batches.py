"""A batch: a table and its orders are written down together or not at all, and what is sent is what was confirmed."""

import csv
import io
from concurrent.futures import ThreadPoolExecutor

import pyarrow as pa
import pytest

from components.faults import BadInput, Forbidden
from components.orders import PARCEL_TRACE, SCRUB, TRACE, Batches, SpendingLimits, State, ceiling, parts
from components.orders.batches import PART
from components.orders.bodies import Bodies

HOMES = pa.table(
    {
        "address": ["1 Oak St", '2 "Elm", Unit 3', "3 Ash St"],
        "city": ["Tempe", "Mesa", None],
        "state": ["AZ", "AZ", "AZ"],
        "zip_code": ["02108", "", None],
        "owner_1_last_name": ["Doe", "Núñez", "=cmd()"],
        "Notes": ["a", "b", "c"],
    }
)


@pytest.fixture
def batches(database):
    return Batches(database)


def opened(batches, table=HOMES, kind=TRACE, trace_type="normal", **more):
    key = batches.next_key("me", kind, table, trace_type)
    return batches.open(key, "me", kind, table, name="County", source={"file": "c.csv"}, trace_type=trace_type, **more)


def test_a_table_becomes_one_batch_and_one_order(batches, ledger, database):
    batch, new = opened(batches)
    assert new and (batch.name, batch.row_count, batch.source["file"], batch.list_id) == ("County", 3, "c.csv", None)
    (order,) = ledger.of_batch(batch.key)
    assert (order.kind, order.state, order.requested_count, order.max_credits) == (TRACE, State.QUEUED, 3, 3)
    assert order.wanted.trace_type == "normal"
    names, *rows = csv.reader(io.StringIO(Bodies(database).read(order.key).decode()))
    owner, mail = ["first_name", "last_name"], ["mail_address", "mail_city", "mail_state", "mailing_zip"]
    assert names == ["address", "city", "state", "zip", *owner, *mail]
    assert rows == [
        ["1 Oak St", "Tempe", "AZ", "02108", "", "Doe", "", "", "", ""],
        ['2 "Elm", Unit 3', "Mesa", "AZ", "", "", "Núñez", "", "", "", ""],
        ["3 Ash St", "", "AZ", "", "", "=cmd()", "", "", "", ""],
    ]
    brought = batches.brought(batch.key)
    assert brought.drop_columns([PART]).equals(HOMES)
    assert brought.column(PART).to_pylist() == [1, 1, 1]


def test_a_long_table_is_cut_and_its_ceiling_is_one_sum(batches, ledger, monkeypatch):
    monkeypatch.setitem(parts.ROWS_A_PART, TRACE, 2)
    batch, _ = opened(batches, trace_type="advanced")
    first, second = ledger.of_batch(batch.key)
    assert [(o.part, o.requested_count, o.max_credits, o.name) for o in (first, second)] == [
        (1, 2, 4, "County · 1 of 2"),
        (2, 1, 2, "County · 2 of 2"),
    ]
    assert ceiling(TRACE, 3, "advanced") == 6


def test_confirmed_many_times_it_is_one_batch(batches, ledger):
    key = batches.next_key("me", TRACE, HOMES, "normal")
    told = {"name": "x", "source": {}, "trace_type": "normal"}
    with ThreadPoolExecutor(8) as pool:
        done = list(pool.map(lambda _: batches.open(key, "me", TRACE, HOMES, **told), range(12)))
    assert sum(new for _, new in done) == 1
    assert len(ledger.everything("me")) == 1
    assert batches.next_key("me", TRACE, HOMES, "normal") != key
    assert batches.next_key("me", TRACE, HOMES, "advanced") != batches.next_key("me", TRACE, HOMES, "normal")


def test_over_a_limit_nothing_is_written(database, ledger):
    batches = Batches(database, SpendingLimits(max_order_credits=2))
    with pytest.raises(Forbidden, match="3 credits"):
        opened(batches)
    assert batches.batches("me", TRACE) == () and ledger.everything("me") == ()


def test_orders_and_batches_share_the_days_limit(database, ledger):
    limits = SpendingLimits(max_daily_credits=5)
    opened(Batches(database, limits))
    with pytest.raises(Forbidden, match="left"):
        opened(Batches(database, limits), HOMES.slice(0, 3), trace_type="advanced")


@pytest.mark.parametrize(
    ("table", "kind"), [(HOMES.drop_columns(["city"]), TRACE), (HOMES, PARCEL_TRACE), (HOMES, SCRUB)]
)
def test_a_missing_column_is_named(batches, table, kind):
    with pytest.raises(BadInput, match="is missing"):
        opened(batches, table, kind)


def test_an_empty_table_is_no_batch(batches):
    with pytest.raises(BadInput, match="nothing to send"):
        opened(batches, HOMES.slice(0, 0))


def test_a_scrub_sends_phones_with_labels(batches, ledger, database):
    phones = pa.table({"phone": ["6025550100", "6025550101"], "label": ["Doe, Jane", None]})
    batch, _ = opened(batches, phones, SCRUB, "")
    (order,) = ledger.of_batch(batch.key)
    sent = list(csv.reader(io.StringIO(Bodies(database).read(order.key).decode())))
    assert sent == [["phone", "label"], ["6025550100", "Doe, Jane"], ["6025550101", ""]]
    assert order.max_credits == 2


def test_another_account_finds_none(batches):
    batch, _ = opened(batches)
    assert batches.batches("you", TRACE) == ()
    with pytest.raises(BadInput, match="no batch"):
        batches.batch("you", batch.key)


def test_a_batch_is_tied_to_one_list(batches):
    batch, _ = opened(batches)
    assert [batches.tie(batch.key, -1), batches.tie(batch.key, -2)] == [-1, -1]
    assert batches.batch("me", batch.key).list_id == -1

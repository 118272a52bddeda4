"""Orders that come to rest are told once, whenever somebody looks."""

import time

import pytest

from components.notices import DECISION, FAILED, READY, Choices, Notices, Recipient, Spreading
from components.notices.tables import notices
from components.orders import LEAD_LIST, SCRUB, Ledger, State
from components.orders.order import NOT_PLACED, WITHDRAWN
from components.orders.tables import batches, orders
from components.orders.tables import metadata as order_tables
from components.tidings import RestedOrders

MINE = "mine"


@pytest.fixture
def database(database):
    order_tables.create_all(database)
    return database


@pytest.fixture
def rested(database):
    return RestedOrders(database, Notices(database))


@pytest.fixture
def order(database):
    def write(key, state=State.READY, **more):
        row = {
            "key": key,
            "account": MINE,
            "kind": LEAD_LIST,
            "name": "Tempe",
            "wanted": "{}",
            "wanted_key": key,
            "state": state.value,
            "requested_count": 500,
            "max_credits": 2500,
            "actual_count": 480,
            "credits_deducted": 2400 if state is State.READY else 0,
            "created_at": time.time(),
        }
        with database.begin() as connection:
            connection.execute(orders.insert().values(row | more))

    return write


@pytest.fixture
def told(database):
    def all_of_them():
        with database.connect() as connection:
            return connection.execute(notices.select().order_by(notices.c.key)).all()

    return all_of_them


@pytest.mark.parametrize(
    ("state", "kind", "title", "detail"),
    [
        (State.READY, READY, "Tempe is ready", "480 leads for 2,400 credits ($48.00)."),
        (State.FAILED, FAILED, "Tempe failed", "Nothing was charged."),
        (State.UNCERTAIN, DECISION, "Tempe needs a decision", "It is not known whether it was placed."),
    ],
)
def test_an_order_that_rests_is_told_once(rested, order, told, state, kind, title, detail):
    order("a", state)
    assert (rested.look(), rested.look()) == (1, 0)
    (one,) = told()
    assert (one.key, one.kind, one.title, one.detail) == (f"order:a:{state}", kind, title, detail)
    assert (one.page, one.query) == ("lists", '{"list": "a"}')


@pytest.mark.parametrize("state", [State.QUEUED, State.PLACING, State.BUILDING, State.FETCHING])
def test_an_order_under_way_is_not_told(rested, order, told, state):
    order("a", state)
    assert (rested.look(), told()) == (0, [])


@pytest.mark.parametrize("reason", [WITHDRAWN, NOT_PLACED])
def test_what_somebody_ended_on_purpose_is_no_news(rested, order, reason):
    order("a", State.FAILED, reason=reason)
    assert rested.look() == 0


def test_an_order_that_was_decided_is_told_again_when_it_is_ready(rested, order, told, database):
    order("a", State.UNCERTAIN)
    rested.look()
    Ledger(database).advance("a", State.UNCERTAIN, State.BUILDING, vendor_id=7)
    assert rested.look() == 0
    with database.begin() as connection:
        connection.execute(orders.update().values(state="ready"))
    assert rested.look() == 1
    assert [one.kind for one in told()] == [READY, DECISION]


@pytest.fixture
def parts(database, order):
    def write(*states):
        with database.begin() as connection:
            connection.execute(
                batches.insert().values(
                    key="b", account=MINE, kind=SCRUB, name="County", source="", row_count=9, created_at=0, brought=b""
                )
            )
        for number, state in enumerate(states, start=1):
            order(f"p{number}", state, kind=SCRUB, name=f"County · {number} of 3", batch_key="b", part=number)

    return write


def test_a_table_sent_in_parts_is_told_once_when_all_rest(rested, parts, told, database):
    parts(State.READY, State.READY, State.BUILDING)
    assert rested.look() == 0
    with database.begin() as connection:
        connection.execute(orders.update().where(orders.c.key == "p3").values(state="ready", credits_deducted=100))
    assert (rested.look(), rested.look()) == (1, 0)
    (one,) = told()
    assert (one.title, one.detail) == ("County is ready", "1,440 phones checked for 4,900 credits ($98.00).")
    assert (one.page, one.query) == ("dnc", '{"scrub": "b"}')


def test_parts_that_failed_are_counted(rested, parts, told):
    parts(State.READY, State.FAILED, State.READY)
    rested.look()
    assert [(one.title, one.detail) for one in told()] == [
        ("County failed", "1 of its 3 parts failed. Nothing was charged.")
    ]


def test_a_part_that_needs_a_decision_does_not_wait_for_the_others(rested, parts, told):
    parts(State.BUILDING, State.UNCERTAIN, State.READY)
    assert (rested.look(), rested.look()) == (1, 0)
    assert [one.key for one in told()] == ["order:p2:uncertain"]


def test_who_ordered_hears_of_it(rested, order, database):
    order("a", by_id="ann")
    order("b", by_id="who is gone")
    rested.look()
    Spreading(database, Choices(database, loopback_too=True), lambda _: [Recipient("ann"), Recipient("bob")]).spread()
    heard = {name: [line.notice.key for line in Notices(database).latest(MINE, name, 9)] for name in ("ann", "bob")}
    assert sorted(heard["ann"]) == ["order:a:ready", "order:b:ready"]
    assert heard["bob"] == ["order:b:ready"]


def test_one_that_takes_anothers_place_is_told_within_a_minute(rested, order, database, monkeypatch):
    clock = [1000.0]
    monkeypatch.setattr("components.tidings.rested.time.monotonic", lambda: clock[0])
    order("a")
    assert (rested.look(), rested.look()) == (1, 0)
    Ledger(database).forget(MINE, "a")
    order("b")
    clock[0] += 61
    assert rested.look() == 1

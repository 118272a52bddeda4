"""A single call that nobody knows the end of is told once, without what was asked."""

import time

import pytest

from components.notices import DECISION, Notices
from components.notices.store import notice_of
from components.notices.tables import notices
from components.orders.tables import activity, metadata, orders
from components.tidings import UnsettledCalls


@pytest.fixture
def call(database):
    metadata.create_all(database)

    def write(key, outcome="uncertain", **more):
        row = {
            "key": key,
            "account": "mine",
            "kind": "instant_trace",
            "subject": "Kevin Mendoza at 1 Main St",
            "max_credits": 5,
            "outcome": outcome,
            "started_at": time.time(),
        }
        with database.begin() as connection:
            connection.execute(activity.insert().values(row | more))

    return write


@pytest.fixture
def told(database):
    def look():
        UnsettledCalls(database, Notices(database)).look()
        with database.connect() as connection:
            return [notice_of(row) for row in connection.execute(notices.select()).mappings()]

    return look


def test_an_uncertain_call_is_told_once_and_names_nobody(call, told):
    call("a")
    told()
    (one,) = told()
    assert (one.kind, one.title, one.page) == (DECISION, "A trace of one address needs a decision", "activity")
    assert "Mendoza" not in repr(one)


@pytest.mark.parametrize("outcome", ["calling", "done", "refused"])
def test_other_calls_are_no_news(call, told, outcome):
    call("a", outcome)
    assert told() == []


def test_an_orders_own_line_and_an_old_one_are_no_news(call, told, database):
    call("old", started_at=time.time() - 3 * 86_400)
    call("order")
    with database.begin() as connection:
        connection.execute(
            orders.insert().values(
                key="order", account="mine", kind="lead_list", name="", wanted="", wanted_key="", state="uncertain",
                requested_count=1, max_credits=1, created_at=0,
            )
        )  # fmt: skip
    assert told() == []

"""Whose an order is: a dead lease's is taken, once; a living one's, and this process's own, are left alone."""

import pytest

from components.orders import State, driving
from components.orders.driving import Drivers

MINE, LIVING, DEAD = "mine:1", "living:1", "dead:1"


@pytest.fixture
def books(monkeypatch):
    """The durable engine's books: status and lease of each workflow."""
    told = {}
    monkeypatch.setattr(driving, "_workflows", lambda ids: {one: told[one] for one in ids if one in told})
    monkeypatch.setattr(Drivers, "is_driven", lambda self, workflow_id: False)
    return told


@pytest.fixture
def drivers(ledger):
    started = []
    made = Drivers(ledger, MINE, lambda key, workflow_id: started.append((key, workflow_id)))
    made.started = started
    return made


def left(drivers, patience_s=0.0):
    return [one.key for one in drivers.undriven({MINE, LIVING}, patience_s)]


@pytest.mark.parametrize(
    ("workflow", "is_left"),
    [
        (("PENDING", DEAD), True),
        (("PENDING", LIVING), False),
        (("PENDING", MINE), True),  # this process does not run it: its thread is gone
        (("ERROR", LIVING), True),
        (None, True),
    ],
)
def test_a_moving_order_is_left_where_nobody_alive_drives_it(drivers, ledger, books, order, workflow, is_left):
    ledger.note(order.key, workflow_id="w")
    books |= {"w": workflow} if workflow else {}
    assert left(drivers) == [order.key] * is_left


def test_one_without_a_workflow_is_left_after_a_while(drivers, books, order):
    assert left(drivers, patience_s=60) == []
    assert left(drivers, patience_s=0) == [order.key]


def test_of_two_that_take_it_one_drives_it(drivers, ledger, books, order):
    other = Drivers(ledger, LIVING, lambda key, workflow_id: pytest.fail("it was started twice"))
    (one,) = drivers.undriven({MINE, LIVING}, 0)
    assert drivers.take_over(one)
    assert not other.take_over(one)
    assert drivers.started == [(order.key, ledger.order(order.key).workflow_id)]


def test_what_this_process_drives_is_left_alone_until_it_ends(drivers, ledger, books, order):
    (one,) = drivers.undriven({MINE}, 0)
    drivers.take_over(one)
    workflow_id = ledger.order(order.key).workflow_id
    books[workflow_id] = ("PENDING", MINE)
    assert left(drivers) == []
    assert not drivers.settle(0)
    drivers.ended(workflow_id)
    assert drivers.settle(0)
    assert left(drivers) == [order.key]


def test_an_order_that_rests_lets_go_of_a_workflow_that_has_ended(drivers, ledger, books, order):
    ledger.note(order.key, workflow_id="w")
    ledger.advance(order.key, State.QUEUED, State.FAILED)
    books["w"] = ("SUCCESS", DEAD)
    assert left(drivers) == []
    assert ledger.order(order.key).workflow_id == ""


def test_one_that_is_still_sought_is_taken_from_the_dead(drivers, ledger, books, order):
    ledger.note(order.key, workflow_id="w")
    ledger.advance(order.key, State.QUEUED, State.PLACING)
    ledger.advance(order.key, State.PLACING, State.UNCERTAIN)
    books["w"] = ("PENDING", DEAD)
    assert left(drivers) == [order.key]

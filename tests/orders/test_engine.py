"""An order has one workflow at a time: who sets it in motion finds none, or one that looks once more."""

import threading

import pytest

from components.orders import OrderEngine, State

MINE, ANOTHER = "key:queued", "key:building"


@pytest.fixture
def engine(home, journal, inbox):
    """DBOS takes one engine of a name in a process: this one is not made known to it, and moves orders when it is told to."""
    made = OrderEngine.__new__(OrderEngine)
    made.home, made._ledger, made._journal = home, home.ledger, journal
    made._inbox, made._api_of, made._closing = inbox, lambda account: None, threading.Event()
    return made


def standing(ledger, order, state, workflow_id):
    ledger.advance(order.key, State.QUEUED, State.PLACING)
    if state is not State.PLACING:
        ledger.advance(order.key, State.PLACING, state)
    ledger.note(order.key, workflow_id=workflow_id)


def test_an_order_that_rests_has_no_workflow(engine, ledger, order):
    standing(ledger, order, State.UNCERTAIN, MINE)
    assert engine.move(order.key, MINE) is None
    assert ledger.order(order.key).workflow_id == ""


def test_set_in_motion_between_the_last_look_and_the_end_its_workflow_goes_on(engine, ledger, order, monkeypatch):
    standing(ledger, order, State.UNCERTAIN, MINE)

    def adopted_meanwhile(order):
        ledger.advance(order.key, State.UNCERTAIN, State.BUILDING, vendor_id=7)

    monkeypatch.setattr(engine, "_moved", adopted_meanwhile)
    assert engine.move(order.key, MINE) == 0.0
    assert ledger.order(order.key).workflow_id == MINE


def test_a_workflow_that_lost_the_order_does_nothing_and_ends(engine, ledger, order, monkeypatch):
    standing(ledger, order, State.BUILDING, ANOTHER)
    monkeypatch.setattr(engine, "_moved", lambda order: pytest.fail("it moved another's order"))
    assert engine.move(order.key, MINE) is None
    assert ledger.order(order.key).workflow_id == ANOTHER


def test_an_order_under_way_keeps_its_workflow(engine, ledger, order):
    standing(ledger, order, State.BUILDING, MINE)
    assert engine.move(order.key, MINE) == 30.0
    assert ledger.order(order.key).note == "Waiting for this account's token."
    assert ledger.order(order.key).workflow_id == MINE

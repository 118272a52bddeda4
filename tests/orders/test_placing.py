"""Placing, every state by every answer: what is charged at most once, and what is said when nobody knows."""

from datetime import UTC, datetime, timedelta

import httpx
import pytest

from components.orders import State, placing
from components.orders.placing import place
from tests.orders.wire import Wire, accepted, cut, no_line, silence

ANALYTICS = {"analytics/": httpx.Response(200, json={"balance": 9000})}

ANSWERS = [
    pytest.param(accepted(), State.BUILDING, id="202"),
    pytest.param(
        httpx.Response(400, json={"error": "No properties match this filter set.", "matches": 0}),
        State.FAILED,
        id="no-matches",
    ),
    pytest.param(httpx.Response(400, json={"geography": ["bad"]}), State.FAILED, id="400"),
    pytest.param(httpx.Response(401, json={"detail": "no"}), State.FAILED, id="401"),
    pytest.param(httpx.Response(402, json={"error": "Insufficient credits."}), State.FAILED, id="402"),
    pytest.param(httpx.Response(403, json={"error": "suspended"}), State.FAILED, id="403"),
    pytest.param(
        httpx.Response(429, json={"error": "slow down"}, headers={"Retry-After": "7"}), State.QUEUED, id="429"
    ),
    pytest.param(no_line, State.QUEUED, id="no-connection"),
    pytest.param(silence, State.UNCERTAIN, id="time-out"),
    pytest.param(cut, State.UNCERTAIN, id="reset"),
    pytest.param(httpx.Response(500, text="oops"), State.UNCERTAIN, id="500"),
    pytest.param(httpx.Response(503, json={"error": "later"}), State.UNCERTAIN, id="503"),
    pytest.param(httpx.Response(202, text="<html>"), State.UNCERTAIN, id="unreadable-202"),
    pytest.param(httpx.Response(202, json={"status": "pending"}), State.UNCERTAIN, id="202-without-id"),
    pytest.param(httpx.Response(302, headers={"Location": "http://elsewhere.test/"}), State.UNCERTAIN, id="redirect"),
]


@pytest.mark.parametrize(("answer", "state"), ANSWERS)
def test_a_queued_order_goes_where_the_answer_says_and_is_sent_once(ledger, home, journal, order, answer, state):
    wire = Wire({"execute/": answer} | ANALYTICS)
    place(ledger.order(order.key), wire.api(), home, journal)
    assert ledger.order(order.key).state is state
    assert wire.asked("execute/") == 1


@pytest.mark.parametrize("state", [state for state in State if state is not State.QUEUED])
def test_no_other_state_is_ever_sent(ledger, home, journal, order, state):
    moves = {
        State.PLACING: [State.PLACING],
        State.BUILDING: [State.PLACING, State.BUILDING],
        State.FETCHING: [State.PLACING, State.BUILDING, State.FETCHING],
        State.READY: [State.PLACING, State.BUILDING, State.FETCHING, State.READY],
        State.FAILED: [State.FAILED],
        State.UNCERTAIN: [State.PLACING, State.UNCERTAIN],
    }
    for source, target in zip([State.QUEUED, *moves[state]], moves[state], strict=False):
        assert ledger.advance(order.key, source, target)
    wire = Wire({"execute/": accepted()} | ANALYTICS)
    place(ledger.order(order.key), wire.api(), home, journal)
    assert wire.asked("execute/") == 0


def test_a_stale_look_does_not_send_a_second_time(ledger, home, journal, order):
    wire = Wire({"execute/": accepted()} | ANALYTICS)
    for _ in range(3):
        place(order, wire.api(), home, journal)
    assert wire.asked("execute/") == 1
    assert ledger.order(order.key).list_id == 42


def test_a_death_while_placing_is_uncertain(ledger, home, journal, order):
    ledger.advance(order.key, State.QUEUED, State.PLACING)
    assert place(ledger.order(order.key), Wire().api(), home, journal) is None
    found = ledger.order(order.key)
    assert found.state is State.UNCERTAIN
    assert "cut off" in found.reason


def test_an_answer_that_comes_after_all_is_not_lost(ledger, home, journal, order):
    def found_dead_meanwhile(_request):
        ledger.advance(order.key, State.PLACING, State.UNCERTAIN, reason="thought dead")
        return accepted(77)

    wire = Wire({"execute/": found_dead_meanwhile} | ANALYTICS)
    place(order, wire.api(), home, journal)
    assert (ledger.order(order.key).state, ledger.order(order.key).list_id) == (State.BUILDING, 77)


def test_a_429_waits_as_long_as_it_says(ledger, home, journal, order):
    wire = Wire({"execute/": httpx.Response(429, json={"error": "x"}, headers={"Retry-After": "600"})} | ANALYTICS)
    assert place(order, wire.api(), home, journal) == 600
    waiting = ledger.order(order.key)
    assert waiting.not_before - datetime.now(UTC) > timedelta(seconds=590)
    assert place(waiting, wire.api(), home, journal) > 590
    assert wire.asked("execute/") == 1


def test_the_name_at_the_vendors_carries_the_orders_code(ledger, home, journal, order):
    wire = Wire({"execute/": accepted()} | ANALYTICS)
    place(order, wire.api(), home, journal)
    sent = next(request for request in wire.requests if request.url.path.endswith("execute/"))
    assert order.code.encode() in sent.content
    assert ledger.order(order.key).balance_before == 9000


def test_a_refusal_keeps_the_apis_own_words_and_costs_nothing(ledger, home, journal, order):
    wire = Wire(
        {"execute/": httpx.Response(402, json={"error": "Insufficient credits. You have 100 credits."})} | ANALYTICS
    )
    place(order, wire.api(), home, journal)
    failed = ledger.order(order.key)
    assert "You have 100 credits" in failed.reason
    assert failed.credits_deducted == 0


def test_a_process_that_stood_still_after_its_claim_sends_nothing(home, journal, order, monkeypatch):
    """It may have been taken for dead meanwhile, and the order have become a question to a person."""
    wire = Wire(ANALYTICS)
    monkeypatch.setattr(placing, "LATE_S", -1.0)
    assert place(order, wire.api(), home, journal) == 1.0
    assert home.ledger.order(order.key).state is State.QUEUED
    assert wire.asked("lead-builder/execute/") == 0

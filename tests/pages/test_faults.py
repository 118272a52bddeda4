"""Each fault on each call that the pages make: a plain message that says what it cost, what was typed still there, no traceback."""

import pytest

from components.threads import TurnState
from tests.pages.conftest import said
from tests.server.processes import wait_for

FAULTS = ("status:503", "status:500", "status:429", "status:401", "reset_before", "reset_after", "truncate", "garbage")
CALLS = {
    "home": ("filters", "analytics"),
    "build": ("filters", "analytics", "preview"),
    "assist": ("analytics",),
    "lists": ("analytics",),
    "saved": ("filters", "analytics"),
    "propensity": ("analytics",),
    "settings": ("analytics",),
}
SITUATIONS = [(page, call, fault) for page, calls in CALLS.items() for call in calls for fault in FAULTS]


def path_of(call):
    return "/v1/api/analytics" if call == "analytics" else f"/v1/api/lead-builder/{call}"


@pytest.mark.parametrize(("page", "call", "fault"), SITUATIONS)
def test_a_fault_of_a_free_call_is_told_and_loses_nothing(visit, sandbox, fresh_query, page, call, fault):
    query = fresh_query if page == "build" else None
    visitor = visit(page, query, before=lambda: sandbox.faults((path_of(call), fault, 100)))
    assert not visitor.exception
    if call == "preview":
        assert "charged" in said(visitor)
        assert {name: visitor.query_params[name] for name in fresh_query} == fresh_query
    if call == "analytics":
        assert "Balance unknown" in said(visitor)
    assert "Traceback" not in said(visitor)


def test_after_a_fault_the_next_look_works(visit, sandbox, fresh_query):
    broken = visit("build", fresh_query, before=lambda: sandbox.faults((path_of("preview"), "status:500", 100)))
    assert [metric.value for metric in broken.metric if metric.label == "Owners that match"] == ["–"]
    sandbox.faults()
    broken.run()
    assert [metric.value for metric in broken.metric if metric.label == "Owners that match"] != ["–"]


@pytest.mark.parametrize(
    "fault", ["status:503", "status:402", "status:429", "reset_before", "reset_after", "truncate", "garbage"]
)
def test_a_fault_of_an_answer_says_whether_a_credit_is_gone(visit, sandbox, standing, fault):
    sandbox.faults((path_of("ai-assist"), fault, 1))
    thread = standing.threads.begin(standing.account, "vacant homes in Mesa, AZ")
    standing.assistant.ask(thread, "vacant homes in Mesa, AZ")
    wait_for(lambda: not standing.threads.waiting(thread.id), "the answer")
    visitor = visit("assist", {"thread": thread.id})
    (turn,) = standing.threads.turns(thread.id)
    assert turn.state in {TurnState.REFUSED, TurnState.UNCERTAIN}
    assert not visitor.exception
    assert "charged" in said(visitor)
    assert any("Ask again" in button.label for button in visitor.button)


@pytest.mark.parametrize("changes", [{"balance": 0}, {"suspended": True}])
def test_an_account_that_may_not_buy_is_told_so(visit, sandbox, standing, fresh_audience, changes):
    sandbox.account(**changes)
    try:
        key = standing.ledger.next_key(standing.account, fresh_audience)
        order, _ = standing.ledger.open(key, standing.account, fresh_audience, name="Refused", max_credits=2500)
        standing.orders.submit(order)
        wait_for(lambda: not standing.ledger.order(key).moving, "the refusal")
        visitor = visit("lists", {"list": key})
        assert not visitor.exception
        assert "not charged" in said(visitor).lower() or "nothing was charged" in said(visitor).lower()
    finally:
        sandbox.account(balance=10_000, suspended=False)

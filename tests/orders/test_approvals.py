"""Orders over somebody's own limits: asked for, approved once, declined with a reason, ended by themselves."""

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pyarrow as pa
import pytest
from sqlalchemy import select, update

from components.faults import BadInput, Forbidden
from components.orders import SCRUB, Approvals, Batches, Ledger, NewBatch, SpendingLimits, State
from components.orders.tables import approvals as table
from tests.people.somebody import somebody

ANA = somebody("Ana", "builder", order=1000)
BO, CY = somebody("Bo"), somebody("Cy")


@pytest.fixture
def people():
    return {one.id: one for one in (ANA, BO, CY)}


@pytest.fixture
def approvals(database, people):
    return Approvals(database, SpendingLimits(max_daily_credits=6000), people.__getitem__)


@pytest.fixture
def ask(approvals, audience):
    def asked(key="k", by=ANA, max_credits=2500):
        told = {"name": "Vacant", "max_credits": max_credits, "requested_count": 500, "note": "for May"}
        return approvals.ask(key, "acct", audience, by=by, **told)

    return asked


def numbers(count=3):
    phones = pa.array([f"60255501{place:02}" for place in range(count)])
    return pa.table({"phone": phones, "label": pa.array([""] * count)})


def test_what_is_asked_for_stands_once_under_its_key_and_nothing_is_ordered(ask, approvals, ledger):
    assert ask().id == ask().id
    (one,) = approvals.waiting("acct")
    assert (one.person, one.note, one.max_credits, one.waits) == ("Ana", "for May", 2500, True)
    assert ledger.orders("acct") == ()


def test_an_approved_order_carries_both_names_and_counts_as_the_requesters(ask, approvals, ledger, audience):
    approvals.approve("acct", ask().id, BO)
    (order,) = ledger.orders("acct")
    assert (order.key, order.person, order.by_id, order.approved_by) == ("k", "Ana", ANA.id, "Bo")
    assert (order.state, order.audience, order.max_credits) == (State.QUEUED, audience, 2500)
    assert ledger.spent_this_month() == {ANA.id: 2500}
    assert approvals.under("acct", "k").state == "approved"


def test_two_approvers_at_once_approve_once(ask, approvals, ledger):
    request = ask()

    def approve(by):
        try:
            return approvals.approve("acct", request.id, by)
        except Forbidden:
            return None

    with ThreadPoolExecutor(8) as pool:
        won = [one for one in pool.map(approve, [BO, CY] * 4) if one]
    (order,) = ledger.orders("acct")
    assert len(won) == 1
    assert order.approved_by == won[0].decided_by


def test_an_approval_and_a_refusal_at_once_are_one_of_them(ask, approvals, ledger):
    request = ask()

    def decide(yes):
        try:
            return (approvals.approve if yes else approvals.decline)("acct", request.id, BO, *(() if yes else ("no",)))
        except Forbidden:
            return None

    with ThreadPoolExecutor(4) as pool:
        decided = [one for one in pool.map(decide, [True, False] * 2) if one]
    assert len(decided) == 1
    assert len(ledger.orders("acct")) == (decided[0].state == "approved")


def test_a_refusal_says_why(ask, approvals, ledger):
    request = ask()
    with pytest.raises(BadInput):
        approvals.decline("acct", request.id, BO, "  ")
    assert approvals.decline("acct", request.id, BO, "Too many").answer == "Too many"
    with pytest.raises(Forbidden):
        approvals.approve("acct", request.id, BO)
    assert ledger.orders("acct") == ()
    assert ask().id != request.id, "it may be asked for again"


def test_a_request_ends_after_fourteen_days(ask, approvals, ledger, database):
    request = ask()
    assert 13.9 < (request.expires_at - request.asked_at).total_seconds() / 86_400 < 14.1
    with database.begin() as connection:
        connection.execute(update(table).values(expires_at=time.time() - 1))
    assert approvals.waiting("acct") == ()
    assert approvals.under("acct", "k").state == "ended"
    with pytest.raises(Forbidden):
        approvals.approve("acct", request.id, BO)
    assert ledger.orders("acct") == ()


@pytest.mark.parametrize("by", [somebody("V", "viewer"), somebody("D", "builder"), replace(BO, active=False)], ids=str)
def test_who_may_not_approve_changes_nothing(ask, approvals, ledger, by):
    request = ask()
    with pytest.raises(Forbidden):
        approvals.approve("acct", request.id, by)
    with pytest.raises(Forbidden):
        approvals.decline("acct", request.id, by, "no")
    with pytest.raises(Forbidden):
        approvals.withdraw("acct", request.id, by)
    assert approvals.waiting("acct") == (request,)
    assert ledger.orders("acct") == ()


def test_nobody_approves_what_they_asked_for(approvals, ledger, ask, people):
    boss = somebody("Dee", order=1)
    people[boss.id] = boss
    request = ask(by=boss)
    with pytest.raises(Forbidden, match="you asked for"):
        approvals.approve("acct", request.id, boss)
    assert ledger.orders("acct") == ()


def test_another_accounts_request_is_not_found(ask, approvals, ledger):
    with pytest.raises(Forbidden):
        approvals.approve("other", ask().id, BO)
    assert approvals.of("other") == ()


def test_who_asked_must_still_be_allowed_to_buy(ask, approvals, ledger, people):
    request = ask()
    people[ANA.id] = replace(ANA, active=False)
    with pytest.raises(Forbidden):
        approvals.approve("acct", request.id, BO)
    assert ledger.orders("acct") == ()
    assert approvals.waiting("acct") == (request,)


def test_the_houses_limits_hold_for_what_is_approved(ask, approvals, ledger):
    requests = [ask(key) for key in "abc"]
    approvals.approve("acct", requests[0].id, BO)
    approvals.approve("acct", requests[1].id, BO)
    with pytest.raises(Forbidden, match="today's limit"):
        approvals.approve("acct", requests[2].id, BO)
    assert len(ledger.orders("acct")) == 2


def test_what_is_within_ones_limits_or_over_the_houses_is_not_asked_for(ask, approvals):
    for max_credits in (1000, 6001):
        with pytest.raises(Forbidden):
            ask(max_credits=max_credits)
    with pytest.raises(Forbidden):
        ask(by=somebody("V", "viewer", order=1))
    assert approvals.of("acct") == ()


def test_an_order_that_was_bought_meanwhile_is_not_bought_again(ask, approvals, ledger, audience):
    request = ask()
    ledger.open("k", "acct", audience, name="x", max_credits=2500, by=BO)
    approvals.approve("acct", request.id, CY)
    assert [order.person for order in ledger.orders("acct")] == ["Bo"]


def test_a_batch_waits_whole_and_is_sent_as_it_was(approvals, database, ledger):
    frugal = somebody("Ana", "builder", order=2)
    request = approvals.ask_batch(
        NewBatch("b", "acct", SCRUB, numbers(), "Dial", {"file": "d.csv"}), by=frugal, note=""
    )
    assert (request.max_credits, request.requested_count, request.of_batch) == (3, 3, True)
    approvals.approve("acct", request.id, BO)
    batches = Batches(database)
    batch = batches.batch("acct", "b")
    assert batches.brought("b").column("phone").to_pylist() == numbers().column("phone").to_pylist()
    assert (batch.name, batch.person, batch.source["file"]) == ("Dial", "Ana", "d.csv")
    assert [(order.by_id, order.approved_by) for order in ledger.of_batch("b")] == [(ANA.id, "Bo")]
    with database.connect() as connection:
        assert connection.execute(select(table.c.brought)).scalar_one() == b"", "it lies with its batch"


def test_ones_own_request_is_taken_back(ask, approvals, ledger):
    request = ask()
    approvals.withdraw("acct", request.id, ANA)
    with pytest.raises(Forbidden):
        approvals.approve("acct", request.id, BO)
    assert ledger.orders("acct") == ()


def test_an_account_that_begins_again_has_no_requests(ask, approvals):
    ask()
    approvals.forget_account("acct")
    assert approvals.of("acct") == ()


def test_limits_lift_for_the_approved_order_alone(ask, approvals, database, audience):
    approvals.approve("acct", ask().id, BO)
    with pytest.raises(Forbidden, match="one order of yours"):
        Ledger(database).open("other", "acct", audience, name="y", max_credits=2500, by=ANA)

"""The door for paid calls: a key passes once, and what came of it is written down."""

import pytest

from components.faults import Charged, Fault, Forbidden
from components.orders import Journal, SpendingLimits
from components.replicas.signature import sign


def pay(journal, key="k", call=lambda: 3, max_credits=10):
    return journal.pay(
        key, "acct", kind="lookup", subject="1 Main St", max_credits=max_credits, call=call, credits_of=lambda n: n
    )


def test_a_key_passes_once(journal):
    calls = []
    assert pay(journal, call=lambda: calls.append(1) or 3) == 3
    with pytest.raises(Forbidden, match="made before"):
        pay(journal, call=lambda: calls.append(1) or 3)
    assert len(calls) == 1


def test_intent_is_on_disk_before_the_call(journal):
    seen = []
    pay(journal, call=lambda: seen.extend(journal.lines("acct")) or 1)
    assert [(line.outcome, line.credits) for line in seen] == [("calling", None)]
    assert [(line.outcome, line.credits) for line in journal.lines("acct")] == [("done", 1)]


@pytest.mark.parametrize(
    ("charged", "outcome", "credits"), [(Charged.NOTHING, "refused", 0), (Charged.MAYBE, "uncertain", None)]
)
def test_a_fault_is_written_down_with_what_it_cost(journal, charged, outcome, credits):
    def fail():
        raise Fault("No.", charged=charged)

    with pytest.raises(Fault, match="No"):
        pay(journal, call=fail)
    line = journal.lines("acct")[0]
    assert (line.outcome, line.credits, line.detail) == (outcome, credits, "No.")


def test_a_death_during_the_call_is_uncertain_at_the_next_start(journal):
    journal.record("k", "acct", kind="lookup", subject="x", max_credits=10)
    assert journal.settle_cut_off() == 1
    assert journal.lines("acct")[0].outcome == "uncertain"
    assert journal.settle_cut_off() == 0


def test_calls_count_against_the_day(database):
    journal = Journal(database, SpendingLimits(max_daily_credits=12))
    assert pay(journal, "a") == 3
    with pytest.raises(Forbidden, match="today"):
        pay(journal, "b")
    assert [line.key for line in journal.lines("acct")] == ["a"]


def test_nobody_sees_another_accounts_calls(journal):
    pay(journal)
    assert journal.lines("other") == ()


def test_a_person_settles_an_uncertain_line_once(journal):
    def fail():
        raise Fault("No answer.", charged=Charged.MAYBE)

    with pytest.raises(Fault):
        pay(journal, call=fail)
    assert not journal.settle("else", "k", charged=True), "another account's"
    assert journal.settle("acct", "k", charged=True)
    assert not journal.settle("acct", "k", charged=False)
    assert [(line.outcome, line.credits) for line in journal.lines("acct")] == [("done", 10)]


def test_what_a_living_process_has_under_way_is_not_cut_off(database, journal):
    sign(database, "mine:1")
    journal.record("k", "acct", kind="ai_assist", subject="s", max_credits=1)
    assert journal.settle_cut_off({"mine:1", "other:1"}) == 0
    assert journal.settle_cut_off({"other:1"}) == 1
    assert journal.lines("acct")[0].outcome == "uncertain"

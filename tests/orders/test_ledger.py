"""The ledger: one key is one order, and only one mover wins."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from components.faults import BadInput, Forbidden
from components.orders import MOVES, Ledger, SpendingLimits, State


def test_one_key_is_one_order_however_often_it_is_confirmed(ledger, audience):
    key = ledger.next_key("acct", audience)
    with ThreadPoolExecutor(8) as pool:
        opened = list(pool.map(lambda _: ledger.open(key, "acct", audience, name="x", max_credits=2500), range(16)))
    assert sum(new for _, new in opened) == 1
    assert {order.key for order, _ in opened} == {key}
    assert len(ledger.orders("acct")) == 1


def test_two_dialogs_on_one_audience_share_a_key_until_one_is_confirmed(ledger, audience):
    first, second = ledger.next_key("acct", audience), ledger.next_key("acct", audience)
    assert first == second
    ledger.open(first, "acct", audience, name="x", max_credits=2500)
    assert ledger.next_key("acct", audience) != first


def test_keys_differ_between_accounts_and_audiences(ledger, audience):
    keys = {ledger.next_key("a", audience), ledger.next_key("b", audience), ledger.next_key("a", audience.asking(501))}
    assert len(keys) == 3


def test_an_order_comes_back_as_it_was_written(ledger, audience, order):
    again = ledger.order(order.key)
    assert again.audience == audience
    assert (again.state, again.max_credits, again.list_id, again.credits_deducted) == (State.QUEUED, 2500, None, None)
    assert again.created_at.tzinfo is not None


def test_nobody_sees_another_accounts_orders(ledger, order):
    assert [found.key for found in ledger.orders("acct")] == [order.key]
    assert ledger.orders("other") == ()


def test_of_many_movers_one_wins(ledger, order):
    with ThreadPoolExecutor(8) as pool:
        won = list(pool.map(lambda _: ledger.advance(order.key, State.QUEUED, State.PLACING), range(8)))
    assert sum(won) == 1


@pytest.mark.parametrize("source", list(State))
@pytest.mark.parametrize("target", list(State))
def test_only_the_drawn_moves_are_possible(ledger, order, source, target):
    if target in MOVES[source]:
        assert ledger.advance(order.key, source, target) is (source is State.QUEUED)
    else:
        with pytest.raises(ValueError, match="no move"):
            ledger.advance(order.key, source, target)


def test_a_list_id_belongs_to_one_order_of_an_account(ledger, audience, order):
    other, _ = ledger.open("another", "acct", audience, name="y", max_credits=10)
    elsewhere, _ = ledger.open("third", "acct2", audience, name="z", max_credits=10)
    for one in (order, other, elsewhere):
        ledger.advance(one.key, State.QUEUED, State.PLACING)
    assert ledger.advance(order.key, State.PLACING, State.BUILDING, vendor_id=42)
    with pytest.raises(BadInput, match="42"):
        ledger.advance(other.key, State.PLACING, State.BUILDING, vendor_id=42)
    assert ledger.order(other.key).state is State.PLACING
    assert ledger.advance(elsewhere.key, State.PLACING, State.BUILDING, vendor_id=42)


def test_an_unknown_order_is_told(ledger):
    with pytest.raises(BadInput, match="no order"):
        ledger.order("nothing")


@pytest.mark.parametrize(
    ("limits", "told"),
    [(SpendingLimits(max_order_credits=2499), "one order"), (SpendingLimits(max_daily_credits=2499), "today's limit")],
)
def test_a_spending_limit_refuses_and_writes_nothing(database, audience, limits, told):
    ledger = Ledger(database, limits)
    with pytest.raises(Forbidden, match=told):
        ledger.open("k", "acct", audience, name="x", max_credits=2500)
    assert ledger.orders("acct") == ()
    assert told in ledger.refusal("acct", 2500)


def test_two_tabs_cannot_both_spend_the_last_of_a_day(database, audience):
    ledger = Ledger(database, SpendingLimits(max_daily_credits=2500))

    def confirm(name):
        try:
            return ledger.open(name, "acct", audience, name=name, max_credits=2500)[1]
        except Forbidden:
            return False

    with ThreadPoolExecutor(6) as pool:
        assert sum(pool.map(confirm, "abcdef")) == 1


def test_a_failed_order_frees_its_share_of_the_day(database, audience):
    ledger = Ledger(database, SpendingLimits(max_daily_credits=2500))
    first, _ = ledger.open("a", "acct", audience, name="a", max_credits=2500)
    ledger.advance(first.key, State.QUEUED, State.FAILED, reason="withdrawn", credits_deducted=0)
    assert ledger.open("b", "acct", audience, name="b", max_credits=2500)[1]


def test_an_order_is_renamed_by_its_own_account_alone(ledger, order):
    ledger.rename("acct", order.key, "  Vacant,   first round ")
    assert ledger.order(order.key).name == "Vacant, first round"
    ledger.rename("another", order.key, "Stolen")
    assert ledger.order(order.key).name == "Vacant, first round"
    with pytest.raises(BadInput):
        ledger.rename("acct", order.key, "   ")


def test_an_order_that_was_taken_away_leaves_its_key_used(ledger, journal, audience, order):
    journal.record(order.key, "acct", kind="lead_list", subject="x", max_credits=2500)
    ledger.forget("acct", order.key)
    assert ledger.next_key("acct", audience) != order.key


def test_what_moves_or_waits_for_a_person_is_read_without_the_rest(ledger, order, audience):
    done, _ = ledger.open(ledger.next_key("acct", audience), "acct", audience, name="Done", max_credits=5)
    ledger.advance(done.key, State.QUEUED, State.FAILED)
    assert [one.key for one in ledger.unfinished("acct")] == [order.key]
    ledger.advance(order.key, State.QUEUED, State.PLACING)
    ledger.advance(order.key, State.PLACING, State.UNCERTAIN)
    assert [one.key for one in ledger.unfinished("acct")] == [order.key]
    assert ledger.unfinished("other") == ()


def test_the_standing_changes_with_state_number_and_name(ledger, order):
    seen = {ledger.standing("acct", "lead_list")}
    ledger.advance(order.key, State.QUEUED, State.PLACING)
    seen.add(ledger.standing("acct", "lead_list"))
    ledger.advance(order.key, State.PLACING, State.BUILDING, vendor_id=9)
    seen.add(ledger.standing("acct", "lead_list"))
    ledger.rename("acct", order.key, "Another name")
    seen.add(ledger.standing("acct", "lead_list"))
    assert len(seen) == 4
    ledger.note(order.key, percent=50)
    assert ledger.standing("acct", "lead_list") in seen

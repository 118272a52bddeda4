"""Meters that replicas share: an account's hour is one hour, however many processes call; one that can't be counted is not made."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import create_engine, update

from components.replicas import Tally
from components.replicas.tables import metered_calls
from components.tracerfy import Limits, NotSent


@pytest.fixture
def replicas(database):
    """The meters of two processes of one account."""
    return [Limits(tally=Tally(database, "acct")) for _ in range(2)]


def earlier(database, seconds):
    with database.begin() as connection:
        connection.execute(update(metered_calls).values(at=metered_calls.c.at - seconds))


def test_an_hours_orders_are_counted_over_all_replicas(replicas, database):
    one, other = (limits.meter("execute") for limits in replicas)
    assert [one.take() for _ in range(6)] + [other.take() for _ in range(6)] == [True] * 10 + [False] * 2
    assert str(other).startswith("0 of 10 orders left this hour")
    assert Limits(tally=Tally(database, "another")).meter("execute").left == 10
    earlier(database, 3601)
    assert one.take()
    assert Limits(tally=Tally(database, "acct")).meter("execute").left == 9


def test_what_never_left_this_machine_is_uncounted_for_all(replicas):
    one, other = (limits.meter("autocomplete") for limits in replicas)
    one.take()
    one.give_back()
    assert other.left == 30


def test_a_refusal_that_one_replica_met_holds_the_others_back(replicas):
    one, other = (limits.meter("preview") for limits in replicas)
    one.note_refusal(120)
    assert not other.take()
    assert 100 < other.resets_in_s <= 120


def test_replicas_that_call_at_once_do_not_overdraw(replicas):
    meters = [limits.meter("scrub") for limits in replicas]
    with ThreadPoolExecutor(4) as pool:
        taken = list(pool.map(lambda number: meters[number % 2].take(), range(16)))
    assert sum(taken) == 10


def test_a_call_that_cannot_be_counted_is_not_made():
    nowhere = create_engine("postgresql+psycopg://nobody@127.0.0.1:1/nothing?connect_timeout=1")
    limits = Limits(tally=Tally(nowhere, "acct"))
    with pytest.raises(NotSent, match="could not be counted"), limits.counting("execute"):
        pytest.fail("it was made")

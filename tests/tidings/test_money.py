"""A balance that falls below what somebody finds low is told to them once a fall; a day's limit once a day."""

import time

import pytest

from components.notices import Choices, Chosen, Notices, Recipient, Spreading
from components.orders import SpendingLimits
from components.orders.tables import activity, balances, metadata
from components.tidings import RunningLow

MINE, ANN, BOB = "mine", Recipient("ann"), Recipient("bob")


class Scene:
    def __init__(self, database):
        metadata.create_all(database)
        self.database, self.notices = database, Notices(database)
        self.choices = Choices(database, loopback_too=True)
        self.at = 1000.0

    def balance(self, *readings):
        for reading in readings:
            self.at += 60
            with self.database.begin() as connection:
                connection.execute(balances.insert().values(account=MINE, at=self.at, balance=reading))
            self.look()

    def look(self, daily=None):
        limits = SpendingLimits(None, daily)
        members = lambda _: [ANN, BOB]  # noqa: E731
        RunningLow(self.database, self.notices, self.choices, limits, lambda: [MINE], members).look()
        Spreading(self.database, self.choices, members).spread()

    def spent(self, credits_count):
        with self.database.begin() as connection:
            row = {"account": MINE, "kind": "lookup", "subject": "", "max_credits": 10, "outcome": "done"}
            connection.execute(
                activity.insert().values(row | {"key": "k", "credits": credits_count, "started_at": time.time()})
            )

    def heard(self, who):
        return [line.notice.title for line in self.notices.latest(MINE, who.key, 9)]


@pytest.fixture
def scene(database):
    return Scene(database)


def test_a_fall_is_told_once_to_those_who_find_it_low(scene):
    scene.choices.keep(MINE, ANN.key, Chosen(low_credits=1000))
    scene.choices.keep(MINE, BOB.key, Chosen(low_credits=200))
    scene.balance(5000, 900, 800, 700)
    assert (scene.heard(ANN), scene.heard(BOB)) == (["The balance is low: 900 credits"], [])
    scene.balance(150)
    assert (len(scene.heard(ANN)), scene.heard(BOB)) == (1, ["The balance is low: 150 credits"])


def test_after_it_was_filled_up_the_next_fall_is_told_again(scene):
    scene.choices.keep(MINE, ANN.key, Chosen(low_credits=1000))
    scene.balance(900, 5000, 950)
    assert sorted(scene.heard(ANN)) == ["The balance is low: 900 credits", "The balance is low: 950 credits"]


def test_who_finds_nothing_low_hears_nothing(scene):
    scene.choices.keep(MINE, ANN.key, Chosen(low_credits=0))
    scene.balance(10, 0)
    assert (scene.heard(ANN), scene.heard(BOB)) == ([], ["The balance is low: 10 credits"])


def test_a_limit_that_is_nearly_used_up_is_told_once_a_day(scene):
    scene.spent(801)
    scene.look()
    scene.look(daily=5000)
    assert scene.heard(ANN) == []
    scene.look(daily=1000)
    scene.look(daily=1000)
    assert scene.heard(ANN) == scene.heard(BOB) == ["The day's spending limit runs low"]


def test_a_limit_that_is_used_up_says_so(scene):
    scene.spent(1000)
    scene.look(daily=1000)
    assert scene.heard(ANN) == ["The day's spending limit is used up"]

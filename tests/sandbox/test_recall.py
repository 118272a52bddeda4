"""Answers are made once, kept a while, and nobody waits for somebody else's."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from components.sandbox.kept.recall import Recall
from components.sandbox.wanted.geography import Area
from components.sandbox.wanted.matching import Ask, matches_of
from components.sandbox.wanted.strategies import chosen_strategies


def test_many_askers_one_making():
    recall, made, gate = Recall(4), [], threading.Event()

    def make():
        gate.wait(10)
        made.append(1)
        return "answer"

    with ThreadPoolExecutor(6) as pool:
        asking = [pool.submit(recall.get, "key", make) for _ in range(5)]
        assert pool.submit(recall.get, "other", lambda: "at once").result(timeout=10) == "at once"
        gate.set()
        assert {each.result(timeout=10) for each in asking} == {"answer"}
    assert made == [1]


def test_the_oldest_is_forgotten():
    recall = Recall(2)
    for key in "abca":
        recall.get(key, lambda key=key: key * 2)
    assert recall.get("c", lambda: "made anew") == "cc"
    assert recall.get("b", lambda: "made anew") == "made anew"


def test_a_failure_is_told_and_not_kept():
    recall = Recall(2)
    with pytest.raises(ZeroDivisionError):
        recall.get("key", lambda: 1 // 0)
    assert recall.get("key", lambda: 7) == 7


def test_a_shorter_answer_begins_the_longer_one(world):
    places = world.places.by_state["DE"]
    ask = Ask(chosen_strategies("custom", world.as_of), {}, Area(places, {}))
    every, few = matches_of(ask, world, most=10**9), matches_of(ask, world, most=50)
    assert every.count == few.count == len(every.first) == world.places.homes[places].sum()
    assert len(few.first) == 50
    assert few.first["apn"].tolist() == every.first.take(slice(0, 50))["apn"].tolist()
    assert len({*few.first["zip_code"]}) > 20

"""Stack: all combinations of up to five signals, counted, and what they cost."""

import pytest

from components.audience import Audience, Zips
from components.whatifs import Signal, base_of, combinations, signals_of, stack
from components.whatifs.stack import Stack
from tests.whatifs.world import STRATEGIES, Desk, World, too_many

LABELS = {"vacant_homes": "Vacant homes", "free_and_clear": "Free and clear"}
AUDIENCE = Audience(
    ("vacant_homes", "free_and_clear"), Zips(("85004", "85003")), (("absentee_owner", True), ("beds_min", 2))
)


@pytest.fixture
def desk() -> Desk:
    return Desk(World())


def run(desk: Desk, audience: Audience, chosen: slice = slice(None), **more) -> Stack:
    signals = signals_of(audience, STRATEGIES, LABELS)[chosen]
    return list(stack(desk.counting(**more), base_of(audience, signals, STRATEGIES), signals))[-1]


def test_strategies_and_filters_are_signals_and_the_rest_is_the_base() -> None:
    signals = signals_of(AUDIENCE, STRATEGIES, LABELS)
    assert [signal.label for signal in signals] == [
        "Vacant homes",
        "Free and clear",
        "Absentee owner",
        "2 or more bedrooms",
    ]
    assert base_of(AUDIENCE, signals, STRATEGIES) == Audience(geography=AUDIENCE.geography)
    some = base_of(AUDIENCE, signals[:3], STRATEGIES)
    assert some.filters == (("beds_min", 2),)
    assert some.strategies == ("custom",)


def test_each_combination_is_what_the_world_counts(desk: Desk) -> None:
    picture = run(desk, AUDIENCE, slice(3))
    keys = ("vacant", "free_clear", "absentee_owner")
    pool = [home for home in desk.world.homes if home["zip"] in ("85004", "85003") and home["beds"] >= 2]
    assert len(picture.combinations) == 8 == len(desk.world.asked)
    for one in picture.combinations:
        has = [{number for number, key in enumerate(keys) if home[key]} for home in pool]
        assert one.at_least == sum(1 for members in has if one.members <= members)
        assert one.exactly == sum(1 for members in has if one.members == members)
    assert sum(one.exactly for one in picture.combinations) == len(pool)


def test_dollars_are_five_credits_a_home(desk: Desk) -> None:
    for one in run(desk, AUDIENCE, slice(2)).combinations:
        assert one.dollars == pytest.approx(one.at_least * 0.10)


def test_a_limit_in_the_middle_leaves_the_unknown_unknown() -> None:
    desk = Desk(World(refuse=lambda asked: too_many(900) if asked >= 6 else None))
    picture = run(desk, AUDIENCE, slice(3), at_once=1)
    assert [one.at_least is None for one in picture.combinations] == [False] * 6 + [True] * 2
    # Only what has all its supersets can be told exactly, and the full set is one of the unknown.
    assert all(one.exactly is None for one in picture.combinations)
    assert picture.combinations[-1].dollars is None


def test_more_than_five_are_refused(desk: Desk) -> None:
    six = tuple(Signal(str(number), ((f"key{number}", True),)) for number in range(6))
    with pytest.raises(ValueError, match="At most 5"):
        list(stack(desk.counting(), AUDIENCE, six))
    assert len(combinations(AUDIENCE, six[:5])) == 32


def test_signals_that_set_the_same_filter_are_not_stacked() -> None:
    audience = AUDIENCE.by(("vacant_homes",)).with_filter("vacant", False)
    signals = signals_of(audience, STRATEGIES, LABELS)
    assert [signal.filters for signal in signals if signal.filters[0][0] == "vacant"] == [(("vacant", False),)]


def test_a_filter_that_replaces_a_default_is_what_the_strategy_stands_for() -> None:
    audience = Audience(("tired_landlords",), AUDIENCE.geography, (("years_owned_min", 20),))
    (signal,) = signals_of(audience, STRATEGIES, LABELS)
    assert signal.filters == (("absentee_owner", True), ("years_owned_min", 20))
    assert base_of(audience, (signal,), STRATEGIES).override("years_owned_min") == 20


def test_an_audience_without_signals_has_none() -> None:
    assert signals_of(Audience(("made_up",), AUDIENCE.geography), STRATEGIES, LABELS) == ()

"""Why zero: halving finds the smallest sets, with few questions, and says when there is none."""

import random

import pytest

from components.audience import Audience, Zips
from components.whatifs import suspects, why_zero, without
from components.whatifs.whyzero import WhyZero
from tests.whatifs.world import FLAGS, Desk, World, too_many

# Ten filters that every home of the world passes, and then some that none does.
EASY = (
    *((flag, True) for flag in FLAGS),
    ("beds_min", 1),
    ("year_built_min", 1900),
    ("value_max", 1_000_000),
)
HOME = dict.fromkeys(FLAGS, True) | {
    "zip": "85004",
    "beds": 3,
    "year_built": 1970,
    "value": 300_000,
    "years_owned": 12,
    "last_sale_date": "2013-05-15",
}
AUDIENCE = Audience(geography=Zips(("85004",)), filters=EASY)


def solve(world: World, audience: Audience) -> tuple[WhyZero, World]:
    desk = Desk(world)
    return list(why_zero(desk.counting(), audience, suspects(audience, {})))[-1], world


def names(answer: WhyZero) -> list[set[str]]:
    return [{key for part in repair.parts for key in part.keys} for repair in answer.repairs]


@pytest.mark.parametrize("key", [key for key, _ in EASY if key in FLAGS])
def test_a_single_reason_among_ten_is_found_with_at_most_seven_calls(key: str) -> None:
    answer, world = solve(World([HOME | {key: False}] * 5), AUDIENCE)
    assert names(answer) == [{key}]
    assert answer.repairs[0].count == 5
    assert answer.settled
    assert len(world.asked) == len(answer.questions) <= 7


def test_two_reasons_together_are_one_set_of_two() -> None:
    answer, world = solve(World([HOME | {"pool": False, "vacant": False}] * 3), AUDIENCE)
    assert names(answer) == [{"pool", "vacant"}]
    assert answer.settled
    assert len(world.asked) <= 12


def test_the_smaller_set_comes_first_wherever_it_hides() -> None:
    crowd = [HOME | {"absentee_owner": False, "cash_buyer": False}] * 50
    alone = [HOME | {"vacant": False}] * 2
    answer, _ = solve(World(crowd + alone), AUDIENCE)
    assert names(answer) == [{"vacant"}, {"absentee_owner", "cash_buyer"}]
    assert [repair.count for repair in answer.repairs] == [2, 50]


def test_of_two_that_help_alone_the_one_that_brings_more_comes_first() -> None:
    answer, world = solve(World([HOME | {"pool": False}] * 2 + [HOME | {"vacant": False}] * 9), AUDIENCE)
    assert names(answer) == [{"vacant"}, {"pool"}]
    assert [repair.count for repair in answer.repairs] == [9, 2]
    assert len(world.asked) <= 12


@pytest.mark.parametrize("seed", range(40))
def test_what_is_settled_is_the_smallest_in_any_world(seed: int) -> None:
    dice = random.Random(seed)
    crowd = [HOME | dict.fromkeys(dice.sample(FLAGS, dice.randint(1, 5)), False) for _ in range(dice.randint(1, 8))]
    desk = Desk(World(crowd))
    answer = list(why_zero(desk.counting(), AUDIENCE, suspects(AUDIENCE, {}), at_most=200))[-1]
    assert answer.settled
    assert len(answer.repairs[0].parts) == min(sum(1 for flag in FLAGS if not home[flag]) for home in crowd)


def test_the_number_of_questions_is_kept() -> None:
    crowd = [HOME | {"pool": False, flag: False} for flag in FLAGS if flag != "pool"]
    desk = Desk(World(crowd))
    answer = list(why_zero(desk.counting(), AUDIENCE, suspects(AUDIENCE, {}), at_most=6))[-1]
    assert len(desk.world.asked) == 6
    assert not answer.settled


def test_a_least_and_a_most_come_off_together() -> None:
    narrow = AUDIENCE.with_filter("beds_min", 8).with_filter("beds_max", 9)
    answer, _ = solve(World([HOME]), narrow)
    assert names(answer) == [{"beds_min", "beds_max"}]


def test_the_strategies_are_one_suspect_and_the_last() -> None:
    either = AUDIENCE.by(("vacant_homes", "free_and_clear")).without("vacant").without("free_clear")
    answer, _ = solve(World([HOME | {"vacant": False, "free_clear": False}]), either)
    assert names(answer) == [{"vacant_homes", "free_and_clear"}]
    assert answer.repairs[0].audience.strategies == ("custom",)


def test_a_place_without_homes_is_hopeless_after_one_call() -> None:
    answer, world = solve(World([HOME | {"zip": "85281"}]), AUDIENCE)
    assert answer.hopeless
    assert len(world.asked) == 1


def test_a_limit_in_the_middle_keeps_what_was_found_and_is_not_settled() -> None:
    world = World([HOME | {"pool": False}], refuse=lambda asked: too_many(900) if asked >= 6 else None)
    answer, _ = solve(world, AUDIENCE)
    assert not answer.settled
    assert not answer.hopeless
    assert len(answer.questions) == 6


def test_every_repair_is_counted_exactly_and_no_part_of_it_is_in_vain() -> None:
    desk = Desk(World())
    audience = Audience(
        ("tired_landlords",),
        Zips(("85004", "85003")),
        (*((flag, True) for flag in FLAGS), ("beds_min", 6), ("year_built_max", 1940)),
    )
    answer = list(why_zero(desk.counting(), audience, suspects(audience, {})))[-1]
    assert len(answer.repairs) == 2
    for repair in answer.repairs:
        assert desk.previews.of(repair.audience).count == repair.count > 0
        for part in repair.parts:
            fewer = [other for other in repair.parts if other != part]
            assert desk.previews.of(without(audience, fewer)).count == 0

"""Goal seek: the smallest counted changes that reach a count, from below and from above."""

import pytest

from components.audience import Audience, Cities, Counties, Place, Radius, States, Zips, zips_of
from components.whatifs import first_questions, ladders, looser, most_calls_to_widen, tighten, widen, wider
from components.whatifs.goalseek import GoalSeek
from tests.whatifs.world import Desk, World, too_many

NARROW = Audience(
    geography=Zips(("85004",)), filters=(("year_built_max", 1950), ("beds_min", 3), ("pool", True), ("vacant", True))
)


@pytest.fixture
def desk() -> Desk:
    return Desk(World())


def relax(desk: Desk, audience: Audience, goal: int, **more) -> GoalSeek:
    return list(widen(desk.counting(**more), audience, goal, ladders(audience, {})))[-1]


def test_every_proposal_is_counted_exactly_and_the_best_reaches_the_goal(desk: Desk) -> None:
    answer = relax(desk, NARROW, 8)
    assert answer.start is not None
    assert answer.start < 8
    assert answer.settled
    assert answer.reaches(answer.proposals[0])
    for proposal in answer.tried:
        assert desk.previews.of(proposal.audience).count == proposal.count


def test_a_bound_is_widened_no_further_than_needed(desk: Desk) -> None:
    audience = Audience(geography=Zips(("85004",)), filters=(("year_built_max", 1950),))
    start = desk.previews.of(audience).count
    goal = start + 5
    answer = relax(desk, audience, goal)
    best = next(one for one in answer.proposals if one.way == "filter:year_built_max")
    year = best.audience.override("year_built_max")
    enough = [
        value
        for value in looser("year_built_max", 1950)
        if desk.previews.of(audience.with_filter("year_built_max", value)).count >= goal
    ]
    assert year == enough[0]
    assert best.changes == (f"Widen to “Built before {year + 1}”",)


def test_those_that_reach_stand_before_those_that_do_not_and_nearest_first(desk: Desk) -> None:
    answer = relax(desk, NARROW, 8)
    reaching = [answer.reaches(one) for one in answer.proposals]
    assert reaching == sorted(reaching, reverse=True)
    single = [one.count for one in answer.proposals if answer.reaches(one) and len(one.changes) == 1]
    assert single == sorted(single)
    assert len({one.way for one in answer.proposals}) == len(answer.proposals)


def test_where_nothing_reaches_alone_several_are_taken_together(desk: Desk) -> None:
    answer = relax(desk, NARROW, 100)
    best = answer.proposals[0]
    assert answer.reaches(best)
    assert 2 <= len(best.changes) <= 4
    assert desk.previews.of(best.audience).count == best.count


def test_a_goal_out_of_reach_offers_what_comes_nearest(desk: Desk) -> None:
    answer = relax(desk, NARROW, 100_000)
    assert not any(answer.reaches(one) for one in answer.proposals)
    assert [one.count for one in answer.proposals] == sorted((one.count for one in answer.proposals), reverse=True)


def test_the_number_of_calls_is_known_beforehand(desk: Desk) -> None:
    ways = ladders(NARROW, {})
    relax(desk, NARROW, 8)
    assert len(first_questions(NARROW, ways)) <= len(desk.world.asked) <= most_calls_to_widen(ways)


def test_a_limit_in_the_middle_keeps_the_proposals_so_far() -> None:
    desk = Desk(World(refuse=lambda asked: too_many(900) if asked >= 4 else None))
    answer = relax(desk, NARROW, 8, at_once=1)
    assert not answer.settled
    assert len(answer.tried) == 3


def test_a_least_and_a_most_are_widened_each_and_dropped_together(desk: Desk) -> None:
    names = [way.name for way in ladders(NARROW.with_filter("beds_max", 4), {})]
    assert names.count("filter:beds_max+beds_min") == 1
    assert {"filter:beds_min", "filter:beds_max"} <= set(names)


@pytest.mark.parametrize(
    ("key", "value", "first"),
    [
        ("beds_min", 3, 2),
        ("baths_min", 2.5, 2),
        ("year_built_max", 1990, 1995),
        ("value_min", 437_000, 400_000),
        ("value_max", 450_000, 500_000),
        ("ltv_max", 50, 55),
        ("years_owned_min", 10, 9),
        ("last_sale_date_min", "2020-03-01", "2019-12-01"),
        ("search_range", "1_MONTH", "3_MONTH"),
    ],
)
def test_the_next_sensible_value(key: str, value: object, first: object) -> None:
    assert looser(key, value)[0] == first


@pytest.mark.parametrize(
    "value", [True, "many", (), ("a",), float("nan"), float("inf"), 10**400, -(10**400), "9999-99-99"]
)
@pytest.mark.parametrize("key", ["beds_min", "value_max", "last_sale_date_min", "search_range", "nonsense", "pool"])
def test_a_value_that_makes_no_sense_has_no_ladder(key: str, value: object) -> None:
    assert looser(key, value) == ()


def test_bounds_stay_within_what_makes_sense() -> None:
    assert looser("beds_min", 1) == ()
    assert looser("beds_min", 3) == (2, 1)
    assert all(0 < value < 100 for value in looser("ltv_max", 80))
    assert looser("last_sale_date_min", "0001-01-01") == ()


def test_places_grow_by_their_neighbours() -> None:
    tiny = Zips(("85004",))
    assert [len(place.zip_codes) for place in wider(tiny)] == [2, 3, 5, 9, 17]
    assert all(place.zip_codes[0] == "85004" for place in wider(tiny))
    maricopa = wider(Counties((Place("Maricopa", "AZ"),)))
    assert Place("Pinal", "AZ") in maricopa[-1].counties
    towns = wider(Cities((Place("Tempe", "AZ"),)))
    assert all(place.state == "AZ" for place in towns[-1].cities)
    assert [circle.radius_miles for circle in wider(Radius(33.4, -112.0, 5))][:2] == [7.5, 10]
    assert wider(States(("AZ",))) == wider(None) == wider(Zips(("00000",))) == ()
    assert set(zips_of(tiny)) < set(zips_of(wider(tiny)[0]))


def test_too_many_keeps_those_with_most_signals(desk: Desk) -> None:
    audience = Audience(geography=Zips(("85004", "85003", "85007")))
    answer = list(tighten(desk.counting(), audience, 20))[-1]
    assert answer.settled
    best = answer.proposals[0]
    assert len(best.changes) >= 2
    for proposal in answer.proposals:
        assert 20 <= proposal.count < answer.start
        assert desk.previews.of(proposal.audience).count == proposal.count
    assert [len(one.changes) for one in answer.proposals] == sorted(
        (len(one.changes) for one in answer.proposals), reverse=True
    )


def test_signals_that_the_audience_speaks_about_are_left_alone(desk: Desk) -> None:
    audience = Audience(geography=Zips(("85004",)), filters=(("vacant", False), ("years_owned_min", 2)))
    answer = list(tighten(desk.counting(), audience, 1))[-1]
    for proposal in answer.tried:
        assert proposal.audience.override("vacant") is False
        assert proposal.audience.override("years_owned_min") == 2

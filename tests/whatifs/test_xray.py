"""X-ray: each part's gain is exactly what the world counts without it."""

import pytest

from components.audience import Audience, Cities, Place, Zips
from components.whatifs import filter_rays, is_alternative, place_rays, questions, xray
from components.whatifs.xray import Xray
from tests.whatifs.world import Desk, World

LABELS = {"vacant_homes": "Vacant homes", "free_and_clear": "Free and clear"}
AUDIENCE = Audience(
    ("vacant_homes",),
    Zips(("85004", "85003", "85007")),
    (("beds_min", 2), ("beds_max", 4), ("pool", True), ("free_clear", True)),
)


@pytest.fixture
def desk() -> Desk:
    return Desk(World())


def run(desk: Desk, audience: Audience, rays) -> Xray:
    return list(xray(desk.counting(), audience, rays))[-1]


def truth(desk: Desk, audience: Audience) -> int:
    body = {
        "strategy": ",".join(audience.strategies),
        "geography": {"mode": "zips", "zip_codes": audience.geography.zip_codes},
        "filter_overrides": dict(audience.filters),
    }
    return sum(1 for home in desk.world.homes if desk.world.wanted(home, body))


def test_a_least_and_a_most_are_one_part_and_a_single_strategy_becomes_custom(desk: Desk) -> None:
    rays = filter_rays(AUDIENCE, LABELS)
    assert [ray.part.label for ray in rays] == ["2 to 4 bedrooms", "No mortgage", "With a pool", "Vacant homes"]
    assert rays[-1].fewer.strategies == ("custom",)


def test_gains_are_exact_and_sorted(desk: Desk) -> None:
    picture = run(desk, AUDIENCE, filter_rays(AUDIENCE, LABELS))
    whole = truth(desk, AUDIENCE)
    assert picture.count == whole
    for ray in picture.rays:
        assert ray.count == truth(desk, ray.fewer)
        assert ray.gain == ray.count - whole > 0
    assert [ray.gain for ray in picture.rays] == sorted((ray.gain for ray in picture.rays), reverse=True)
    assert len(desk.world.asked) == 5


def test_one_of_several_strategies_brings_so_without_it_fewer_match(desk: Desk) -> None:
    audience = AUDIENCE.by(("vacant_homes", "free_and_clear")).without("free_clear")
    picture = run(desk, audience, filter_rays(audience, LABELS))
    losses = {ray.part.label: ray.gain for ray in picture.rays if is_alternative(audience, ray.part)}
    assert set(losses) == {"Vacant homes", "Free and clear"}
    assert all(loss < 0 for loss in losses.values())


def test_places_are_counted_alone_and_their_counts_make_the_whole(desk: Desk) -> None:
    rays = place_rays(AUDIENCE)
    picture = run(desk, AUDIENCE, rays)
    assert sum(ray.gain for ray in picture.rays) == picture.count
    assert {ray.part.label for ray in rays} == {"85004", "85003", "85007"}
    assert all(ray.part.label not in ray.fewer.geography.zip_codes for ray in rays)


def test_cities_and_a_single_place(desk: Desk) -> None:
    towns = Cities((Place("Phoenix", "AZ"), Place("Tempe", "AZ")))
    picture = run(desk, AUDIENCE.at(towns), place_rays(AUDIENCE.at(towns)))
    assert {ray.part.label for ray in picture.rays} == {"Phoenix, AZ", "Tempe, AZ"}
    assert None not in [ray.count for ray in picture.rays]
    assert place_rays(AUDIENCE.at(Zips(("85004",)))) == ()
    assert place_rays(AUDIENCE.at(None)) == ()


def test_the_cache_is_shared_between_both_rays(desk: Desk) -> None:
    run(desk, AUDIENCE, filter_rays(AUDIENCE, LABELS))
    asked = len(desk.world.asked)
    assert desk.counting().calls_needed(questions(AUDIENCE, filter_rays(AUDIENCE, LABELS))) == 0
    run(desk, AUDIENCE, filter_rays(AUDIENCE, LABELS))
    assert len(desk.world.asked) == asked


def test_pictures_fill_up_and_the_unknown_stand_last(desk: Desk) -> None:
    rays = filter_rays(AUDIENCE, LABELS)
    pictures = list(xray(desk.counting(at_once=1), AUDIENCE, rays))
    assert [picture.known for picture in pictures] == [0, 0, 1, 2, 3, 4]
    for picture in pictures:
        gains = [ray.gain is None for ray in picture.rays]
        assert gains == sorted(gains)


def test_hostile_and_unknown_filters_are_parts_like_others(desk: Desk) -> None:
    odd = (
        AUDIENCE.with_filter("<script>", "**x**").with_filter("moon_phase_min", ("a", "b")).with_filter("beds_max", "4")
    )
    rays = filter_rays(odd, LABELS)
    assert {"filter:<script>", "filter:moon_phase_min"} <= {ray.part.name for ray in rays}
    assert len({ray.part.name for ray in rays}) == len(rays)
    assert filter_rays(Audience(geography=Zips(("85004",))), LABELS) == ()


def test_equity_and_its_comparison_come_off_together() -> None:
    audience = AUDIENCE.with_filter("estimated_equity", 50_000).with_filter("equity_operator", "gte")
    labels = [ray.part.label for ray in filter_rays(audience, LABELS)]
    assert "Equity at least $50,000" in labels

"""Circles keep their miles at every latitude; outlines are those of places that can be chosen."""

import math

import pytest

from components.audience import Place, Radius, counties, states
from components.figures.shapes import all_counties, circle, county_shapes, folded, state_shapes

EARTH_MILES = 3958.7613


def miles(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """Haversine, written anew: the circle is drawn by another formula."""
    up, across = math.radians(other_latitude - latitude), math.radians(other_longitude - longitude)
    scale = math.cos(math.radians(latitude)) * math.cos(math.radians(other_latitude))
    return 2 * EARTH_MILES * math.asin(math.sqrt(math.sin(up / 2) ** 2 + scale * math.sin(across / 2) ** 2))


@pytest.mark.parametrize("radius_miles", [0.5, 5.0, 50.0])
@pytest.mark.parametrize("latitude", [19.6, 25.8, 33.45, 47.6, 64.8, 71.3])
def test_every_corner_of_a_circle_lies_the_radius_away(latitude: float, radius_miles: float) -> None:
    """Five decimals of a degree are about a metre: within a thousandth of a mile."""
    for longitude, up in circle(Radius(latitude, -112.07, radius_miles)):
        assert miles(latitude, -112.07, up, longitude) == pytest.approx(radius_miles, abs=1.5e-3)


def test_a_circle_is_closed_and_goes_round() -> None:
    """It ends where it began, and has corners on all four sides."""
    ring = circle(Radius(33.45, -112.07, 5.0))
    assert ring[0] == ring[-1]
    assert len(set(ring)) == 96
    assert {(x > -112.07, y > 33.45) for x, y in ring} == {(True, True), (True, False), (False, True), (False, False)}


def test_every_state_has_an_outline() -> None:
    """And a code that is none has none."""
    assert len(state_shapes(states())) == len(states())
    assert state_shapes(["ZZ"]) == []


def test_outlined_counties_are_counties_that_can_be_chosen() -> None:
    """A click on nearly every county names a county of the gazetteer, by the gazetteer's own spelling."""
    known = set(counties())
    strange = [place for place in all_counties() if place not in known]
    assert len(strange) <= len(all_counties()) * 0.01, strange[:20]


def test_spellings_of_one_county_fold_into_one() -> None:
    """Case, accents, spaces and Saint don't part them; the state does."""
    assert folded(Place("Saint Louis", "MO")) == folded(Place("St. Louis", "MO"))
    assert folded(Place("Doña Ana", "NM")) == folded(Place("Dona Ana", "NM"))
    assert folded(Place("De Kalb", "IL")) == folded(Place("DeKalb", "IL"))
    assert folded(Place("Orange", "CA")) != folded(Place("Orange", "FL"))


def test_a_county_is_outlined_however_it_is_spelled() -> None:
    """And one that is not known is left out."""
    (shape,) = county_shapes([Place("maricopa", "AZ"), Place("Nowhere", "AZ")])
    assert shape["properties"]["name"] == "Maricopa"

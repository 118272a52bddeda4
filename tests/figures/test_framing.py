"""Views show their box whole, and hold still while they can."""

import pytest

from components.audience import Cities, Counties, Place, Radius, States, Zips, bounds
from components.figures.framing import (
    HEIGHT_PX,
    LOWER_48,
    WIDTH_PX,
    Box,
    View,
    box_of,
    framed,
    kept,
    place_box,
    view_of,
)

ARIZONA = States(("AZ",))
MARICOPA = Counties((Place("Maricopa", "AZ"),))
BOXES: list[Box] = [
    LOWER_48,
    (33.29, -112.32, 33.92, -111.93),
    (24.5, -81.9, 24.6, -81.7),
    (54.0, -170.0, 71.0, -130.0),
    (31.3, -114.8, 37.0, -109.0),
]


@pytest.mark.parametrize("box", BOXES)
def test_a_view_shows_its_box_whole(box: Box) -> None:
    """Every corner falls on the canvas."""
    view, (south, west, north, east) = framed(box), box
    for latitude, longitude in ((south, west), (south, east), (north, west), (north, east)):
        right, up = view.pixel(latitude, longitude)
        assert abs(right) <= WIDTH_PX / 2
        assert abs(up) <= HEIGHT_PX / 2


def test_a_view_comes_no_closer_than_a_few_streets() -> None:
    """One pin doesn't fill the map."""
    assert framed((33.45, -112.07, 33.45, -112.07)).zoom == 12.5


def test_the_box_of_a_view_is_what_falls_on_its_canvas() -> None:
    """Its corners are the canvas's corners."""
    view = View(33.45, -112.07, 9.0)
    south, west, north, east = view.box()
    assert view.pixel(south, west) == pytest.approx((-WIDTH_PX / 2, -HEIGHT_PX / 2))
    assert view.pixel(north, east) == pytest.approx((WIDTH_PX / 2, HEIGHT_PX / 2))


PLACES = {
    "city": Cities((Place("Phoenix", "AZ"),)),
    "county": MARICOPA,
    "zip": Zips(("85004",)),
    "radius": Radius(33.45, -112.07, 5.0),
    "state": ARIZONA,
}


def held(view: View, box: Box) -> bool:
    """Tell whether a box lies on the view's canvas."""
    south, west, north, east = view.box()
    return south <= box[0] and west <= box[1] and north >= box[2] and east >= box[3]


@pytest.mark.parametrize("name", PLACES)
def test_the_place_wanted_is_framed_however_few_pins_lie_in_it(name: str) -> None:
    """One pin in a corner of a county shows the county, not the corner."""
    place = PLACES[name]
    found = place_box(place)
    assert found is not None
    assert view_of(place) == framed(found)
    assert held(view_of(place, [(found[0], found[1])]), found)
    beside = (found[2] + 0.05, found[3] + 0.05)
    both = (found[0], found[1], *beside)
    assert held(view_of(place, [beside]), both)


def test_a_pin_far_from_the_place_moves_nothing() -> None:
    """One wrong coordinate would show half the country."""
    assert view_of(MARICOPA, [(47.6, -122.3)]) == view_of(MARICOPA)


def test_without_a_place_the_pins_are_framed_and_without_pins_the_country() -> None:
    """What is framed is the closest thing known."""
    nowhere = Cities((Place("Nowhere", "AZ"),))
    for geography in (None, nowhere):
        assert view_of(geography, [(33.4, -112.1), (33.5, -112.0)]) == framed((33.4, -112.1, 33.5, -112.0))
        assert view_of(geography) == framed(LOWER_48)


def test_a_countys_outline_is_framed_not_the_middles_of_its_zips() -> None:
    """Maricopa reaches a long way west of its last ZIP's middle."""
    found, middles = place_box(MARICOPA), bounds(MARICOPA)
    assert found is not None
    assert middles is not None
    assert found[1] < middles[1]


def test_alaska_is_framed_without_the_whole_globe() -> None:
    """Its last islands lie beyond the date line."""
    assert view_of(States(("AK",))).zoom > 1.5
    assert 50 < view_of(States(("AK",))).latitude < 70


def test_pins_outside_the_country_do_not_count() -> None:
    """A pin at 0, 0 would show the Atlantic."""
    assert box_of([(0.0, 0.0), (33.4, -112.1)]) == (33.4, -112.1, 33.4, -112.1)
    assert box_of([(0.0, 0.0)]) is None
    assert box_of([]) is None


def test_a_view_is_kept_while_it_shows_what_is_wanted() -> None:
    """A click that adds a place in sight moves nothing."""
    before = view_of(ARIZONA)
    near = View(before.latitude, before.longitude, before.zoom + 1.5)
    assert kept(before, near) is before


def test_a_view_is_left_for_what_is_out_of_sight_or_tiny() -> None:
    """What can't be seen, or only as a dot, is framed anew."""
    before = view_of(ARIZONA)
    elsewhere = View(40.7, -74.0, before.zoom)
    tiny = View(before.latitude, before.longitude, before.zoom + 4)
    assert kept(before, elsewhere) is elsewhere
    assert kept(before, tiny) is tiny
    assert kept(None, tiny) is tiny


def test_a_smaller_canvas_shows_the_same_height() -> None:
    """Half the pixels are one zoom less."""
    view = View(33.0, -112.0, 8.0)
    assert view.smaller(HEIGHT_PX // 2).zoom == 7.0

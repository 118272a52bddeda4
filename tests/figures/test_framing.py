"""Views show their box whole, and hold still while they can."""

import pytest

from components.audience import Counties, Place, States, bounds
from components.figures.framing import HEIGHT_PX, LOWER_48, WIDTH_PX, Box, View, box_of, framed, kept, view_of

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


def test_pins_go_before_the_place_and_the_place_before_the_country() -> None:
    """What is framed is the closest thing known."""
    found = bounds(MARICOPA)
    assert found is not None
    assert view_of(MARICOPA, [(33.4, -112.1), (33.5, -112.0)]) == framed((33.4, -112.1, 33.5, -112.0))
    assert view_of(MARICOPA) == framed(found)
    assert view_of(None) == framed(LOWER_48)


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

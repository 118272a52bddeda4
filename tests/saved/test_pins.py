import pytest

from components.audience import Audience, States
from components.saved import Pins
from tests.server.databases import new_database

WISHES = [Audience(("vacant",), States((code,))) for code in ("AZ", "TX", "FL", "OH", "PA")]


@pytest.fixture
def pins(tmp_path):
    engine = new_database(tmp_path / "pins.sqlite")
    yield Pins(engine)
    engine.dispose()


def test_the_fifth_takes_the_first_ones_place(pins):
    for wish in WISHES:
        pins.pin("mine", wish)
    assert pins.of("mine") == tuple(WISHES[1:])
    assert pins.of("another") == ()


def test_pinned_twice_is_pinned_once_and_stands_last(pins):
    for wish in (*WISHES[:2], WISHES[0]):
        pins.pin("mine", wish)
    assert pins.of("mine") == (WISHES[1], WISHES[0])


def test_what_is_kept_takes_the_place_of_what_was(pins):
    pins.pin("mine", WISHES[0])
    assert pins.keep("mine", [WISHES[2], WISHES[2]]) == (WISHES[2],)
    assert pins.of("mine") == (WISHES[2],)

"""Rate meters: windows slide, refusals hold, threads don't overdraw."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from components.tracerfy import Limits, Meter
from components.tracerfy.limits import WINDOWS, Window


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_a_meter_says_what_is_left(clock: Clock) -> None:
    meter = Limits(clock).meter("preview")
    for _ in range(88):
        meter.take()
    assert str(meter) == "412 of 500 previews left this hour"
    assert (meter.left, meter.resets_in_s, bool(meter)) == (412, 0.0, True)


def test_an_empty_meter_is_false_and_says_when_it_fills(clock: Clock) -> None:
    meter = Limits(clock).meter("autocomplete")
    assert [meter.take() for _ in range(31)] == [True] * 30 + [False]
    clock.now += 20
    assert not meter
    assert meter.resets_in_s == 40
    assert str(meter) == "0 of 30 address searches left this minute, more in 40 s"
    clock.now += 40
    assert meter.left == 30


def test_windows_slide_call_by_call(clock: Clock) -> None:
    meter = Meter("calls", [Window(2, 60, "this minute")], clock)
    meter.take()
    clock.now += 50
    meter.take()
    clock.now += 10
    assert meter.left == 1
    assert meter.take()
    assert meter.resets_in_s == 50


def test_the_tightest_window_speaks(clock: Clock) -> None:
    meter = Limits(clock).meter("execute")
    for _ in range(4):
        for _ in range(10):
            assert meter.take()
        clock.now += 3600
    for _ in range(8):
        meter.take()
    assert str(meter) == "2 of 10 orders left this hour"
    clock.now += 3600
    assert str(meter) == "2 of 50 orders left today"
    assert [meter.take() for _ in range(3)] == [True, True, False]
    assert meter.resets_in_s == 86_400 - 5 * 3600


def test_a_refusal_holds_calls_back_for_its_time(clock: Clock) -> None:
    meter = Limits(clock).meter("preview")
    meter.note_refusal(120)
    assert (bool(meter), meter.take(), meter.resets_in_s) == (False, False, 120)
    assert str(meter) == "0 of 500 previews left this hour, more in 2 min"
    meter.note_refusal(10)
    assert meter.resets_in_s == 120
    clock.now += 120
    assert meter.left == 500


def test_a_call_that_never_left_is_given_back(clock: Clock) -> None:
    meter = Limits(clock).meter("execute")
    meter.take()
    meter.give_back()
    meter.give_back()
    assert meter.left == 10


def test_threads_do_not_overdraw() -> None:
    meter = Limits().meter("execute")
    with ThreadPoolExecutor(16) as pool:
        taken = list(pool.map(lambda _: meter.take(), range(200)))
    assert sum(taken) == 10


def test_the_documented_limits() -> None:
    assert {name: [(window.calls, window.seconds) for window in windows] for name, windows in WINDOWS.items()} == {
        "preview": [(500, 3600)],
        "execute": [(10, 3600), (50, 86_400)],
        "autocomplete": [(30, 60)],
        "batch": [(10, 300)],
        "instant": [(500, 60)],
        "scrub": [(10, 300)],
        "phone_check": [(30, 60)],
        "phone_check_newer": [(120, 60)],
    }

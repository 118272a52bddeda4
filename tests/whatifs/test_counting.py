"""Counting many variants: exact, frugal, patient where told to be, and stoppable."""

import threading

import httpx
import pytest

from components.audience import Audience, Zips
from components.faults import BadInput
from components.tracerfy import BadRequest, Limits
from components.whatifs import Job
from tests.whatifs.world import Desk, World, too_many

PHOENIX = Audience(geography=Zips(("85004", "85003")))
VARIANTS = [PHOENIX.with_filter("beds_min", beds) for beds in range(1, 7)]


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def desk() -> Desk:
    return Desk(World())


def test_every_variant_gets_its_own_count(desk: Desk) -> None:
    counts = {counted.audience: counted.count for counted in desk.counting().each(VARIANTS)}
    homes = [home for home in desk.world.homes if home["zip"] in ("85004", "85003")]
    assert counts == {
        variant: sum(1 for home in homes if home["beds"] >= beds) for beds, variant in enumerate(VARIANTS, 1)
    }


def test_equal_and_known_variants_cost_no_call(desk: Desk) -> None:
    counting = desk.counting()
    assert counting.calls_needed([*VARIANTS, *VARIANTS, VARIANTS[0].asking(7)]) == 6
    assert len(list(counting.each([*VARIANTS, *VARIANTS, VARIANTS[0].asking(7)]))) == 6
    assert counting.calls_needed(VARIANTS) == 0
    assert len(list(desk.counting().each(VARIANTS))) == 6
    assert len(desk.world.asked) == 6


def test_questions_start_in_the_given_order(desk: Desk) -> None:
    list(desk.counting(at_once=1).each(VARIANTS))
    assert [body["filter_overrides"]["beds_min"] for body in desk.world.asked] == [1, 2, 3, 4, 5, 6]


def test_a_429_in_the_middle_is_waited_out_and_nothing_is_lost() -> None:
    clock, paused, said = Clock(), [], []
    desk = Desk(World(refuse=lambda asked: too_many(20) if asked == 2 else None), Limits(clock))

    def pause(seconds: float) -> None:
        paused.append(seconds)
        said.append(counting.note)
        clock.now += seconds

    counting = desk.counting(patience_s=60, at_once=1, pause=pause)
    counts = [counted.count for counted in counting.each(VARIANTS)]
    assert len(counts) == 6
    assert None not in counts
    assert paused == [20]
    assert said == ["Too many previews. Going on in 20 s; what was counted is kept."]
    assert (counting.note, counting.stopped) == ("", False)
    assert len(desk.world.asked) == 7


def test_several_refused_at_once_share_one_wait() -> None:
    clock, paused = Clock(), []
    desk = Desk(World(refuse=lambda asked: too_many(20) if clock.now < 1010 else None), Limits(clock))

    def pause(seconds: float) -> None:
        paused.append(seconds)
        clock.now += seconds

    assert len(list(desk.counting(patience_s=60, pause=pause).each(VARIANTS))) == 6
    assert paused == [20]


def test_a_429_beyond_patience_stops_keeps_what_there_is_and_says_so() -> None:
    desk = Desk(World(refuse=lambda asked: too_many(1800) if asked >= 3 else None))
    counting = desk.counting(patience_s=60, at_once=1)
    assert len(list(counting.each(VARIANTS))) == 3
    assert counting.stopped
    assert counting.note == "Too many previews. Try again in 30 min. What was counted is kept."
    assert len(desk.world.asked) == 4
    assert desk.counting().calls_needed(VARIANTS) == 3


def test_an_api_that_always_refuses_is_not_asked_for_ever() -> None:
    clock = Clock()
    desk = Desk(World(refuse=lambda _: too_many(20)), Limits(clock))

    def pause(seconds: float) -> None:
        clock.now += seconds

    counting = desk.counting(patience_s=60, at_once=1, pause=pause)
    assert list(counting.each(VARIANTS)) == []
    assert counting.stopped
    assert len(desk.world.asked) == 4


def test_it_never_asks_more_than_the_calls_left(desk: Desk) -> None:
    meter = desk.limits.meter("preview")
    while meter.left > 4:
        meter.take()
    counting = desk.counting()
    assert len(list(counting.each(VARIANTS))) == 4
    assert len(desk.world.asked) == 4
    assert counting.note.startswith("0 of 500 previews left this hour")


def test_a_variant_that_the_api_refuses_comes_with_its_fault_and_the_others_with_counts() -> None:
    refusal = httpx.Response(400, json={"filter_overrides": ["beds_min: no."]})
    desk = Desk(World(refuse=lambda asked: refusal if asked == 1 else None))
    counted = list(desk.counting(at_once=1).each([*VARIANTS, PHOENIX.with_filter("mail_city", "")]))
    assert [one.count is None for one in counted] == [False, True, False, False, False, False, True]
    assert isinstance(counted[1].fault, BadRequest)
    assert isinstance(counted[6].fault, BadInput)


def test_a_dead_line_stops_the_round_at_once() -> None:
    def no_line(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("refused", request=request)

    desk = Desk(no_line)  # type: ignore[arg-type]
    counting = desk.counting(at_once=1)
    assert [one.count for one in counting.each(VARIANTS)] == [None]
    assert counting.note == "The API could not be reached. What was counted is kept."


def test_cancelling_asks_nothing_more_and_keeps_what_there_is(desk: Desk) -> None:
    counting = desk.counting(at_once=1)
    answers = counting.each(VARIANTS)
    next(answers)
    counting.cancel()
    assert list(answers) == []
    assert len(desk.world.asked) == 1
    assert counting.note == "Stopped. What was counted is kept."


def test_cancelling_ends_a_wait() -> None:
    desk = Desk(World(refuse=lambda asked: too_many(50) if asked else None))
    counting = desk.counting(patience_s=60, at_once=1)
    job = Job(counting, counting.each(VARIANTS))
    while not counting.note:
        threading.Event().wait(0.01)
    job.cancel()
    job.join(10)
    assert job.done
    assert job.latest is not None
    assert len(desk.world.asked) == 2


def test_one_variant_is_counted_from_the_cache_where_it_is_there(desk: Desk) -> None:
    first = desk.counting().one(VARIANTS[0])
    assert first is not None
    assert desk.counting().one(VARIANTS[0]) == first
    assert len(desk.world.asked) == 1


def test_a_job_that_breaks_says_so() -> None:
    def broken() -> object:
        yield 1
        raise ValueError("ours")

    hook, threading.excepthook = threading.excepthook, lambda _: None
    try:
        job = Job(Desk(World()).counting(), broken())  # type: ignore[arg-type]
        job.join(10)
    finally:
        threading.excepthook = hook
    assert (job.latest, job.failed, job.done) == (1, True, True)

"""The same question is asked once in ten minutes, and two who ask at once share one call."""

import threading

import httpx
import pytest

from components.audience import Audience, Cities, Place
from components.tracerfy import ApiFault, Previews, Tracerfy
from components.tracerfy.previews import KEPT_S

PHOENIX = Audience(("vacant",), Cities((Place("Phoenix", "AZ"),)))


class Vendor:
    def __init__(self):
        self.asked, self.broken, self.gate = [], False, None

    def __call__(self, request):
        self.asked.append(request)
        if self.gate:
            self.gate.wait(20)
        if self.broken:
            return httpx.Response(400, json={"error": "No."})
        pins = [{"latitude": 33.4, "longitude": -112.0}] * 500
        body = {
            "count": 2340,
            "capped_count": 500,
            "requested_count": 500,
            "max_credit_cost": 2500,
            "max_credit_cost_usd": 50.0,
        }
        return httpx.Response(200, json=body | {"pins": pins})


@pytest.fixture
def vendor():
    return Vendor()


@pytest.fixture
def clock():
    return [1000.0]


@pytest.fixture
def previews(vendor, clock):
    api = Tracerfy(
        "http://api.test/v1/api/", "secret-token", transport=httpx.MockTransport(vendor), sleep=lambda _: None
    )
    return Previews(api, clock=lambda: clock[0])


def test_the_same_audience_is_asked_once_in_ten_minutes(previews, vendor, clock):
    first, again = previews.of(PHOENIX), previews.of(PHOENIX)
    assert (first.count, again.count, len(vendor.asked)) == (2340, 2340, 1)
    clock[0] += KEPT_S - 1
    previews.of(PHOENIX)
    assert len(vendor.asked) == 1
    clock[0] += 2
    previews.of(PHOENIX)
    assert len(vendor.asked) == 2


def test_another_wanted_count_is_no_other_question(previews, vendor):
    few, many = previews.of(PHOENIX.asking(25)), previews.of(PHOENIX.asking(10_000))
    assert len(vendor.asked) == 1
    assert (few.capped_count, few.max_credits) == (25, 125)
    assert (many.capped_count, many.max_credits) == (2340, 11_700)
    assert len(few.pins) == len(many.pins) == 500


def test_another_filter_is_another_question(previews, vendor):
    previews.of(PHOENIX)
    previews.of(PHOENIX.with_filter("pool", True))
    assert len(vendor.asked) == 2


def test_those_who_ask_at_once_share_one_call(previews, vendor):
    vendor.gate = threading.Event()
    answers = []
    askers = [threading.Thread(target=lambda: answers.append(previews.of(PHOENIX).count)) for _ in range(8)]
    for asker in askers:
        asker.start()
    vendor.gate.set()
    for asker in askers:
        asker.join(20)
    assert answers == [2340] * 8
    assert len(vendor.asked) == 1


def test_a_fault_is_not_kept(previews, vendor):
    vendor.broken = True
    with pytest.raises(ApiFault):
        previews.of(PHOENIX)
    assert previews.known(PHOENIX) is None
    vendor.broken = False
    assert previews.of(PHOENIX).count == 2340


def test_what_is_known_is_told_without_asking(previews, vendor):
    assert previews.known(PHOENIX) is None
    previews.of(PHOENIX)
    assert previews.known(PHOENIX.asking(10)).capped_count == 10
    assert len(vendor.asked) == 1

from datetime import date

import httpx
import pytest

from components.audience import Audience, Cities, Place
from components.saved import Saved, Watch
from components.tracerfy import Previews, Tracerfy
from tests.server.databases import new_database

MINE = "mine"


class Vendor:
    def __init__(self):
        self.count, self.asked, self.broken = 100, 0, False

    def __call__(self, request):
        self.asked += 1
        if self.broken:
            return httpx.Response(429, json={"error": "Slow down."}, headers={"Retry-After": "600"})
        body = {
            "count": self.count,
            "capped_count": self.count,
            "requested_count": 500,
            "max_credit_cost": 500,
            "pins": [],
        }
        return httpx.Response(200, json=body)


@pytest.fixture
def vendor():
    return Vendor()


@pytest.fixture
def saved(tmp_path):
    engine = new_database(tmp_path / "saved.sqlite")
    yield Saved(engine)
    engine.dispose()


@pytest.fixture
def watch_on(saved, vendor):
    def make(day, *, left=500):
        api = Tracerfy(
            "http://api.test/v1/api/", "secret-token", transport=httpx.MockTransport(vendor), sleep=lambda _: None
        )
        return Watch(saved, MINE, Previews(api), lambda: left, lambda: day)

    return make


def keep(saved, name, city, *, watched=True):
    saved_id = saved.save(MINE, name, Audience(("vacant",), Cities((Place(city, "AZ"),))))
    saved.watch(MINE, saved_id, watched=watched)
    return saved_id


def test_watched_audiences_are_counted_once_a_day_and_others_never(saved, vendor, watch_on):
    keep(saved, "Watched", "Phoenix")
    keep(saved, "Not watched", "Mesa", watched=False)
    first = watch_on(date(2026, 1, 1))
    assert (first.count_due(), first.count_due(), vendor.asked) == (1, 0, 1)
    vendor.count = 130
    assert watch_on(date(2026, 1, 2)).count_due() == 1
    (one,) = saved.watched(MINE)
    assert [day.matches for day in one.counts] == [100, 130]
    assert one.moved == pytest.approx(0.3)


def test_a_fault_leaves_the_rest_for_the_next_hour(saved, vendor, watch_on):
    keep(saved, "One", "Phoenix")
    keep(saved, "Two", "Mesa")
    vendor.broken = True
    assert watch_on(date(2026, 1, 1)).count_due() == 0
    vendor.broken = False
    assert watch_on(date(2026, 1, 1)).count_due() == 2


def test_calls_are_left_for_people(saved, vendor, watch_on):
    keep(saved, "One", "Phoenix")
    assert watch_on(date(2026, 1, 1), left=60).count_due() == 0
    assert vendor.asked == 0

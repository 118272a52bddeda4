"""Watching: true progress, unknown words shown, failures told, and never a give-up."""

import httpx
import pytest

from components.orders import State
from components.orders.watching import pause_s, watch
from tests.orders.wire import Wire, cut, standing


@pytest.fixture
def building(ledger, order):
    ledger.advance(order.key, State.QUEUED, State.PLACING)
    ledger.advance(order.key, State.PLACING, State.BUILDING, vendor_id=42)
    return ledger.order(order.key)


def test_progress_is_what_the_api_says(ledger, home, journal, building):
    wire = Wire({"42/": standing("pending", progress_stage="skip_tracing", progress_percent=47)})
    assert watch(building, wire.api(), home, journal) == 2.0
    found = ledger.order(building.key)
    assert (found.state, found.stage, found.percent) == (State.BUILDING, "skip_tracing", 47)


def test_a_status_that_nobody_documented_is_shown_and_polled_on(ledger, home, journal, building):
    wire = Wire({"42/": standing("paused_by_vendor", progress_stage="waiting")})
    assert watch(building, wire.api(), home, journal) > 0
    assert ledger.order(building.key).stage == "paused_by_vendor waiting"


def test_a_finished_build_is_fetched(ledger, home, journal, building):
    wire = Wire({"42/": standing("complete", actual_count=487, credits_deducted=2435)})
    assert watch(building, wire.api(), home, journal) == 0.0
    found = ledger.order(building.key)
    assert (found.state, found.actual_count, found.credits_deducted) == (State.FETCHING, 487, 2435)


@pytest.mark.parametrize("status", ["failed", "error", "cancelled"])
def test_a_failed_build_says_why(ledger, home, journal, building, status):
    wire = Wire({"42/": standing(status, error_message="Upstream gave up.", credits_deducted=0)})
    assert watch(building, wire.api(), home, journal) is None
    found = ledger.order(building.key)
    assert (found.state, found.reason) == (State.FAILED, "Upstream gave up.")


@pytest.mark.parametrize(
    "answer",
    [cut, httpx.Response(500), httpx.Response(401, json={"detail": "x"}), httpx.Response(404, json={"error": "x"})],
)
def test_trouble_on_the_way_is_told_and_tried_again(ledger, home, journal, building, answer):
    wire = Wire({"42/": answer})
    assert watch(building, wire.api(), home, journal) == 15.0
    found = ledger.order(building.key)
    assert found.state is State.BUILDING
    assert "Still trying" in found.note


def test_looks_get_rarer():
    assert [pause_s(age) for age in (0, 29, 30, 179, 180, 3600)] == [2.0, 2.0, 5.0, 5.0, 15.0, 15.0]

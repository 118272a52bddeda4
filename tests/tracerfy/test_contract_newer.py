"""What the vendor has added since the document, over real HTTP: there in today's dialect, not in the document's."""

import time
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from components.audience import Audience, Cities, Place
from components.faults import BadInput
from components.tracerfy import TODAY, Capability, NotFound, TooMany, Tracerfy
from tests.server.processes import SandboxProcess

TEMPE = Audience(("vacant",), Cities((Place("Tempe", "AZ"),)), requested_count=40)
FAST = 200_000.0


@pytest.fixture(scope="module")
def base_url() -> Iterator[str]:
    with closing(SandboxProcess(seed=1, speed=FAST, control=False).start()) as running:
        yield running.base_url


@pytest.fixture(scope="module")
def old_url() -> Iterator[str]:
    with closing(SandboxProcess(seed=1, speed=FAST, dialect="document", control=False).start()) as running:
        yield running.base_url


def client(base_url: str, token: str) -> Tracerfy:
    return Tracerfy(base_url, token, prefix=TODAY.prefix, offers=TODAY.offers)


@pytest.fixture(scope="module")
def api(base_url: str) -> Iterator[Tracerfy]:
    with closing(client(base_url, "newer")) as made:
        yield made


def until(done: Callable[[], Any]) -> Any:
    for _ in range(1200):
        if found := done():
            return found
        time.sleep(0.05)
    raise AssertionError("the sandbox never finished")


def bought(api: Tracerfy, audience: Audience) -> list[dict[str, Any]]:
    list_id = api.execute(audience, "Newer").list_id
    until(lambda: api.status(list_id).status == "complete")
    return api.rows(list_id, 1, 500).rows


def homes(rows: list[dict[str, Any]]) -> set[tuple[Any, Any]]:
    return {(row["zip_code"], row["apn"]) for row in rows}


def test_what_was_bought_is_left_out_of_count_ceiling_pins_and_rows(api: Tracerfy) -> None:
    whole = api.preview(TEMPE)
    first = bought(api, TEMPE)
    again = TEMPE.excluding_bought(excludes=True)
    preview = api.preview(again)
    assert (preview.count, preview.excluded, whole.excluded) == (whole.count - 40, 40, None)
    rest = api.preview(again.asking(5000))
    assert rest.max_credits == 5 * (whole.count - 40)
    second = bought(api, again)
    assert len(second) == 40
    assert not homes(first) & homes(second)
    pins = {(round(float(row["latitude"]), 5), round(float(row["longitude"]), 5)) for row in second}
    assert pins == {(round(one, 5), round(other, 5)) for one, other in preview.pins[:40]}
    assert homes(bought(api, TEMPE)) == homes(first)


@settings(max_examples=4, deadline=None, suppress_health_check=[*HealthCheck])
@given(
    wishes=st.lists(
        st.tuples(st.sampled_from(["vacant", "high_equity_absentee", "custom"]), st.integers(1, 60)),
        min_size=2,
        max_size=4,
    )
)
def test_bought_rows_never_come_twice(base_url: str, wishes: list[tuple[str, int]]) -> None:
    """Whatever is asked, in whatever order: orders that exclude share no home, also where the places overlap."""
    seen: set[tuple[Any, Any]] = set()
    with closing(client(base_url, f"property{hash(tuple(wishes))}")) as api:
        for strategy, number in wishes:
            audience = Audience((strategy,), TEMPE.geography, requested_count=number, exclude_bought=True)
            left = api.preview(audience).count
            if not left:
                continue
            rows = homes(bought(api, audience))
            assert len(rows) == min(number, left)
            assert not rows & seen
            seen |= rows


def test_an_api_that_cannot_exclude_is_never_asked_to(old_url: str) -> None:
    with closing(Tracerfy(old_url, "old")) as api, pytest.raises(BadInput):
        api.execute(TEMPE.excluding_bought(excludes=True))
    with closing(Tracerfy(old_url, "old")) as api:
        assert api.analytics().total_queues == 0
        assert api.preview(TEMPE).excluded is None


def test_numbers_are_verified_and_billed(api: Tracerfy) -> None:
    before = api.analytics().balance or 0
    lines = [api.verify_phone(f"60255501{number:02}") for number in range(40)]
    assert {True, False} <= {line.active for line in lines}
    assert all(line.line_type and line.carrier for line in lines if line.active)
    assert before - (api.analytics().balance or 0) == sum(line.credits_deducted or 0 for line in lines)
    assert all(line.credits_deducted == 0 for line in lines if line.active is None)


def test_an_enhanced_trace_finds_no_fewer_ways_to_reach_an_owner(api: Tracerfy) -> None:
    rows = [row for row in bought(api, TEMPE.asking(60)) if row["has_contact"]][:6]
    for row in rows:
        place = (row["address"], row["city"], row["state"], row["zip_code"])
        plain, deep = api.trace_address(*place), api.trace_enhanced(*place)
        assert (deep.hit, deep.credits_deducted) == (True, 15)
        assert sum(len(one.phones) for one in deep.persons) >= sum(len(one.phones) for one in plain.persons)


def test_a_parcel_is_found_by_its_beginning_and_looked_up(api: Tracerfy) -> None:
    (row, *_) = bought(api, TEMPE.asking(1))
    found = api.search_parcels(row["apn"][:9], row["county"], row["state"])
    assert row["apn"][:9] == found[0].apn[:9]
    dossier = api.lookup_parcel(row["apn"], row["county"], row["state"])
    assert (dossier.hit, dossier.property["address"], dossier.credits_deducted) == (True, row["address"], 10)
    assert not api.lookup_parcel("999-999-9999", row["county"], row["state"]).hit


def test_the_second_version_of_dnc_has_a_limit_of_its_own(base_url: str) -> None:
    with closing(client(base_url, "second")) as newer, closing(Tracerfy(base_url, "second")) as older:
        assert "120" in str(newer.phone_checks_left)
        for _ in range(30):
            older.check_phone("6025550147")
        with pytest.raises(TooMany):
            older.check_phone("6025550147")
        assert newer.check_phone("6025550147").hit


def test_a_monitor_is_made_paused_and_ended_and_its_runs_are_lists(base_url: str) -> None:
    with closing(client(base_url, "monitors")) as api:
        made = api.create_monitor(Audience(("high_equity_absentee",), TEMPE.geography), "Watch · PB-1", "daily")
        assert [one.monitor_id for one in api.monitors()] == [made.monitor_id]
        runs = until(lambda: [run for run in api.monitor_runs(made.monitor_id) if run.status == "complete"])
        paused = api.pause_monitor(made.monitor_id)
        assert (made.status, paused.status, paused.next_run_at) == ("active", "paused", None)
        assert api.monitor(made.monitor_id).status == "paused"
        run = next(run for run in runs if run.list_id)
        assert run.list_id is not None
        until(lambda: api.status(run.list_id or 0).status == "complete")
        rows = api.rows(run.list_id).rows
        (again,) = [one for one in api.monitor_runs(made.monitor_id) if one.list_id == run.list_id]
        assert (len(rows), again.credits_deducted) == (run.new_count, 5 * len(rows))
        assert api.resume_monitor(made.monitor_id).status == "active"
        api.delete_monitor(made.monitor_id)
        with pytest.raises(NotFound):
            api.monitor(made.monitor_id)


NEWER: dict[str, Callable[[Tracerfy], Any]] = {
    "verify": lambda api: api.verify_phone("6025550147"),
    "enhanced": lambda api: api.trace_enhanced("1 Main St", "Tempe", "AZ"),
    "parcels": lambda api: api.search_parcels("123", "Maricopa", "AZ"),
    "monitors": lambda api: api.monitors(),
    "create": lambda api: api.create_monitor(TEMPE, "x", "daily"),
    "second version": lambda api: api.check_phone("6025550147"),
    "prefix": lambda api: api.filters(),
}


@pytest.mark.parametrize("name", NEWER)
def test_where_it_is_not_there_it_says_so_and_tells_whoever_thought_it_was(name: str, old_url: str) -> None:
    told: list[str] = []
    with closing(client(old_url, "lost")) as api:
        api.missing = lambda: told.append(name)
        with pytest.raises(NotFound):
            NEWER[name](api)
        assert told == [name]
        assert api.dialect.offers == frozenset(Capability)
    with closing(Tracerfy(old_url, "lost")) as plain:
        assert plain.filters()

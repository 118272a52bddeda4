"""Traces, parcels and scrubs as jobs: they outlive a kill, are charged once, are told to webhooks, and stand in pages of a hundred."""

import queue
import re
import signal
import time
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from components.sandbox.embedded import start
from components.sandbox.kept import jobs as kinds
from components.sandbox.kept.books import Books, account_key
from components.sandbox.kept.builds import job_duration_s
from components.sandbox.kept.jobs import TRACE, Jobs
from tests.sandbox.conftest import job_done, traced
from tests.sandbox.printed_examples import PARCEL_FORM, PARCELS, PHONES, RECORDS, TRACE_COLUMNS, WEBHOOKS
from tests.sandbox.test_printed_examples import differences

KINDS = (kinds.TRACE, kinds.PARCELS, kinds.SCRUB)
WORLD = {"seed": 7, "as_of": "2026-01-01", "created_at": 0.0}


def client_of(running):
    return httpx.Client(base_url=running.base_url, headers={"Authorization": "Bearer survivor"}, timeout=30)


def placed(api):
    """Place one job of each kind; gives the ids of the trace, the parcels and the scrub."""
    trace = api.post("trace/", data=TRACE_COLUMNS, files={"csv_file": ("a.csv", RECORDS)}).json()["queue_id"]
    parcels = api.post("trace/parcel/", data=PARCEL_FORM, files={"csv_file": ("a.csv", PARCELS)}).json()[
        "parcel_queue_id"
    ]
    scrub = api.post("dnc/scrub/", data={"phone_column": "Phone"}, files={"csv_file": ("a.csv", PHONES)}).json()[
        "dnc_queue_id"
    ]
    return trace, parcels, scrub


def test_jobs_survive_kill_9_and_are_charged_once(tmp_path):
    state = tmp_path / "books.sqlite"
    running = start(speed=50, state_path=state)
    with client_of(running) as api:
        done = traced(api)
        rows, file = api.get(f"queue/{done['id']}").json(), httpx.get(done["download_url"]).text
        trace, parcels, scrub = placed(api)
        running.process.send_signal(signal.SIGKILL)
        running.process.wait()
    running.close()
    again = start(seed=99, speed=50, state_path=state)
    try:
        with client_of(again) as api:
            assert job_done(api, "trace/parcel/queue/{}", parcels)["credits_deducted"] == 5
            assert job_done(api, "dnc/queue/{}", scrub)["credits_deducted"] == 1
            assert traced(api)["id"] > trace
            kept = {each["id"]: each for each in api.get("queues/").json()}
            assert [kept[job]["credits_deducted"] for job in (done["id"], trace)] == [1, 1]
            assert api.get(f"queue/{done['id']}").json() == rows
            assert httpx.get(kept[done["id"]]["download_url"]).text == file
            assert (
                api.get("analytics/").json()["balance"] == 10_000 - 1 - 1 - 5 - 1 - kept[max(kept)]["credits_deducted"]
            )
    finally:
        again.close()
    assert b"survivor" not in state.read_bytes()


def test_queues_stand_in_pages_of_a_hundred_newest_first(tmp_path):
    state = tmp_path / "books.sqlite"
    books = Books(state)
    jobs = Jobs(books)
    for _ in range(205):
        made = jobs.add(
            TRACE,
            [["1 Oak St", "Austin", "TX", *[""] * 7]],
            {"trace_type": "normal"},
            account=account_key("survivor"),
            **WORLD,
        )
        jobs.settle(made, 1.0, 0, 0)
    books.close()
    running = start(speed=50, state_path=state)
    try:
        with client_of(running) as api:
            pages = [api.get("queues/", params={"page": page}) for page in (1, 2, 3, 4)]
            assert [len(page.json()) for page in pages] == [100, 100, 5, 0]
            assert {page.headers["x-total-count"] for page in pages} == {"205"}
            ids = [each["id"] for page in pages for each in page.json()]
            assert ids == sorted(ids, reverse=True)
            assert links(pages[0]) == {"first": 1, "next": 2, "last": 3}
            assert links(pages[1]) == {"first": 1, "prev": 1, "next": 3, "last": 3}
            assert links(pages[2]) == {"first": 1, "prev": 2, "last": 3}
            assert api.get("queues/?page=0").status_code == 400
            following = api.get(pages[0].links["next"]["url"]).json()
            assert [each["id"] for each in following] == [each["id"] for each in pages[1].json()]
    finally:
        running.close()


def links(answer):
    return {name: int(re.search(r"page=(\d+)", link["url"])[1]) for name, link in answer.links.items()}


def test_ids_of_the_kinds_are_apart_and_only_grow():
    books = Books(None)
    jobs = Jobs(books)
    first = [jobs.add(kind, [["x"]], {}, account="a", **WORLD).id for kind in KINDS]
    assert len({*first}) == 3
    books.forget("a")
    again = [jobs.add(kind, [["x"]], {}, account="b", **WORLD).id for kind in KINDS]
    assert again == [number + 1 for number in first]
    assert jobs.job(TRACE, first[0]) is None


def test_a_job_is_settled_once_and_never_overdrawn():
    books = Books(None)
    jobs = Jobs(books)
    books.set_account("a", 3, None, None)
    made = jobs.add(TRACE, [["x"]] * 9, {"trace_type": "normal"}, account="a", **WORLD)
    with ThreadPoolExecutor(8) as pool:
        settled = [*pool.map(lambda _: jobs.settle(made, 1.0, 9, 9), range(8))]
    assert sum(each is not None for each in settled) == 1
    assert (jobs.job(TRACE, made.id).credits_deducted, books.account("a").balance) == (3, 0)


def test_jobs_take_seconds_and_speed_shortens_them():
    assert job_duration_s(1, 1) == pytest.approx(3, abs=0.1)
    assert job_duration_s(10_000, 1) == 15
    assert job_duration_s(200_000, 1) == 30
    assert job_duration_s(10_000, 100) == 0.15


def test_many_askers_at_the_end_charge_once(api):
    trace, _, _ = placed(api)
    with ThreadPoolExecutor(8) as pool:
        for _ in range(20):
            records = [each for answer in pool.map(lambda _: api.get("queues/").json(), range(8)) for each in answer]
            time.sleep(0.01)
    assert {each["credits_deducted"] for each in records if each["id"] == trace} == {1}
    figures = api.get("analytics/").json()
    assert (figures["queues_completed"], figures["properties_traced"], figures["balance"]) == (1, 2, 10_000 - 1 - 5 - 1)


def test_webhooks_announce_every_kind_in_the_printed_shape(api, control, token, announced):
    url, came = announced
    control.put("/account", json={"token": token, "webhook_url": url})
    trace, parcels, scrub = placed(api)
    advanced = api.post(
        "trace/", data={**TRACE_COLUMNS, "trace_type": "advanced"}, files={"csv_file": ("a.csv", RECORDS)}
    ).json()
    payloads = [came.get(timeout=10)[2] for _ in range(4)]
    by_kind = {payload.get("trace_type") or payload["type"]: payload for payload in payloads}
    for kind, printed in zip(("normal", "advanced", "parcel_trace", "dnc_scrub"), WEBHOOKS.values(), strict=True):
        assert differences(printed, by_kind[kind]) == []
        assert httpx.get(by_kind[kind]["download_url"]).status_code == 200
    assert (by_kind["normal"]["id"], by_kind["normal"]["credits_deducted"]) == (trace, 1)
    assert (by_kind["advanced"]["id"], by_kind["advanced"]["credits_deducted"]) == (advanced["queue_id"], 2)
    told = by_kind["parcel_trace"]
    assert (told["parcel_queue_id"], told["event"], told["rows_hit"]) == (parcels, "parcel_trace.completed", 1)
    assert (by_kind["dnc_scrub"]["id"], by_kind["dnc_scrub"]["phones_checked"]) == (scrub, 1)
    with pytest.raises(queue.Empty):
        came.get(timeout=0.3)


def test_jobs_settle_though_nobody_asks(api, control, token):
    placed(api)
    control.put("/account", json={"token": token})
    for _ in range(200):
        if control.put("/account", json={"token": token}).json()["balance"] == 10_000 - 7:
            break
        time.sleep(0.05)
    assert control.put("/account", json={"token": token}).json()["balance"] == 10_000 - 7


def test_begin_again_forgets_jobs(api):
    done = traced(api)
    api.post("play/begin-again/")
    assert api.get("queues/").json() == []
    assert api.get(f"queue/{done['id']}").status_code == 404
    assert httpx.get(done["download_url"]).status_code == 404
    assert traced(api)["id"] > done["id"]

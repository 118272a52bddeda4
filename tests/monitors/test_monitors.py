"""Monitors are made once, and what their runs found comes home as lists, each once, whatever happens to an answer."""

import subprocess
import sys

import httpx
import pytest

from components.audience import Audience, Cities, Place
from components.faults import BadInput, Forbidden
from components.monitors import Monitors
from components.orders import Journal, SpendingLimits, State, code_of
from components.people import Person, Role
from components.tracerfy import TODAY, Tracerfy
from tests.orders.wire import BASE_URL, Wire, cut, no_line, silence
from tests.server.processes import ROOT, wait_for

JO = Person("jo", "jo", "", Role.BUILDER)
TEMPE = Audience(("vacant",), Cities((Place("Tempe", "AZ"),)), requested_count=40)
MADE = httpx.Response(201, json={"id": 701, "status": "active", "frequency": "daily", "name": "x"})
CREATE, RUNS = "/property-monitors/", "/property-monitors/701/runs/"


class Engine:
    """What monitors want of the order engine."""

    def __init__(self):
        self.submitted = []

    def submit(self, order):
        self.submitted.append(order.list_id)


@pytest.fixture
def wire():
    return Wire({CREATE: MADE})


def made(database, journal, ledger, wire, offers=TODAY.offers):
    api = Tracerfy(BASE_URL, "token", offers=offers, transport=httpx.MockTransport(wire), sleep=lambda _: None)
    return Monitors(database, "acct", api, journal, ledger, Engine())


@pytest.fixture
def monitors(database, journal, ledger, wire):
    return made(database, journal, ledger, wire)


def ended(monitors, key):
    return wait_for(lambda: (one := monitors.one(key)).state != "asking" and one, "the answer")


def begun(monitors):
    key = monitors.next_key(TEMPE, "daily")
    monitors.make(key, TEMPE, "daily", name="Vacant in Tempe", saved_id="s", by=JO)
    return ended(monitors, key)


def run(list_id, new_count=3, **more):
    told = {"monitor_id": 701, "status": "complete", "new_count": new_count, "created_at": "2026-11-25T05:00:00Z"}
    return told | {"rows_url": f"/v1/api/property-search/{list_id}/rows/" if list_id else ""} | more


def test_it_is_written_down_made_once_and_free_until_it_finds_something(monitors, journal, wire):
    one = begun(monitors)
    assert (one.state, one.vendor_id, one.max_credits, one.person) == ("active", 701, 200, "jo")
    for _ in range(3):
        monitors.make(one.key, TEMPE, "daily", name="Vacant in Tempe")
    assert wire.asked(CREATE) == 1
    (line,) = journal.lines("acct")
    assert (line.kind, line.outcome, line.credits, line.max_credits) == ("monitor", "done", 0, 200)
    body = wire.requests[0].content
    assert b'"frequency":"daily"' in body and code_of(one.key).encode() in body
    assert monitors.next_key(TEMPE, "daily") != one.key


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        (httpx.Response(400, json={"error": "no"}), "refused"),
        (httpx.Response(402, json={"error": "Insufficient credits."}), "refused"),
        (httpx.Response(429, json={"error": "slow"}), "refused"),
        (no_line, "refused"),
        (cut, "uncertain"),
        (silence, "uncertain"),
        (httpx.Response(503, json={"error": "later"}), "uncertain"),
        (httpx.Response(200, text="<html>"), "uncertain"),
        (httpx.Response(201, json={"status": "active"}), "uncertain"),
    ],
    ids=["400", "402", "429", "no line", "cut", "silence", "503", "unreadable", "no id"],
)
def test_without_an_answer_it_is_never_made_again_by_itself(monitors, wire, journal, answer, state):
    wire.answers[CREATE] = answer
    one = begun(monitors)
    assert one.state == state
    monitors.make(one.key, TEMPE, "daily", name="again")
    assert wire.asked(CREATE) == 1
    assert journal.lines("acct")[0].outcome == state


def listed(*named):
    entries = [{"id": 700 + number, "name": name, "status": "active"} for number, name in enumerate(named, 1)]
    return httpx.Response(200, json={"results": entries})


def answering(listing):
    """Creation is cut off; the list of monitors, under the same path, answers."""
    return lambda request: cut(request) if request.method == "POST" else listing


def test_a_lost_one_is_found_by_its_code_or_closed_by_a_person(monitors, wire, journal):
    wire.answers[CREATE] = answering(listed("somebody's"))
    one = begun(monitors)
    assert not monitors.seek(one)
    wire.answers[CREATE] = answering(listed("somebody's", f"Vacant · {code_of(one.key)}"))
    with pytest.raises(BadInput):
        monitors.give_up(one)
    assert (monitors.one(one.key).state, monitors.one(one.key).vendor_id) == ("active", 702)
    wire.answers[CREATE] = answering(listed())
    other = begun(monitors)
    monitors.give_up(other)
    assert monitors.one(other.key).state == "refused"
    assert [line.outcome for line in journal.lines("acct")] == ["refused", "done"]


def test_what_a_dead_process_left_open_is_uncertain(database, journal, ledger, wire, monkeypatch):
    dead = made(database, journal, ledger, wire)
    monkeypatch.setattr(dead, "_send", lambda *_: None)
    key = dead.next_key(TEMPE, "daily")
    dead.make(key, TEMPE, "daily", name="x")
    risen = made(database, journal, ledger, wire)
    risen._store.settle_cut_off()
    assert risen.make(key, TEMPE, "daily", name="x").state == "uncertain"
    assert wire.asked(CREATE) == 0


def test_each_runs_list_is_adopted_once_and_what_found_nothing_is_none(monitors, wire, ledger):
    begun(monitors)
    wire.answers[RUNS] = httpx.Response(200, json={"results": [run(91), run(None, 0), run(90, 2)]})
    assert (monitors.look(), monitors.look()) == (2, 0)
    orders = {order.list_id: order for order in ledger.orders("acct")}
    assert set(orders) == {90, 91}
    first = orders[91]
    assert (first.state, first.max_credits, first.name, first.person) == (
        State.BUILDING,
        15,
        "Vacant in Tempe · new 25 Nov",
        "jo",
    )
    assert monitors._engine.submitted == [90, 91]


def test_a_list_that_an_order_of_ours_has_is_left_alone(monitors, wire, ledger):
    begun(monitors)
    key = ledger.next_key("acct", TEMPE)
    ledger.open(key, "acct", TEMPE, name="mine", max_credits=200)
    ledger.advance(key, State.QUEUED, State.PLACING)
    ledger.advance(key, State.PLACING, State.BUILDING, vendor_id=91)
    wire.answers[RUNS] = httpx.Response(200, json=[run(91)])
    assert monitors.look() == 0


def test_paused_resumed_and_ended_here_and_there(monitors, wire):
    one = begun(monitors)
    wire.answers |= {"/701/pause/": MADE, "/701/resume/": MADE, "/701/runs/": httpx.Response(200, json=[run(95)])}
    monitors.pause(one)
    assert monitors.one(one.key).state == "paused"
    monitors.resume(one)
    wire.answers["/property-monitors/701/"] = httpx.Response(204)
    monitors.end(monitors.one(one.key))
    assert (monitors.one(one.key).state, monitors._engine.submitted) == ("ended", [95])


def test_one_that_was_ended_at_the_vendors_is_ended_here(monitors):
    one = begun(monitors)
    assert monitors.look() == 0
    assert monitors.one(one.key).state == "ended"


def test_over_a_limit_or_without_the_offer_nothing_is_written(database, wire, ledger):
    strict = made(database, Journal(database, SpendingLimits(max_order_credits=100)), ledger, wire)
    with pytest.raises(Forbidden):
        strict.make(strict.next_key(TEMPE, "daily"), TEMPE, "daily", name="x")
    old = made(database, Journal(database), ledger, wire, offers=())
    with pytest.raises(BadInput):
        old.make(old.next_key(TEMPE, "daily"), TEMPE, "daily", name="x")
    for audience, frequency in ((TEMPE.at(None), "daily"), (TEMPE, "hourly")):
        with pytest.raises(BadInput):
            strict.make("key", audience, frequency, name="x")
    assert wire.requests == [] and strict.of("acct") == ()


def test_from_end_to_end_new_matches_become_lists_and_the_books_agree(tmp_path):
    """In a process of its own, for a process has one durable engine."""
    command = [sys.executable, "-m", "tests.monitors.end_to_end", str(tmp_path)]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    assert int(ended.stdout.split()[-1]) > 0

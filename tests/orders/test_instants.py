"""Single answers: written down before they are sent, sent once, kept for good, and never taken for what nobody knows."""

import threading

import httpx
import pytest

from components.faults import BadInput, Charged, Forbidden
from components.library import Verdicts
from components.orders import Instants, InstantStore, Journal, SpendingLimits
from tests.orders.wire import Wire, cut, no_line, silence
from tests.server.processes import wait_for

ASKED = {"address": "1 Oak St", "city": "Tempe", "state": "AZ", "zip_code": ""}
PERSON = {"first_name": "Jane", "last_name": "Doe", "full_name": "Jane Doe", "phones": [], "emails": []}
FOUND = httpx.Response(
    200, json={"hit": True, "persons_count": 1, "credits_deducted": 5, "persons": [PERSON], "address": "1 Oak St"}
)
MISSED = httpx.Response(200, json={"hit": False, "persons_count": 0, "credits_deducted": 0, "persons": []})


@pytest.fixture
def wire():
    return Wire({"trace/lookup/": FOUND})


@pytest.fixture
def instants(database, journal, wire):
    made = Instants(database, journal, wire.api(), "acct")
    yield made
    made.close()


def ended(instants, key):
    return wait_for(lambda: (one := instants.instant(key)).state != "asking" and one, "the answer")


def test_an_answer_is_kept_with_what_it_cost(instants, journal, wire):
    asked = instants.ask("trace", ASKED)
    found = ended(instants, asked.key)
    assert (found.state, found.credits, found.subject) == ("found", 5, "1 Oak St, Tempe, AZ")
    assert found.answer["persons"][0]["full_name"] == "Jane Doe"
    assert [one.key for one in instants.recent("trace", search="jane oak")] == [found.key]
    assert instants.recent("trace", search="nobody") == ()
    (line,) = journal.lines("acct")
    assert (line.kind, line.outcome, line.credits, line.max_credits) == ("instant_trace", "done", 5, 5)
    assert wire.requests[-1].content == b'{"address":"1 Oak St","city":"Tempe","state":"AZ","find_owner":true}'


def test_one_key_is_sent_once_however_often_it_is_confirmed(instants, wire):
    key = instants.next_key("trace", ASKED)
    assert {instants.ask("trace", ASKED, key=key).key for _ in range(6)} == {key}
    ended(instants, key)
    assert wire.asked("trace/lookup/") == 1


def test_asked_again_on_purpose_it_is_another_question(instants, wire):
    first = instants.next_key("trace", ASKED)
    ended(instants, instants.ask("trace", ASKED, key=first).key)
    second = instants.next_key("trace", {name: f" {value.upper()} " for name, value in ASKED.items()})
    assert second != first
    ended(instants, instants.ask("trace", ASKED, key=second).key)
    assert [one.key for one in instants.earlier("trace", ASKED)] == [second, first]
    assert wire.asked("trace/lookup/") == 2


def test_a_miss_costs_nothing(instants, wire, journal):
    wire.answers["trace/lookup/"] = MISSED
    found = ended(instants, instants.ask("trace", ASKED).key)
    assert (found.state, found.credits) == ("missed", 0)
    assert journal.lines("acct")[0].credits == 0


@pytest.mark.parametrize(
    ("answer", "state", "charged", "credits"),
    [
        (httpx.Response(402, json={"error": "Insufficient credits."}), "refused", Charged.NOTHING, 0),
        (httpx.Response(429, json={"error": "slow"}), "refused", Charged.NOTHING, 0),
        (no_line, "refused", Charged.NOTHING, 0),
        (cut, "uncertain", Charged.MAYBE, None),
        (silence, "uncertain", Charged.MAYBE, None),
        (httpx.Response(500, text="x"), "uncertain", Charged.MAYBE, None),
        (httpx.Response(200, text="<html>"), "uncertain", Charged.MAYBE, None),
    ],
    ids=["402", "429", "no connection", "reset", "time-out", "500", "unreadable"],
)
def test_without_an_answer_it_says_whether_anything_may_have_been_charged(
    instants, wire, journal, answer, state, charged, credits
):
    wire.answers["trace/lookup/"] = answer
    found = ended(instants, instants.ask("trace", ASKED).key)
    assert (found.state, found.fault.charged, found.credits) == (state, charged, credits)
    assert wire.asked("trace/lookup/") == 1
    assert journal.lines("acct")[0].outcome == state


def test_an_uncertain_one_is_settled_by_a_person(instants, wire, journal):
    wire.answers["trace/lookup/"] = cut
    key = ended(instants, instants.ask("trace", ASKED).key).key
    assert instants.settle(key, charged=True)
    assert not instants.settle(key, charged=False)
    assert (instants.instant(key).state, instants.instant(key).credits) == ("refused", 5)
    assert (journal.lines("acct")[0].outcome, journal.lines("acct")[0].credits) == ("done", 5)


def test_what_a_dead_process_left_open_is_uncertain_and_not_sent_again(database, journal, wire, monkeypatch):
    dead = Instants(database, journal, wire.api(), "acct")
    monkeypatch.setattr(dead, "_send", lambda *_: None)
    key = dead.ask("trace", ASKED).key
    dead.close()
    assert InstantStore(database).settle_cut_off() == 1
    risen = Instants(database, journal, wire.api(), "acct")
    assert risen.instant(key).state == "uncertain"
    assert risen.ask("trace", ASKED, key=key).state == "uncertain"
    assert wire.asked("trace/lookup/") == 0
    risen.close()


def test_over_a_limit_nothing_is_written(database, wire):
    instants = Instants(database, Journal(database, SpendingLimits(max_order_credits=4)), wire.api(), "acct")
    with pytest.raises(Forbidden):
        instants.ask("trace", ASKED)
    assert instants.recent("trace") == () and wire.requests == []
    instants.close()


@pytest.mark.parametrize(
    ("kind", "asked", "field"),
    [
        ("trace", ASKED | {"city": " "}, "city"),
        ("trace", ASKED | {"first_name": "Jane"}, "name"),
        ("parcel", {"parcel_id": "1", "state": "AZ"}, "county"),
        ("dnc", {"phone": "12"}, "phone"),
        ("lookup", {"address": "1 Oak St", "state": "AZ"}, "city"),
    ],
)
def test_what_cannot_be_asked_is_named(instants, wire, kind, asked, field):
    with pytest.raises(BadInput) as told:
        instants.ask(kind, asked)
    assert told.value.field == field
    assert wire.requests == []


def test_another_account_sees_none(database, journal, instants, wire):
    key = ended(instants, instants.ask("trace", ASKED).key).key
    other = Instants(database, journal, wire.api(), "other")
    assert other.instant(key) is None and other.recent("trace") == ()
    other.close()


def test_a_checked_number_is_remembered_beside_what_scrubs_say(database, journal, wire):
    verdicts = Verdicts(database)
    wire.answers["dnc/lookup/"] = httpx.Response(
        200, json={"phone": "6025550147", "hit": True, "national_dnc": True, "state_dnc": None, "credits_deducted": 5}
    )
    instants = Instants(database, journal, wire.api(), "acct", verdicts)
    ended(instants, instants.ask("dnc", {"phone": "(602) 555-0147"}).key)
    kept = verdicts.of("acct", ["6025550147"])["6025550147"]
    assert (kept.national_dnc, kept.state_dnc, kept.litigator, kept.source) == (True, None, None, "single check")
    instants.close()


def test_what_was_forgotten_is_asked_anew_under_another_key_and_paid_again_on_purpose(instants, wire, journal):
    first = ended(instants, instants.ask("trace", ASKED).key).key
    instants.forget(first)
    again = ended(instants, instants.ask("trace", ASKED).key)
    assert (again.state, again.key == first) == ("found", False)
    assert wire.asked("trace/lookup/") == 2
    assert [line.outcome for line in journal.lines("acct")] == ["done", "done"]


def test_an_answer_that_is_under_way_is_waited_for_when_the_house_closes(database, journal, wire):
    begun, told = threading.Event(), threading.Event()

    def slow(request):
        begun.set()
        told.wait(60)
        return FOUND

    wire.answers["trace/lookup/"] = slow
    instants = Instants(database, journal, wire.api(), "acct")
    key = instants.ask("trace", ASKED).key
    begun.wait(60)
    threading.Timer(0.1, told.set).start()
    instants.close()
    assert instants.instant(key).state == "found"

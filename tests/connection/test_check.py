"""What an account's API speaks is found out by free calls alone, kept, and asked anew where an answer says otherwise."""

from contextlib import closing

import httpx
import pytest

from components.connection import CAPABILITY_WORDS, Check, Connection, check_api
from components.database import bring_up_to_date, open_database
from components.settings import Settings
from components.tracerfy import DOCUMENT, TODAY, Capability, NotFound, Tracerfy
from tests.orders.wire import BASE_URL, Wire, no_line
from tests.server.processes import SandboxProcess, wait_for

ANALYTICS = httpx.Response(200, json={"balance": 77})
FILTERS = httpx.Response(200, json={"strategies": []})


@pytest.fixture(scope="module", params=["today", "document"])
def world(request):
    with closing(SandboxProcess(seed=1, speed=1.0, dialect=request.param).start()) as running:
        yield request.param, running


@pytest.fixture
def database(tmp_path):
    engine = open_database(f"sqlite:///{tmp_path / 'c.db'}")
    bring_up_to_date(engine)
    yield engine
    engine.dispose()


def settings(tmp_path, **more):
    return Settings(data_dir=tmp_path, database_url="", **more)


def test_both_worlds_are_told_apart_and_nothing_is_charged(world):
    dialect, running = world
    with closing(Tracerfy(running.base_url, "check")) as api:
        before = api.analytics().balance
        found = check_api(api)
        assert api.analytics().balance == found.balance == before
    today = dialect == "today"
    assert found.offers == (frozenset(Capability) if today else frozenset())
    assert found.prefixes == (("lead-builder", "property-search") if today else ("lead-builder",))
    assert found.suggested == dialect
    assert found.dialect == (TODAY if today else DOCUMENT)
    assert all(step.seconds >= 0 and step.there is not None for step in found.steps)
    assert Check.read(found.written()) == found
    log = httpx.get(f"{running.origin}/_sandbox/log").json()
    paid = ("lookup/", "verify/", "execute/", "trace/", "scrub/", "ai-assist/")
    assert not [line for line in log if line["method"] == "POST" and line["path"].endswith(paid)]


def test_every_capability_has_words_and_a_question():
    assert set(CAPABILITY_WORDS) == set(Capability)


def test_an_api_that_is_not_there_is_asked_once():
    wire = Wire({"analytics/": no_line})
    found = check_api(wire.api())
    assert not found.reached
    assert [step.there for step in found.steps] == [None]
    assert {request.url.path for request in wire.requests} == {"/v1/api/analytics/"}


@pytest.mark.parametrize(
    ("answer", "there"),
    [
        (httpx.Response(405, json={"detail": "Method not allowed."}), True),
        (httpx.Response(404, json={"detail": "Not found."}), False),
        (httpx.Response(403, json={"detail": "No."}), None),
        (httpx.Response(500, text="x"), None),
    ],
    ids=["405", "404", "403", "500"],
)
def test_only_a_clear_answer_is_taken_for_one(answer, there):
    wire = Wire({"analytics/": ANALYTICS, "filters/": FILTERS, "phone/verify/": answer})
    found = check_api(wire.api())
    (step,) = [step for step in found.steps if step.name == Capability.VERIFICATION]
    assert step.there is there
    assert (Capability.VERIFICATION in found.offers) is (there is True)


def made(database, tmp_path, wire, **more):
    api = Tracerfy(BASE_URL, "token", transport=httpx.MockTransport(wire), sleep=lambda _: None)
    connection = Connection(database, "acct", api, settings(tmp_path, **more))
    return connection, api


def test_by_hand_nothing_is_asked(database, tmp_path):
    for dialect, expected in (("today", TODAY), ("document", DOCUMENT)):
        wire = Wire({})
        connection, api = made(database, tmp_path, wire, dialect=dialect)
        connection.start()
        assert (api.dialect, wire.requests) == (expected, [])
    _, api = made(database, tmp_path, Wire({}), dialect="today", prefix="lead-builder")
    assert (api.dialect.prefix, api.dialect.offers) == ("lead-builder", TODAY.offers)


def test_what_was_found_is_kept_over_a_restart_and_used(database, tmp_path):
    wire = Wire(
        {
            "analytics/": ANALYTICS,
            "lead-builder/filters/": FILTERS,
            "property-monitors/": httpx.Response(200, json={"results": []}),
        }
    )
    connection, api = made(database, tmp_path, wire)
    assert not connection.offers(Capability.MONITORS)
    connection.start()
    wait_for(lambda: connection.found() is not None, "the check")
    connection.close()
    assert api.dialect.offers == {Capability.MONITORS}
    again, later = made(database, tmp_path, Wire({}))
    assert later.dialect.offers == {Capability.MONITORS}
    assert again.found().balance == 77


def test_a_404_where_something_should_be_starts_a_new_check(database, tmp_path):
    there = httpx.Response(200, json={"results": []})
    wire = Wire({"analytics/": ANALYTICS, "lead-builder/filters/": FILTERS, "property-monitors/": there})
    connection, api = made(database, tmp_path, wire)
    connection.check()
    assert connection.offers(Capability.MONITORS)
    del wire.answers["property-monitors/"]
    connection._checked_at = float("-inf")
    with pytest.raises(NotFound):
        api.monitors()
    wait_for(lambda: not connection.offers(Capability.MONITORS), "the new check")
    asked = len(wire.requests)
    with pytest.raises(NotFound):
        api.monitors()
    connection.close()
    assert len(wire.requests) == asked + 1


def test_a_check_that_could_not_be_made_changes_nothing(database, tmp_path):
    there = httpx.Response(200, json={"results": []})
    wire = Wire({"analytics/": ANALYTICS, "lead-builder/filters/": FILTERS, "property-monitors/": there})
    connection, api = made(database, tmp_path, wire)
    connection.check()
    wire.answers["analytics/"] = no_line
    assert not connection.check().reached
    assert api.dialect.offers == {Capability.MONITORS}
    assert connection.found().balance == 77

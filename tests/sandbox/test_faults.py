"""Faults break what they say they break, and the journal tells what was really sent."""

import httpx
import pytest

from tests.sandbox.conftest import ask

EXECUTE = "/v1/api/lead-builder/execute"


def order(control, *faults):
    control.put("/faults", json=[{"path": path, "fault": fault, "times": times} for path, fault, times in faults])


def lists_made(api):
    return api.get("analytics/").json()["total_queues"]


@pytest.mark.parametrize("status", [401, 402, 403, 404, 429, 500, 503])
def test_a_status_is_answered_without_work(api, control, status):
    order(control, (EXECUTE, f"status:{status}", 1))
    answer = api.post("lead-builder/execute/", json=ask())
    assert answer.status_code == status
    assert answer.json()
    assert ("retry-after" in answer.headers) == (status == 429)
    assert lists_made(api) == 0
    assert api.post("lead-builder/execute/", json=ask()).status_code == 202


def test_reset_before_cuts_the_line_and_does_nothing(api, control):
    order(control, (EXECUTE, "reset_before", 1))
    with pytest.raises((httpx.ReadError, httpx.RemoteProtocolError)):
        api.post("lead-builder/execute/", json=ask())
    assert lists_made(api) == 0


def test_reset_after_does_the_work_and_cuts_the_line(api, control):
    order(control, (EXECUTE, "reset_after", 1))
    with pytest.raises((httpx.ReadError, httpx.RemoteProtocolError)):
        api.post("lead-builder/execute/", json=ask())
    assert lists_made(api) == 1


def test_truncate_sends_half(api, control):
    order(control, ("/v1/api/lead-builder/filters", "truncate", 1))
    with (
        httpx.Client(headers=api.headers) as client,
        client.stream("GET", f"{api.base_url}lead-builder/filters/") as answer,
    ):
        assert answer.status_code == 200
        with pytest.raises((httpx.ReadError, httpx.RemoteProtocolError)):
            answer.read()
    assert api.get("lead-builder/filters/").status_code == 200


def test_garbage_is_a_200_that_nobody_can_read(api, control):
    order(control, (EXECUTE, "garbage", 1))
    answer = api.post("lead-builder/execute/", json=ask())
    assert answer.status_code == 200
    with pytest.raises(ValueError, match=r"decode|Expecting"):
        answer.json()
    assert lists_made(api) == 1


def test_timeout_never_answers(api, control):
    order(control, (EXECUTE, "timeout", 1))
    with pytest.raises(httpx.ReadTimeout):
        api.post("lead-builder/execute/", json=ask(), timeout=0.3)
    assert lists_made(api) == 0


def test_slow_answers_in_the_end(api, control):
    order(control, ("/v1/api/analytics", "slow", 1))
    with pytest.raises(httpx.ReadTimeout):
        api.get("analytics/", timeout=0.2)
    order(control, ("/v1/api/analytics", "slow", 1))
    assert api.get("analytics/").status_code == 200


def test_faults_are_used_up_and_matched_by_pattern(api, control):
    order(control, ("/v1/api/lead-builder/*/rows", "status:503", 2))
    assert [api.get("lead-builder/77/rows/").status_code for _ in range(3)] == [503, 503, 404]
    assert api.get("lead-builder/77/").status_code == 404


def test_the_journal_counts_what_was_sent_and_knows_no_token(api, control, token):
    order(control, (EXECUTE, "reset_after", 1))
    with pytest.raises(httpx.TransportError):
        api.post("lead-builder/execute/", json=ask())
    api.post("lead-builder/execute/", json=ask())
    entries = [entry for entry in control.get("/log").json() if entry["path"].startswith(EXECUTE)]
    assert [(entry["method"], entry["status"], entry["authorization_sent"]) for entry in entries] == [
        ("POST", None, True),
        ("POST", 202, True),
    ]
    assert entries[0]["body_sha256"] == entries[1]["body_sha256"] != ""
    assert '"requested_count"' in entries[0]["body"]
    assert token not in control.get("/log").text
    control.delete("/log")
    assert control.get("/log").json() == []


@pytest.mark.parametrize("fault", ["explode", "status:200", "status:x"])
def test_unknown_faults_are_refused(control, fault):
    assert control.put("/faults", json=[{"path": "/", "fault": fault, "times": 1}]).status_code == 400

"""What outlives what: lists outlive a kill, the sandbox does not outlive its parent."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

from components.sandbox.embedded import start
from tests.sandbox.conftest import ask, finished

ROOT = Path(__file__).resolve().parents[2]
PARENT = """
import sys, time
from components.sandbox.embedded import start
print(start(speed=100).process.pid, flush=True)
time.sleep(60)
"""


def client_of(running):
    return httpx.Client(base_url=running.base_url, headers={"Authorization": "Bearer survivor"}, timeout=30)


def test_lists_survive_kill_9_and_are_charged_once(tmp_path):
    state = tmp_path / "books.sqlite"
    running = start(speed=20, state_path=state)
    with client_of(running) as api:
        done = finished(api, api.post("lead-builder/execute/", json=ask(30)).json()["id"])
        rows = api.get(f"lead-builder/{done['id']}/rows/").json()["rows"]
        under_way = api.post("lead-builder/execute/", json=ask(10)).json()["id"]
        running.process.send_signal(signal.SIGKILL)
        running.process.wait()
    running.close()
    again = start(seed=99, speed=20, state_path=state)
    try:
        with client_of(again) as api:
            assert api.get(f"lead-builder/{done['id']}/rows/").json()["rows"] == rows
            assert finished(api, under_way)["credits_deducted"] == 50
            assert api.get("analytics/").json()["balance"] == 10_000 - 200
            assert api.post("lead-builder/execute/", json=ask(1)).json()["id"] > under_way
    finally:
        again.close()
    assert b"survivor" not in state.read_bytes()


@pytest.mark.parametrize("blow", [signal.SIGKILL, signal.SIGTERM])
def test_the_child_dies_with_its_parent(blow):
    parent = subprocess.Popen([sys.executable, "-c", PARENT], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    child = int(parent.stdout.readline())
    assert _alive(child)
    parent.send_signal(blow)
    parent.wait()
    parent.stdout.close()
    assert _gone_within(child, 10)


def test_close_ends_it():
    running = start(speed=100)
    assert httpx.get(f"{running.origin}/docs", timeout=30).status_code == 200
    running.close()
    assert running.process.returncode == 0
    running.close()


def test_control_is_shut_unless_asked_for():
    running = start()
    try:
        for method, path in (("GET", "log"), ("PUT", "account"), ("PUT", "faults"), ("DELETE", "log")):
            assert httpx.request(method, f"{running.origin}/_sandbox/{path}", json={}, timeout=30).status_code == 404
    finally:
        running.close()


def test_a_sandbox_that_cannot_start_says_so(sandbox):
    taken = int(sandbox.origin.rsplit(":", 1)[1])
    with pytest.raises(RuntimeError, match="did not start"):
        start(port=taken)


def test_help_tells_what_there_is():
    told = subprocess.run(
        [sys.executable, "-m", "components.sandbox", "--help"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    for option in ("--port", "--speed", "--seed", "--control", "--state"):
        assert option in told
    assert "invented" in told


def _alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    stat = Path(f"/proc/{pid}/stat")
    return not stat.exists() or stat.read_text().rsplit(")", 1)[1].split()[0] != "Z"


def _gone_within(pid, seconds):
    until = time.monotonic() + seconds
    while _alive(pid) and time.monotonic() < until:
        time.sleep(0.05)
    return not _alive(pid)

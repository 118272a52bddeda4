"""One sandbox for all of this room's HTTP tests, fast and with control; each test calls it with a token of its own."""

import itertools
import json
import queue
import threading
import time
from datetime import date
from http.server import BaseHTTPRequestHandler, HTTPServer

import httpx
import pytest

from components.sandbox.world.homes import World
from components.sandbox.world.places import all_places
from tests.sandbox.printed_examples import RECORDS, TRACE_COLUMNS
from tests.server.processes import SandboxProcess

PHOENIX = {"mode": "city", "cities": ["Phoenix"], "states": ["AZ"]}
_tokens = (f"token-{number}" for number in itertools.count())


@pytest.fixture(scope="session")
def world():
    return World(all_places(), seed=7, as_of=date(2026, 4, 11))


@pytest.fixture(scope="session")
def sandbox():
    running = SandboxProcess(speed=200).start()
    yield running
    running.close()


@pytest.fixture
def token():
    return next(_tokens)


@pytest.fixture
def api(sandbox, token):
    with httpx.Client(base_url=sandbox.base_url, headers={"Authorization": f"Bearer {token}"}, timeout=30) as client:
        yield client


@pytest.fixture(scope="session")
def slow_sandbox():
    """One where jobs take as long as in life."""
    running = SandboxProcess(speed=1).start()
    yield running
    running.close()


@pytest.fixture
def slow_api(slow_sandbox, token):
    headers = {"Authorization": f"Bearer {token}"}
    with httpx.Client(base_url=slow_sandbox.base_url, headers=headers, timeout=30) as client:
        yield client


@pytest.fixture
def control(sandbox):
    with httpx.Client(base_url=f"{sandbox.origin}/_sandbox", timeout=30) as client:
        client.put("/faults", json=[])
        client.delete("/log")
        yield client
        client.put("/faults", json=[])


@pytest.fixture
def announced():
    """A listener for webhooks: gives its URL and a queue of what came."""
    came = queue.Queue()

    class Listener(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            came.put((self.path, dict(self.headers), json.loads(body)))
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_):
            return

    server = HTTPServer(("127.0.0.1", 0), Listener)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/hook?secret=s", came
    server.shutdown()
    server.server_close()


def ask(count=20, geography=PHOENIX, **more):
    return {"geography": geography, "requested_count": count, **more}


def bought(api, **more):
    """Buy a list and wait until it is built; gives its status."""
    accepted = api.post("lead-builder/execute/", json=ask(**more))
    assert accepted.status_code == 202, accepted.text
    return finished(api, accepted.json()["id"])


def finished(api, list_id):
    for _ in range(400):
        status = api.get(f"lead-builder/{list_id}/").json()
        if status["status"] != "pending":
            return status
        time.sleep(0.02)
    raise AssertionError(f"List {list_id} was not built.")


def traced(api, csv=RECORDS, **form):
    """Trace a batch and wait until it is done; gives its record."""
    placed = api.post("trace/", data={**TRACE_COLUMNS, **form}, files={"csv_file": ("records.csv", csv)})
    assert placed.status_code == 200, placed.text
    queue_id = placed.json()["queue_id"]
    return waited(lambda: next(each for each in api.get("queues/").json() if each["id"] == queue_id))


def job_done(api, path, job_id):
    """Wait until a job is done; gives its record."""
    return waited(lambda: api.get(path.format(job_id)).json())


def waited(look):
    for _ in range(400):
        record = look()
        if not record["pending"]:
            return record
        time.sleep(0.02)
    raise AssertionError(f"{record} was not done.")

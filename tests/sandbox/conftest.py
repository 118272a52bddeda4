"""One sandbox for all of this room's HTTP tests, fast and with control; each test calls it with a token of its own."""

import itertools
import time
from datetime import date

import httpx
import pytest

from components.sandbox.embedded import start
from components.sandbox.world.homes import World
from components.sandbox.world.places import all_places

PHOENIX = {"mode": "city", "cities": ["Phoenix"], "states": ["AZ"]}
_tokens = (f"token-{number}" for number in itertools.count())


@pytest.fixture(scope="session")
def world():
    return World(all_places(), seed=7, as_of=date(2026, 4, 11))


@pytest.fixture(scope="session")
def sandbox():
    running = start(speed=200, control=True)
    yield running
    running.close()


@pytest.fixture
def token():
    return next(_tokens)


@pytest.fixture
def api(sandbox, token):
    with httpx.Client(base_url=sandbox.base_url, headers={"Authorization": f"Bearer {token}"}, timeout=30) as client:
        yield client


@pytest.fixture
def control(sandbox):
    with httpx.Client(base_url=f"{sandbox.origin}/_sandbox", timeout=30) as client:
        client.put("/faults", json=[])
        client.delete("/log")
        yield client
        client.put("/faults", json=[])


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

"""Two replicas over one PostgreSQL: what a dead one drove comes home with the other; a frozen one lets go of what it lost."""

import random
import signal

import pytest
from sqlalchemy import text

from components.orders import PARCEL_TRACE, SCRUB, TRACE, State
from tests.crash.storm import come_home, judge, reckoned, storm
from tests.crash.two_replicas import Scene
from tests.server.postgres import postgres_server
from tests.server.processes import HouseProcess, wait_for

KINDS = ("lead_list", TRACE, PARCEL_TRACE, SCRUB)
AT_THE_VENDORS = {State.BUILDING, State.FETCHING}


@pytest.fixture(scope="module")
def server():
    with postgres_server() as running:
        yield running


@pytest.fixture
def scene(tmp_path, server, request):
    with_name = f"r{abs(hash(request.node.nodeid))}"
    server.psql(f"CREATE DATABASE {with_name};")
    made = Scene(tmp_path, server.get_uri(database=with_name))
    yield made
    made.end()


def lease_of(scene, name):
    with scene.database.connect() as connection:
        query = text("SELECT lease FROM replicas WHERE name = :name")
        return connection.execute(query, {"name": name}).scalar_one()


def driven_by(scene, keys):
    with scene.database.connect() as connection:
        query = text(
            "SELECT DISTINCT w.executor_id FROM orders o JOIN dbos.workflow_status w ON w.workflow_uuid = o.workflow_id"
            " WHERE o.key = ANY(:keys)"
        )
        return set(connection.execute(query, {"keys": list(keys)}).scalars())


def test_what_a_dead_replica_drove_comes_home_with_the_other(scene):
    one, other = scene.replicas
    keys = [scene.confirm(kind) for kind in KINDS]
    one.start()
    other.start()
    wait_for(lambda: all(scene.state(key) is not State.QUEUED for key in keys), "them to be sent")
    assert driven_by(scene, keys) <= {lease_of(scene, "one")}
    one.kill()
    scene.reach(keys, State.READY, State.UNCERTAIN)
    scene.assert_whole(keys)
    assert scene.posts() == len(keys)


def test_one_that_was_being_sent_becomes_uncertain_and_is_not_sent_again(scene):
    one, other = scene.replicas
    scene.sandbox.faults(("/v1/api/*/execute", "timeout", 1))
    key = scene.confirm("lead_list")
    one.start()
    wait_for(lambda: scene.posts() == 1, "the call")
    other.start()
    one.kill()
    scene.reach([key], State.UNCERTAIN)
    assert scene.posts() == 1


def test_a_frozen_one_that_wakes_up_has_lost_its_work_and_does_not_drive_it(scene):
    one, other = scene.replicas
    scene.sandbox.faults(("/v1/api/*/*/rows", "slow", 1))
    key = scene.confirm("lead_list")
    one.start()
    scene.reach([key], *AT_THE_VENDORS)
    one.signal(signal.SIGSTOP)
    other.start()
    scene.reach([key], State.READY)
    one.signal(signal.SIGCONT)
    again = scene.confirm(TRACE)
    scene.reach([again], State.READY)
    scene.assert_whole([key, again])
    assert scene.posts() == 2
    one.stop()


def test_one_that_is_stopped_gives_its_work_back_at_once(scene):
    one, other = scene.replicas
    keys = [scene.confirm(kind) for kind in KINDS]
    one.start()
    other.start()
    wait_for(lambda: all(scene.state(key) is not State.QUEUED for key in keys), "them to be sent")
    one.stop()
    with scene.database.connect() as connection:
        assert connection.execute(text("SELECT name FROM replicas")).scalars().all() == ["other"]
    assert not [key for key in keys if scene.state(key) is State.PLACING]
    scene.reach(keys, State.READY)
    scene.assert_whole(keys)
    assert scene.posts() == len(keys)


def test_a_second_one_under_the_same_name_is_refused(scene, tmp_path):
    one, _ = scene.replicas
    one.start()
    twin = HouseProcess(tmp_path / "twin", one.environ).begin()
    wait_for(lambda: twin.process.poll() is not None, "its end")
    assert "NameTaken: Another Platbook runs under the name one" in twin.log_file.read_text()
    assert one.process.poll() is None


def test_killed_at_random_while_postgresql_is_restarted_nothing_is_lost_and_nothing_sent_twice(scene, server):
    keys = storm(scene, server, 3, rng=random.Random(4), in_flight=8, restart_every=2)
    come_home(scene, keys)
    by_state, posts, taken, jobs = reckoned(scene, keys)
    assert posts <= len(keys)
    judge(by_state, taken, jobs)
    assert by_state[State.READY] > 0

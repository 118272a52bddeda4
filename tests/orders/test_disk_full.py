"""The disk is full while the API answers a paid call: the number is never lost, and nothing is sent twice."""

import logging
import resource
from pathlib import Path

import httpx
import pytest
from sqlalchemy.exc import OperationalError

from components.orders import State
from components.orders import placing as door
from tests.orders.wire import Wire, accepted


@pytest.fixture
def disk(database):
    """A disk that takes nothing more once it is full: no file may grow beyond what the write-ahead log is then."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    log = Path(f"{database.url.database}-wal")

    class Disk:
        def fill(self):
            resource.setrlimit(resource.RLIMIT_FSIZE, (log.stat().st_size, hard))

        def make_room(self):
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    made = Disk()
    yield made
    made.make_room()


@pytest.fixture
def database(tmp_path):
    from components.database import bring_up_to_date, open_database

    engine = open_database(f"sqlite:///{tmp_path / 'platbook.sqlite'}")
    bring_up_to_date(engine)
    with engine.connect():  # a connection that stays keeps the write-ahead log
        yield engine
    engine.dispose()


@pytest.fixture
def wire(disk):
    def answer(request):
        disk.fill()
        return accepted()

    return Wire({"analytics/": httpx.Response(200, json={"balance": 9000}), "execute/": answer})


def test_the_number_is_written_down_as_soon_as_there_is_room(disk, wire, order, home, journal, monkeypatch):
    tries = []
    monkeypatch.setattr(door._write_down.retry, "sleep", lambda pause_s: (tries.append(pause_s), disk.make_room()))
    assert door.place(order, wire.api(), home, journal) == 2.0
    standing = home.ledger.order(order.key)
    assert (standing.state, standing.vendor_id) == (State.BUILDING, 42)
    assert len(tries) == 1
    assert wire.asked("execute/") == 1


def test_where_there_is_no_room_for_long_the_log_has_it_and_nothing_is_sent_again(
    disk, wire, order, home, journal, monkeypatch, caplog
):
    caplog.set_level(logging.INFO)
    monkeypatch.setattr(door._write_down.retry, "sleep", lambda pause_s: None)
    with pytest.raises(OperationalError):
        door.place(order, wire.api(), home, journal)
    disk.make_room()
    assert f"order {order.code} is list 42" in caplog.text
    standing = home.ledger.order(order.key)
    assert standing.state is State.PLACING
    assert door.place(standing, wire.api(), home, journal) is None
    assert home.ledger.order(order.key).state is State.UNCERTAIN
    assert wire.asked("execute/") == 1

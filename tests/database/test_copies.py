"""Copies: whole, private, put back; and what a copy had still to send is never sent by itself."""

import sqlite3
import stat
from contextlib import closing

import pytest
from sqlalchemy import text

from components.audience import Audience, Cities, Place
from components.database import COPY, bring_up_to_date, copy_sqlite, found_mark, open_database
from components.orders import Journal, Ledger, State
from components.tracerfy import account_of
from tests.database.command import run
from tests.server.processes import Dashboard, SandboxProcess, wait_for

TOKEN = "copies-token"
ACCOUNT = account_of(TOKEN)
WANTED = Audience(geography=Cities((Place("Tempe", "AZ"),)), requested_count=60).with_filter("absentee_owner", False)


@pytest.fixture
def file(tmp_path):
    """A database with one order that waits to be sent."""
    file = tmp_path / "platbook.db"
    database = open_database(f"sqlite:///{file}")
    bring_up_to_date(database)
    ledger, journal = Ledger(database), Journal(database)
    key = ledger.next_key(ACCOUNT, WANTED)
    ledger.open(key, ACCOUNT, WANTED, name="Waiting", max_credits=300)
    journal.record(key, ACCOUNT, kind="lead_list", subject="Waiting", max_credits=300)
    database.dispose()
    return file


def test_a_copy_holds_what_the_write_ahead_log_holds(file, tmp_path):
    with closing(sqlite3.connect(file)) as running:
        running.execute("PRAGMA journal_mode=WAL")
        running.execute("UPDATE orders SET name = 'Written just now'")
        running.commit()
        told = run("--database", f"sqlite:///{file}", "copy", "--to", tmp_path / "copy.db")
        assert told.returncode == 0, told.stderr
    with closing(sqlite3.connect(tmp_path / "copy.db")) as copy:
        assert copy.execute("SELECT name FROM orders").fetchall() == [("Written just now",)]
    assert stat.S_IMODE((tmp_path / "copy.db").stat().st_mode) == 0o600


def test_a_copy_takes_no_other_files_place(file, tmp_path):
    (tmp_path / "letter").write_text("dear")
    told = run("--database", f"sqlite:///{file}", "copy", "--to", tmp_path / "letter")
    assert (told.returncode, told.stderr) == (1, f"There is a file {tmp_path / 'letter'} already.\n")
    assert (tmp_path / "letter").read_text() == "dear"


def test_a_copy_put_back_keeps_what_was_there(file, tmp_path):
    copy_sqlite(file, tmp_path / "copy.db")
    with closing(sqlite3.connect(file)) as database:
        database.execute("UPDATE orders SET name = 'Later'")
        database.commit()
    told = run("--database", f"sqlite:///{file}", "restore", tmp_path / "copy.db")
    assert told.returncode == 0, told.stderr
    (replaced,) = tmp_path.glob("platbook-replaced-*.db")
    assert run("--database", f"sqlite:///{file}", "restore", tmp_path / "copy.db").returncode == 0
    assert len(list(tmp_path.glob("platbook-replaced-*.db"))) == 2, "nothing that was replaced is replaced again"
    assert str(replaced) in told.stdout
    for path, name in ((file, "Waiting"), (replaced, "Later")):
        with closing(sqlite3.connect(path)) as database:
            assert database.execute("SELECT name FROM orders").fetchone() == (name,)
    assert (tmp_path / "copy.db").exists()


@pytest.mark.parametrize("damage", ["missing", "text", "another's", "torn", "newer", "open"])
def test_what_is_no_copy_or_has_no_place_changes_nothing(file, tmp_path, damage):
    copy = tmp_path / "copy.db"
    copy_sqlite(file, copy)
    body = copy.read_bytes()
    said = {
        "missing": "There is no file",
        "text": "file is not a database",
        "another's": "is not a whole database of Platbook's",
        "torn": "database disk image is malformed",
        "newer": "made by a newer Platbook",
        "open": "is open. Stop Platbook first.",
    }
    before = file.read_bytes()
    running = sqlite3.connect(file)
    match damage:
        case "missing":
            copy.unlink()
        case "text":
            copy.write_text("A letter. " * 1000)
        case "another's":
            copy.unlink()
            _execute(copy, "CREATE TABLE somebody_elses (key TEXT)")
        case "torn":
            copy.write_bytes(body[: len(body) // 3])
        case "newer":
            _execute(copy, "UPDATE alembic_version SET version_num = '0999'")
        case "open":
            running.execute("SELECT * FROM orders").fetchone()
    told = run("--database", f"sqlite:///{file}", "restore", copy)
    running.close()
    assert told.returncode == 1
    assert said[damage] in told.stderr and told.stderr.count("\n") == 1
    assert file.read_bytes() == before
    assert not list(tmp_path.glob("*replaced*")) and not list(tmp_path.glob("*.fresh*"))


def _execute(file, statement):
    with closing(sqlite3.connect(file)) as database:
        database.execute(statement)
        database.commit()


def test_what_a_copy_had_still_to_send_is_not_sent_but_asked_for(file, tmp_path):
    """The copy was made, then the order was bought; the copy put back must not buy it again."""
    copy_sqlite(file, tmp_path / "copy.db")
    sandbox = SandboxProcess(tmp_path / "sandbox.sqlite", speed=1000, token=TOKEN).start()
    dashboard = Dashboard(tmp_path, {"PLATBOOK_SANDBOX_URL": sandbox.base_url, "PLATBOOK_SANDBOX_TOKEN": TOKEN})
    try:
        _reaches(dashboard, file, State.READY)
        assert sandbox.executes() == 1
        assert run("--database", f"sqlite:///{file}", "restore", tmp_path / "copy.db").returncode == 0
        order, line = _reaches(dashboard, file, State.UNCERTAIN)
        assert "put back from a copy" in order.reason and "may have been sent since" in order.reason
        assert line.outcome == "uncertain"
        assert sandbox.executes() == 1
        assert found_mark(open_database(f"sqlite:///{file}"), COPY) is None, "once settled, the next start sends again"
    finally:
        dashboard.kill()
        sandbox.kill()


def _reaches(dashboard, file, state):
    """Let the dashboard run until its order has got there; give the order and its line in the journal."""
    dashboard.start()
    database = open_database(f"sqlite:///{file}")
    wait_for(lambda: Ledger(database).orders(ACCOUNT)[0].state is state, str(state))
    dashboard.stop()
    order, line = Ledger(database).orders(ACCOUNT)[0], Journal(database).lines(ACCOUNT)[0]
    database.dispose()
    return order, line


def test_a_restored_postgresql_is_marked_by_a_command(postgres):
    database = open_database(postgres.replace("postgresql://", "postgresql+psycopg://", 1))
    bring_up_to_date(database)
    told = run("--database", postgres, "restored")
    assert told.returncode == 0, told.stderr
    assert found_mark(database, COPY).value == "pg_dump"
    database.dispose()


def test_where_the_database_stands_is_shown_and_nothing_is_made(file, tmp_path):
    told = run("--database", f"sqlite:///{file}", "show")
    assert told.stdout.splitlines()[:1] == [f"sqlite:///{file}"]
    assert "revision 0" in told.stdout
    assert run("--database", f"sqlite:///{tmp_path / 'other.db'}", "show").returncode == 1
    assert not (tmp_path / "other.db").exists()


def test_a_copy_older_than_revisions_is_marked_too(tmp_path):
    old = open_database(f"sqlite:///{tmp_path / 'old.db'}")
    with old.begin() as connection:
        connection.execute(text("CREATE TABLE orders_of_old (key TEXT)"))
    copy_sqlite(tmp_path / "old.db", tmp_path / "copy.db")
    assert found_mark(open_database(f"sqlite:///{tmp_path / 'copy.db'}"), COPY).value == "old.db"
    assert found_mark(old, COPY) is None

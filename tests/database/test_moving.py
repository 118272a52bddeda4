"""From SQLite to PostgreSQL: every row of every table, counted; the order in flight goes on there, and only there."""

import sqlite3
import tracemalloc
from contextlib import closing

import pytest
from sqlalchemy import insert, make_url, select, text

from components.database import MovedDatabase, bring_up_to_date, move, open_database
from components.faults import BadInput
from components.library import Shelf, pack
from components.library.tables import blobs
from components.orders import Inbox, Ledger, State, VendorFiles
from components.orders.pages import PageStore
from components.tracerfy import account_of
from tests.database.command import run
from tests.server.processes import Dashboard, wait_for

ACCOUNT = account_of("platbook-sandbox")
OF_THE_SCHEMA = {"alembic_version", "dbos_migrations"}


def opened(url):
    return open_database(url.replace("postgresql://", "postgresql+psycopg://", 1))


def counts(file):
    with closing(sqlite3.connect(file)) as database:
        names = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: database.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in names}


@pytest.fixture
def full(first_release):
    """The first release's database with rows in the tables that were empty when it was killed."""
    file = first_release / "platbook.db"
    database = open_database(f"sqlite:///{file}")
    bring_up_to_date(database)
    for page in (1, 2):
        PageStore(database, "half-fetched").keep(page, 700, [{"address": f"{number} Palm St"} for number in range(350)])
    Inbox(database).take(b'{"id": 76, "status": "complete"}')
    with database.begin() as connection:
        connection.execute(
            text(
                "INSERT INTO notifications (message_uuid, destination_uuid, message) "
                "SELECT 'm', workflow_uuid, 'x' FROM workflow_status LIMIT 1"
            )
        )
        connection.execute(text("INSERT INTO marks VALUES ('test', 'kept', 1.5)"))
    database.dispose()
    return file


def test_a_full_database_moves_and_its_order_in_flight_ends_there(full, tmp_path, postgres):
    had = {name: count for name, count in counts(full).items() if name not in OF_THE_SCHEMA}
    ours = {"orders", "row_pages", "vendor_files", "activity", "webhooks", "threads", "turns", "shelf", "marks"}
    assert all(had[name] for name in [*ours, "saved_audiences", "watched_counts", "workflow_status", "notifications"])
    moved = run("--database", f"sqlite:///{full}", "move", "--to", postgres)
    assert moved.returncode == 0, moved.stderr
    table = [line.rsplit(maxsplit=1) for line in moved.stdout.splitlines() if line[-1].isdigit()]
    told = {name: int(count.replace(",", "")) for name, count in table}
    assert told.pop("all rows, counted there") == sum(had.values())
    assert told == had
    _is_whole_there(full, postgres, had)
    _opens_here_no_more(full, had, postgres)
    _goes_on_there(full.parent, tmp_path, postgres)


def _is_whole_there(full, postgres, had):
    """Counted once more by other means than the move's own, and bodies compared byte by byte."""
    here, there = open_database(f"sqlite:///{full}"), opened(postgres)
    with here.connect() as old, there.connect() as new:
        for name, count in had.items():
            schema = "public" if new.execute(text(f"SELECT to_regclass('public.{name}')")).scalar() else "dbos"
            assert new.execute(text(f"SELECT count(*) FROM {schema}.{name}")).scalar() == count, name
        body = select(blobs.c.body)
        assert old.execute(body).scalar_one() == new.execute(body).scalar_one()
    (ready,) = [order for order in Ledger(there).orders(ACCOUNT) if order.state is State.READY]
    assert VendorFiles(there).read(ready.key) == VendorFiles(here).read(ready.key) is not None
    assert PageStore(there, "half-fetched").in_order() == PageStore(here, "half-fetched").in_order()
    here.dispose()
    there.dispose()


def _opens_here_no_more(full, had, postgres):
    here = open_database(f"sqlite:///{full}")
    with pytest.raises(MovedDatabase, match="was moved to postgresql"):
        bring_up_to_date(here)
    here.dispose()
    dashboard = Dashboard(full.parent)
    dashboard.begin()
    wait_for(lambda: dashboard.process.poll() is not None, "its end")
    assert "Platbook can't open: Everything in this database was moved to postgresql" in dashboard.log_file.read_text()
    assert counts(full) == {**counts(full), **had, "marks": had["marks"] + 1}
    assert f"moved to {make_url(postgres).render_as_string()}" in run("--database", f"sqlite:///{full}", "show").stdout
    again = run("--database", f"sqlite:///{full}", "move", "--to", "postgresql://x@127.0.0.1:1/none")
    assert (again.returncode, again.stdout) == (1, "")
    assert "was moved to" in again.stderr


def _goes_on_there(data_dir, tmp_path, postgres):
    dashboard = Dashboard(data_dir, {"DATABASE_URL": postgres}).start()
    database = opened(postgres)
    try:
        ledger = Ledger(database)
        in_flight = ledger.orders(ACCOUNT)[0]
        wait_for(lambda: ledger.order(in_flight.key).state is State.READY, "the order in flight")
        assert ledger.order(in_flight.key).actual_count == 80
        rows = Shelf(database, tmp_path / "elsewhere").ask(ACCOUNT, [1, 2], "SELECT count(*) AS n FROM rows")
        assert rows.to_pylist() == [{"n": 140}]
        wait_for(lambda: _pending(database) == 0, "the order's workflow, which keeps the vendor's file at last")
        Inbox(database).take(b'{"id": 77, "status": "complete"}')
        with database.connect() as connection:
            assert connection.execute(text("SELECT count(*) FROM webhooks")).scalar() == 2
    finally:
        dashboard.kill()
        database.dispose()


def _pending(database):
    with database.connect() as connection:
        pending = text("SELECT count(*) FROM dbos.workflow_status WHERE status = 'PENDING'")
        return connection.execute(pending).scalar()


def test_a_target_that_holds_rows_is_refused_and_gets_no_tables(full, postgres):
    target = opened(postgres)
    with target.begin() as connection:
        connection.execute(text("CREATE TABLE somebody_elses AS SELECT 1 AS one"))
    before = counts(full)
    told = run("--database", f"sqlite:///{full}", "move", "--to", postgres)
    assert told.returncode == 1
    assert "holds rows already, in somebody_elses. Nothing was moved." in told.stderr
    with target.connect() as connection:
        tables = "SELECT count(*) FROM pg_tables WHERE schemaname IN ('public', 'dbos')"
        assert connection.execute(text(tables)).scalar() == 1
    assert counts(full) == before
    target.dispose()


def test_an_open_database_is_not_moved(full, postgres):
    with closing(sqlite3.connect(full)) as running:
        running.execute("SELECT * FROM orders").fetchone()
        told = run("--database", f"sqlite:///{full}", "move", "--to", postgres)
    assert (told.returncode, told.stderr) == (1, f"{full} is open. Stop Platbook first.\n")


def test_a_row_that_gets_lost_on_the_way_stops_the_move_and_leaves_both_as_they_were(full, postgres):
    target = opened(postgres)
    bring_up_to_date(target)
    with target.begin() as connection:
        connection.execute(text("CREATE RULE swallow AS ON INSERT TO turns DO INSTEAD NOTHING"))
    source = open_database(f"sqlite:///{full}")
    with pytest.raises(BadInput, match="Table turns has 3 rows here and 0 there"):
        move(source, target)
    bring_up_to_date(source)
    with target.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM orders")).scalar() == 0
    source.dispose()
    target.dispose()


def test_long_lists_move_one_at_a_time(full, postgres):
    source, target = open_database(f"sqlite:///{full}"), opened(postgres)
    megabytes = 4
    with source.begin() as connection:
        for list_id in range(100, 112):
            row = {"account": "a", "list_id": list_id, "digest": "d", "row_count": 1, "put_at": 1.0}
            connection.execute(insert(blobs).values(**row, body=pack([{"x": 1}]) + bytes(megabytes * 1_000_000)))
    source.dispose()
    tracemalloc.start()
    moved = move(source, target)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert moved["shelf"] == 13
    assert peak < 8 * megabytes * 1_000_000, f"{peak:,} bytes at once for 12 lists of {megabytes} MB"
    source.dispose()
    target.dispose()


@pytest.mark.parametrize(
    ("database", "to", "said"),
    [
        ("sqlite:////nowhere/p.db", "postgresql://x@y/z", "There is no SQLite database at /nowhere/p.db"),
        ("postgresql://x@y/z", "postgresql://x@y/z", "This is for SQLite; PostgreSQL has pg_dump"),
        ("sqlite:///{full}", "mysql://x@y/z", "Name the PostgreSQL database as postgresql://"),
        ("sqlite:///{full}", "postgresql://x:secret@127.0.0.1:1/z", "onnection refused"),
    ],
)
def test_what_cannot_be_moved_is_said_in_a_line(full, database, to, said):
    told = run("--database", database.format(full=full), "move", "--to", to)
    assert told.returncode == 1
    assert said in told.stderr
    assert told.stderr.count("\n") == 1 and "secret" not in told.stderr


def test_the_address_a_database_was_moved_to_is_kept_without_its_password(full, postgres):
    url = make_url(postgres).set(drivername="postgresql+psycopg", password="pass-of-no-use")
    source = open_database(f"sqlite:///{full}")
    move(source, open_database(url.render_as_string(hide_password=False)))
    with pytest.raises(MovedDatabase) as told:
        bring_up_to_date(source)
    assert "postgresql" in told.value.message and "pass-of-no-use" not in str(told.value)
    assert b"pass-of-no-use" not in full.read_bytes()
    source.dispose()

"""A data folder of the first release, killed with an order in flight, opens with everything in it, and the order ends well."""

import sqlite3
from contextlib import closing

from dbos._migration import get_sqlite_migration_versions

from components.database import known_revisions, open_database, standing_revision
from components.library import Shelf
from components.notices import Notices
from components.orders import Journal, Ledger, State
from components.people import HERE
from components.saved import Saved
from components.threads import Threads
from components.tracerfy import account_of
from tests.server.processes import Dashboard, wait_for

ACCOUNT = account_of("platbook-sandbox")


def test_everything_is_there_and_the_order_in_flight_ends_well(first_release):
    dashboard = Dashboard(first_release, by_command=True).start()
    database = open_database(f"sqlite:///{first_release / 'platbook.db'}")
    try:
        ledger, shelf = Ledger(database), Shelf(database, first_release / "elsewhere")
        assert standing_revision(database) == known_revisions()[-1]
        in_flight, ready = ledger.orders(ACCOUNT)
        assert (ready.name, ready.state, ready.actual_count) == ("Absentee in Tempe", State.READY, 60)
        wait_for(lambda: ledger.order(in_flight.key).state is State.READY, "the order in flight")
        ended = ledger.order(in_flight.key)
        assert (ended.list_id, ended.requested_count, ended.actual_count) == (2, 80, 80)
        counted = shelf.ask(ACCOUNT, [1, 2], "SELECT _list AS list_id, count(*) AS n FROM rows GROUP BY 1 ORDER BY 1")
        assert counted.to_pylist() == [{"list_id": 1, "n": 60}, {"list_id": 2, "n": 80}]
        outcomes = [(line.kind, line.outcome) for line in Journal(database).lines(ACCOUNT)]
        assert outcomes == [("lead_list", "done"), *[("ai_assist", "done")] * 3, ("lead_list", "done")]
        standing, newest = get_sqlite_migration_versions(database)
        assert standing == newest, "the durable engine's own tables are at its newest"
        assert len(list(first_release.glob("platbook-revision-0000-*.db"))) == 1
        told = wait_for(lambda: Notices(database).latest(ACCOUNT, HERE.id, 9), "the notice of the order in flight")
        assert [line.notice.title for line in told] == [f"{ended.name} is ready"], "what was ready before is no news"
        _nothing_else_is_lost(database)
        _each_was_paid_once(first_release)
    finally:
        dashboard.kill()
        database.dispose()


def _nothing_else_is_lost(database):
    threads = Threads(database)
    vacant, landlords = threads.of(ACCOUNT)
    assert (vacant.title, landlords.title) == ("Vacant homes in Tempe", "Tired landlords in Mesa, AZ owned 10+ years")
    asked = [turn.prompt for turn in threads.turns(landlords.id)]
    assert asked == ["Tired landlords in Mesa, AZ owned 10+ years", "What is a tired landlord?"]
    saved = {one.name: one for one in Saved(database).of(ACCOUNT)}
    assert {name: one.watched for name, one in saved.items()} == {"Mesa high equity": True, "Tempe absentees": False}
    assert saved["Mesa high equity"].counts


def _each_was_paid_once(first_release):
    """The vendor's books: what was bought is what both lists and three answers cost, and no credit more."""
    with closing(sqlite3.connect(first_release / "sandbox.sqlite")) as books:
        lists = books.execute("SELECT id, status, credits_deducted FROM lists ORDER BY id").fetchall()
        assert lists == [(1, "complete", 300), (2, "complete", 400)]
        assert books.execute("SELECT balance FROM accounts").fetchall() == [(10_000 - 300 - 400 - 3,)]


def test_a_newer_database_stops_the_start_with_one_plain_line(first_release):
    with closing(sqlite3.connect(first_release / "platbook.db")) as database:
        database.execute("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)")
        database.execute("INSERT INTO alembic_version VALUES ('0999')")
        database.commit()
    dashboard = Dashboard(first_release)
    dashboard.begin()
    wait_for(lambda: dashboard.process.poll() is not None, "its end")
    told = dashboard.log_file.read_text()
    (line,) = [line for line in told.splitlines() if "can't open" in line]
    assert "Platbook can't open: The database was made by a newer Platbook: it stands at revision 0999" in line
    assert line.endswith("Start that version again, or put the copy back that lies beside the database.")
    assert "Traceback" not in told

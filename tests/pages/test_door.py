"""Where the house could not be opened, every page says why, as the server's log does, and shows nothing else."""

import sqlite3
from contextlib import closing

import pytest
from streamlit.testing.v1 import AppTest

from components import house as entrance
from components.database import bring_up_to_date, open_database
from tests.pages.conftest import PATIENCE_S
from tests.server.processes import ROOT


@pytest.fixture
def closed(tmp_path, monkeypatch):
    """A data folder that no house stands on yet."""
    monkeypatch.setattr(entrance, "_standing", None)
    monkeypatch.setenv("PLATBOOK_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("PLATBOOK_DATABASE_URL", "")
    monkeypatch.setenv("DATABASE_URL", "")
    return tmp_path


def visited(page):
    visitor = AppTest.from_file(str(ROOT / "pages" / "frame.py"), default_timeout=PATIENCE_S).run()
    return visitor if page == "home" else visitor.switch_page(f"{page}.py").run()


@pytest.mark.parametrize("page", ["home", "lists", "settings"])
def test_a_newer_database_is_told_on_the_page(closed, page):
    database = open_database(f"sqlite:///{closed / 'platbook.db'}")
    bring_up_to_date(database)
    database.dispose()
    with closing(sqlite3.connect(closed / "platbook.db")) as newer:
        newer.execute("UPDATE alembic_version SET version_num = '9041'")
        newer.commit()
    visitor = visited(page)
    (told,) = visitor.error
    assert told.value.startswith("**Platbook can't open.**")
    assert "made by a newer Platbook: it stands at revision 9041" in told.value.replace("\\", "")
    assert not visitor.exception and not visitor.button and not visitor.sidebar.markdown


def test_what_nobody_foresaw_is_left_to_the_log(closed, monkeypatch, caplog):
    def broken(_settings):
        raise ZeroDivisionError("bug")

    monkeypatch.setattr(entrance, "open_house", broken)
    visitor = visited("home")
    assert [told.value for told in visitor.error] == ["**Platbook can't open.**  \nThe server's log says why."]
    assert not visitor.exception
    assert "ZeroDivisionError: bug" in caplog.text

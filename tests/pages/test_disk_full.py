"""What the server can't read or write is said in a line, in the page, and is no traceback."""

import errno

from sqlalchemy.exc import OperationalError

from tests.pages.conftest import said


def test_home_says_so_where_its_rows_can_not_be_written(visit, ready_order, standing, monkeypatch):
    for path in (standing.settings.data_dir / "rows").glob("*.parquet"):
        path.unlink()

    def full(*_args, **_names):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("components.library.shelf.tempfile.NamedTemporaryFile", full)
    visitor = visit("home")
    assert "The server can't read or write what it keeps." in said(visitor)
    assert not visitor.exception
    monkeypatch.undo()
    assert "can't read or write" not in said(visit("home"))


def test_a_part_that_is_drawn_by_itself_says_so_too(visit, standing, monkeypatch):
    def away(*_args, **_names):
        raise OperationalError("SELECT", {}, OSError("database is away"))

    monkeypatch.setattr("components.ui.frame.account_bar.follow", away)
    visitor = visit("settings")
    assert "The server can't read or write what it keeps." in "".join(error.value for error in visitor.sidebar.error)
    assert [title.value for title in visitor.title] == ["Settings"]
    assert not visitor.exception

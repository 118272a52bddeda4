"""A cache of rows that can't be written is said in a line, in the page, and is no traceback."""

import errno

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

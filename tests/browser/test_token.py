"""The token is never in a page, a log, the database or a websocket frame; it goes to the API's host alone."""

import sqlite3

import pytest

from tests.browser.test_journey import settled
from tests.server.processes import Dashboard, SandboxProcess

TOKEN = "tok_9f3a77c1e5b24d0c8a61_never_to_be_seen"


@pytest.fixture
def scene(tmp_path):
    sandbox = SandboxProcess(tmp_path / "sandbox.sqlite", speed=50, token=TOKEN).start()
    dashboard = Dashboard(
        tmp_path / "data",
        {"PLATBOOK_TOKEN": TOKEN, "PLATBOOK_BASE_URL": sandbox.base_url, "PLATBOOK_LOG_LEVEL": "DEBUG"},
    ).start()
    yield sandbox, dashboard
    dashboard.stop()
    sandbox.kill()


def everything_in(database):
    with sqlite3.connect(database) as connection:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return tables, b"".join(
            value.encode() if isinstance(value, str) else value
            for table in tables
            for row in connection.execute(f'SELECT * FROM "{table}"')
            for value in row
            if isinstance(value, str | bytes)
        )


def test_the_token_is_seen_by_the_api_and_nowhere_else(page, scene):
    sandbox, dashboard = scene
    frames, pages = [], []
    page.on("websocket", lambda socket: socket.on("framereceived", lambda frame: frames.append(frame)))
    page.on("websocket", lambda socket: socket.on("framesent", lambda frame: frames.append(frame)))
    page.goto(f"{dashboard.url}/build?city=Tempe,AZ&s=vacant&n=10")
    settled(page)
    pages.append(page.content())
    page.get_by_role("button", name="Build 10 leads").click()
    page.get_by_role("dialog").wait_for()
    settled(page)
    page.get_by_role("button", name="Build 10 leads for at most").click()
    page.get_by_text("Delivered", exact=True).wait_for(timeout=120_000)
    for name in ("", "assist", "lists", "propensity", "settings"):
        page.goto(f"{dashboard.url}/{name}")
        settled(page)
        pages.append(page.content())
    sandbox.faults(("/v1/api/analytics", "status:401", 20), ("/v1/api/lead-builder/preview", "status:500", 20))
    page.goto(f"{dashboard.url}/build?city=Mesa,AZ")
    settled(page)
    pages.append(page.content())

    asked = [line for line in sandbox.log() if line["path"].startswith("/v1/api/")]
    assert asked
    assert all(line["authorization_sent"] for line in asked)
    assert not any(line["authorization_sent"] for line in sandbox.log() if line["path"].startswith("/downloads/"))
    sent = b"".join(frame.encode() if isinstance(frame, str) else frame for frame in frames)
    assert len(sent) > 10_000
    assert TOKEN.encode() not in sent
    assert all(TOKEN not in text for text in pages)
    dashboard.stop()
    assert TOKEN not in dashboard.log_file.read_text()
    tables, kept = everything_in(dashboard.data_dir / "platbook.db")
    assert {"orders", "shelf", "activity"} <= set(tables)
    assert TOKEN.encode() not in kept
    for path in dashboard.data_dir.rglob("*"):
        assert not path.is_file() or TOKEN.encode() not in path.read_bytes(), path

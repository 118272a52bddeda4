"""Opening the house behind the first page: whoever comes early waits, and what can't be opened says why and stops."""

import httpx

from tests.server.processes import Dashboard, wait_for


def test_a_house_that_cannot_be_opened_says_why_in_a_line_and_stops(tmp_path):
    dashboard = Dashboard(
        tmp_path / "data", {"PLATBOOK_DATABASE_URL": "", "DATABASE_URL": "mysql://nobody"}, by_command=True
    )
    dashboard.begin()
    closed = wait_for(lambda: _answer(dashboard.url, "/readyz"), "an answer")
    assert (closed.status_code, closed.json()) == (503, {"status": "closed"})
    assert wait_for(lambda: dashboard.process.poll() is not None, "its end")
    told = dashboard.log_file.read_text()
    assert "Platbook can't open: Only sqlite:/// and postgresql:// addresses are understood." in told
    assert "Traceback" not in told


def test_who_asks_while_the_house_is_being_opened_waits_for_it(tmp_path):
    dashboard = Dashboard(tmp_path / "data", by_command=True)
    dashboard.begin()
    try:
        wait_for(lambda: _answers(dashboard.url, "/_stcore/health"), "the server")
        alive = httpx.get(f"{dashboard.url}/healthz", timeout=60)
        assert (alive.status_code, alive.json()) == (200, {"status": "ok"})
        answer = httpx.get(f"{dashboard.url}/readyz", timeout=60)
        parts = {"database": "ready", "engine": "ready", "api": "ready"}
        assert (answer.status_code, answer.json()) == (200, {"status": "ready", "parts": parts})
        wrong = httpx.post(f"{dashboard.url}/webhooks/tracerfy/not-the-secret", content=b"{}", timeout=60)
        assert wrong.status_code == 404
    finally:
        dashboard.stop()


def _answers(url, path):
    answer = _answer(url, path)
    return answer is not None and answer.status_code == 200


def _answer(url, path):
    try:
        return httpx.get(url + path, timeout=2)
    except httpx.HTTPError:
        return None

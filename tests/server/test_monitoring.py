"""What monitoring asks of a real dashboard: alive, ready, numbers; a line's subject through an order's life; one process a file."""

import json
import re

import httpx
import pytest

from tests.server.processes import Dashboard, SandboxProcess, wait_for

SECRET = "w3bh00k-secret-0123456789"
NUMBERS = "numbers-token-0123456789"


@pytest.fixture(scope="module")
def sandbox(tmp_path_factory):
    process = SandboxProcess(
        tmp_path_factory.mktemp("sandbox") / "state.sqlite", speed=50, token="t0k3n-of-the-sandbox"
    ).start()
    yield process
    process.kill()


@pytest.fixture(scope="module")
def dashboard(sandbox, tmp_path_factory):
    environ = {
        "PLATBOOK_SANDBOX_URL": sandbox.base_url,
        "PLATBOOK_SANDBOX_TOKEN": sandbox.token,
        "PLATBOOK_WEBHOOK_SECRET": SECRET,
        "PLATBOOK_LOG_FORMAT": "json",
        "PLATBOOK_LOG_LEVEL": "debug",
        "PLATBOOK_METRICS_TOKEN": NUMBERS,
        "PLATBOOK_EXECUTOR_ID": "north",
    }
    started = Dashboard(tmp_path_factory.mktemp("data"), environ=environ).start()
    yield started
    started.stop()


def numbers(dashboard):
    answer = httpx.get(f"{dashboard.url}/metrics", headers={"Authorization": f"Bearer {NUMBERS}"}, timeout=30)
    assert answer.status_code == 200
    return answer.text


def test_alive_and_ready(dashboard):
    assert httpx.get(f"{dashboard.url}/healthz").json() == {"status": "ok"}
    answer = httpx.get(f"{dashboard.url}/readyz", timeout=30)
    assert answer.json() == {"status": "ready", "parts": {"database": "ready", "engine": "ready", "api": "ready"}}


def test_the_numbers_are_for_who_has_the_token(dashboard):
    assert httpx.get(f"{dashboard.url}/metrics").status_code == 404
    wrong = {"Authorization": "Bearer nobody"}
    assert httpx.get(f"{dashboard.url}/metrics", headers=wrong).status_code == 404
    told = numbers(dashboard)
    for name in ("platbook_api_calls_total", "platbook_database_bytes", "platbook_cache_bytes", "platbook_sessions"):
        assert re.search(rf"^{name}(\{{.*\}})? [\d.e+]+$", told, re.MULTILINE), name
    assert "platbook_readings_failed 0.0" in told


def test_every_line_of_the_log_is_json_of_this_replica(dashboard):
    httpx.post(f"{dashboard.url}/webhooks/tracerfy/{SECRET}", content=b"{}")
    lines = [json.loads(line) for line in dashboard.log_file.read_text().splitlines() if line.startswith("{")]
    assert lines
    assert {line["replica"] for line in lines} == {"north"}
    assert {"time", "level", "logger", "message"} <= set(lines[0])


def test_no_secret_is_in_the_log_the_numbers_or_the_database(dashboard, sandbox):
    ours = (sandbox.token, SECRET, NUMBERS)
    held = [path.read_bytes() for path in dashboard.data_dir.rglob("*") if path.is_file() and "lock" not in path.name]
    told = [dashboard.log_file.read_bytes(), numbers(dashboard).encode(), *held]
    assert not [secret for secret in ours if any(secret.encode() in text for text in told)]


def test_a_second_process_on_the_same_sqlite_is_refused_in_a_line(dashboard):
    second = Dashboard(dashboard.data_dir / "second")
    second.environ = {"DATABASE_URL": f"sqlite:///{dashboard.data_dir / 'platbook.db'}"}
    second.begin()
    assert wait_for(lambda: second.process.poll() is not None, "its end")
    told = second.log_file.read_text()
    line = next(line for line in told.splitlines() if "can't open" in line)
    assert "Another Platbook has the database platbook.db open. Stop that one first" in line
    assert "Traceback" not in told
    assert httpx.get(f"{dashboard.url}/readyz?without=api").status_code == 200


def test_the_api_away_is_told_as_not_ready_and_asked_rarely(dashboard, sandbox):
    sandbox.kill()
    away = wait_for(lambda: (it := httpx.get(f"{dashboard.url}/readyz", timeout=90)).status_code == 503 and it, "away")
    assert away.json()["parts"] == {"database": "ready", "engine": "ready", "api": "NotSent"}
    assert httpx.get(f"{dashboard.url}/readyz?without=api").status_code == 200

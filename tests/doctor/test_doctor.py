"""The doctor names what is broken in a set-up, says what to do, and tells no secret."""

import json
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from email.utils import formatdate

import httpx
import pytest

from components.database import bring_up_to_date, open_alone, open_database
from components.doctor import Health, examined
from components.doctor.machine import data_folder, packages
from components.doctor.world import _clock, listening, sign_in
from components.settings import read_settings
from components.tracerfy import Tracerfy
from tests.server.processes import ROOT, free_port

TOKEN = "t0k3n-that-nobody-may-see"


@pytest.fixture
def root(tmp_path):
    """A set-up of its own: requirements that are met, no secrets."""
    (tmp_path / ".streamlit").mkdir()
    (tmp_path / ".streamlit" / "config.toml").write_text('[server]\naddress = "127.0.0.1"\n')
    (tmp_path / "requirements.txt").write_text(f"httpx=={httpx.__version__} \\\n    --hash=sha256:00\n")
    return tmp_path


ENVIRON = {"PLATBOOK_TILES": "off"}


def told(found, area):
    return [(one.health, one.told) for one in found if one.area == area]


def broken(found):
    return {one.area for one in found if one.health is Health.BROKEN}


def test_a_fresh_set_up_has_nothing_broken_and_is_not_touched(root):
    found = examined(ENVIRON, root)
    assert broken(found) == set()
    assert not (root / ".platbook").exists()
    assert told(found, "Packages") == [(Health.WELL, "All 1 as pinned.")]


def test_settings_that_can_not_be_read_are_named_without_the_value(root):
    found = examined({"PLATBOOK_TOKEN": f"{TOKEN} with a space"}, root)
    assert broken(found) == {"Settings"}
    assert TOKEN not in repr(found)


def test_secrets_that_others_may_read(root):
    file = root / ".streamlit" / "secrets.toml"
    file.write_text("[platbook]\n")
    file.chmod(0o644)
    assert broken(examined(ENVIRON, root)) == {"Secrets"}
    file.chmod(0o600)
    assert broken(examined(ENVIRON, root)) == set()


def test_packages_that_are_missing_or_other(root):
    (root / "requirements.txt").write_text("no-such-package==1.0\nhttpx==0.0.1\n")
    missing, other = packages(root / "requirements.txt")
    assert (missing.health, missing.told) == (Health.BROKEN, "Missing: no-such-package.")
    assert other.health is Health.NOTE and "httpx" in other.told


def test_a_database_is_whole_open_damaged_or_newer(root):
    file = root / ".platbook" / "platbook.db"
    file.parent.mkdir(mode=0o700)
    database, _ = open_alone(f"sqlite:///{file}")
    assert "open by Platbook" in told(examined(ENVIRON, root), "Database")[1][1]
    database.dispose()
    found = examined(ENVIRON, root)
    assert "at rest" in told(found, "Database")[1][1]
    assert told(found, "Orders") == [(Health.WELL, "0 under way.")]
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    assert "Database" in broken(examined(ENVIRON, root))
    file.write_bytes(b"no database at all" * 1000)
    assert broken(examined(ENVIRON, root)) == {"Database"}


def test_an_order_that_nobody_drives_and_one_that_needs_a_person(root):
    file = root / ".platbook" / "platbook.db"
    file.parent.mkdir(mode=0o700)
    database = open_database(f"sqlite:///{file}")
    bring_up_to_date(database)
    database.dispose()
    from components.audience import Audience, States
    from components.orders import Ledger, State

    ledger = Ledger(open_database(f"sqlite:///{file}"))
    for strategy, state in (("vacant", State.QUEUED), ("absentee", State.UNCERTAIN)):
        wanted = Audience((strategy,), States(("AZ",)), requested_count=10)
        order, _ = ledger.open(ledger.next_key("acct", wanted), "acct", wanted, name="x", max_credits=50)
        if state is State.UNCERTAIN:
            ledger.advance(order.key, State.QUEUED, State.PLACING)
            ledger.advance(order.key, State.PLACING, State.UNCERTAIN)
    words = [words for _, words in told(examined(ENVIRON, root), "Orders")]
    assert words == ["1 under way.", "1 under way that nobody drives.", "1 need a decision."]


def test_a_data_folder_that_others_may_enter(root):
    folder = root / "data"
    folder.mkdir(mode=0o755)
    folder.chmod(0o755)
    found = list(data_folder(read_settings({"PLATBOOK_DATA_DIR": str(folder)}, {}, root)))
    assert found[0].told == "Others on this machine may enter it."


def test_the_api_out_of_reach(root):
    environ = {**ENVIRON, "PLATBOOK_TOKEN": TOKEN, "PLATBOOK_BASE_URL": f"http://127.0.0.1:{free_port()}/"}
    found = examined(environ, root)
    assert broken(found) == {"API"}
    assert TOKEN not in repr(found)


def test_a_clock_that_is_off_is_seen_by_the_answers_date():
    late = {"date": formatdate(time.time() - 3600, usegmt=True)}
    answer = httpx.MockTransport(lambda _: httpx.Response(200, json={"balance": 1}, headers=late))
    api = Tracerfy("https://api.example/", TOKEN, transport=answer)
    api.analytics()
    assert api.skew_s == pytest.approx(3600, abs=60)
    (finding,) = _clock(api.skew_s)
    assert finding.health is Health.NOTE and "ahead" in finding.told
    assert list(_clock(None)) == []


def test_sign_in_that_lacks_something():
    (finding,) = sign_in({"auth": {"redirect_uri": "https://x.example/oauth2callback", "cookie_secret": "s"}})
    assert finding.health is Health.BROKEN
    assert finding.told == "[auth] lacks client_id, client_secret, server_metadata_url."
    okta = {"client_id": "a", "client_secret": "b", "server_metadata_url": "https://o.example"}
    auth = {"redirect_uri": "https://x.example/oauth2callback", "cookie_secret": "s", "okta": okta}
    assert [one.health for one in sign_in({"auth": auth})] == [Health.WELL]


def test_listening_beyond_this_machine_without_sign_in(root, monkeypatch):
    monkeypatch.setenv("STREAMLIT_SERVER_ADDRESS", "0.0.0.0")
    (open_door,) = listening(root / ".streamlit" / "config.toml", {})
    assert open_door.health is Health.BROKEN
    (guarded,) = listening(root / ".streamlit" / "config.toml", {"auth": {}})
    assert guarded.health is Health.NOTE


def test_the_command_tells_machines_too_and_its_exit_code_says_whether_something_is_broken(tmp_path):
    environ = {"PATH": "", "PLATBOOK_DATA_DIR": str(tmp_path / "data"), "PLATBOOK_TILES": "off"}
    command = [sys.executable, "-m", "components.doctor", "--json"]
    done = subprocess.run(
        command, cwd=ROOT, env={**environ, "PLATBOOK_SANDBOX_SPEED": "no"}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert [one["area"] for one in json.loads(done.stdout) if one["health"] == "broken"] == ["Settings"]

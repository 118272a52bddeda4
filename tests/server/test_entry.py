"""The server does not listen beyond this machine unless people sign in, or it was told that they need not."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from components.faults import BadInput
from components.server.entry import Entry, listening
from components.sign_in import is_loopback, read_sign_in
from tests.server.processes import ROOT, free_port

AUTH = {
    "redirect_uri": "https://platbook.example/oauth2callback",
    "cookie_secret": "c" * 32,
    "client_id": "platbook",
    "client_secret": "s",
    "server_metadata_url": "https://id.example/.well-known/openid-configuration",
}
OPEN_TO_ALL = ("--server.address", "0.0.0.0")


def started(tmp_path, program, *options, **environ):
    shell = {name: value for name, value in os.environ.items() if not name.startswith(("PLATBOOK_", "STREAMLIT_"))}
    ours = {"PLATBOOK_DATA_DIR": str(tmp_path), "PLATBOOK_SECRETS_FILE": str(tmp_path / "secrets.toml")}
    command = [Path(sys.executable).with_name(program), *options]
    return subprocess.run(
        command, cwd=ROOT, env={**shell, **ours, **environ}, capture_output=True, text=True, timeout=120, check=False
    )


@pytest.mark.parametrize(
    ("program", "options", "environ"),
    [
        ("streamlit", ("run", "app.py", *OPEN_TO_ALL), {}),
        ("streamlit", ("run", "app.py"), {"STREAMLIT_SERVER_ADDRESS": "0.0.0.0"}),
        ("uvicorn", ("app:app", "--host", "0.0.0.0"), {}),
    ],
    ids=["flag", "environment", "uvicorn"],
)
def test_a_server_without_sign_in_does_not_listen_elsewhere(tmp_path, program, options, environ):
    port = ("--server.port" if program == "streamlit" else "--port", str(free_port()))
    ended = started(tmp_path, program, *options, *port, **environ)
    assert ended.returncode == 1
    (line,) = [line for line in ended.stderr.splitlines() if line.startswith("Platbook ")]
    assert "0.0.0.0" in line and "PLATBOOK_OPEN_WITHOUT_SIGN_IN=true" in line
    assert "Traceback" not in ended.stderr


def test_half_a_sign_in_stops_the_start(tmp_path):
    (tmp_path / "secrets.toml").write_text('[auth]\ncookie_secret = "short and secret"\n')
    ended = started(tmp_path, "streamlit", "run", "app.py", "--server.port", str(free_port()))
    assert ended.returncode == 1
    assert "cookie_secret needs at least 32 letters" in ended.stderr
    assert "short and secret" not in ended.stderr


@pytest.mark.parametrize(
    ("argv", "environ", "streamlits", "known"),
    [
        (["/x/app.py"], {}, "0.0.0.0", (True, "0.0.0.0")),
        (["/x/app.py"], {}, None, (True, None)),
        (["/bin/uvicorn", "app:app"], {}, None, (True, "127.0.0.1")),
        (["/bin/uvicorn", "app:app", "--host=::"], {}, "127.0.0.1", (True, "::")),
        (["/lib/uvicorn/__main__.py", "app:app"], {"UVICORN_HOST": "10.0.0.5"}, None, (True, "10.0.0.5")),
        (["/bin/uvicorn", "app:app", "--uds", "/run/x"], {}, None, (False, None)),
        (["/bin/pytest"], {}, None, (False, None)),
    ],
)
def test_what_a_server_was_told_to_listen_on_is_known_where_it_can_be(argv, environ, streamlits, known):
    assert listening(argv, environ, streamlits, Path("/x/app.py")) == known


@pytest.mark.parametrize(
    ("host", "own"),
    [
        ("127.0.0.1", True),
        ("127.8.8.8", True),
        ("::1", True),
        ("[::1]", True),
        ("localhost", True),
        ("unix:///run/x", True),
        ("0.0.0.0", False),
        ("::", False),
        ("", False),
        (None, False),
        ("10.0.0.5", False),
        ("platbook.example", False),
    ],
)
def test_only_loopback_is_this_machine(host, own):
    assert is_loopback(host) is own
    assert Entry(None, {}, False, "").may_listen(host) is own
    assert Entry(None, {}, True, "").may_listen(host)
    assert Entry(read_sign_in({"auth": AUTH}, 168), AUTH, False, "").may_listen(host)


def test_providers_stand_in_the_table_or_in_tables_of_their_own():
    alone = read_sign_in({"auth": AUTH}, 24)
    assert (alone.origin, alone.providers, alone.hours) == ("https://platbook.example", ("default",), 24)
    assert AUTH["cookie_secret"] not in repr(alone)
    own = {name: AUTH[name] for name in ("client_id", "client_secret", "server_metadata_url")}
    shared = {name: AUTH[name] for name in ("redirect_uri", "cookie_secret")}
    assert read_sign_in({"auth": {**shared, "google": own, "okta": own}}, 24).providers == ("google", "okta")
    assert read_sign_in({}, 24) is None


@pytest.mark.parametrize(
    "change",
    [
        {"cookie_secret": "short"},
        {"redirect_uri": "http://platbook.example/oauth2callback"},
        {"redirect_uri": "https://platbook.example/"},
        {"redirect_uri": "http://localhost:{port}/oauth2callback"},
        {"client_secret": ""},
        {"my_idp": {"client_id": "x"}},
    ],
)
def test_a_table_that_cannot_work_is_refused_by_its_key(change):
    with pytest.raises(BadInput, match=r"\[auth"):
        read_sign_in({"auth": AUTH | change}, 168)

"""Start, kill and ask real processes. Nothing is simulated: a kill is SIGKILL, a server is what `streamlit run app.py` starts."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from tests.server.forked import Forked

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_S = 120


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(what: Callable[[], Any], told: str, patience_s: float = PATIENCE_S) -> Any:
    """Wait until `what` gives something true, and give it; fail with `told` after the patience."""
    end = time.monotonic() + patience_s
    while time.monotonic() < end:
        found = what()
        if found:
            return found
        time.sleep(0.05)
    raise AssertionError(f"waited {patience_s} s in vain for {told}")


def _answers(url: str) -> bool:
    try:
        return httpx.get(url, timeout=2).status_code == 200
    except httpx.HTTPError:
        return False


@dataclass
class SandboxProcess:
    """A sandbox, with its control open where it isn't said otherwise; without a `state` it keeps its books in memory."""

    state: Path | None = None
    speed: float = 20.0
    seed: int = 7
    control: bool = True
    dialect: str = "today"
    port: int = field(default_factory=free_port)
    token: str = "test-token"
    process: Forked | None = None

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def base_url(self) -> str:
        return f"{self.origin}/v1/api/"

    def start(self) -> SandboxProcess:
        told = {"port": self.port, "speed": self.speed, "seed": self.seed, "dialect": self.dialect, "state": self.state}
        argv = ["sandbox", *(f"--{name}={value}" for name, value in told.items() if value is not None)]
        argv += ["--control"] if self.control else []
        log = self.state.with_suffix(".log") if self.state else Path(os.devnull)
        self.process = Forked("components.sandbox.__main__", argv, ROOT, os.environ, log)
        wait_for(lambda: _answers(f"{self.origin}/docs"), "the sandbox")
        return self

    def kill(self) -> None:
        if self.process is not None:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait()
            self.process = None

    def close(self) -> None:
        self.kill()

    def account(self, **changes: Any) -> None:
        httpx.put(f"{self.origin}/_sandbox/account", json={"token": self.token, **changes}).raise_for_status()

    def faults(self, *faults: tuple[str, str, int]) -> None:
        body = [{"path": path, "fault": fault, "times": times} for path, fault, times in faults]
        httpx.put(f"{self.origin}/_sandbox/faults", json=body).raise_for_status()

    def log(self) -> list[dict[str, Any]]:
        return httpx.get(f"{self.origin}/_sandbox/log").raise_for_status().json()

    def executes(self) -> int:
        return sum(
            1 for line in self.log() if line["method"] == "POST" and line["path"].rstrip("/").endswith("/execute")
        )


@dataclass
class Dashboard:
    """The dashboard as a user starts it; `by_command` also reads its code as a user's does, otherwise that is there already."""

    data_dir: Path
    environ: Mapping[str, str] = field(default_factory=dict)
    port: int = field(default_factory=free_port)
    by_command: bool = False
    process: subprocess.Popen[bytes] | Forked | None = None

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}"

    @property
    def log_file(self) -> Path:
        return self.data_dir / "server.log"

    def start(self) -> Dashboard:
        """Begin, and wait until the house stands."""
        self.begin()
        try:
            wait_for(
                lambda: self.process.poll() is not None or _answers(f"{self.url}/readyz?without=api"), "the dashboard"
            )
        except AssertionError as error:
            raise AssertionError(f"{error}\n{self.log_file.read_text()[-3000:]}") from error
        assert self.process.poll() is None, self.log_file.read_text()[-3000:]
        return self

    def begin(self) -> None:
        """Begin, and wait for nothing."""
        self.data_dir.mkdir(parents=True, exist_ok=True)
        ours = {"PLATBOOK_DATA_DIR": str(self.data_dir), "PLATBOOK_TOKEN": "", "PLATBOOK_TILES": "off"}
        # What a test has set for itself is no part of what a user's shell has.
        shell = {
            name: value for name, value in os.environ.items() if not name.startswith(("PLATBOOK_", "DATABASE_URL"))
        }
        environ = {**shell, **ours, **self.environ}
        argv = [str(Path(sys.executable).with_name("streamlit")), "run", "app.py", "--server.port", str(self.port)]
        if not self.by_command:
            self.process = Forked("streamlit.web.cli", argv, ROOT, environ, self.log_file)
            return
        with self.log_file.open("ab") as log:
            self.process = subprocess.Popen(argv, cwd=ROOT, env=environ, stdout=log, stderr=subprocess.STDOUT)

    def kill(self) -> None:
        """Kill -9, as a power cut would."""
        if self.process is not None:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait()
            self.process = None

    def freeze(self) -> None:
        """Stop the process where it stands, with its connections open."""
        assert self.process is not None
        self.process.send_signal(signal.SIGSTOP)

    def stop(self) -> None:
        """Stop as an operator would."""
        if self.process is not None:
            self.process.terminate()
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
            self.process = None


@dataclass
class HouseProcess:
    """A replica without its web server: orders move on, nothing is drawn. Begins in half the time of a dashboard."""

    data_dir: Path
    environ: Mapping[str, str] = field(default_factory=dict)
    process: Forked | None = None

    @property
    def log_file(self) -> Path:
        return self.data_dir / "house.log"

    def begin(self) -> HouseProcess:
        self.data_dir.mkdir(parents=True, exist_ok=True)
        ours = {"PLATBOOK_DATA_DIR": str(self.data_dir), "PLATBOOK_TOKEN": "", "PLATBOOK_TILES": "off"}
        shell = {
            name: value for name, value in os.environ.items() if not name.startswith(("PLATBOOK_", "DATABASE_URL"))
        }
        self.log_file.unlink(missing_ok=True)
        environ = {**shell, **ours, **self.environ}
        self.process = Forked("tests.server.house_process", ["house"], ROOT, environ, self.log_file)
        return self

    def start(self) -> HouseProcess:
        self.begin()
        wait_for(lambda: self.is_open() or self.process.poll() is not None, "the house")
        assert self.process.poll() is None, self.log_file.read_text()[-3000:]
        return self

    def is_open(self) -> bool:
        return self.process is not None and "open\n" in self.log_file.read_text()

    def signal(self, number: int) -> None:
        """Send a signal: SIGSTOP freezes it where it stands, SIGCONT lets it go on."""
        assert self.process is not None
        self.process.send_signal(number)

    def kill(self) -> None:
        """Kill -9, as a power cut would."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process = None

    def stop(self) -> None:
        """Stop as an operator would."""
        if self.process is not None:
            self.process.terminate()
            self.process.wait(PATIENCE_S)
            self.process = None

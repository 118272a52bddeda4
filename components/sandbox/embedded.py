"""The sandbox as a child of the dashboard: on a free loopback port, gone when its parent is gone, even by kill -9.

The child holds the reading end of a pipe as its standard input. The kernel closes the writing end with the parent, whatever ended it,
and the child leaves when it reads the end.
"""

from __future__ import annotations

import queue
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import IO

_ROOT = Path(__file__).resolve().parents[2]
_PATIENCE_S = 60.0


@dataclass(frozen=True)
class Embedded:
    """A running sandbox: `base_url` is the API's ("http://127.0.0.1:PORT/v1/api/")."""

    base_url: str
    process: subprocess.Popen[str]

    @property
    def origin(self) -> str:
        """Where the server is reached, without a path."""
        return self.base_url.removesuffix("/v1/api/")

    def close(self) -> None:
        """Stop it and wait until it is gone."""
        if self.process.stdin is not None:
            self.process.stdin.close()
        try:
            self.process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        if self.process.stdout is not None:
            self.process.stdout.close()


def start(
    seed: int = 7,
    speed: float = 1.0,
    state_path: Path | None = None,
    *,
    control: bool = False,
    port: int = 0,
    dialect: str = "today",
    patience_s: float = _PATIENCE_S,
) -> Embedded:
    """Start a sandbox and wait until it listens. Raises `RuntimeError` when it doesn't within `patience_s`."""
    command = [sys.executable, "-m", "components.sandbox", "--stop-with-stdin", "--port", str(port)]
    command += ["--seed", str(seed), "--speed", str(speed), "--dialect", dialect, *(["--control"] if control else [])]
    command += ["--state", str(state_path.resolve())] if state_path else []
    process = subprocess.Popen(command, cwd=_ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)  # noqa: S603  our own module
    first_line = _first_line(process, patience_s)
    if not first_line.strip().isdigit():
        process.kill()
        process.wait()
        raise RuntimeError(
            f"The embedded sandbox did not start within {patience_s:.0f} s (exit code {process.returncode})."
        )
    return Embedded(f"http://127.0.0.1:{int(first_line)}/v1/api/", process)


def _first_line(process: subprocess.Popen[str], patience_s: float) -> str:
    """Read the port in a thread, because a pipe can't be read with a time limit."""
    lines: queue.Queue[str] = queue.Queue()
    stdout = process.stdout
    if stdout is None:
        return ""
    threading.Thread(target=_pass_on, args=(stdout, lines), daemon=True).start()
    try:
        return lines.get(timeout=patience_s)
    except queue.Empty:
        return ""


def _pass_on(stdout: IO[str], lines: queue.Queue[str]) -> None:
    lines.put(stdout.readline())

"""Processes that begin with their code already read: forked from one that has read it, and otherwise what a command starts.

Reading Streamlit's and the dashboard's code takes seconds of a processor, and the tests start a hundred servers. The first is read once;
what tests of a start itself begin, they begin by the command.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import ModuleType
from unittest.mock import patch

_forks = multiprocessing.get_context("forkserver")
_forks.set_forkserver_preload(["tests.server.read_code"])


class Forked:
    """One process, held as `subprocess.Popen` holds its own; it ends with whoever started it."""

    def __init__(self, module: str, argv: Sequence[str], cwd: Path, env: Mapping[str, str], output: Path) -> None:
        output.touch()  # whoever starts it may read it at once
        self._process = _forks.Process(target=_run, args=(module, list(argv), cwd, dict(env), output), daemon=True)
        # A child reads the main module again: a page, where one ran in a test.
        with patch.dict(sys.modules, {"__main__": ModuleType("__main__")}):
            self._process.start()
        self.pid = self._process.pid

    @property
    def returncode(self) -> int | None:
        return self._process.exitcode

    def poll(self) -> int | None:
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        self._process.join(timeout)
        if self.returncode is None:
            raise subprocess.TimeoutExpired(self._process.name, timeout or 0)
        return self.returncode

    def send_signal(self, number: int) -> None:
        if self.poll() is None:
            os.kill(self.pid, number)

    def terminate(self) -> None:
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)


def _run(module: str, argv: list[str], cwd: Path, env: dict[str, str], output: Path) -> None:
    """Become what `python -m module …` would be: its surroundings, its words into `output`, its arguments."""
    with output.open("ab", buffering=0) as file:
        os.dup2(file.fileno(), 1)
        os.dup2(file.fileno(), 2)
    os.chdir(cwd)
    os.environ.clear()
    os.environ.update(env)
    sys.argv[:] = argv
    __import__(module)
    sys.modules[module].main()

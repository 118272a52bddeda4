"""Run what an operator types."""

import subprocess
import sys

from tests.server.processes import ROOT


def run(*words):
    command = [sys.executable, "-m", "components.database", *map(str, words)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

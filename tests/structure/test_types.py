"""Types are whole, and so is what is installed: nothing is resolved when the requirements are, because they name everything."""

import importlib.metadata
import subprocess
import sys
from pathlib import Path

from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]


def test_mypy_finds_nothing():
    told = subprocess.run([sys.executable, "-m", "mypy"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout + told.stderr
    assert "Success" in told.stdout


def test_everything_that_is_wanted_is_installed_in_a_version_that_will_do():
    here = {canonicalize_name(each.name): each.version for each in importlib.metadata.distributions()}
    environment = {**default_environment(), "extra": ""}
    wanted = [
        (each.name, requirement)
        for each in importlib.metadata.distributions()
        for requirement in map(Requirement, each.requires or ())
        if not requirement.marker or requirement.marker.evaluate(environment)
    ]
    assert len(wanted) > 100
    assert [f"{name} wants {requirement}" for name, requirement in wanted if not _met(requirement, here)] == []


def _met(requirement, here):
    version = here.get(canonicalize_name(requirement.name))
    return version is not None and requirement.specifier.contains(version, prereleases=True)

"""What holds for all tests: a busy machine is slow, not wrong, so no generated case is judged by the clock."""

import gc
import os

import pytest
from hypothesis import settings

settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

# Every test talks to this machine alone, without TLS. httpx reads all authorities that a machine trusts for each client made, which
# takes longer than most calls: here it finds none, nor do the servers that tests start.
os.environ.pop("SSL_CERT_FILE", None)
os.environ["SSL_CERT_DIR"] = os.devnull

# Dashboards are started a hundred times: they keep what they compiled, as on a user's machine, also where the shell says otherwise.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

LONGEST_FIRST = ("browser", "crash", "structure", "pages", "database")
"""Rooms whose files take longest: begun first, so that nobody waits for the last of them while the other processors are idle."""


def pytest_collection_modifyitems(items):
    items.sort(key=lambda item: _turn(item.path.parent.name))


def pytest_collection_finish():
    """What was read so far stays until the end: nobody has to look through it for garbage again and again."""
    gc.collect()
    gc.freeze()


def pytest_unconfigure():
    """At the end all of it goes, as libraries that count what they hold look for."""
    gc.unfreeze()


def _turn(room):
    return LONGEST_FIRST.index(room) if room in LONGEST_FIRST else len(LONGEST_FIRST)


@pytest.fixture(scope="session")
def components_found_once():
    """To find components, Streamlit's AppTest reads about every installed package for each visitor; none is installed meanwhile."""
    from streamlit.components.v2 import manifest_scanner

    found = manifest_scanner.scan_component_manifests()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", lambda: found)
        yield

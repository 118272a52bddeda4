import tarfile
from pathlib import Path

import pytest


@pytest.fixture
def first_release(tmp_path):
    """A data folder as the first release left it when it was killed: one list ready, one order in flight."""
    with tarfile.open(Path(__file__).parent / "first_release" / "data.tar.xz") as kept:
        kept.extractall(tmp_path, filter="data")
    return tmp_path / "data"

import tarfile
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from components.database import open_database
from tests.server.postgres import postgres_server


@pytest.fixture
def first_release(tmp_path):
    """A data folder as the first release left it when it was killed: one list ready, one order in flight.

    Its own code made it, over its embedded sandbox with seed 1: 60 leads bought, three questions asked in two threads, two audiences
    saved and one of them watched, then an order of 80 leads; kill -9 while it was building.
    """
    with tarfile.open(Path(__file__).parent / "first_release" / "data.tar.xz") as kept:
        kept.extractall(tmp_path, filter="data")
    return tmp_path / "data"


@pytest.fixture(scope="session")
def server():
    with postgres_server() as running:
        yield running


@pytest.fixture
def postgres(server, request):
    """The address of an empty PostgreSQL database."""
    name = f"t{abs(hash(request.node.nodeid))}"
    everything = create_engine(_driven(server.get_uri()), isolation_level="AUTOCOMMIT")
    with everything.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    yield server.get_uri(database=name)
    with everything.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    everything.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request, tmp_path):
    """An empty database, once of either kind."""
    sqlite = request.param == "sqlite"
    url = f"sqlite:///{tmp_path / 'p.db'}" if sqlite else _driven(request.getfixturevalue("postgres"))
    engine = open_database(url)
    yield engine
    engine.dispose()


def _driven(url):
    return url.replace("postgresql://", "postgresql+psycopg://", 1)

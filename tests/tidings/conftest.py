import pytest

from components.database import open_database
from components.notices.tables import metadata


@pytest.fixture
def database(tmp_path):
    engine = open_database(f"sqlite:///{tmp_path / 'tidings.sqlite'}")
    metadata.create_all(engine)
    yield engine
    engine.dispose()

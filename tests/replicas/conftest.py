import pytest
from sqlalchemy import text

from components.database import bring_up_to_date, open_database
from tests.server.postgres import postgres_server


@pytest.fixture(scope="package")
def server():
    with postgres_server() as running:
        engine = open_database(running.get_uri().replace("postgresql://", "postgresql+psycopg://", 1))
        bring_up_to_date(engine)
        yield engine
        engine.dispose()


@pytest.fixture
def database(server):
    with server.begin() as connection:
        connection.execute(text("DELETE FROM replicas"))
        connection.execute(text("DELETE FROM metered_calls"))
        connection.execute(text("DELETE FROM shared_answers"))
    return server

"""Two replicas over one PostgreSQL, and two over one SQLite: each message goes out once."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from components.database import open_database
from components.notices.tables import metadata
from tests.notices.conftest import ME, MINE, Scene, ready
from tests.server.postgres import postgres_server

MANY = 24


@pytest.fixture(params=["sqlite", "postgresql"])
def replicas(request, tmp_path):
    if request.param == "sqlite":
        yield from _two(f"sqlite:///{tmp_path / 'two.sqlite'}")
        return
    with postgres_server() as server:
        yield from _two(server.get_uri().replace("postgresql://", "postgresql+psycopg://", 1))


def _two(url):
    databases = [open_database(url), open_database(url)]
    metadata.create_all(databases[0])
    yield [Scene(database, members=[ME]) for database in databases]
    for database in databases:
        database.dispose()


def test_each_message_goes_out_once_by_whichever_replica(replicas, web):
    replicas[0].chosen(webhook_url=web.url)
    told = [ready(f"order:{number}:ready", f"List {number}") for number in range(MANY)]

    def work(replica):
        new = replica.notices.tell_all(told)
        for _ in range(MANY):
            replica.spreading.spread()
            replica.post().send_due()
        return new

    with ThreadPoolExecutor(2) as both:
        assert sum(both.map(work, replicas)) == MANY
    assert len(web.came) == MANY
    assert len({one.headers["webhook-id"] for one in web.came}) == MANY
    assert replicas[0].notices.count(MINE, ME.key) == MANY

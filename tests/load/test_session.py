"""The crowd's client speaks what a browser speaks: pages open, widgets move, what breaks is told."""

import asyncio

import pytest

from tests.load.crowd import crowd
from tests.load.session import Broken, Session
from tests.server.processes import Dashboard


@pytest.fixture(scope="module")
def url(tmp_path_factory):
    dashboard = Dashboard(tmp_path_factory.mktemp("load") / "data", {"PLATBOOK_SANDBOX_SPEED": "1000"}).start()
    yield dashboard.url
    dashboard.stop()


async def _looked_around(url):
    session = await Session.open(url)
    home = await session.visit("")
    build = await session.visit("build", {"city": "Mesa,AZ", "s": "vacant"})
    await session.close()
    return home, build


def test_pages_open_and_tell_what_they_sent(url):
    home, build = asyncio.run(_looked_around(url))
    assert (home.page, build.page) == ("home", "build")
    assert home.messages > 10
    assert build.size > home.size / 2


def test_a_widget_that_is_not_there_is_told(url):
    async def slid():
        session = await Session.open(url)
        await session.visit("lists")
        try:
            await session.slide("Work the leads", 60)
        finally:
            await session.close()

    with pytest.raises(Broken, match="shows no slider"):
        asyncio.run(slid())


def test_a_crowd_is_measured_and_leaves(url):
    measured = asyncio.run(crowd([url], people=2, idle=1, seconds=2, think_s=0.1, list_id=1))
    assert measured.seconds("page opened")
    assert measured.seconds("audience previewed")
    assert measured.health_s
    assert set(measured.broken) <= {"propensity shows no slider 'Work the leads'"}  # nothing was bought here

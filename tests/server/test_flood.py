"""Whoever knows the webhook's address may post as fast as he can: what is kept and what is done of it is bounded."""

import asyncio
import json
from types import SimpleNamespace

import pytest
from sqlalchemy import create_engine

from components.database import bring_up_to_date
from components.orders import Inbox, inbox
from components.server import webhook
from components.server.brake import Brake

FLOOD = 10_000


class Post:
    """A request with a body."""

    def __init__(self, body):
        self._body = body

    async def stream(self):
        yield self._body


@pytest.fixture
def standing(tmp_path, monkeypatch):
    database = create_engine(f"sqlite:///{tmp_path / 'platbook.sqlite'}")
    bring_up_to_date(database)
    heard = []
    monkeypatch.setattr(webhook, "_brake", Brake(webhook.MOST_A_MINUTE, 60, clock=lambda: 0.0))
    yield SimpleNamespace(
        inbox=Inbox(database),
        orders=SimpleNamespace(heard=heard.append),
        desks=SimpleNamespace(heard=lambda hint: None),
        heard=heard,
    )
    database.dispose()


async def posted(standing, bodies):
    return [(await webhook.take(standing, Post(body))).status_code for body in bodies]


def test_ten_thousand_in_a_minute_keep_and_wake_no_more_than_a_minute_may(standing):
    bodies = (json.dumps({"type": "lead_list", "id": number, "name": "x"}).encode() for number in range(1, FLOOD + 1))
    answers = asyncio.run(posted(standing, bodies))
    assert answers.count(202) == webhook.MOST_A_MINUTE
    assert answers.count(429) == FLOOD - webhook.MOST_A_MINUTE
    assert len(standing.heard) == webhook.MOST_A_MINUTE
    assert standing.inbox.counts() == {"heard": webhook.MOST_A_MINUTE}


def test_the_next_minute_is_open_again():
    now = [0.0]
    brake = Brake(3, 60, clock=lambda: now[0])
    assert [brake.lets() for _ in range(5)] == [True, True, True, False, False]
    now[0] = 61.0
    assert [brake.lets() for _ in range(4)] == [True, True, True, False]


def test_the_oldest_go_and_long_bodies_are_cut(standing, monkeypatch):
    monkeypatch.setattr(inbox, "MOST_KEPT", 20)
    for number in range(1, 51):
        standing.inbox.take(json.dumps({"type": "lead_list", "id": number, "more": "x" * 20_000}).encode())
    kept = standing.inbox.received(at_most=100)
    assert [one.vendor_id for one in kept] == list(range(50, 30, -1))
    assert {len(one.body) for one in kept} == {inbox.KEPT_BYTES}

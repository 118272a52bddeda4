"""What a crowd does: each one opens pages, moves the threshold over a long list, previews audiences, and thinks in between."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field

import httpx

from tests.load.session import Broken, Run, Session

PAGES = ("", "lists", "saved", "outreach", "activity", "settings", "assist")
CITIES = ("Phoenix,AZ", "Mesa,AZ", "Tempe,AZ", "Tucson,AZ", "Flagstaff,AZ", "Chandler,AZ")
STRATEGIES = ("vacant", "high_equity", "free_and_clear", "absentee_owner")
HEALTH_EVERY_S = 0.25


@dataclass
class Measured:
    """What the crowd saw. `health_s` are answers of /healthz meanwhile; `broken` are what went wrong, in words."""

    runs: list[tuple[str, Run]] = field(default_factory=list)
    health_s: list[float] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)

    def seconds(self, act: str) -> list[float]:
        """Give the seconds of one kind of act."""
        return [run.seconds for done, run in self.runs if done == act]


async def crowd(urls: Sequence[str], people: int, idle: int, seconds: float, think_s: float, list_id: int) -> Measured:
    """Let people work for a while, beside idle ones who opened Home and left it standing; all leave at the end.

    Over several addresses they are dealt out evenly, and each stays where he is.
    """
    measured, end = Measured(), time.monotonic() + seconds
    sitting = [await _sits(urls[number % len(urls)], measured) for number in range(idle)]
    health = asyncio.create_task(_health(urls[0], measured))
    async with asyncio.TaskGroup() as group:
        for number in range(people):
            group.create_task(_works(urls[number % len(urls)], number, end, think_s, list_id, measured))
    health.cancel()
    await asyncio.gather(*(session.close() for session in sitting if session is not None))
    return measured


async def _sits(url: str, measured: Measured) -> Session | None:
    try:
        session = await Session.open(url)
        await session.visit("")
    except Broken as broken:
        measured.broken.append(str(broken))
        return None
    return session


async def _works(url: str, number: int, end: float, think_s: float, list_id: int, measured: Measured) -> None:
    chance = random.Random(number)
    await asyncio.sleep(chance.uniform(0, think_s))
    session = await Session.open(url)
    try:
        while time.monotonic() < end:
            for act, do in _round(session, chance, list_id):
                measured.runs.append((act, await do()))
                await asyncio.sleep(chance.uniform(0.5, 1.5) * think_s)
                if time.monotonic() > end:
                    return
    except Broken as broken:
        measured.broken.append(str(broken))
    finally:
        await session.close()


def _round(session: Session, chance: random.Random, list_id: int) -> list[tuple[str, Callable[[], Awaitable[Run]]]]:
    """A page looked at, an audience previewed, a list opened and its threshold moved five times."""
    page, threshold = chance.choice(PAGES), chance.randrange(40, 80)
    audience = {"city": chance.choice(CITIES), "s": chance.choice(STRATEGIES)}
    moves = [lambda to=threshold + step: session.slide("Work the leads", to) for step in range(5)]
    return [
        ("page opened", lambda: session.visit(page)),
        ("audience previewed", lambda: session.visit("build", audience)),
        ("list opened", lambda: session.visit("propensity", {"lists": str(list_id)})),
        *(("threshold moved", move) for move in moves),
    ]


async def _health(url: str, measured: Measured) -> None:
    async with httpx.AsyncClient() as client:
        while True:
            begun = time.perf_counter()
            (await client.get(f"{url}/healthz")).raise_for_status()
            measured.health_s.append(time.perf_counter() - begun)
            await asyncio.sleep(HEALTH_EVERY_S)

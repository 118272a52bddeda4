"""A small invented world behind the transport: previews are truly counted from homes, and every question is kept."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import httpx

from components.audience import zip_place
from components.tracerfy import Limits, Previews, Tracerfy
from components.whatifs import Counting

Home = Mapping[str, Any]
STRATEGIES: Mapping[str, Mapping[str, Any]] = {
    "custom": {},
    "vacant_homes": {"vacant": True},
    "free_and_clear": {"free_clear": True},
    "tired_landlords": {"absentee_owner": True, "years_owned_min": 10},
}
ZIPS = ("85004", "85003", "85007", "85281", "85201")
FLAGS = ("vacant", "absentee_owner", "free_clear", "high_equity", "pool", "corporate_owned", "cash_buyer")


def homes(number: int = 400, seed: int = 7) -> list[Home]:
    dice = random.Random(seed)
    return [
        {flag: dice.random() < 0.4 for flag in FLAGS}
        | {
            "zip": dice.choice(ZIPS),
            "beds": dice.randint(1, 6),
            "year_built": dice.randint(1920, 2020),
            "value": dice.randrange(100_000, 900_000, 1000),
            "years_owned": dice.randint(0, 40),
            "last_sale_date": f"{dice.randint(1990, 2025)}-0{dice.randint(1, 9)}-15",
        }
        for _ in range(number)
    ]


def fits(home: Home, key: str, value: Any) -> bool:
    subject, _, bound = key.rpartition("_")
    if bound == "min" and subject in home:
        return home[subject] >= value
    if bound == "max" and subject in home:
        return home[subject] <= value
    return home.get(key) == value


def lies_in(home: Home, geography: Mapping[str, Any]) -> bool:
    place = zip_place(home["zip"])
    assert place is not None
    match geography["mode"]:
        case "zips":
            return home["zip"] in geography["zip_codes"]
        case "city":
            return place.city in geography["cities"] and place.state in geography["states"]
        case "counties":
            return place.county in geography["counties"] and place.state in geography["states"]
        case "states":
            return place.state in geography["states"]
    return True


def _listed() -> list[dict[str, Any]]:
    return [
        {"key": key, "label": key.replace("_", " ").capitalize(), "description": "", "default_filters": defaults}
        for key, defaults in STRATEGIES.items()
    ]


@dataclass
class World:
    """Answers previews. `refuse` may answer instead, given how many were asked before."""

    homes: list[Home] = field(default_factory=homes)
    refuse: Callable[[int], httpx.Response | None] = lambda _: None
    asked: list[dict[str, Any]] = field(default_factory=list)

    def __call__(self, request: httpx.Request) -> httpx.Response:
        if request.method == "GET":
            return httpx.Response(200, json={"strategies": _listed()})
        body = json.loads(request.content)
        self.asked.append(body)
        refusal = self.refuse(len(self.asked) - 1)
        if refusal is not None:
            return refusal
        return httpx.Response(200, json=self.answer(body))

    def answer(self, body: Mapping[str, Any]) -> dict[str, Any]:
        matches = sum(1 for home in self.homes if self.wanted(home, body))
        capped = min(matches, body["requested_count"])
        return {
            "count": matches,
            "capped_count": capped,
            "requested_count": body["requested_count"],
            "max_credit_cost": capped * 5,
            "max_usd_cost": capped * 0.1,
            "filters_applied": {},
            "pins": [],
        }

    def wanted(self, home: Home, body: Mapping[str, Any]) -> bool:
        overrides = body.get("filter_overrides", {})
        return lies_in(home, body["geography"]) and any(
            all(fits(home, key, value) for key, value in {**STRATEGIES.get(strategy, {}), **overrides}.items())
            for strategy in body["strategy"].split(",")
        )


@dataclass
class Desk:
    """A client on a world, with real previews and meters."""

    world: World
    limits: Limits = field(default_factory=Limits)

    api: Tracerfy = field(init=False)
    previews: Previews = field(init=False)

    def __post_init__(self) -> None:
        api = Tracerfy(
            "http://api.test/v1/api/",
            "token-of-tests",
            limits=self.limits,
            transport=httpx.MockTransport(self.world),
            sleep=lambda _: None,
        )
        self.api, self.previews = api, Previews(api)

    def counting(self, **more: Any) -> Counting:
        return Counting(self.previews, self.limits.meter("preview"), **more)


def too_many(seconds: int) -> httpx.Response:
    return httpx.Response(429, headers={"Retry-After": str(seconds)}, json={"detail": "Too many previews."})

"""The check: what an API speaks, by free calls alone, one after the other, each timed."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import partial
from typing import Any

from components.settings import PREFIXES
from components.tracerfy import ApiFault, BadRequest, Capability, Dialect, NotFound, Refused, Tracerfy, Uncertain
from components.tracerfy.endpoint import Endpoint

CAPABILITY_WORDS: Mapping[Capability, str] = {
    Capability.EXCLUSION: "Leave out what was bought before",
    Capability.MONITORS: "Monitors: the vendor watches an audience",
    Capability.VERIFICATION: "Verify that a number is in service",
    Capability.ENHANCED: "Enhanced trace of one address",
    Capability.PARCEL_SEARCH: "Search and look up by parcel number",
    Capability.NEWER_DNC: "DNC checks, second version",
}
_NOT_THIS_WAY = 405
# Any ask will do: the field that the document doesn't know is wrong on purpose, so nothing is counted where it is known.
_ASK = {"strategy": "custom", "geography": {"mode": "zips", "zip_codes": ["85281"]}, "requested_count": 1}
_FIELD = "dedupe_from_history"


@dataclass(frozen=True)
class Step:
    """One question of the check. `there` None: it could not be told, and `told` says why. `seconds` is how long the answer took."""

    name: str
    there: bool | None
    seconds: float
    told: str = ""


@dataclass(frozen=True)
class Check:
    """What was found: the balance, each prefix, each capability; and when (UTC)."""

    at: datetime
    balance: int | None
    steps: tuple[Step, ...]

    @property
    def reached(self) -> bool:
        """Whether the API answered at all, and took the token."""
        return self.balance is not None

    @property
    def prefixes(self) -> tuple[str, ...]:
        """The prefixes that it answers under."""
        return tuple(step.name for step in self.steps if step.name in PREFIXES and step.there)

    @property
    def offers(self) -> frozenset[Capability]:
        """What it offers besides what the document holds."""
        return frozenset(one for one in Capability if any(step.name == one and step.there for step in self.steps))

    @property
    def dialect(self) -> Dialect:
        """How to speak to it: under the document's prefix as long as it answers there and nothing newer is offered."""
        prefixes = self.prefixes or PREFIXES[:1]
        return Dialect(prefixes[-1] if self.offers else prefixes[0], self.offers)

    @property
    def suggested(self) -> str:
        """The setting that says by hand what was found."""
        return "today" if self.offers else "document"

    def written(self) -> str:
        """Write it as JSON; `read` gives the same back."""
        return json.dumps(
            {"at": self.at.timestamp(), "balance": self.balance, "steps": [asdict(one) for one in self.steps]}
        )

    @staticmethod
    def read(text: str) -> Check:
        """Read what `written` wrote."""
        told = json.loads(text)
        steps = tuple(Step(**one) for one in told["steps"])
        return Check(datetime.fromtimestamp(told["at"], UTC), told["balance"], steps)


def check_api(api: Tracerfy) -> Check:
    """Ask everything. An API that can't be reached, or doesn't take the token, is asked no further."""
    balance, first = _balance(api)
    steps = [first]
    if first.there:
        steps += [_step(prefix, partial(_answers, api, f"{prefix}/filters/")) for prefix in PREFIXES]
        home = next((step.name for step in reversed(steps) if step.there and step.name in PREFIXES), PREFIXES[0])
        steps += [_step(one, _QUESTIONS[one](api, home)) for one in Capability]
    return Check(datetime.now(UTC), balance, tuple(steps))


def _balance(api: Tracerfy) -> tuple[int | None, Step]:
    found: list[int | None] = []

    def ask() -> bool:
        found.append(api.analytics().balance)
        return True

    step = _step("balance", ask)
    return (found[0] if found else None), step


def _step(name: str, ask: Callable[[], bool]) -> Step:
    began = time.monotonic()
    try:
        there: bool | None = ask()
        told = ""
    except ApiFault as fault:
        there, told = None, fault.message
    return Step(str(name), there, round(time.monotonic() - began, 3), told)


def _answers(api: Tracerfy, path: str, body: Mapping[str, Any] | None = None) -> bool:
    """Tell whether a free path is there. Raises the API's faults for anything but yes and no."""
    probe = Endpoint[bool]("probe", "GET" if body is None else "POST", path, lambda _: True, patience_s=20)
    try:
        return api.ask(probe, body)
    except NotFound:
        return False
    except BadRequest:
        return True
    except Refused as refused:
        if refused.status != _NOT_THIS_WAY:
            raise
        return body is None


def _knows_the_field(api: Tracerfy, home: str) -> bool:
    """An API that knows a field says that its value is wrong; one that doesn't passes it over."""
    probe = Endpoint[bool]("probe", "POST", f"{home}/preview/", lambda _: False, meter="preview")
    try:
        return api.ask(probe, {**_ASK, _FIELD: "neither yes nor no"})
    except BadRequest as refused:
        return any(name == _FIELD for name in refused.fields) and "unknown" not in refused.message.lower()
    except Uncertain:
        return False


_QUESTIONS: Mapping[Capability, Callable[[Tracerfy, str], Callable[[], bool]]] = {
    Capability.EXCLUSION: lambda api, home: lambda: _knows_the_field(api, home),
    Capability.MONITORS: lambda api, _: lambda: _answers(api, "property-monitors/"),
    Capability.VERIFICATION: lambda api, _: lambda: _answers(api, "phone/verify/"),
    Capability.ENHANCED: lambda api, _: lambda: _answers(api, "trace/enhanced/lookup/"),
    Capability.PARCEL_SEARCH: lambda api, home: lambda: _answers(api, f"{home}/apn-autocomplete/", {"search": ""}),
    Capability.NEWER_DNC: lambda api, _: lambda: _answers(api, "{second}dnc/lookup/"),
}

"""What a thread remembers, and how the next prompt changes it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import Any

from components.sandbox.assistant.acts import Act, Kind, adds
from components.sandbox.assistant.choosing import Asked, chosen
from components.sandbox.assistant.ground import Geography, joined, states_of
from components.sandbox.assistant.placing import less_place, next_place
from components.sandbox.assistant.property_types import KEYS as TYPE_KEYS
from components.sandbox.assistant.property_types import keep_kinds, kinds_of
from components.sandbox.assistant.reading import Reading
from components.sandbox.assistant.subjects import meant_by
from components.sandbox.world.places import Places

MOST_STEPS_BACK = 20
_STANDING = ("strategies", "filters", "geography", "touched", "ways")
RADIUS = "radius"


@dataclass
class Memory:
    """A thread: what is wanted so far.

    `asked` is the place that `question` asks about, with its states, for the answer to choose from; `asked_adds` where it comes beside
    the one that stands. `touched` are the filters by when they were last said, the latest first; `ways` is how one was said where its
    number is not the one said ("before 1990" is at most 1989). `explained` is the preset that was last explained. `history` holds what
    stood before each change.
    """

    strategies: list[str] = field(default_factory=list)
    filters: dict[str, Any] = field(default_factory=dict)
    geography: Geography | None = None
    wanted_count: int | None = None
    turns: int = 0
    asked: Asked | None = None
    asked_adds: bool = False
    question: str = ""
    touched: list[str] = field(default_factory=list)
    ways: dict[str, str] = field(default_factory=dict)
    explained: str = ""
    history: list[dict[str, Any]] = field(default_factory=list)

    @property
    def wanted(self) -> tuple[list[str], dict[str, Any], Geography | None]:
        """Give a copy of what is wanted so far: strategies, filters, place."""
        return [*self.strategies], {**self.filters}, self.geography and {**self.geography}

    def written(self) -> str:
        """Write it as JSON."""
        return json.dumps(asdict(self))

    @staticmethod
    def read(text: str) -> Memory:
        """Read what `written` wrote, also by a version that remembered less."""
        return Memory(**json.loads(text))

    def goes_back(self) -> bool:
        """Undo the last change; tells whether there was one."""
        if not self.history:
            return False
        before = self.history.pop()
        for name in _STANDING:
            setattr(self, name, before[name])
        self.asked, self.question = None, ""
        return True

    def begins_anew(self) -> None:
        """Forget what is wanted; it can be taken back."""
        self._keep(self._standing())
        for name, value in asdict(Memory()).items():
            if name in _STANDING:
                setattr(self, name, value)
        self.asked, self.question, self.wanted_count = None, "", None

    def takes(self, prompt: str, reading: Reading, act: Act, places: Places) -> None:
        """Change by a prompt: a place and filters replace what they are about, strategies too unless they are added."""
        before = self._standing()
        if act.kind is Kind.BARE:
            self.filters = {}
        if self.turns and act.kind in {Kind.REMOVE, Kind.LIFT}:
            self._drop(prompt, reading, places)
        else:
            self._add(prompt, reading)
            self._settle_bounds(reading)
            self._place(prompt, reading, places)
        self._touch(reading)
        self._ask(prompt, reading)
        self.wanted_count = reading.wanted_count or self.wanted_count
        self.turns += 1
        if before != self._standing() and any(before.values()):
            self._keep(before)
        elif before != self._standing():
            self.history = [before]

    def _standing(self) -> dict[str, Any]:
        return {name: json.loads(json.dumps(getattr(self, name))) for name in _STANDING}

    def _keep(self, before: dict[str, Any]) -> None:
        self.history = [*self.history, before][-MOST_STEPS_BACK:]

    def _add(self, prompt: str, reading: Reading) -> None:
        if reading.strategies:
            kept = self.strategies if adds(prompt) else []
            self.strategies = list(dict.fromkeys([*kept, *reading.strategies]))
        if adds(prompt):
            self._join_types(reading)
        for key in [key for key in reading.filters if adds(prompt) and self._denies(key, reading.filters[key])]:
            del self.filters[key], reading.filters[key]  # "include rentals as well": both are wanted then
        for key, value in reading.filters.items():
            if key in TYPE_KEYS:
                keep_kinds(self.filters, ())
            self.filters[key] = value
            self.ways.pop(key, None)
        self.ways |= reading.ways

    def _denies(self, key: str, value: Any) -> bool:
        return isinstance(value, bool) and self.filters.get(key) is (not value)

    def _settle_bounds(self, reading: Reading) -> None:
        """Let the bound said last stand, where it passes the other: "at least 400k" over "up to 350k"."""
        for key in [*reading.filters]:
            name, _, bound = key.rpartition("_")
            other = f"{name}_{'max' if bound == 'min' else 'min'}"
            if bound not in {"min", "max"} or other in reading.filters or other not in self.filters:
                continue
            low, high = (self.filters[f"{name}_{end}"] for end in ("min", "max"))
            if low > high:
                del self.filters[other]
                reading.warnings.append(
                    f"{other.replace('_', ' ').capitalize()} was passed by that, so it is taken off."
                )

    def _join_types(self, reading: Reading) -> None:
        """Add a type to those there: "also condos" doesn't mean condos alone."""
        old, new = kinds_of(self.filters), kinds_of(reading.filters)
        if old and new:
            keep_kinds(reading.filters, list(dict.fromkeys([*old, *new])))

    def _place(self, prompt: str, reading: Reading, places: Places) -> None:
        """Change the place: chosen among those asked about, else as the prompt says."""
        if self.asked is not None and (picked := chosen(prompt, self.asked, reading.geography, places)):
            stands = self.geography if self.asked_adds else None
            self.geography = joined(stands, picked, places) if stands else picked
            reading.place_question = ""
        else:
            self.geography = next_place(self.geography, self._place_before(), prompt, reading, places)

    def _place_before(self) -> Geography | None:
        """Give the place that stood before the one that stands."""
        earlier = (before["geography"] for before in reversed(self.history))
        return next((place for place in earlier if place and place != self.geography), None)

    def _ask(self, prompt: str, reading: Reading) -> None:
        """Keep a question until it is answered; one about another place is dropped where a place stands."""
        if reading.place_question:
            self.asked, self.question = reading.asked, reading.place_question
            self.asked_adds = self.geography is not None and adds(prompt)
        elif self.geography is not None:
            self.asked, self.question = None, ""

    def _touch(self, reading: Reading) -> None:
        said = [*reading.filters, *([RADIUS] if reading.radius_miles or _is_circle(reading.geography) else [])]
        self.touched = list(dict.fromkeys([*reversed(said), *self.touched]))[:12]

    def _drop(self, prompt: str, reading: Reading, places: Places) -> None:
        fewer = self._fewer_types(reading)
        named = [*reading.filters] or ([] if fewer else meant_by(prompt, self.filters))
        gone = [key for key in self.filters if key in named]
        self.filters = {key: value for key, value in self.filters.items() if key not in gone}
        dropped = [
            key for key in self.strategies if key in reading.strategies or (key == "vacant" and "vacant" in named)
        ]
        self.strategies = [key for key in self.strategies if key not in dropped]
        reading.steps[:] = [f"Removed: {key}" for key in [*fewer, *gone, *dropped]]
        said_place = reading.geography is not None and self.geography is not None
        self.geography = less_place(self.geography, reading, places)
        if not (gone or dropped or said_place or fewer):
            reading.warnings.append("Nothing that is set was recognized as what to remove.")
        reading.filters, reading.strategies, reading.ways = {}, [], {}

    def _fewer_types(self, reading: Reading) -> list[str]:
        """Take types off several that stand; gives those that went."""
        several, said = kinds_of(self.filters), kinds_of(reading.filters)
        gone, left = [kind for kind in several if kind in said], [kind for kind in several if kind not in said]
        if not gone or not left:
            return []
        keep_kinds(self.filters, left)
        keep_kinds(reading.filters, ())
        return gone

    def states(self, places: Places) -> tuple[str, ...]:
        """Give the states that the place lies in, for names that several states have."""
        return states_of(self.geography, places)


def _is_circle(geography: Geography | None) -> bool:
    return geography is not None and geography["mode"] == "radius"

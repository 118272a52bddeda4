"""What a thread remembers, and how the next prompt changes it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import Any

from components.sandbox.assistant.acts import DENIES, Act, Kind, adds
from components.sandbox.assistant.choosing import Asked, chosen, place_of
from components.sandbox.assistant.ground import Geography, centre_of, circle, joined, states_of, without
from components.sandbox.assistant.reading import Reading
from components.sandbox.assistant.subjects import meant_by
from components.sandbox.world.places import Places

MOST_STEPS_BACK = 20
_STANDING = ("strategies", "filters", "geography", "touched", "ways")
_TYPES = ("property_type", "property_types")
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
        for key, value in reading.filters.items():
            self.filters.pop({"property_type": "property_types", "property_types": "property_type"}.get(key, ""), None)
            self.filters[key] = value
            self.ways.pop(key, None)
        self.ways |= reading.ways

    def _join_types(self, reading: Reading) -> None:
        """Add a type to those there: "also condos" doesn't mean condos alone."""
        old, new = _kinds(self), _kinds(reading)
        if not old or not new:
            return
        for key in _TYPES:
            reading.filters.pop(key, None)
        kinds = list(dict.fromkeys([*old, *new]))
        reading.filters |= {"property_types": kinds} if len(kinds) > 1 else {"property_type": kinds[0]}

    def _place(self, prompt: str, reading: Reading, places: Places) -> None:
        """Change the place: chosen among those asked about, corrected in its state, added, replaced, or drawn wider."""
        if self.asked is not None and (picked := chosen(prompt, self.asked, reading.geography, places)):
            stands = self.geography if self.asked_adds else None
            self.geography = joined(stands, picked, places) if stands else picked
            reading.place_question = ""
        elif reading.geography is not None:
            if reading.radius_miles:
                reading.geography = circle(centre_of(reading.geography, places), reading.radius_miles)
            corrected = self._corrected(prompt, reading.geography, places)
            more = self.geography is not None and adds(prompt) and corrected is None
            self.geography = corrected or (
                joined(self.geography or {}, reading.geography, places) if more else reading.geography
            )
        elif reading.radius_miles and self.geography is not None:
            self.geography = circle(centre_of(self.geography, places), reading.radius_miles)

    def _corrected(self, prompt: str, said: Geography, places: Places) -> Geography | None:
        """Give the same name in another state, where a prompt denies the state that was taken: "no, Georgia"."""
        stands = self.geography
        if stands is None or said["mode"] != "states" or len(said["states"]) != 1 or not DENIES.search(prompt):
            return None
        names = stands.get("cities") or [f"{name} county" for name in stands.get("counties", ())]
        if stands["mode"] not in {"city", "counties"} or len(names) != 1:
            return None
        name, state = names[0].lower(), said["states"][0]
        table = places.by_city if stands["mode"] == "city" else places.by_county
        return place_of(name, [state], places) if (name.removesuffix(" county"), state) in table else None

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
        taken = self._without_place(reading, places)
        if not (gone or dropped or taken or fewer):
            reading.warnings.append("Nothing that is set was recognized as what to remove.")
        reading.filters, reading.strategies, reading.ways = {}, [], {}

    def _fewer_types(self, reading: Reading) -> list[str]:
        """Take types off several that stand; gives those that went."""
        several, said = self.filters.get("property_types", []), [*_kinds(reading)]
        gone = [kind for kind in several if kind in said]
        left = [kind for kind in several if kind not in said]
        if not gone or not left:
            return []
        del self.filters["property_types"]
        self.filters |= {"property_types": left} if len(left) > 1 else {"property_type": left[0]}
        for key in _TYPES:
            reading.filters.pop(key, None)
        return gone

    def _without_place(self, reading: Reading, places: Places) -> bool:
        """Take a place off those there; the last one stays."""
        if reading.geography is None or self.geography is None:
            return False
        left = without(self.geography, reading.geography, places)
        if left is None:
            reading.warnings.append("That place is not among those there, or the only one: the place stays as it is.")
        else:
            reading.steps.append("Removed: a place")
        self.geography = left or self.geography
        return True

    def states(self, places: Places) -> tuple[str, ...]:
        """Give the states that the place lies in, for names that several states have."""
        return states_of(self.geography, places)


def _kinds(one: Memory | Reading) -> list[str]:
    """Give the property types that are wanted, whichever of the two filters holds them."""
    found: Any = next((one.filters[key] for key in _TYPES if key in one.filters), [])
    return [*found] if isinstance(found, list) else [found]


def _is_circle(geography: Geography | None) -> bool:
    return geography is not None and geography["mode"] == "radius"

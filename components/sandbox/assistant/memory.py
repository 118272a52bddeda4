"""What a thread remembers, and how the next prompt changes it."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass, field
from typing import Any

from components.sandbox.assistant.reading import Reading

_ADDS = re.compile(r"\b(?:also|add|plus|as well|too|include|including)\b", re.IGNORECASE)
_REMOVES = re.compile(
    r"^\s*(?:please\s+)?(?:remove|drop|take (?:off|out|away)|delete|forget|get rid of|lose|without|undo|clear)\b",
    re.IGNORECASE,
)
_SUBJECTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"equity", ("ltv_max", "ltv_min", "high_equity", "equity", "estimated_equity", "estimated_equity_min", "estimated_equity_max")),
    (r"year|built|age|older|construction", ("year_built_min", "year_built_max")),
    (r"value|price|worth", ("value_min", "value_max")),
    (r"bed", ("beds_min", "beds_max")),
    (r"bath", ("baths_min", "baths_max")),
    (r"absentee|owner[\s-]occup|rental|landlord", ("absentee_owner",)),
    (r"out[\s-]of[\s-]state", ("out_of_state_owner",)),
    (r"corporate|compan|llc", ("corporate_owned",)),
    (r"pool", ("pool",)),
    (r"garage", ("garage",)),
    (r"type|single|condo|sfr", ("property_type", "property_types")),
    (r"size|sq|feet", ("building_size_min", "building_size_max")),
    (r"lot|acre", ("lot_size_min", "lot_size_max")),
    (r"owned|ownership|years", ("years_owned_min", "years_owned_max")),
    (r"mortgage|loan", ("mortgage_min", "mortgage_max", "ltv_max", "ltv_min")),
    (r"vacant", ("vacant",)),
    (r"flood", ("flood_zone",)),
)  # fmt: skip


@dataclass
class Memory:
    """A thread: what is wanted so far. `asked` is the city that was asked about, with its states, for the answer to choose from."""

    strategies: list[str] = field(default_factory=list)
    filters: dict[str, Any] = field(default_factory=dict)
    geography: dict[str, Any] | None = None
    wanted_count: int | None = None
    turns: int = 0
    asked: tuple[str, list[str]] | None = None

    @property
    def wanted(self) -> tuple[list[str], dict[str, Any], dict[str, Any] | None]:
        """Give a copy of what is wanted so far: strategies, filters, place."""
        return [*self.strategies], {**self.filters}, self.geography and {**self.geography}

    def written(self) -> str:
        """Write it as JSON."""
        return json.dumps(asdict(self))

    @staticmethod
    def read(text: str) -> Memory:
        """Read what `written` wrote."""
        return Memory(**json.loads(text))

    def takes(self, prompt: str, reading: Reading) -> None:
        """Change by a prompt: a place and filters replace what they are about, strategies too unless they are added."""
        if self.turns and _REMOVES.match(prompt):
            self._drop(prompt, reading)
        else:
            self._add(prompt, reading)
        self.geography = self._completed(reading.geography) or reading.geography or self.geography
        self.asked = reading.asked
        self.wanted_count = reading.wanted_count or self.wanted_count
        self.turns += 1

    def _completed(self, answer: dict[str, Any] | None) -> dict[str, Any] | None:
        """Give the city that was asked about, where the answer names one of its states and nothing else."""
        if self.asked is None or answer is None or answer["mode"] != "states" or len(answer["states"]) != 1:
            return None
        (name, offered), state = self.asked, answer["states"][0]
        if state not in offered:
            return None
        if name.endswith(" county"):
            return {"mode": "counties", "counties": [name.removesuffix(" county").title()], "states": [state]}
        return {"mode": "city", "cities": [name.title()], "states": [state]}

    def _add(self, prompt: str, reading: Reading) -> None:
        if reading.strategies:
            kept = self.strategies if _ADDS.search(prompt) else []
            self.strategies = list(dict.fromkeys([*kept, *reading.strategies]))
        for key, value in reading.filters.items():
            self.filters.pop({"property_type": "property_types", "property_types": "property_type"}.get(key, ""), None)
            self.filters[key] = value

    def _drop(self, prompt: str, reading: Reading) -> None:
        keys = {key for pattern, own in _SUBJECTS if re.search(pattern, prompt, re.IGNORECASE) for key in own} | set(
            reading.filters
        )
        gone = [key for key in self.filters if key in keys]
        self.filters = {key: value for key, value in self.filters.items() if key not in gone}
        dropped = [
            key for key in self.strategies if key in reading.strategies or (key == "vacant" and "vacant" in keys)
        ]
        self.strategies = [key for key in self.strategies if key not in dropped]
        reading.steps[:] = [f"Removed: {key}" for key in [*gone, *dropped]]
        if not gone and not dropped:
            reading.warnings.append("Nothing that is set was recognized as what to remove.")

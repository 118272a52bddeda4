"""What is being read out of a prompt, and which of its letters were understood."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from components.sandbox.assistant.filler import FILLER

_NO = (
    r"(?:(?P<no>\b(?:not|no|non|nothing|without|exclud(?:e|es|ing)|except(?: for)?|skip(?:ping)?|leav(?:e|ing) out|minus"
    r"|(?:any|every)(?:thing|body|one)? but|all but|other than|apart from|aside from|(?:are|is|do|does|did|was|were|wo|has|have)n['’]?t"
    r"|never)\b[\s-]+(?:(?:any|a|an|the|have|having|been|be|with|in|currently|actually)\s+)*)?)"
)
_READ = "\0"  # stands for a letter that was read: no pattern matches it, so none begins or goes on in what was read


@dataclass
class Reading:
    """A prompt under reading. `at` keeps the prompt's own letters; rules search `text`, its lower case of the same length.

    `place_question` asks back, and `asked` is the city it asks about with the states that have it, the likeliest first. `home` are the
    states of the place that stands, for names that several states have. `ways` is how a filter was said where its number isn't the one
    said; `radius_miles` is a circle's new radius.
    """

    at: str
    home: tuple[str, ...] = ()
    filters: dict[str, Any] = field(default_factory=dict)
    strategies: list[str] = field(default_factory=list)
    geography: dict[str, Any] | None = None
    place_question: str = ""
    asked: tuple[str, list[str]] | None = None
    steps: list[str] = field(default_factory=list)
    assumptions: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    wanted_count: int | None = None
    radius_miles: float | None = None
    ways: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.text = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in self.at)
        self._read = bytearray(len(self.text))

    def find(self, pattern: str) -> Iterator[re.Match[str]]:
        """Find a pattern's matches, none of which touches what was read already. The caller marks those that it uses."""
        unread = "".join(_READ if read else letter for letter, read in zip(self.text, self._read, strict=True))
        for found in re.finditer(pattern, unread):
            if not any(self._read[found.start() : found.end()]):
                yield found

    def find_flag(self, pattern: str) -> Iterator[tuple[re.Match[str], bool]]:
        """Find a pattern with what negates it; gives whether it is wanted."""
        for found in self.find(rf"{_NO}\b(?:{pattern})\b"):
            yield found, found["no"] is None

    def mark(self, found: re.Match[str]) -> None:
        """Mark a match as understood."""
        self.mark_span(*found.span())

    def mark_span(self, start: int, end: int) -> None:
        """Mark letters as understood."""
        for position in range(start, end):
            self._read[position] = 1

    def touches(self, start: int, end: int) -> bool:
        """Tell whether any of these letters was read."""
        return any(self._read[start:end])

    def set(self, key: str, value: Any, because: str, way: str = "") -> None:
        """Set a filter and say why; the first word on a filter stands. `way` is how it was said: "equity", "below", "above"."""
        if key not in self.filters:
            self.filters[key] = value
            self.steps.append(because)
            self.ways |= {key: way} if way else {}

    def name(self, strategy: str, because: str) -> None:
        """Name a strategy and say why."""
        if strategy not in self.strategies:
            self.strategies.append(strategy)
            self.steps.append(because)

    def was_read(self, position: int) -> bool:
        """Tell whether a letter was understood."""
        return bool(self._read[position])

    def unread_from(self, end: int) -> int:
        """Give where the unread letters begin that end at `end`."""
        return next((at + 1 for at in range(end - 1, -1, -1) if self._read[at]), 0)

    def leftover(self) -> list[str]:
        """Give the words that no rule read and that mean something."""
        left = "".join(" " if read else letter for letter, read in zip(self.at, self._read, strict=True))
        words = re.findall(r"[A-Za-z][A-Za-z'-]*|\d[\d,.]*", left)
        return [
            word for word in words if word.isdecimal() or (len(word) > 1 and word.lower().strip("'-") not in FILLER)
        ]

    def corrects(self, earlier: Reading) -> None:
        """Take over from what was said before a correction all that the correction leaves alone."""
        if self.geography is None and not self.place_question:
            self.geography, self.place_question, self.asked = earlier.geography, earlier.place_question, earlier.asked
        self.strategies = self.strategies or earlier.strategies
        self.filters, self.ways = {**earlier.filters, **self.filters}, {**earlier.ways, **self.ways}
        self.steps[:0], self.assumptions[:0], self.warnings[:0] = earlier.steps, earlier.assumptions, earlier.warnings
        self.wanted_count = self.wanted_count or earlier.wanted_count

    @property
    def empty(self) -> bool:
        """Whether no rule read anything."""
        return not (self.filters or self.strategies or self.geography or self.place_question or self.radius_miles)

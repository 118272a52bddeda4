"""What is being read out of a prompt, and which of its letters were understood."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from components.sandbox.assistant.filler import FILLER

_NO = (
    r"(?:(?P<no>\b(?:not|no|non|without|exclud(?:e|es|ing)|except(?: for)?|skip(?:ping)?|leav(?:e|ing) out|(?:are|is|do|does)n'?t"
    r"|never)\b[\s-]+(?:(?:any|a|an|the|have|having|been|be)\s+)*)?)"
)


@dataclass
class Reading:
    """A prompt under reading. `at` keeps the prompt's own letters; rules search `text`, its lower case of the same length.

    `place_question` asks back, and `asked` is the city it asks about with the states that were offered.
    """

    at: str
    filters: dict[str, Any] = field(default_factory=dict)
    strategies: list[str] = field(default_factory=list)
    geography: dict[str, Any] | None = None
    place_question: str = ""
    asked: tuple[str, list[str]] | None = None
    steps: list[str] = field(default_factory=list)
    assumptions: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    wanted_count: int | None = None

    def __post_init__(self) -> None:
        self.text = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in self.at)
        self._read = bytearray(len(self.text))

    def find(self, pattern: str) -> Iterator[re.Match[str]]:
        """Find a pattern's matches, none of which touches what was read already. The caller marks those that it uses."""
        for found in re.finditer(pattern, self.text):
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

    def set(self, key: str, value: Any, because: str) -> None:
        """Set a filter and say why; the first word on a filter stands."""
        if key not in self.filters:
            self.filters[key] = value
            self.steps.append(because)

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

    @property
    def empty(self) -> bool:
        """Whether no rule read anything."""
        return not (self.filters or self.strategies or self.geography or self.place_question)

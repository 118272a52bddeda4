"""Why zero: the smallest sets of parts whose removal gives a result, found by halving (delta debugging).

Taking filters off never makes fewer match, so the parts in a row have one place where zero ends: it is found by halving, and the part there
is needed. A second repair must do without some part of the first, so each of those is forbidden in turn (the tree of hitting sets). For the
same reason many questions answer themselves: more than what helped helps too, and less than what didn't doesn't.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass

from components.audience import Audience
from components.whatifs.counting import Counting
from components.whatifs.parts import Part, filter_parts, strategy_parts, without

REPAIRS = 2
# As many as are asked without asking the person first.
MOST_QUESTIONS = 25


@dataclass(frozen=True)
class Repair:
    """Parts to take off, none of them in vain, the audience that is left, and how many match it."""

    parts: tuple[Part, ...]
    audience: Audience
    count: int


@dataclass(frozen=True)
class Question:
    """What was taken off for one question, and how many matched."""

    parts: tuple[Part, ...]
    count: int


@dataclass(frozen=True)
class WhyZero:
    """The cheapest repairs so far: fewest parts first, then most matches. `settled`: no cheaper ones exist."""

    repairs: tuple[Repair, ...] = ()
    questions: tuple[Question, ...] = ()
    settled: bool = False

    @property
    def hopeless(self) -> bool:
        """Whether nothing matches in this place, whatever is taken off."""
        return self.settled and not self.repairs


Search = Generator[WhyZero, None, Repair | None]


def suspects(audience: Audience, labels: Mapping[str, str]) -> tuple[Part, ...]:
    """List what may be the reason: every filter, and the strategies as one, last."""
    return (*filter_parts(audience), *strategy_parts(audience, labels, together=True))


def why_zero(
    counting: Counting, audience: Audience, parts: Sequence[Part], at_most: int = MOST_QUESTIONS
) -> Iterator[WhyZero]:
    """Search for the two cheapest repairs with at most so many questions; yields the picture anew with every answer."""
    return _Digging(counting, audience, parts, at_most).pictures()


class _Unanswered(Exception):
    """A question that can't be answered now, or one too many."""


class _Digging:
    def __init__(self, counting: Counting, audience: Audience, parts: Sequence[Part], at_most: int) -> None:
        self._counting, self._audience, self._parts, self._at_most = counting, audience, tuple(parts), at_most
        self._repairs: list[Repair] = []
        self._counts: dict[frozenset[Part], int] = {frozenset(): 0}
        self._questions: list[Question] = []

    def pictures(self) -> Iterator[WhyZero]:
        try:
            yield from self._all_ways()
        except _Unanswered:
            yield self._picture()
        else:
            yield self._picture(settled=True)

    def _all_ways(self) -> Generator[WhyZero, None, None]:
        """Visit sets of forbidden parts, the smaller first, until no cheaper repair can be left."""
        seen: set[frozenset[Part]] = set()
        waiting = deque([frozenset[Part]()])
        while waiting and not self._enough():
            forbidden = waiting.popleft()
            if forbidden in seen:
                continue
            seen.add(forbidden)
            repair = self._known_without(forbidden)
            if repair is None:
                repair = yield from self._smallest([part for part in self._parts if part not in forbidden])
            if repair is not None:
                self._keep(repair)
                waiting.extend(forbidden | {part} for part in repair.parts)

    def _smallest(self, parts: list[Part]) -> Search:
        """Find parts that are all needed, by halving; None where even all of them don't help."""
        needed: list[Part] = []
        if not (yield from self._helps(parts)):
            return None
        while parts and not (yield from self._helps(needed)):
            low, high = 1, len(parts)
            while low < high:
                middle = (low + high) // 2
                if (yield from self._helps([*needed, *parts[:middle]])):
                    high = middle
                else:
                    low = middle + 1
            needed.append(parts[low - 1])
            parts = parts[: low - 1]
        count = yield from self._count(needed)
        return Repair(tuple(needed), without(self._audience, needed), count) if count else None

    def _helps(self, gone: Sequence[Part]) -> Generator[WhyZero, None, bool]:
        """Tell whether anything matches without these parts; what follows from earlier answers isn't asked."""
        these = frozenset(gone)
        if any(count and known <= these for known, count in self._counts.items()):
            return True
        if any(not count and these <= known for known, count in self._counts.items()):
            return False
        return bool((yield from self._count(gone)))

    def _count(self, gone: Sequence[Part]) -> Generator[WhyZero, None, int]:
        key = frozenset(gone)
        if key not in self._counts:
            if len(self._questions) >= self._at_most:
                raise _Unanswered
            count = self._counting.one(without(self._audience, gone))
            if count is None:
                raise _Unanswered
            self._counts[key] = count
            self._questions.append(Question(tuple(gone), count))
            yield self._picture()
        return self._counts[key]

    def _known_without(self, forbidden: frozenset[Part]) -> Repair | None:
        return next((repair for repair in self._repairs if not forbidden & set(repair.parts)), None)

    def _keep(self, repair: Repair) -> None:
        if set(repair.parts) not in [set(known.parts) for known in self._repairs]:
            self._repairs.append(repair)

    def _enough(self) -> bool:
        return sum(1 for repair in self._repairs if len(repair.parts) == 1) >= REPAIRS

    def _picture(self, *, settled: bool = False) -> WhyZero:
        cheapest = sorted(self._repairs, key=lambda repair: (len(repair.parts), -repair.count))
        return WhyZero(tuple(cheapest[:REPAIRS]), tuple(self._questions), settled)

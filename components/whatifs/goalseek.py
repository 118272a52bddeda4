"""Goal seek: the smallest changes that bring an audience to a wanted count, each counted.

Too few match: drop a part, loosen a bound as little as reaches it, widen the place as little as reaches it; where nothing reaches it alone,
several together, the strongest first. How much wider a bound or a place must be is found by halving its ladder. Too many match: see
tightening.py.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from components.audience import Audience, phrase
from components.whatifs.counting import Counting
from components.whatifs.loosening import looser, widening_words, wider
from components.whatifs.parts import Part, filter_parts, strategy_parts, without

PROPOSALS = 5
MOST_TOGETHER = 4
# Where something reaches the goal, what only comes nearer is worth a glance.
MOST_SHORT = 2
# A few ladders are enough to choose from; each costs up to four calls.
MOST_LADDERS = 4


@dataclass(frozen=True)
class Proposal:
    """Changes in words, the changed audience, and how many match it. `way` is the same for more and less of one change."""

    changes: tuple[str, ...]
    audience: Audience
    count: int
    way: str = ""


@dataclass(frozen=True)
class GoalSeek:
    """Proposals, best first, and every question asked on the way. `settled`: it looked everywhere it wanted to."""

    goal: int
    start: int | None = None
    proposals: tuple[Proposal, ...] = ()
    tried: tuple[Proposal, ...] = ()
    settled: bool = False

    def reaches(self, proposal: Proposal) -> bool:
        """Tell whether a proposal brings at least the wanted count."""
        return proposal.count >= self.goal


@dataclass(frozen=True)
class Ladder:
    """One way to widen: ever wider changes, the last the widest. Each changes any audience, so that ways can be joined."""

    name: str
    rungs: tuple[tuple[str, Callable[[Audience], Audience]], ...]


def ladders(audience: Audience, labels: Mapping[str, str]) -> tuple[Ladder, ...]:
    """Lay out the ways to widen an audience; the last rung of a bound's ladder drops it."""
    ways = [way for part in filter_parts(audience) for way in _part_ladders(audience, part)]
    ways += [Ladder(part.name, (_drop(part),)) for part in strategy_parts(audience, labels, together=True)]
    places = tuple((widening_words(audience.geography, place), _move(place)) for place in wider(audience.geography))
    return (*ways, *((Ladder("place", places),) if places else ()))


def first_questions(audience: Audience, ways: Sequence[Ladder]) -> tuple[Audience, ...]:
    """Give what is asked in any case: the audience, and every way at its widest."""
    return (audience, *(way.rungs[-1][1](audience) for way in ways))


def most_calls_to_widen(ways: Sequence[Ladder]) -> int:
    """Tell how many calls widening takes at most."""
    climbs = sorted((len(way.rungs).bit_length() for way in ways if len(way.rungs) > 1), reverse=True)
    return 1 + len(ways) + max(sum(climbs[:MOST_LADDERS]), MOST_TOGETHER - 1 + max(climbs, default=0))


def widen(counting: Counting, audience: Audience, goal: int, ways: Sequence[Ladder]) -> Iterator[GoalSeek]:
    """Search for the smallest changes that bring at least `goal`; yields the picture anew with every answer."""
    return _Widening(counting, audience, goal, ways).pictures()


def _part_ladders(audience: Audience, part: Part) -> Iterator[Ladder]:
    """Give a bound's own ladder; a least and a most have one each, and come off together as a third way."""
    if len(part.keys) > 1:
        yield Ladder(part.name, (_drop(part),))
    for key in part.keys:
        value = dict(audience.filters)[key]
        widened = tuple((f"Widen to “{phrase(key, wide)}”", _set(key, wide)) for wide in looser(key, value))
        if widened or len(part.keys) == 1:
            alone = Part("filter", phrase(key, value), (key,))
            yield Ladder(alone.name, (*widened, _drop(alone if len(part.keys) > 1 else part)))


def _drop(part: Part) -> tuple[str, Callable[[Audience], Audience]]:
    return f"Drop “{part.label}”", lambda audience: without(audience, [part])


def _set(key: str, value: object) -> Callable[[Audience], Audience]:
    return lambda audience: audience.with_filter(key, value)  # type: ignore[arg-type]


def _move(place: object) -> Callable[[Audience], Audience]:
    return lambda audience: audience.at(place)  # type: ignore[arg-type]


Search = Generator[GoalSeek, None, None]


class _Widening:
    def __init__(self, counting: Counting, audience: Audience, goal: int, ways: Sequence[Ladder]) -> None:
        self._counting, self._audience, self._ways = counting, audience, tuple(ways)
        self._now = GoalSeek(goal)
        self._widest: dict[Ladder, int] = {}

    def pictures(self) -> Iterator[GoalSeek]:
        yield from self._count_widest()
        reaching = sorted(
            (way for way, count in self._widest.items() if count >= self._now.goal), key=self._widest.__getitem__
        )
        for way in reaching[:MOST_LADDERS]:
            yield from self._climb(way, self._audience)
        if not reaching and not self._counting.stopped:
            yield from self._join()
        self._now = replace(self._now, settled=not self._counting.stopped)
        yield self._now

    def _count_widest(self) -> Iterator[GoalSeek]:
        asked = {way.rungs[-1][1](self._audience).matching_key(): way for way in self._ways}
        for counted in self._counting.each(first_questions(self._audience, self._ways)):
            way = asked.get(counted.audience.matching_key())
            if counted.count is None:
                continue
            if way is None:
                self._now = replace(self._now, start=counted.count)
            else:
                self._widest[way] = counted.count
                words, change = way.rungs[-1]
                self._note(Proposal((words,), change(self._audience), counted.count, way.name))
            yield self._now

    def _climb(self, way: Ladder, base: Audience, before: tuple[str, ...] = ()) -> Search:
        """Find the lowest rung that reaches the goal, by halving, on top of the changes before."""
        low, high = 0, len(way.rungs) - 1
        while low < high:
            middle = (low + high) // 2
            words, change = way.rungs[middle]
            count = yield from self._try((*before, words), change(base), "together" if before else way.name)
            if count is None:
                return
            if count >= self._now.goal:
                high = middle
            else:
                low = middle + 1

    def _join(self) -> Search:
        """Take the strongest ways together, one more each time, until they reach the goal; the last no further than needed."""
        start = self._now.start or 0
        strongest = sorted(self._widest, key=self._widest.__getitem__, reverse=True)
        helpful = [way for way in strongest if self._widest[way] > start] or strongest
        base, words = self._audience, tuple[str, ...]()
        for way in helpful[:MOST_TOGETHER]:
            wide, more = way.rungs[-1][1](base), (*words, way.rungs[-1][0])
            count = (yield from self._try(more, wide, "together")) if words else self._widest[way]
            if count is None:
                return
            if count >= self._now.goal:
                yield from self._climb(way, base, words)
                return
            base, words = wide, more

    def _try(self, words: tuple[str, ...], audience: Audience, way: str) -> Generator[GoalSeek, None, int | None]:
        count = self._counting.one(audience)
        if count is not None:
            self._note(Proposal(words, audience, count, way))
            yield self._now
        return count

    def _note(self, proposal: Proposal) -> None:
        tried = (*self._now.tried, proposal)
        self._now = replace(self._now, tried=tried, proposals=_best(self._now.goal, self._now.start or 0, tried))


def _best(goal: int, start: int, tried: Sequence[Proposal]) -> tuple[Proposal, ...]:
    """Put what reaches the goal first, with fewest changes and then nearest above it; then what comes nearest below.

    Of several amounts of one change only the best is proposed.
    """
    ranked = sorted(
        (proposal for proposal in tried if proposal.count >= goal or proposal.count > start),
        key=lambda one: (one.count < goal, len(one.changes), one.count) if one.count >= goal else (True, 0, -one.count),
    )
    ways: dict[str, Proposal] = {}
    for proposal in ranked:
        ways.setdefault(proposal.way, proposal)
    best = list(ways.values())
    reaching = [proposal for proposal in best if proposal.count >= goal]
    return (*reaching, *best[len(reaching) :][: MOST_SHORT if reaching else PROPOSALS])[:PROPOSALS]

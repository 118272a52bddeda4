"""Stack: up to five signals of an audience in all their combinations, counted, so that one sees what each one more costs in leads.

`at_least` counts the homes that have all of a combination's signals: it is what buying that combination gives. `exactly` counts those that
have no other of the signals; it follows by inclusion and exclusion, and the exact ones of all combinations add up to the whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations as subsets

from components.audience import CUSTOM, Audience, Value
from components.settings import CREDIT_USD, CREDITS_PER_ROW
from components.whatifs.counting import Counting
from components.whatifs.parts import filter_parts, without

STACK_AT_MOST = 5


@dataclass(frozen=True)
class Signal:
    """One thing that a home has or hasn't, as filters."""

    label: str
    filters: tuple[tuple[str, Value], ...]


@dataclass(frozen=True)
class Combination:
    """Signals by their position, the audience that has them all, and its counts; None while unknown."""

    members: frozenset[int]
    audience: Audience
    at_least: int | None = None
    exactly: int | None = None

    @property
    def dollars(self) -> float | None:
        """Give what all of them cost: 5 credits a delivered row (API document, Preview Lead List)."""
        return None if self.at_least is None else self.at_least * CREDITS_PER_ROW * CREDIT_USD


@dataclass(frozen=True)
class Stack:
    """The signals and all their combinations, the empty one (everything that the signals choose from) among them."""

    signals: tuple[Signal, ...]
    combinations: tuple[Combination, ...]


def signals_of(
    audience: Audience, defaults: Mapping[str, Mapping[str, Value]], labels: Mapping[str, str]
) -> tuple[Signal, ...]:
    """List the audience's signals: its filters, and its strategies whose filters are known.

    Strategies join with OR; as signals they are asked for together, by the filters that they stand for.
    """
    given = dict(audience.filters)
    named = [
        Signal(labels.get(key, key), _meant(key, audience, defaults))
        for key in audience.strategies
        if key != CUSTOM and defaults.get(key)
    ]
    # A yes or no is more of a signal than a size; where there are too many, the first ones are stacked.
    parts = sorted(filter_parts(audience), key=lambda part: not isinstance(given[part.keys[0]], bool))
    own = [Signal(part.label, tuple((key, given[key]) for key in part.keys)) for part in parts]
    return _unlike(named + own)


def base_of(audience: Audience, signals: tuple[Signal, ...], defaults: Mapping[str, Mapping[str, Value]]) -> Audience:
    """Take the signals off: what is left is what they choose from."""
    as_filters, given = {signal.filters for signal in signals}, dict(audience.filters)
    spelled = [key for key in audience.strategies if _meant(key, audience, defaults) in as_filters]
    parts = [part for part in filter_parts(audience) if tuple((key, given[key]) for key in part.keys) in as_filters]
    bare = without(audience, parts)
    return bare.by(key for key in bare.strategies if key not in spelled)


def combinations(base: Audience, signals: tuple[Signal, ...]) -> tuple[Combination, ...]:
    """Lay out all combinations, those of fewest signals first, none counted."""
    numbers = range(len(signals))
    return tuple(
        Combination(frozenset(members), _wanting(base, [signals[number] for number in members]))
        for size in range(len(signals) + 1)
        for members in subsets(numbers, size)
    )


def stack(counting: Counting, base: Audience, signals: tuple[Signal, ...]) -> Iterator[Stack]:
    """Count all combinations; yields the picture anew with every answer. Raises `ValueError` for more signals than five."""
    if len(signals) > STACK_AT_MOST:
        raise ValueError(f"At most {STACK_AT_MOST} signals can be stacked.")
    laid_out = combinations(base, signals)
    counts: dict[str, int | None] = {}
    yield Stack(signals, laid_out)
    for counted in counting.each(combination.audience for combination in laid_out):
        counts[counted.audience.matching_key()] = counted.count
        yield Stack(signals, _counted(laid_out, counts))


def _counted(laid_out: tuple[Combination, ...], counts: Mapping[str, int | None]) -> tuple[Combination, ...]:
    known = {one.members: counts.get(one.audience.matching_key()) for one in laid_out}
    return tuple(
        Combination(one.members, one.audience, known[one.members], _exactly(one.members, known)) for one in laid_out
    )


def _exactly(members: frozenset[int], known: Mapping[frozenset[int], int | None]) -> int | None:
    """Take those with more signals off, add those with still more back; None until all of them are known."""
    total = 0
    for others, count in known.items():
        if members <= others:
            if count is None:
                return None
            total += count if len(others - members) % 2 == 0 else -count
    # Counts of different minutes may disagree by a few homes.
    return max(0, total)


def _meant(
    strategy: str, audience: Audience, defaults: Mapping[str, Mapping[str, Value]]
) -> tuple[tuple[str, Value], ...]:
    """Give the filters that a strategy stands for here, where a filter of the audience replaces its default."""
    set_by_it = defaults.get(strategy, {})
    return tuple(sorted((key, dict(audience.filters).get(key, value)) for key, value in set_by_it.items()))


def _wanting(base: Audience, signals: list[Signal]) -> Audience:
    for signal in signals:
        for key, value in signal.filters:
            base = base.with_filter(key, value)
    return base


def _unlike(signals: list[Signal]) -> tuple[Signal, ...]:
    """Leave out a signal that sets what another one sets already: together they would not mean both."""
    kept: list[Signal] = []
    for signal in signals:
        if not _keys(tuple(kept)) & {key for key, _ in signal.filters}:
            kept.append(signal)
    return tuple(kept)


def _keys(signals: tuple[Signal, ...]) -> set[str]:
    return {key for signal in signals for key, _ in signal.filters}

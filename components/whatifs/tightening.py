"""Too many match: which added signals leave the leads that have most of them, and still enough to fill the wanted count."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from components.audience import Audience, Value, phrase
from components.whatifs.counting import Counting
from components.whatifs.goalseek import PROPOSALS, GoalSeek, Proposal

# What makes an owner more likely to deal, each plain for a person to see; the vendor's scores can't be filtered by.
SIGNALS: tuple[tuple[str, Value], ...] = (
    ("absentee_owner", True),
    ("high_equity", True),
    ("years_owned_min", 15),
    ("free_clear", True),
    ("vacant", True),
    ("out_of_state_owner", True),
    ("pre_foreclosure", True),
    ("mls_cancelled", True),
)


def offered_signals(audience: Audience) -> tuple[tuple[str, Value], ...]:
    """Give the signals that the audience doesn't speak about yet."""
    return tuple((key, value) for key, value in SIGNALS if audience.override(key) is None)


def tightening_questions(audience: Audience) -> tuple[Audience, ...]:
    """Give what is asked in any case: the audience, and each signal alone."""
    return (audience, *(audience.with_filter(key, value) for key, value in offered_signals(audience)))


def tighten(counting: Counting, audience: Audience, goal: int) -> Iterator[GoalSeek]:
    """Search for the most signals that leave at least `goal`; yields the picture anew with every answer."""
    now = GoalSeek(goal)
    for counted in counting.each(tightening_questions(audience)):
        if counted.count is not None and counted.audience.matching_key() == audience.matching_key():
            now = replace(now, start=counted.count)
        elif counted.count is not None:
            now = _noted(now, _proposal(audience, counted.audience, counted.count))
        yield now
    for picture in _piled(counting, audience, now):
        now = picture
        yield now
    yield replace(now, settled=not counting.stopped)


def _piled(counting: Counting, audience: Audience, now: GoalSeek) -> Iterator[GoalSeek]:
    """Add one signal after the other, the commonest first so that many fit, and keep each that narrows and leaves enough."""
    enough = sorted((one for one in now.tried if one.count >= now.goal), key=lambda one: -one.count)
    pile, size = audience, now.start
    for signal in enough:
        trial = _with(pile, signal.audience, audience)
        count = counting.one(trial)
        if count is None:
            return
        if count == size:
            continue
        now = _noted(now, _proposal(audience, trial, count))
        yield now
        if count >= now.goal:
            pile, size = trial, count


def _with(pile: Audience, one: Audience, audience: Audience) -> Audience:
    for key, value in one.filters:
        if audience.override(key) is None:
            pile = pile.with_filter(key, value)
    return pile


def _proposal(audience: Audience, tighter: Audience, count: int) -> Proposal:
    added = [(key, value) for key, value in tighter.filters if audience.override(key) is None]
    return Proposal(tuple(f"Add “{phrase(key, value)}”" for key, value in added), tighter, count)


def _noted(now: GoalSeek, proposal: Proposal) -> GoalSeek:
    """Rank those that leave enough and fewer than before: most signals first, then the fewest leads."""
    tried = {one.audience: one for one in (*now.tried, proposal)}
    enough = [one for one in tried.values() if now.goal <= one.count and one.count != now.start]
    enough.sort(key=lambda one: (-len(one.changes), one.count))
    return replace(now, tried=tuple(tried.values()), proposals=tuple(enough[:PROPOSALS]))

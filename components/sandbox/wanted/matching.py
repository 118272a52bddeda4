"""An ask becomes matches: strategies OR-ed, overrides laid over each, within an area; and the order in which homes are delivered.

Homes come in the order of their keys, which is as good as shuffled: a capped list is spread over the whole area, the pins of a preview
are those of the rows delivered first, and a longer list begins with the shorter one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from components.sandbox.wanted.filters import check_filters, matching
from components.sandbox.wanted.geography import Area, area_of
from components.sandbox.wanted.strategies import Strategy, chosen_strategies
from components.sandbox.world.chance import Array
from components.sandbox.world.homes import Homes, World

MOST_DELIVERED = 25_000
_ZIPS_AT_ONCE = 200  # keeps the columns of a chunk within the processor's cache


@dataclass(frozen=True)
class Ask:
    """A checked request: strategies, their filters with the overrides laid over, and the area."""

    strategies: tuple[Strategy, ...]
    overrides: dict[str, Any]
    area: Area

    @property
    def strategy(self) -> str:
        """The keys, as they are echoed."""
        return ",".join(strategy.key for strategy in self.strategies)

    @property
    def label(self) -> str:
        """The labels, as they are echoed."""
        return ", ".join(strategy.label for strategy in self.strategies)

    @property
    def alternatives(self) -> list[dict[str, Any]]:
        """One set of filters a strategy; a home matches that passes any of them."""
        return [{**strategy.default_filters, **self.overrides} for strategy in self.strategies]

    @property
    def filters_applied(self) -> dict[str, Any]:
        """All filters merged, then the geography flattened."""
        merged = {key: value for filters in self.alternatives for key, value in filters.items()}
        return {**merged, **self.area.echo}


@dataclass(frozen=True)
class Matches:
    """How many homes match, those that can be delivered, in order, and how many more would match if none were held back."""

    count: int
    first: Homes
    held_back: int = 0


def read_ask(strategy: str, geography: dict[str, Any], overrides: dict[str, Any], world: World) -> Ask:
    """Check a request as of the world's day. Raises `BadRequest` with a field map."""
    chosen = chosen_strategies(strategy, world.as_of)
    area = area_of(geography, world.places)
    check_filters(overrides)
    return Ask(chosen, overrides, area)


def matches_of(
    ask: Ask, world: World, most: int = MOST_DELIVERED, keep: Callable[[Homes], Array] | None = None
) -> Matches:
    """Count all matching homes and give the first `most` of them in order of delivery; `keep` says which aren't held back."""
    count = held_back = 0
    first = Homes(world, np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64))
    for places in _parts(ask.area.places):
        found = _matching_in(ask, world, places)
        kept = found if keep is None else found.take(keep(found))
        held_back += len(found) - len(kept)
        found = kept
        count += len(found)
        first = _first_of(Homes(world, np.append(first.at, found.at), np.append(first.number, found.number)), most)
    return Matches(count, first, held_back)


def _parts(places: Array) -> list[Array]:
    return [places[start : start + _ZIPS_AT_ONCE] for start in range(0, len(places), _ZIPS_AT_ONCE)]


def _first_of(homes: Homes, most: int) -> Homes:
    return homes.take(np.argsort(homes.keys, kind="stable")[:most])


def _matching_in(ask: Ask, world: World, places: Array) -> Homes:
    homes = Homes.of_places(world, places)
    passed = np.logical_or.reduce([matching(homes, filters) for filters in ask.alternatives])
    if ask.area.circle is not None:
        passed &= ask.area.circle.holds(homes)
    return homes.take(passed)

"""Homes: any set of them, and their columns, each computed when it is first asked for.

A column is a function of `Homes` with the column's name, marked `@column`; it may ask for other columns and for draws. The modules
`building`, `streets`, `money`, `distress`, `owners` and `contacts` hold them all. Conventions: unknown numbers are NaN, unknown dates NaT,
unknown words "".
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property

import numpy as np

from components.sandbox.world.chance import Array, Keys, chosen, draws, mix, weighted
from components.sandbox.world.places import Places
from components.sandbox.world.printed import as_printed

HOMES_PER_STREET = 14
_ZIP_SHIFT = np.uint64(20)  # leaves room for the homes of a ZIP
_COLUMN_MODULES = ("building", "streets", "money", "distress", "owners", "contacts")
_COLUMNS: dict[str, Callable[[Homes], Array]] = {}


@dataclass(frozen=True)
class World:
    """What a home's columns depend on beside the home itself: the places, the seed, and the day on which one looks."""

    places: Places
    seed: int
    as_of: date


class Homes:
    """Some homes: `at` is each one's index in the table of places, `number` its number within its ZIP."""

    def __init__(self, world: World, at: Array, number: Array) -> None:
        self.world = world
        self.at = at
        self.number = number
        self._columns: dict[str, Array] = {}

    @cached_property
    def keys(self) -> Keys:
        """What each home's draws start from; also the order of delivery."""
        return mix((self.world.places.number[self.at] << _ZIP_SHIFT) + self.number.astype(np.uint64) + np.uint64(1))

    @cached_property
    def zip_keys(self) -> Keys:
        """The same for each home's ZIP: neighbours share it."""
        return mix(self.world.places.number[self.at] << _ZIP_SHIFT)

    @cached_property
    def street_keys(self) -> Keys:
        """The same for each home's street."""
        return mix(self.zip_keys + (self.number // HOMES_PER_STREET).astype(np.uint64) + np.uint64(1))

    @classmethod
    def of_places(cls, world: World, indices: Array) -> Homes:
        """Give all homes of some ZIPs."""
        counts = world.places.homes[indices]
        starts = np.repeat(np.cumsum(counts) - counts, counts)
        return cls(world, np.repeat(indices, counts), np.arange(counts.sum()) - starts)

    def __len__(self) -> int:
        return len(self.at)

    def __getitem__(self, name: str) -> Array:
        if name not in self._columns:
            values = _builders()[name](self)
            self._columns[name] = as_printed(name, values, self.world.places.number[self.at], self.number)
        return self._columns[name]

    def take(self, which: Array | slice) -> Homes:
        """Give some of these homes, in the order asked for, with nothing computed yet."""
        return Homes(self.world, self.at[which], self.number[which])

    def draw(self, name: str) -> Array:
        """Draw in [0, 1) for each home."""
        return draws(self.keys, name, self.world.seed)

    def draw_of_zip(self, name: str) -> Array:
        """Draw once a ZIP: neighbours share it."""
        return draws(self.zip_keys, name, self.world.seed)

    def draw_of_street(self, name: str) -> Array:
        """Draw once a street."""
        return draws(self.street_keys, name, self.world.seed)

    def chance(self, name: str, likelihood: Array | float) -> Array:
        """Say yes with a likelihood."""
        return np.asarray(self.draw(name) < likelihood)

    def pick(self, name: str, choices: Array) -> Array:
        """Pick evenly from a vocabulary."""
        return chosen(self.draw(name), choices)

    def mixed(self, name: str, weights: dict[str, float]) -> Array:
        """Pick by weight."""
        return weighted(self.draw(name), weights)


def column(build: Callable[[Homes], Array]) -> Callable[[Homes], Array]:
    """Mark a function as the builder of the column of its name."""
    _COLUMNS[build.__name__] = build
    return build


def named_column(name: str, build: Callable[[Homes], Array]) -> None:
    """Give a column a builder under a name of its own; for columns that are many of a kind."""
    _COLUMNS[name] = build


@cache
def _builders() -> dict[str, Callable[[Homes], Array]]:
    """Import the modules of columns, which import this one, when the first column is asked for."""
    for module in _COLUMN_MODULES:
        importlib.import_module(f"components.sandbox.world.{module}")
    return _COLUMNS


def known_columns() -> frozenset[str]:
    """Name every column that homes have, delivered or not."""
    return frozenset(_builders())


def by_state(homes: Homes, figures: Mapping[str, float], otherwise: float) -> Array:
    """Look a figure up by the home's state, once for each ZIP that occurs."""
    indices, which = np.unique(homes.at, return_inverse=True)
    found = np.array([figures.get(state, otherwise) for state in homes.world.places.state[indices]], dtype=np.float64)
    return found[which]

"""Chance that remembers: a counter-based hash (SplitMix64's finaliser) over numpy arrays.

A draw depends on a key, a salt and the seed, and on nothing else: not on order, not on grouping, not on what was drawn before. So any
homes of the country can be computed at once, in any company, and come out the same.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
Keys = NDArray[np.uint64]

_STRIDE = np.uint64(0x9E3779B97F4A7C15)
_FIRST, _SECOND = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)
_SHIFTS = np.uint64(30), np.uint64(27), np.uint64(31), np.uint64(11)
_TO_UNIT = 2.0**-53


def mix(keys: Keys) -> Keys:
    """Scramble 64-bit keys; neighbours come out unrelated."""
    scrambled = keys + _STRIDE
    scrambled ^= scrambled >> _SHIFTS[0]
    scrambled *= _FIRST
    scrambled ^= scrambled >> _SHIFTS[1]
    scrambled *= _SECOND
    scrambled ^= scrambled >> _SHIFTS[2]
    return scrambled


@lru_cache(maxsize=4096)
def salted(name: str, seed: int) -> np.uint64:
    """Give the number that sets one column's draws apart from all others'."""
    digest = hashlib.blake2b(f"{seed}/{name}".encode(), digest_size=8).digest()
    return np.uint64(int.from_bytes(digest, "little"))


def draws(keys: Keys, name: str, seed: int) -> NDArray[np.float64]:
    """Draw a number in [0, 1) for each key."""
    return (mix(keys ^ salted(name, seed)) >> _SHIFTS[3]).astype(np.float64) * _TO_UNIT


def chosen(drawn: NDArray[np.float64], choices: Array) -> Array:
    """Choose evenly."""
    return choices[(drawn * len(choices)).astype(np.intp)]


def weighted(drawn: NDArray[np.float64], weights: dict[str, float]) -> Array:
    """Choose by weight; weights need not add up to anything."""
    edges = np.cumsum(np.fromiter(weights.values(), dtype=np.float64))
    names = np.array([*weights], dtype=object)
    return np.asarray(names[np.searchsorted(edges / edges[-1], drawn, side="right").clip(max=len(names) - 1)])


def words(text: str) -> Array:
    """Make a vocabulary of a comma-separated text."""
    return np.array([word.strip() for word in text.split(",")], dtype=object)

"""Who has which number: the homes of an area code take its lines one after the other, so that few share one.

A tenth of the mobiles came along from elsewhere, as people keep their number when they move.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from components.sandbox.world.chance import Array, salted
from components.sandbox.world.homes import Homes
from components.sandbox.world.phones import Pool, pools
from components.sandbox.world.places import Places

_CAME_ALONG = 0.1
_CODES_A_PLACE = 3
_PHONES_A_HOME = 4  # of one type, at most: a quarter of the pool lies between two phones of one home


@dataclass(frozen=True)
class Numbering:
    """`codes` names all area codes; row i of `code_at` holds the indices of a ZIP's own, `count` of them, and `first_line` the lines
    of each code that earlier ZIPs have taken."""

    codes: tuple[str, ...]
    code_at: Array
    first_line: Array
    count: Array
    state_of_code: dict[int, str]

    @cached_property
    def pools(self) -> tuple[Pool, Pool]:
        """The mobiles and the landlines."""
        return pools(self.codes)


@lru_cache(maxsize=2)
def numbering_of(places: Places) -> Numbering:
    """Give the numbering of a table of places; made once, in about half a second."""
    codes, homes = _shared(places), places.homes.tolist()
    names = tuple(sorted({code for each in codes for code in each}))
    index = {name: at for at, name in enumerate(names)}
    shape = (len(codes), max(len(each) for each in codes))
    code_at, first_line, taken = np.zeros(shape, dtype=np.int64), np.zeros(shape, dtype=np.int64), [0] * len(names)
    for place, (each, size) in enumerate(zip(codes, homes, strict=True)):
        for column, name in enumerate(each):
            code_at[place, column], first_line[place, column] = index[name], taken[index[name]]
            taken[index[name]] += -(-size // len(each))
    return Numbering(names, code_at, first_line, np.array([len(each) for each in codes]), _states(places))


def _shared(places: Places) -> tuple[tuple[str, ...], ...]:
    """Give each ZIP its own area codes, and where those are fewer than three its neighbours', then its state's."""
    near = zip(places.state, np.round(places.latitude), np.round(places.longitude), strict=True)
    cells = [*near]
    by_cell, by_state = _commonest(cells, places), _commonest(places.state, places)
    wanted = zip(places.area_codes, cells, places.state, strict=True)
    return tuple(_first_of(own, by_cell[cell], by_state[state]) for own, cell, state in wanted)


def _first_of(own: tuple[str, ...], near: list[str], state: list[str]) -> tuple[str, ...]:
    return tuple([*dict.fromkeys([*own, *near, *state])][: max(_CODES_A_PLACE, len(own))])


def _commonest(labels: Iterable[Hashable], places: Places) -> dict[Hashable, list[str]]:
    """Give the area codes of all ZIPs that share a label, the one of most ZIPs first."""
    counted: dict[Hashable, Counter[str]] = defaultdict(Counter)
    for label, codes in zip(labels, places.area_codes, strict=True):
        counted[label].update(codes)
    return {label: [code for code, _ in codes.most_common()] for label, codes in counted.items()}


def _states(places: Places) -> dict[int, str]:
    """Give each code the state that most of its ZIPs lie in: some reach over a border."""
    seen = Counter((code, state) for each, state in zip(places.area_codes, places.state, strict=True) for code in each)
    return {int(code): state for (code, state), _ in reversed(seen.most_common())}


def mobile(homes: Homes, slot: int) -> Array:
    """Give the homes' mobile numbers, the one of a slot 0 to 3."""
    codes = numbering_of(homes.world.places)
    code, line = _own_line(homes, slot)
    anywhere = (homes.draw(f"came from {slot}") * len(homes.world.places)).astype(np.int64)
    came = homes.chance(f"came along {slot}", _CAME_ALONG)
    far = (homes.draw(f"line from {slot}") * 10_000).astype(np.int64)
    pool = codes.pools[0]
    return _picked(pool, np.where(came, codes.code_at[anywhere, 0], code), np.where(came, far, line), slot)


def landline(homes: Homes, slot: int) -> Array:
    """Give the homes' landline numbers, the one of a slot 0 to 2; always of the place."""
    code, line = _own_line(homes, slot)
    return _picked(numbering_of(homes.world.places).pools[1], code, line, slot)


def _own_line(homes: Homes, slot: int) -> tuple[Array, Array]:
    """Give an area code of the place (its index), and the home's line in it."""
    codes = numbering_of(homes.world.places)
    count = codes.count[homes.at]
    column = (homes.number + slot) % count
    line = codes.first_line[homes.at, column] + homes.number // count
    return codes.code_at[homes.at, column], line + int(salted("line", homes.world.seed) % np.uint64(10_000))


def _picked(pool: Pool, code: Array, line: Array, slot: int) -> Array:
    return pool.pick(code, line + slot * (pool.sizes[code] // _PHONES_A_HOME))

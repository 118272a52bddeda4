"""Phone numbers: what a number says of itself, and which numbers homes may have.

Everything about a number follows from the number alone, whatever the seed: its type, its carrier, whether it stands in the federal
registry, on its state's list, on the DMA's list, or belongs to a litigator. So a number says the same on every lead, in every trace,
scrub and lookup. Homes draw from the 555 exchange of their area codes, 0000 to 9999: an exchange that connects nobody.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from components.sandbox.world.chance import Array, chosen, draws, words

LIST_STATES = frozenset(words("CO, FL, IN, LA, MA, MO, OK, PA, TN, TX, WY"))  # keep a do-not-call list of their own
_SEED = 0  # numbers are the same in every world
_MOBILE = 0.66
_FEDERAL, _STATE, _DMA, _LITIGATOR = 0.41, 0.12, 0.04, 0.015
_IN_SERVICE, _GIVEN_UP, _VOIP = 0.86, 0.11, 0.06
_CARRIERS = words("T-Mobile, Verizon Wireless, AT&T Mobility, US Cellular, Cricket")
_WIRED = words("CenturyLink, AT&T, Frontier, Comcast, Cox")
_EXCHANGE = 555
_LINES_A_CODE = 10_000


@dataclass(frozen=True)
class Checked:
    """What is known of some numbers, an array each; `type` is Mobile or Landline."""

    number: Array
    type: Array
    carrier: Array
    federal: Array
    state: Array
    dma: Array
    litigator: Array

    @property
    def dnc(self) -> Array:
        """What a row's `<phone>_dnc` says: on any do-not-call list. The vendor doesn't say which; the broadest is the safest."""
        return np.asarray(self.federal | self.state | self.dma)

    @property
    def clean(self) -> Array:
        """No flag at all."""
        return np.asarray(~(self.dnc | self.litigator))


def is_mobile(numbers: Array) -> Array:
    """Say which of some whole numbers of ten digits are mobiles."""
    return np.asarray(_drawn(numbers, "type") < _MOBILE)


def checked(numbers: Array, state_of_code: dict[int, str]) -> Checked:
    """Tell all about numbers, given as whole numbers of ten digits; 0 stands for none and is not flagged."""
    mobile, some = is_mobile(numbers), numbers > 0
    carrier = np.where(mobile, chosen(_drawn(numbers, "carrier"), _CARRIERS), chosen(_drawn(numbers, "wire"), _WIRED))
    return Checked(
        number=numbers,
        type=np.where(some, np.where(mobile, "Mobile", "Landline").astype(object), ""),
        carrier=np.where(some, carrier, ""),
        federal=some & (_drawn(numbers, "federal") < _FEDERAL),
        state=some & _keeps_a_list(numbers, state_of_code) & (_drawn(numbers, "state") < _STATE),
        dma=some & (_drawn(numbers, "dma") < _DMA),
        litigator=some & (_drawn(numbers, "litigator") < _LITIGATOR),
    )


@dataclass(frozen=True)
class Pool:
    """The numbers of one type, area code after area code: those of the code at index i are `numbers[starts[i]:][:sizes[i]]`, shuffled."""

    numbers: Array
    starts: Array
    sizes: Array

    def pick(self, code: Array, place: Array) -> Array:
        """Give the numbers at places of area codes; places beyond the last begin again."""
        return np.asarray(self.numbers[self.starts[code] + place % self.sizes[code]])


@lru_cache(maxsize=2)
def pools(codes: tuple[str, ...]) -> tuple[Pool, Pool]:
    """Split the 555 exchanges of all area codes into mobiles and landlines; a quarter of a second, once."""
    base = np.array([int(code) for code in codes], dtype=np.int64) * 10_000_000 + _EXCHANGE * _LINES_A_CODE
    numbers = base[:, None] + np.arange(_LINES_A_CODE)
    shuffled = np.take_along_axis(numbers, _drawn(numbers, "place").argsort(axis=1), axis=1).ravel()
    mobile = is_mobile(shuffled)
    return _pool(shuffled, mobile, len(codes)), _pool(shuffled, ~mobile, len(codes))


def in_service(numbers: Array) -> list[bool | None]:
    """Say which numbers ring: most do, some were given up, and of a few nobody knows."""
    drawn = _drawn(numbers, "service")
    return [None if each >= _IN_SERVICE + _GIVEN_UP else bool(each < _IN_SERVICE) for each in drawn.tolist()]


def is_voip(numbers: Array) -> Array:
    """Say which numbers are internet lines."""
    return np.asarray(_drawn(numbers, "voip") < _VOIP)


def _pool(shuffled: Array, wanted: Array, codes: int) -> Pool:
    sizes = wanted.reshape(codes, _LINES_A_CODE).sum(axis=1)
    return Pool(shuffled[wanted], np.cumsum(sizes) - sizes, sizes)


def _keeps_a_list(numbers: Array, state_of_code: dict[int, str]) -> Array:
    codes, which = np.unique(numbers // 10_000_000, return_inverse=True)
    return np.array([state_of_code.get(int(code), "") in LIST_STATES for code in codes], dtype=bool)[which]


def _drawn(numbers: Array, name: str) -> Array:
    return draws(numbers.astype(np.uint64), f"phone {name}", _SEED)

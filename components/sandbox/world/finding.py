"""Finding the homes of a whole batch at once: by addresses as people write them, and by parcel numbers.

An address names its places by ZIP, or by city and state. All homes of all places asked for are joined on the house number first, which
leaves a few for each address, and only those are compared word by word: ten thousand addresses take a second or two.
"""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from components.sandbox.world.chance import Array
from components.sandbox.world.homes import Homes, World
from components.sandbox.world.places import STATES, Places
from components.sandbox.world.wording import plain_words

_UNIT = frozenset(("apt", "apartment", "unit", "ste", "suite", "no", "bldg", "rm", "room", "floor"))
_KINDS = frozenset(("st", "ave", "dr", "ln", "rd", "ct", "pl", "blvd", "way", "ter", "cir", "pkwy", "hwy", "sq", "trl"))
_QUARTERS = frozenset(("n", "s", "e", "w"))
_ALIKE = 0.86
_PLACES_AT_ONCE = 200


@dataclass(frozen=True)
class Address:
    """Where someone says a home is; `zip_code` may be "", have four more digits, or lack a zero in front."""

    address: str
    city: str
    state: str
    zip_code: str = ""


def homes_at(wanted: Sequence[Address], world: World) -> tuple[Homes, Array]:
    """Find homes by address: those found, and for each address which of them it is, -1 for a miss."""
    asked = [_asked(each, world.places) for each in wanted]
    pairs = {(place, house) for house, _, places in asked for place in places if house}
    homes, candidates = _candidates(pairs, world)
    chosen = [_chosen(house, street, places, candidates) for house, street, places in asked]
    return homes.take(np.array([at for at in chosen if at >= 0], dtype=np.int64)), _numbered(chosen)


def _numbered(chosen: list[int]) -> Array:
    """Count the hits up, and leave the misses."""
    hit = np.array(chosen, dtype=np.int64) >= 0
    return np.where(hit, np.cumsum(hit) - 1, -1)


def _asked(wanted: Address, places: Places) -> tuple[int, tuple[str, ...], tuple[int, ...]]:
    """Give the house number (0 if none), the street's words, and the places that it may be in."""
    words = plain_words(wanted.address.split(",")[0])
    number = re.match(r"\d{1,6}", words[0]) if words else None
    if number is None or len(words) < 2:
        return 0, (), ()
    return int(number[0]), _street(words[1:]), _places(wanted, places)


def _street(words: list[str]) -> tuple[str, ...]:
    """Leave the unit off: everything from its sign on."""
    cut = next((at for at, word in enumerate(words) if at and (word in _UNIT or word.startswith("#"))), len(words))
    return tuple(words[:cut])


def _places(wanted: Address, places: Places) -> tuple[int, ...]:
    state = wanted.state.strip().upper()
    zip_code = re.sub(r"[^0-9].*", "", wanted.zip_code.strip())[:5]
    at = places.index_of.get(zip_code.zfill(5), -1) if zip_code else -1
    if at >= 0:
        return (at,) if places.state[at] == state else ()
    if state not in STATES:
        return ()
    return tuple(places.by_plain_city.get((" ".join(plain_words(wanted.city)), state), np.empty(0, dtype=int)).tolist())


def _candidates(
    pairs: set[tuple[int, int]], world: World
) -> tuple[Homes, dict[tuple[int, int], list[tuple[int, tuple[str, ...]]]]]:
    """Give all homes with a wanted house number at a wanted place, and by (place, number) which they are and their streets' words."""
    homes = _with_numbers(pairs, world)
    found: dict[tuple[int, int], list[tuple[int, tuple[str, ...]]]] = defaultdict(list)
    words = {street: tuple(plain_words(street)) for street in {*homes["street"].tolist()}}
    rows = zip(homes.at.tolist(), homes["house"].tolist(), homes["street"].tolist(), strict=True)
    for at, (place, house, street) in enumerate(rows):
        found[place, house].append((at, words[street]))
    return homes, found


def _with_numbers(pairs: set[tuple[int, int]], world: World) -> Homes:
    keys = np.array([(place << 24) + house for place, house in pairs], dtype=np.int64)
    places = np.unique(keys >> 24)
    at, number = [np.empty(0, dtype=np.int64)], [np.empty(0, dtype=np.int64)]
    for start in range(0, len(places), _PLACES_AT_ONCE):
        homes = Homes.of_places(world, places[start : start + _PLACES_AT_ONCE])
        wanted = homes.take(np.isin((homes.at << 24) + homes["house"], keys))
        at.append(wanted.at)
        number.append(wanted.number)
    return Homes(world, np.concatenate(at), np.concatenate(number))


def _chosen(
    house: int,
    street: tuple[str, ...],
    places: tuple[int, ...],
    candidates: dict[tuple[int, int], list[tuple[int, tuple[str, ...]]]],
) -> int:
    """Give the candidate most like the street, the first of equals, or -1."""
    best, best_at = 0.0, -1
    for place in places if house and street else ():
        for at, words in candidates.get((place, house), ()):
            likeness = 1.0 if words == street else _likeness(street, words)
            if likeness > best:
                best, best_at = likeness, at
    return best_at


def _likeness(sought: tuple[str, ...], street: tuple[str, ...]) -> float:
    """Say how alike two streets are: a quarter or a kind may be left out but not be another; slips in the name are forgiven."""
    if sought[: len(street)] == street:
        return 0.99  # the city follows
    (quarter, name, kind), (other_quarter, other_name, other_kind) = _parts(sought), _parts(street)
    if not name or (kind and kind != other_kind) or (quarter and quarter != other_quarter):
        return 0.0
    left_out = 0.02 * ((quarter != other_quarter) + (kind != other_kind))
    if name == other_name:
        return 0.98 - left_out
    ratio = difflib.SequenceMatcher(None, name, other_name).ratio()
    return ratio - 0.05 - left_out if ratio >= _ALIKE else 0.0


def _parts(words: tuple[str, ...]) -> tuple[str, str, str]:
    """Split "e monte cristo ave" into quarter, name and kind."""
    quarter = words[0] if len(words) > 1 and words[0] in _QUARTERS else ""
    rest = words[1:] if quarter else words
    kind = rest[-1] if len(rest) > 1 and rest[-1] in _KINDS else ""
    return quarter, " ".join(rest[:-1] if kind else rest), kind

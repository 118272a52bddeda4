"""Finding homes by their address: free text for autocomplete, an exact place for a lookup.

There is no index: the text names a place (ZIP, or city, or city and state), the place's homes are computed and compared.
"""

from __future__ import annotations

import difflib
import re

import numpy as np

from components.sandbox.world.chance import Array
from components.sandbox.world.finding import Address, homes_at
from components.sandbox.world.homes import Homes, World
from components.sandbox.world.places import STATES, Places
from components.sandbox.world.wording import plain_words

MOST_MATCHES = 10
_CITY_ZIPS_SEARCHED = 150
_WORDS_IN_A_CITY = 4
_ALIKE = 0.72
_KNOWN_AS = {
    ("williamsburg", "NY"): "brooklyn",
    ("park slope", "NY"): "brooklyn",
    ("bushwick", "NY"): "brooklyn",
    ("harlem", "NY"): "new york",
    ("tribeca", "NY"): "new york",
    ("highland park", "CA"): "los angeles",
    ("venice beach", "CA"): "los angeles",
    ("buckhead", "GA"): "atlanta",
    ("capitol hill", "WA"): "seattle",
    ("hyde park", "IL"): "chicago",
}  # neighbourhoods that the post office knows by another city
_QUARTER = re.compile(r"^[nsew] ")
_KIND = re.compile(r" (st|ave|dr|ln|rd|ct|pl|blvd|way|ter|cir)$")


def autocomplete(text: str, world: World) -> Homes:
    """Give up to ten homes, the best match first; none when the text names no place."""
    words = plain_words(text)
    places, used = _place_in(words, world.places)
    wanted = [word for at, word in enumerate(words) if at not in used]
    homes = Homes.of_places(world, places[:_CITY_ZIPS_SEARCHED])
    return homes.take(_best(wanted, homes)) if wanted and len(homes) else homes.take(slice(0, 0))


def home_at(address: str, city: str, state: str, zip_code: str | None, world: World) -> Homes | None:
    """Find the one home at an address, or None. The city must be the one the post office knows (API document, Address Autocomplete).

    Without a ZIP the first of several homes of that address wins.
    """
    homes, which = homes_at([Address(address, city, state, zip_code or "")], world)
    return homes if which[0] >= 0 and plain_words(str(homes["city"][0])) == plain_words(city) else None


def _place_in(words: list[str], places: Places) -> tuple[Array, set[int]]:
    """Read the place from the end of the text: the ZIPs it may be in, and which words said so."""
    for at in range(len(words) - 1, 0, -1):
        if words[at] in places.index_of:
            return np.array([places.index_of[words[at]]]), {at, *_city_words(words, at, places)}
    state_at = next((at for at in range(len(words) - 1, 0, -1) if words[at].upper() in STATES), None)
    state = words[state_at].upper() if state_at else None
    for end in range(state_at or len(words), 1, -1):
        for start in range(max(1, end - _WORDS_IN_A_CITY), end):
            found = _city_zips(" ".join(words[start:end]), state, places)
            if len(found):
                return found, {*range(start, len(words))}
    return np.empty(0, dtype=np.int64), set()


def _city_words(words: list[str], zip_at: int, places: Places) -> set[int]:
    """Say which words before a ZIP are its city and state."""
    index = places.index_of[words[zip_at]]
    length = len(plain_words(places.city[index]))
    has_state = words[zip_at - 1].upper() == places.state[index]
    end = zip_at - int(has_state)
    named = words[max(0, end - length) : end] == plain_words(places.city[index])
    return {*range(end - length if named else end, zip_at)}


def _city_zips(city: str, state: str | None, places: Places) -> Array:
    states = [state] if state else sorted(STATES)
    named = [(_KNOWN_AS.get((city, each), city), each) for each in states]
    groups = [places.by_plain_city[each] for each in named if each in places.by_plain_city]
    return np.concatenate(groups) if groups else np.empty(0, dtype=np.int64)


def _best(wanted: list[str], homes: Homes) -> Array:
    """Rank by street, then by house number: a street that has no such house shows its nearest."""
    number = wanted[0] if wanted[0].isdigit() else ""
    sought = " ".join(wanted[1:] if number else wanted)
    streets, which = np.unique(homes["street"].astype(str), return_inverse=True)
    alike = np.array([_likeness(sought, " ".join(plain_words(street))) for street in streets])[which]
    on_street = np.flatnonzero(alike >= _ALIKE)
    order = np.lexsort((*_house_order(number, homes["house"][on_street]), -alike[on_street]))
    return np.asarray(on_street[order][:MOST_MATCHES])


def _house_order(number: str, houses: Array) -> tuple[Array, Array]:
    """Rank houses, the last key first: the one typed, those that begin with it, then by distance along the street."""
    if not number:
        return houses, np.zeros(len(houses))
    begins = np.array([str(house).startswith(number) for house in houses], dtype=bool)
    away = np.abs(houses - int(number[:6]))
    return away, np.where(away == 0, 0, np.where(begins, 1, 2))


def _likeness(sought: str, street: str) -> float:
    """Say how alike two streets are, 0 to 1: the name counts most, then its half, then its kind (St or Ave), and slips are forgiven."""
    name = _QUARTER.sub("", street)
    if sought in (street, name):
        return 1.0
    if street.startswith(sought) or name.startswith(sought):
        return 0.95
    if _KIND.sub("", _QUARTER.sub("", sought)) == _KIND.sub("", name):
        return 0.9
    return max(difflib.SequenceMatcher(None, sought, each).ratio() for each in (street, name))

"""Cities by name: with their state, without it where one is much larger, and asked about where none is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from components.sandbox.assistant.choosing import OFFERED
from components.sandbox.assistant.filler import FILLER
from components.sandbox.assistant.ground import named, titled
from components.sandbox.assistant.names import NAMES_OF, STATE_CODES, STATE_WORDS
from components.sandbox.assistant.reading import Reading
from components.sandbox.assistant.regions import WELL_KNOWN
from components.sandbox.world.places import STATES, Places

STATE = rf"(?:{STATE_WORDS}|[a-z]{{2}})"
_ASKED_ALWAYS = frozenset({"springfield", "portland", "kansas city"})
_CLEAR_LEAD, _KNOWN_LEAD, _AT_HOME = 6.0, 2.5, 1_000
_ENGLISH = frozenset({"in", "or", "me", "hi", "ok"})
_STANDS_BEFORE = re.compile(
    r"(?:^|\b)(?:in|near|around|of|for|at|from|it|to|and|or|plus|also|add|include|with|mean|downtown|greater|about|remove|drop|without"
    r"|except|use|try|just|only|too|city,?)(?: (?:all of|the city of|downtown))?$"
)
_ORDINARY = """
area auction bank best call city clear commerce commercial county data deed enterprise equity estate find free high home homes
hope house houses independence industry judgment land leads liberty lien list mail mobile need opportunity orange orchard owner
owners page people pool price probate reading roof show solar state surprise trust union vacant value why worth
actually bonus both center early energy media mine normal range reset start
"""
_WORDS = frozenset(_ORDINARY.split())
_NICKNAMES = {
    "philly": "philadelphia", "vegas": "las vegas", "nyc": "new york", "sf": "san francisco", "okc": "oklahoma city",
    "nola": "new orleans", "slc": "salt lake city", "indy": "indianapolis", "jax": "jacksonville", "st pete": "saint petersburg",
    "st. pete": "saint petersburg", "saint pete": "saint petersburg", "abq": "albuquerque", "atl": "atlanta",
    "chi-town": "chicago", "cinci": "cincinnati", "pitt": "pittsburgh", "the bronx": "bronx", "ft laud": "fort lauderdale",
}  # fmt: skip


def read_cities(reading: Reading, places: Places) -> None:
    """Read every city, in the order said; a state said once, at the end, counts for all before it."""
    chosen: list[tuple[str, str]] = []
    at, waiting = 0, list[tuple[str, tuple[str, ...], int, int]]()
    while at < len(reading.text):
        named = city_at(reading, places, at) if _begins_word(reading, at) else None
        if named is None:
            at = _past_state(reading, at)
            continue
        name, states, end = named
        if len(states) == 1:
            chosen += [(earlier, states[0]) for earlier, offered, *_ in waiting if states[0] in offered]
            waiting = [one for one in waiting if states[0] not in one[1]]
            chosen.append((name, states[0]))
        else:
            waiting.append((name, states, at, end))
        reading.mark_span(at, end)
        at = end
    _settle(reading, places, chosen, waiting)


def _past_state(reading: Reading, at: int) -> int:
    """Give where to read on: behind a state's name, so that "New Mexico" is not Mexico, else at the next letter."""
    state = re.compile(rf"(?:{STATE_WORDS})\b").match(reading.text, at) if _begins_word(reading, at) else None
    return state.end() if state else at + 1


def _settle(
    reading: Reading,
    places: Places,
    chosen: list[tuple[str, str]],
    waiting: Iterable[tuple[str, tuple[str, ...], int, int]],
) -> None:
    for name, states, *_ in waiting:
        state = meant(reading, name, states, places)
        if state is None:
            ask_which(reading, name, states)
            return
        reading.assumptions.append(f"{titled(name)} is taken as {titled(name)}, {state}.")
        chosen.append((name, state))
    if chosen:
        reading.geography = named("city", chosen, places)
        reading.steps.append(f"Cities: {', '.join(f'{titled(name)}, {state}' for name, state in chosen)}")


def city_at(reading: Reading, places: Places, at: int) -> tuple[str, tuple[str, ...], int] | None:
    """Find the longest city name that begins here: (name, the states it may be in, where it ends with its state)."""
    found = re.compile(r"[a-z][a-z.'-]*(?:\s[a-z][a-z.'-]*){0,3}").match(reading.text, at)
    if found is None or reading.text[at : at + 1] == " ":
        return None
    words = found[0].split(" ")
    for many in range(len(words), 0, -1):
        said = " ".join(words[:many]).rstrip(".'-")
        end = at + len(said)
        name = _known_as(places, said)
        states = places.states_of_city.get(_folded(name), ())
        if states and not reading.touches(at, end) and _is_place(reading, said, at, end, states):
            return _with_state(reading, name, states, end)
    return None


def _with_state(
    reading: Reading, name: str, states: tuple[str, ...], end: int
) -> tuple[str, tuple[str, ...], int] | None:
    code, stop = _stated(reading, end, states)
    if code and code not in states:
        reading.place_question = (
            f"I know no {titled(name)} in {code}. Which city, county or ZIP near it should I search?"
        )
        reading.mark_span(end, stop)
        return None
    return (name, (code,), stop) if code else (name, states, end)


def _stated(reading: Reading, end: int, states: tuple[str, ...] = ()) -> tuple[str, int]:
    """Give the state that is said right behind a name, and where it ends; "" without one.

    A code counts in capitals or after a comma; in small letters where it is one of the name's `states` and no English word.
    """
    after = re.compile(rf",?\s+(?P<state>{STATE})\b").match(reading.text, end)
    if after is None:
        return "", end
    code = state_of(after["state"], reading.at[after.start("state") : after.end("state")], comma="," in after[0])
    small = after["state"].upper()
    if not code and small in states and (after["state"] not in _ENGLISH or _ends(reading, after.end())):
        code = small
    return code, after.end() if code else end


def _ends(reading: Reading, end: int) -> bool:
    return re.compile(r"\s*(?:[.,;:!?]|$)").match(reading.text, end) is not None


def _is_place(reading: Reading, name: str, at: int, end: int, states: tuple[str, ...]) -> bool:
    """Tell a city from a word that happens to be one: it stands where places stand, or is written like a name."""
    before = reading.text[:at].rstrip(" ,;&+/")
    placed = _STANDS_BEFORE.search(before) is not None or not before
    stated = bool(_stated(reading, end, states)[0])
    if _goes_on(reading, end) and not stated:
        return False
    if name in STATE_CODES and not stated and (name != "new york" or reading.text[end:].startswith(" state")):
        return False
    capital = reading.at[at].isupper()
    if stated and (placed or capital or reading.text[:at].rstrip().endswith((",", ";"))):
        return True
    common = len(name) < 4 or name in _WORDS or name in FILLER
    return (placed and ((capital and at > 0) or not common)) or (capital and at > 0 and not common)


def state_of(word: str, as_written: str, *, comma: bool = False) -> str:
    """Read a state's name or code; a code counts in capitals, or after a comma."""
    if word in STATE_CODES:
        return STATE_CODES[word]
    return word.upper() if word.upper() in STATES and (as_written.isupper() or comma) else ""


def meant(reading: Reading, name: str, states: tuple[str, ...], places: Places) -> str | None:
    """Give the state that a name is meant in: the only one, the thread's own, that of a city known everywhere; None where one must ask."""
    sizes = {state: int(places.homes[places.by_city[name, state]].sum()) for state in states}
    if len(states) == 1:
        return states[0]
    at_home = [
        state for state in states if state in reading.home and (sizes[state] >= _AT_HOME or name not in WELL_KNOWN)
    ]
    if at_home:
        return at_home[0]
    lead = sizes[states[0]] / sizes[states[1]]
    clear = lead >= (_KNOWN_LEAD if name in WELL_KNOWN else _CLEAR_LEAD)
    return states[0] if clear and name not in _ASKED_ALWAYS else None


def ask_which(reading: Reading, name: str, states: Iterable[str]) -> None:
    """Keep the question which of several places of a name is meant; the likeliest few are offered, all can be answered with."""
    choices = list(states)
    offered = [f"{titled(name)}, {state}" for state in choices[:OFFERED]]
    reading.asked = (name, choices)
    reading.place_question = f"Which one do you mean: {', '.join(offered[:-1])} or {offered[-1]}?"


def by_size(states: Iterable[str], size: Any) -> list[str]:
    """Sort states, the one with the largest place first."""
    return sorted(states, key=lambda code: (-size(code), code))


def _begins_word(reading: Reading, at: int) -> bool:
    return at == 0 or not (reading.text[at - 1].isalnum() or reading.text[at - 1] in "'-")


_SHORT = ((r"^(?:st|ste)\b\.?", "saint"), (r"^ft\b\.?", "fort"), (r"^mt\b\.?", "mount"), (r"^pt\b\.?", "port"))


def _folded(name: str) -> str:
    for pattern, full in _SHORT:
        name = re.sub(pattern, full, name)
    return name


def _known_as(places: Places, said: str) -> str:
    """Give a name as the table of places writes it: nicknames and "ft" in full, "st." as it stands there, hyphens as blanks."""
    for name in (_NICKNAMES.get(said, said), _folded(said), said.replace("-", " ")):
        if name in places.states_of_city and any((name, state) in places.by_city for state in NAMES_OF):
            return name
    return said


def _goes_on(reading: Reading, end: int) -> bool:
    """Tell whether a name is longer than what is known of it: "Cleveland Heights" is not Cleveland."""
    following = re.compile(r"\s+(?P<word>[A-Z][a-z]+)\b").match(reading.at, end)
    if following is None or reading.was_read(following.start("word")):
        return False
    return following["word"].lower() not in FILLER and following["word"].lower() not in STATE_CODES

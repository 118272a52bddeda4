"""Counties, parishes and boroughs by name, several of them and of several states."""

from __future__ import annotations

import re

from components.sandbox.assistant.cities import STATE, ask_which, by_size, state_of
from components.sandbox.assistant.ground import named, titled
from components.sandbox.assistant.reading import Reading
from components.sandbox.world.places import Places

_WORD = rf"\b(?:count(?:y|ies)|co\.|parish(?:es)?|borough)(?!\w)(?:,?\s+(?:in\s+)?(?P<state>{STATE})\b)?"
_SAINT = re.compile(r"^(?:st|ste|saint|sainte)\b\.?\s*")
Named = tuple[str, str]
"""A county's name as the table has it, and its state, "" where none was said."""


def read_counties(reading: Reading, places: Places) -> None:
    """Read every county; a state said once, at the end, counts for those before it that have none."""
    found = [pair for match in list(reading.find(_WORD)) for pair in _named_before(reading, places, match)]
    if not found:
        return
    last = next((state for _, state in reversed(found) if state), "")
    pairs = []
    for name, said in found:
        state = said or (last if (name, last) in places.by_county else "") or _meant(reading, name, places)
        if not state:
            return
        pairs.append((name, state))
    reading.geography = named("counties", pairs, places)
    reading.steps.append(f"Counties: {', '.join(f'{titled(name)}, {state}' for name, state in pairs)}")


def _named_before(reading: Reading, places: Places, found: re.Match[str]) -> list[Named]:
    """Give the counties that are named before the word "county", and mark them as read."""
    if reading.touches(*found.span()):
        return []
    written = reading.at[found.start("state") : found.end("state")] if found["state"] else ""
    state = state_of(found["state"] or "", written, comma="," in found[0])
    start = reading.unread_from(found.start())
    named_here = _names(reading.text[start : found.start()], state, places)
    if not named_here:
        return []
    first = reading.text.index(named_here[0][0], start)
    reading.mark_span(first, found.end() if state else found.start() + len(found[0].split()[0].rstrip(",")))
    return [(name, state) for _, name in named_here]


def _names(said: str, state: str, places: Places) -> list[tuple[str, str]]:
    """Give (as said, as the table has it) of each county that a text names, in its order."""
    known = {_folded(name): name for name, code in places.by_county if state in {"", code}}
    names = []
    for part in re.split(r"\s+(?:and|or|plus|&)\s+|,|;", said):
        words = part.split()
        tails = (" ".join(words[at:]) for at in range(len(words)))
        tail = next((tail for tail in tails if _folded(tail) in known), None)
        if tail:
            names.append((tail, known[_folded(tail)]))
    return names


def _meant(reading: Reading, name: str, places: Places) -> str:
    """Give a county's state: the only one, the thread's own; "" where one must ask."""
    states = [code for known, code in places.by_county if known == name]
    at_home = [code for code in states if code in reading.home]
    if len(states) == 1 or at_home:
        return (at_home or states)[0]
    ask_which(reading, f"{name} county", by_size(states, lambda code: len(places.by_county[name, code])))
    return ""


def _folded(name: str) -> str:
    return _SAINT.sub("st ", name).replace(".", "").strip()

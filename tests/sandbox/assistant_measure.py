"""Whether the assistant's answers are what the test sets expect of them."""

import re
from datetime import date

from components.sandbox.assistant import Memory, answer
from components.sandbox.wanted.geography import area_of
from components.sandbox.world.places import all_places

TODAY = date(2026, 4, 11)
SHORTEST_EXPLANATION = 40
_MODES = {"city": "city", "county": "counties", "state": "states", "zip": "zips"}


def answered(text, memory=None):
    return answer(text, memory or Memory(), all_places(), TODAY)


def fails_at(turns):
    """Give the first turn of a conversation that is not answered as expected, with the answer; None where all are."""
    memory = Memory()
    for turn in turns:
        told = answered(turn.text, memory)
        memory = Memory.read(memory.written())  # as between two requests
        if not as_expected(turn, told):
            return turn, told
    return None


def as_expected(prompt, told):
    if not re.search(prompt.tells, words_of(told), re.DOTALL):
        return False
    if prompt.where == "concept":
        return told["needs_clarification"] and len(told["rationale"]["summary"]) > SHORTEST_EXPLANATION
    if set(told["strategy"].split(",")) != set(prompt.strategies) or not _same_filters(prompt, told):
        return False
    if prompt.where == "?":
        return told["needs_clarification"] and bool(told["clarifying_question"])
    return not told["needs_clarification"] and same_place(prompt.where, told["geography"])


def words_of(told):
    because = told["rationale"]
    return "\n".join(
        [because["summary"], *because["assumptions"], *because["warnings"], told["clarifying_question"] or ""]
    )


def same_place(expected, geography):
    """Compare places by the ZIPs that they hold; one kind of place must be answered by that kind."""
    if expected.startswith("near:"):
        return geography["mode"] == "radius" and _same_circle(expected, geography)
    if expected.startswith("hood:"):
        return geography["mode"] == "zips" and expected[5:] in geography["zip_codes"]
    kinds = {part.split(":")[0].strip() for part in expected.split("+")}
    states = {part.split(",")[1] for part in re.split(r"[|+]", expected) if part.count(",") == 1}
    found = area_of(geography, all_places()).places if geography["mode"] in _MODES.values() else ()
    if len(kinds) == 1 and len(states) < 2 and geography["mode"] != _MODES[kinds.pop()]:
        return False
    return {int(at) for at in found} == _indices(expected)


def _same_filters(prompt, told):
    filters = told["filter_overrides"]
    if prompt.more:
        return all(filters.get(key) == value for key, value in prompt.filters.items())
    return filters == prompt.filters


def _same_circle(expected, geography):
    places = all_places()
    *where, miles = expected[5:].split(",")
    at = places.index_of[where[0]] if len(where) == 1 else places.by_city[where[0].lower(), where[1]]
    close = abs(geography["latitude"] - places.latitude[at].mean()) < 0.01
    close = close and abs(geography["longitude"] - places.longitude[at].mean()) < 0.01
    return close and geography["radius"] == float(miles)


def _indices(expected):
    places, found = all_places(), set()
    for part in expected.split("+"):
        kind, names = part.strip().split(":")
        if kind == "zip":
            found |= {places.index_of[code] for code in names.split(",")}
        elif kind == "state":
            found |= {int(at) for code in names.split(",") for at in places.by_state[code]}
        else:
            table = places.by_city if kind == "city" else places.by_county
            found |= {int(at) for name in names.split("|") for at in table[name.rsplit(",", 1)[0].lower(), name[-2:]]}
    return found

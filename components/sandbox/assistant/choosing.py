"""The answer to a question which of several places is meant: a state, a position, all of them, or yes."""

from __future__ import annotations

import re

from components.sandbox.assistant.ground import Geography, named
from components.sandbox.world.places import Places

Asked = tuple[str, list[str]]
"""A name, with " county" behind a county's, and the states that have it, the likeliest first."""
OFFERED = 4
LA = "la"
_COUNTY = " county"
_POSITIONS: tuple[tuple[str, int], ...] = (
    (r"\b(?:first|1st|former|(?:biggest|bigger|largest|larger|main|big) (?:one|city)|number (?:one|1)|option (?:one|1|a))\b", 0),
    (r"\b(?:second|2nd|number (?:two|2)|option (?:two|2|b))\b", 1),
    (r"\b(?:third|3rd|number (?:three|3))\b", 2),
    (r"\b(?:fourth|4th|number (?:four|4))\b", 3),
    (r"\b(?:last|latter)(?: one)?\b", -1),
)  # fmt: skip
_ALL = re.compile(r"\b(?:both|all (?:of them|\w+)|either|each|any of them)\b|^\s*all\s*$", re.IGNORECASE)
_YES = re.compile(
    r"^\s*(?:yes|yeah|yep|sure|ok(?:ay)?|correct|right|exactly|please|all of it|the (?:whole )?city)\b", re.IGNORECASE
)
_CODE = re.compile(
    r"^\W*(?:(?:in|the one in|i mean|it'?s|i'm in|that'?s|the)\s+)*(?P<code>[a-z]{2})\W*$", re.IGNORECASE
)


def chosen(prompt: str, asked: Asked, answer: Geography | None, places: Places) -> Geography | None:
    """Give the place that a prompt chooses among those asked about; None where it chooses none."""
    name, states = asked
    picked = _picked(prompt, name, states, answer)
    return place_of(name, picked, places) if picked else None


def place_of(name: str, states: list[str], places: Places) -> Geography:
    """Give a name's place in some states."""
    if name == LA and states == ["LA"]:
        return {"mode": "states", "states": ["LA"]}
    if name == LA:
        return named("city", [("los angeles", "CA")], places)
    mode, bare = ("counties", name.removesuffix(_COUNTY)) if name.endswith(_COUNTY) else ("city", name)
    return named(mode, [(bare, state) for state in states], places)


def _picked(prompt: str, name: str, states: list[str], answer: Geography | None) -> list[str]:
    offered = states[:OFFERED]
    if answer is not None and answer["mode"] == "states":
        stated = [code for code in answer["states"] if code in states]
        return stated if len(stated) == len(answer["states"]) else []
    if answer is not None:
        return []
    coded = _CODE.match(prompt)
    if coded and coded["code"].upper() in states:
        return [coded["code"].upper()]
    return _by_position(prompt, name, offered)


def _by_position(prompt: str, name: str, offered: list[str]) -> list[str]:
    if name == LA and re.search(r"\bcity\b|angeles|california", prompt, re.IGNORECASE):
        return ["CA"]
    if name == LA and re.search(r"\bstate\b|louisiana", prompt, re.IGNORECASE):
        return ["LA"]
    if len(offered) > 1 and _ALL.search(prompt):
        return offered[:2] if "both" in prompt.lower() else offered
    if len(offered) == 1:
        return offered if _YES.search(prompt) else []
    for pattern, position in _POSITIONS:
        if re.search(pattern, prompt, re.IGNORECASE) and position < len(offered):
            return [offered[position]]
    return []

"""A prompt, a thread's memory and the places become an answer in the vendor's shape."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from components.sandbox.assistant.acts import Act, Kind, act_of, corrected_within
from components.sandbox.assistant.amounts import read_amounts
from components.sandbox.assistant.concepts import explained
from components.sandbox.assistant.dates import read_dates, read_lately
from components.sandbox.assistant.equity import read_equity, read_mail
from components.sandbox.assistant.memory import Memory
from components.sandbox.assistant.places import read_coded_places, read_places
from components.sandbox.assistant.pointing import read_pointing
from components.sandbox.assistant.presets import read_presets, read_trades
from components.sandbox.assistant.reading import Reading
from components.sandbox.assistant.spelling import respelled
from components.sandbox.assistant.spoken import plainly
from components.sandbox.assistant.traits import read_traits, read_without_filter
from components.sandbox.assistant.wording import in_words, place_in_words
from components.sandbox.wanted.strategies import PRESET_KEYS, strategies
from components.sandbox.world.places import Places

SHORTEST, LONGEST = 5, 2_000
_PENDING = {"mode": "city", "cities": ["(pending)"]}
_NOTHING: tuple[list[str], dict[str, Any], None] = ([], {}, None)
_WHERE = "Where should I look? Name a city with its state, a county, a state, ZIP codes, or a distance around a ZIP."
_STANDS = "Nothing was changed by that. What would you like to refine?"
_WHAT = "What kind of leads are you looking for? Are you targeting investors, distressed sellers, or homeowners for a specific service?"
_COUNT = (
    r"\b(?P<count>\d{1,3}(?:,\d{3})+|\d{1,5})\s+(?:[a-z-]+\s+){0,3}?(?:leads|records|rows|prospects|contacts|names)\b"
)


def answer(prompt: str, memory: Memory, places: Places, today: date) -> dict[str, Any]:
    """Answer one prompt and change the thread's memory by it."""
    meaning = explained(prompt)
    if meaning is not None:
        return _explained(meaning, memory, Reading(prompt), today)
    act = act_of(prompt) if memory.turns else Act(Kind.SAY, prompt)
    first = _turned_back(act, memory)
    reading = read(act.rest, memory, places, today)
    before = memory.wanted
    memory.takes(act.rest, reading, act, places)
    if act.kind is Kind.SAY and reading.empty and memory.wanted == before and (left := reading.leftover()):
        reading.warnings = [f"Not understood, so nothing was changed: {', '.join(left[:8])}."]
    question = _question(reading, memory)
    if question:
        return _asked(
            memory,
            f"{first}{_so_far(memory, today)}" if not first or memory.wanted != _NOTHING else first.strip(),
            question,
            0.3,
            reading,
            today,
        )
    return _proposed(memory, reading, today, first)


def _explained(meaning: tuple[str, str], memory: Memory, reading: Reading, today: date) -> dict[str, Any]:
    """Explain a term; what stands in the thread goes on standing, and so does a question."""
    words, memory.explained = meaning
    memory.turns += 1
    stands = memory.geography is not None and bool(memory.strategies or memory.filters)
    question = memory.question or (_STANDS if stands else "Where would you like to look for owners like that?")
    return _asked(memory, words, question, 0.9, reading, today)


def _turned_back(act: Act, memory: Memory) -> str:
    """Begin anew or take the last change back, as the act says; gives what there is to tell first."""
    if act.kind is Kind.ANEW:
        memory.begins_anew()
        return "What was said before is set aside; “undo that” brings it back. "
    if act.kind is not Kind.BACK:
        return ""
    memory.turns += 1
    if not memory.goes_back():
        return "There is nothing to take back. "
    standing = memory.strategies or memory.filters or memory.geography
    return "The last change is taken back. " if standing else "That was the first wish; it is taken back. "


def read(prompt: str, memory: Memory, places: Places, today: date) -> Reading:
    """Read a prompt, plainly written, spelled right where it has slips, and as it stands after its own corrections."""
    first, last = corrected_within(plainly(prompt))
    reading = _spelled(last, memory, places, today)
    if first:
        reading.corrects(_spelled(first, memory, places, today))
    _those(reading, memory)
    _name_leftover(reading)
    reading.warnings = list(dict.fromkeys(reading.warnings))  # a trade that is named twice is explained once
    return reading


def _spelled(prompt: str, memory: Memory, places: Places, today: date) -> Reading:
    """Read a prompt; where words are left over, read it again with their slips mended, and keep what leaves fewer."""
    reading = _read(prompt, memory, places, today)
    left = reading.leftover()
    mended, changed = respelled(prompt, left, places) if left else (prompt, {})
    if not changed:
        return reading
    again = _read(mended, memory, places, today)
    if len(again.leftover()) >= len(left):
        return reading
    again.assumptions += [f"“{wrong}” is read as “{right}”." for wrong, right in changed.items()]
    return again


def _read(prompt: str, memory: Memory, places: Places, today: date) -> Reading:
    """Read a prompt: the longest phrases first, each letter once."""
    reading = Reading(prompt, memory.states(places))
    _count(reading)
    read_without_filter(reading)
    read_mail(reading)
    read_equity(reading)
    read_dates(reading, today)
    _land_first(reading)
    read_trades(reading)
    read_presets(reading)
    read_lately(reading)
    read_traits(reading)
    read_coded_places(reading, places)
    read_pointing(reading, memory, told=True)
    read_amounts(reading)
    read_places(reading, places)
    read_pointing(reading, memory, told=False)
    return reading


def _those(reading: Reading, memory: Memory) -> None:
    """Take "those" for the owners that were explained just before."""
    said = re.search(r"\b(?:those|these|them|such|like that|that kind|some)\b", reading.text)
    if memory.explained and said and not reading.strategies and not reading.filters:
        if memory.explained in PRESET_KEYS:
            reading.name(memory.explained, f"“{said[0]}” → {memory.explained}")
        else:
            reading.set(memory.explained, value=True, because=f"“{said[0]}” → {memory.explained.replace('_', ' ')}")
    memory.explained = ""


def _count(reading: Reading) -> None:
    for found in list(reading.find(_COUNT)):
        number = int(found["count"].replace(",", ""))
        if 1 <= number <= 25_000 and not 18_00 <= number <= 2_100:
            reading.mark_span(*found.span("count"))
            reading.wanted_count = number
            reading.assumptions.append(f"You want {number:,} leads: set the number when you build the list.")


def _land_first(reading: Reading) -> None:
    """Vacant land is land: read it before vacant homes are."""
    for found in list(reading.find(r"\bvacant (?:land|lots?)\b")):
        reading.mark(found)
        reading.set("property_type", "LAND", f"“{found[0]}” → Property type: LAND")


def _name_leftover(reading: Reading) -> None:
    left = reading.leftover()
    if left and not reading.empty:
        reading.warnings.append(f"Not understood, and not used: {', '.join(left[:8])}.")


def _question(reading: Reading, memory: Memory) -> str:
    if reading.place_question:
        return reading.place_question
    if memory.geography is None:
        return memory.question or _WHERE
    return "" if memory.strategies or memory.filters else _WHAT


def _so_far(memory: Memory, today: date) -> str:
    wished = _wishes(memory, today)
    if memory.geography is not None and not (memory.strategies or memory.filters):
        return f"I can look {place_in_words(memory.geography)}, but I need to know for whom."
    return f"Understood so far: {wished}." if wished else "I did not find a wish in that yet."


def _asked(
    memory: Memory, summary: str, question: str, confidence: float, reading: Reading, today: date
) -> dict[str, Any]:
    pending = memory.geography is None or bool(reading.place_question)
    return _body(
        memory, _PENDING if pending else memory.geography or _PENDING, summary, reading, confidence, question, today
    )


def _proposed(memory: Memory, reading: Reading, today: date, first: str) -> dict[str, Any]:
    if len(memory.strategies) > 1 and reading.strategies:
        reading.assumptions.append("Homes of any of these kinds are counted, not only those that are of all.")
    left = len(reading.leftover())
    words = max(1, len(re.findall(r"\w+", reading.at)))
    confidence = 0.95 - 0.03 * len(reading.assumptions) - 0.05 * len(reading.warnings) - 0.6 * left / words
    wished = _wishes(memory, today) or "All owners"
    summary = f"{first}{wished[0].upper()}{wished[1:]} {place_in_words(memory.geography or {})}."
    return _body(memory, memory.geography or {}, summary, reading, max(0.2, round(confidence, 2)), None, today)


def _body(
    memory: Memory,
    geography: Mapping[str, Any],
    summary: str,
    reading: Reading,
    confidence: float,
    question: str | None,
    today: date,
) -> dict[str, Any]:
    known = strategies(today)
    keys = memory.strategies or ["custom"]
    return {
        "strategy": ",".join(keys),
        "strategy_label": ", ".join(known[key].label for key in keys),
        "geography": dict(geography),
        "filter_overrides": dict(memory.filters),
        "rationale": {
            "summary": summary,
            "steps": reading.steps,
            "assumptions": reading.assumptions,
            "warnings": reading.warnings,
        },
        "confidence": confidence,
        "needs_clarification": question is not None,
        "clarifying_question": question,
    }


def _wishes(memory: Memory, today: date) -> str:
    named = [strategies(today)[key].label for key in memory.strategies]
    filters = [in_words(key, value) for key, value in memory.filters.items()]
    return ", ".join(part for part in (" or ".join(named), ", ".join(filters)) if part)

"""A number that is changed by pointing at it: "make it 60 %", "raise it to 500k", "and 15 years"."""

from __future__ import annotations

import re

from components.sandbox.assistant.memory import RADIUS, Memory
from components.sandbox.assistant.numbers import span_of, value_of
from components.sandbox.assistant.reading import Reading
from components.sandbox.assistant.subjects import meant_by

ACRE_SQFT = 43_560
_LEAD = r"^\s*(?:(?:and|ok(?:ay)?|no|actually|please|pls|hmm|then|now|so|but|well|let'?s|can you|could you|just|maybe|instead)\b[,\s]*)*"
_MORE = r"raise|increase|bump|widen|extend|expand|up|more|wider|higher|bigger|push"
_LESS = r"lower|decrease|reduce|cut|drop|narrow|shrink|down|less|fewer|tighten|lessen"
VERB = re.compile(
    rf"{_LEAD}(?:make|change|set|move|go|try|use|take|put|bring|update|switch|say|do|add|double|halve|subtract|{_MORE}|{_LESS})\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"(?<![\w.,])\$?(?P<number>\d[\d,]*(?:\.\d+)?)\s?(?P<size>k|mm|m|mil|million|thousand)?(?P<plus>\+)?(?:\s(?P<step>more|extra|additional|less|fewer))?"
    r"[\s-]*(?P<unit>%|percent|miles?|mi|years?|yrs?|bed(?:room)?s?|br|bath(?:room)?s?|ba|sq\.?\s?ft|sqft|square feet|acres?|units|stories|doors)?(?!\w)"
)
_FACTOR = r"\b(?P<verb>double|halve|half)\b(?:\s+(?:it|that|this|the \w+))"
_RANGE = r"(?<![\w.,])(?P<range>(?P<low>\$?\d[\d,]*(?:\.\d+)?k?m?)\s*(?:to|-|–|and|through)\s*(?P<high>\$?\d[\d,]*(?:\.\d+)?\s?k?m?))(?![\w%])(?!\s*(?:miles?|mi|leads)\b)"
_UNITS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"%|percent", ("ltv_max", "ltv_min")),
    (r"mi(?:les?)?", (RADIUS,)),
    (r"years?|yrs?", ("years_owned_min", "years_owned_max")),
    (r"bed(?:room)?s?|br", ("beds_min", "beds_max")),
    (r"bath(?:room)?s?|ba", ("baths_min", "baths_max")),
    (r"sq\.?\s?ft|sqft|square feet", ("building_size_min", "building_size_max")),
    (r"acres?", ("lot_size_min", "lot_size_max")),
    (r"units", ("units_min", "units_max")),
    (r"stories", ("stories_min", "stories_max")),
    (r"doors", ("properties_owned_min", "properties_owned_max")),
)
_UPPER = r"\b(?:max(?:imum)?|at most|up to|under|below|less than|fewer than|no more than|cap(?:ped)?|upper|top|ceiling|before|older than|or (?:less|fewer|older|earlier)|high end)\b"
_LOWER = r"\b(?:min(?:imum)?|at least|over|above|more than|from|floor|bottom|since|after|newer than|or (?:more|newer|later|higher)|low end|starting)\b"
_BUILT = r"\b(?:year built|built|construction|building year)\b"
_STEP_UP = r"\b(?:by|another|add(?: another)?)$"
_STEP_DOWN = r"\b(?:subtract|deduct|shave|knock|take(?: off)?|minus)$"
_UP_AFTER = r"\s*(?:more|wider|further|farther|higher|extra|up|on top)\b"
_DOWN_AFTER = r"\s*(?:less|fewer|lower|closer|narrower|tighter|off|down|away)\b"
_RADIUS = r"\b(?:radius|distance|circle|range)\b"
_YEARS = range(1800, 2101)
_BOUNDED_YEAR = ("year_built_max", "year_built_min")
_MOST_WORDS = 8


def read_pointing(reading: Reading, memory: Memory, *, told: bool) -> None:
    """Read the numbers that change what stands. `told` wants a verb of change; without it, a short prompt that is little but numbers."""
    standing = bool(memory.filters or memory.touched or memory.strategies or memory.geography)
    if (
        not standing
        or (told and not VERB.search(reading.text))
        or (not told and len(reading.text.split()) > _MOST_WORDS)
    ):
        return
    _read_range(reading, memory)
    _read_factor(reading, memory)
    for found in [one for one in _NUMBER.finditer(reading.text) if not reading.touches(*one.span())]:
        key = _meant(reading, memory, found)
        if key is not None:
            _set(reading, memory, key, found)


def _read_range(reading: Reading, memory: Memory) -> None:
    """Read "make it 1950 to 1985": both bounds of what the second number is for."""
    for found in list(reading.find(_RANGE)):
        last = _NUMBER.search(found["range"], found["range"].index(found["high"], len(found["low"])))
        key = _meant(reading, memory, last) if last else None
        if key is None or last is None or not _is_number(key):
            continue
        low, high = span_of(found["low"], found["high"])
        scale = _in_the_same_size(key, high, memory, last) / high if high else 1
        name = key.rpartition("_")[0]
        reading.mark(found)
        for end, number in (("min", low), ("max", high)):
            exact = round(number * scale)
            reading.set(f"{name}_{end}", exact, f"“{found['range']}” → {name.replace('_', ' ')} {end}: {exact:,}")


def _read_factor(reading: Reading, memory: Memory) -> None:
    """Read "double it" and "halve the radius" of the number named, or the latest."""
    for found in list(reading.find(_FACTOR)):
        numbers = [key for key in memory.touched if key == RADIUS or (_is_number(key) and key in memory.filters)]
        about = [RADIUS] if re.search(_RADIUS, reading.text) else meant_by(reading.text, memory.filters)
        key = next((key for key in about or numbers if key in numbers), None)
        if key is None or key in _BOUNDED_YEAR:
            continue
        factor = 0.5 if found["verb"].startswith("hal") else 2.0
        reading.mark(found)
        if key == RADIUS and memory.geography and memory.geography["mode"] == RADIUS:
            reading.radius_miles = memory.geography["radius"] * factor
        elif key in memory.filters:
            exact = round(memory.filters[key] * factor)
            reading.set(key, exact, f"“{found[0].strip()}” → {key.replace('_', ' ')}: {exact:,}")


def _meant(reading: Reading, memory: Memory, found: re.Match[str]) -> str | None:
    """Give the filter that a number is for: by its unit, by the subject named, else the latest that it fits."""
    unit = found["unit"]
    if unit and re.match("y", unit) and re.search(_BUILT, reading.text):
        return _bounded(reading, memory, _BOUNDED_YEAR)
    if unit:
        keys = next(own for pattern, own in _UNITS if re.fullmatch(pattern, unit))
        return _bounded(reading, memory, keys)
    if re.search(_RADIUS, reading.text):
        return RADIUS
    about = [key for key in meant_by(_around(reading, found), memory.filters) if _is_number(key)]
    if about:
        return _bounded(reading, memory, tuple(about[:2] if about[0] not in memory.filters else about))
    latest = [key for key in memory.touched if (key in memory.filters and _is_number(key)) or key == RADIUS]
    fitting = [key for key in latest if _fits(key, memory, found)]
    if fitting:
        return _bounded(reading, memory, tuple(fitting))
    return _BOUNDED_YEAR[0] if _is_year(found) and memory.strategies else None


def _around(reading: Reading, found: re.Match[str]) -> str:
    return re.sub(r"\b(?:make|take|go|set)\b", " ", reading.text[: found.start()])


def _bounded(reading: Reading, memory: Memory, keys: tuple[str, ...]) -> str:
    """Choose the bound that the prompt names, else the one that stands and was touched last."""
    wanted = "_max" if re.search(_UPPER, reading.text) else "_min" if re.search(_LOWER, reading.text) else ""
    order = [key for key in memory.touched if key in keys]
    if wanted and keys[0] not in {RADIUS, "ltv_max"}:
        first = order[0] if order else keys[0]
        return re.sub(r"_(?:min|max)$", wanted, first)
    return next(iter([key for key in order if key in memory.filters or key == RADIUS] or keys))


def _fits(key: str, memory: Memory, found: re.Match[str]) -> bool:
    """Tell whether a number without a unit can be meant for a filter: 1980 is a year, 500k is money, 4 is neither."""
    number, stands = value_of(found[0]), memory.filters.get(key, 0)
    if key in _BOUNDED_YEAR:
        return _is_year(found)
    if key == RADIUS:
        return number <= 200 and not found["size"] and "$" not in found[0]
    if _is_money(key):
        return bool(found["size"]) or number >= 1_000 or (stands >= 1_000 and number >= 1)
    return number < 1_000 and not found["size"]


def _set(reading: Reading, memory: Memory, key: str, found: re.Match[str]) -> None:
    reading.mark(found)
    number = value_of(found[0])
    because = f"“{found[0].strip()}” → {'Radius' if key == RADIUS else key.replace('_', ' ')}"
    if key == RADIUS:
        now = memory.geography["radius"] if memory.geography and memory.geography["mode"] == RADIUS else 0.0
        reading.radius_miles = _moved(reading, found, float(now), number)
        reading.steps.append(f"{because}: {reading.radius_miles:g} miles")
        return
    number = _moved(reading, found, _as_said(key, memory), _in_the_same_size(key, number, memory, found))
    way = memory.ways.get(key, "equity" if key == "ltv_max" and "ltv" not in reading.text else "")
    exact = {"equity": 100 - number, "below": number - 1, "above": number + 1}.get(way, number)
    reading.set(key, max(0, round(exact)), f"{because}: {round(exact):,}", way)


def _as_said(key: str, memory: Memory) -> float:
    """Give the number that stands as it was said: 1990 where "before 1990" is at most 1989."""
    stands = float(memory.filters.get(key, 0))
    return {"equity": 100 - stands, "below": stands + 1, "above": stands - 1}.get(memory.ways.get(key, ""), stands)


def _in_the_same_size(key: str, number: float, memory: Memory, found: re.Match[str]) -> float:
    """ "Make it 350" means 350,000 where hundreds of thousands stand."""
    stands = memory.filters.get(key, 0)
    if _is_money(key) and not found["size"] and number < 1_000 and isinstance(stands, int) and stands >= 10_000:
        return number * (1_000_000 if number < 10 and stands >= 500_000 else 1_000)
    return number * (ACRE_SQFT if key.startswith("lot_size") and number < 100 else 1)


def _moved(reading: Reading, found: re.Match[str], stands: float, number: float) -> float:
    """Read "raise it by 50k", "5 miles more" and "add 10 years" as a step from what stands; else the number itself."""
    before, after = reading.text[: found.start()].rstrip(), reading.text[found.end() :]
    step = found["step"] or ""
    if re.search(_STEP_DOWN, before) or re.match(_DOWN_AFTER, after) or step in {"less", "fewer"}:
        return max(0.0, stands - number)
    if not (re.search(_STEP_UP, before) or re.match(_UP_AFTER, after) or step):
        return number
    return max(0.0, stands - number if re.search(rf"\b(?:{_LESS})\b", before) else stands + number)


def _is_number(key: str) -> bool:
    return key.endswith(("_min", "_max")) and "date" not in key


def _is_money(key: str) -> bool:
    return key.rsplit("_", 1)[0] in {
        "value",
        "mortgage",
        "estimated_equity",
        "assessed_value",
        "portfolio_value",
        "last_sale_price",
        "building_size",
    }


def _is_year(found: re.Match[str]) -> bool:
    bare = found["number"].isdecimal() and not found["size"] and not found["unit"] and "$" not in found[0]
    return bare and int(found["number"]) in _YEARS

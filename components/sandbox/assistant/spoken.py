"""A prompt in plain writing: numbers and money that are spelled out become figures, the trade's short forms their full names."""

from __future__ import annotations

import re
from collections.abc import Callable

_ONES = re.findall(
    r"\w+",
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
)
_TENS = {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fourty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
_VALUES = {word: value for value, word in enumerate(_ONES)} | _TENS
_ONE = "|".join(_ONES)
_TEN = "|".join(_TENS)
_WORD = rf"(?:(?:{_TEN})(?:[\s-](?:{_ONE}))?|{_ONE})"
_COUNTED = r"(?:\+|or more|or fewer|or less|plus|to|and|years?|yrs?|beds?|bedrooms?|br|baths?|bathrooms?|miles?|mi|acres?|stor(?:y|ies)|units?|doors|rooms|garages?|properties|houses|homes|rentals|other|days?|months?|weeks?|percent|per cent|%|thousand|grand|million|mil|hundred)"
_BEFORE = r"(?:make (?:it|that)|to|least|most|than|over|under|minimum|maximum|max|min|and|between|of|last|past|within)"
_FIGURE = r"\d+(?:\.\d+)?"
_K = r"(?:k|thousand|grand)"
_M = r"(?:mm|m|million|mil)"
_TO = r"\s*(?:to|-|–|and|through|thru)\s*"
_PART = {
    "half": "0.5",
    "1/2": "0.5",
    "quarter": "0.25",
    "1/4": "0.25",
    "third": "0.33",
    "three quarters": "0.75",
    "3/4": "0.75",
}
_PARTS = "|".join(_PART)
_DECADES = {"fifties": "1950s", "sixties": "1960s", "seventies": "1970s", "eighties": "1980s", "nineties": "1990s",
            "forties": "1940s", "thirties": "1930s", "twenties": "1920s"}  # fmt: skip


def _number(found: re.Match[str]) -> str:
    return str(sum(_VALUES[word] for word in re.split(r"[\s-]", found["number"].lower())))


def _hundreds(found: re.Match[str]) -> str:
    many = 1 if found["many"].lower() == "a" else int(found["many"])
    return f"{many * 100 + int(found['rest'] or 0)}"


def _part_of_a_million(found: re.Match[str]) -> str:
    return f"{float(_PART[found['part'].lower()]) * 1_000:g}k"


def _and_a_half(found: re.Match[str]) -> str:
    return f"{float(found['one'].replace('one', '1')) + 0.5:g} {found['unit']}"


def _sized(found: re.Match[str]) -> str:
    return f"{found['one']}{'m' if re.fullmatch(_M, found['size'], re.IGNORECASE) else 'k'}"


def _both_sized(found: re.Match[str]) -> str:
    size = "m" if re.fullmatch(_M, found["size"], re.IGNORECASE) else "k"
    return f"{found['low']}{size} to {found['high']}{size}"


Rewriting = tuple[str, str | Callable[[re.Match[str]], str]]
REWRITINGS: tuple[Rewriting, ...] = (
    # numbers in words, where they count something
    (rf"\b(?P<number>{_WORD})\b(?=[\s-]*{_COUNTED}(?!\w))", _number),
    (rf"(?<=\b)(?P<lead>{_BEFORE})\s+(?P<number>{_WORD})\b(?!\s+of\b)", lambda found: f"{found['lead']} {_number(found)}"),
    (r"\b(?P<many>\d+|a)[\s-]hundred(?:\s+(?:and\s+)?(?P<rest>\d{1,2})\b)?", _hundreds),
    (r"\ba couple (?:of )?(?=beds?|baths?|miles?|years?)", "2 "),
    (rf"\bnineteen[\s-](?P<number>(?:{_TEN})(?:[\s-](?:{_ONE}))?)\b(?!\s*{_COUNTED}(?!\w))", lambda found: f"19{_number(found)}"),
    (rf"\b(?:two thousand(?: and)?|twenty) (?P<number>{_ONE}|(?:twenty|ten)(?:[\s-](?:{_ONE}))?)\b(?=\s*(?:[,.;]|$|in\b|or\b|and\b))", lambda found: f"20{int(_number(found)):02}"),
    # parts of the equity, money in words
    (rf"\b(?:an?\s+)?(?P<part>{_PARTS})\s+(?:of\s+)?(?:the\s+|their\s+|its\s+|in\s+)?equity\b", lambda found: f"{float(_PART[found['part'].lower()]) * 100:g}% equity"),
    (rf"\b(?P<one>\d+|one) and (?:a|one) half (?P<unit>{_M}|miles?|acres?|baths?|bathrooms?)\b", _and_a_half),
    (r"\b(?:an?\s+)?(?P<part>half|quarter|three quarters) (?:of )?(?:a )?(?:million|mil)\b", _part_of_a_million),
    (r"\b(?:a|one) (?:million|mil)\b(?![\s-]dollar)", "1m"),
    (r"\b(?:a|one) (?:hundred thousand|hundred grand|hundred k)\b", "100k"),
    (rf"\$?(?P<low>(?<![\d,.]){_FIGURE}){_TO}\$?(?P<high>{_FIGURE})\s?(?P<size>{_K}|{_M})\b(?!\s*(?:miles?|sq))", _both_sized),
    (rf"\$?(?P<one>{_FIGURE})\s?(?P<size>{_K}|million|mil|mm)\b(?:\s+dollars|\s+bucks)?", _sized),
    (r"(?<=\d)\s+(?:dollars|bucks)\b", ""),
    # parts of a mile and of an acre
    (rf"\b(?P<part>{_PARTS})(?:\s+(?:of\s+)?an?|[\s-])\s*(?=(?:mile|acre)s?\b)", lambda found: f"{_PART[found['part'].lower()]} "),
    (r"\ban acre\b", "1 acre"),
    (r"\ba mile\b", "1 mile"),
    # decades, per cents
    (rf"\b(?P<decade>{'|'.join(_DECADES)})\b", lambda found: _DECADES[found["decade"].lower()]),
    (r"(?<=\d) per cent\b", "%"),
    (r"\b(?:multi-?)?million[\s-]dollar (?P<homes>homes?|houses?|properties|listings?)\b", lambda found: f"{found['homes']} worth 1m or more"),
    (r"\bneither (?P<first>[\w\s-]{1,30}?) nor (?=\w)", lambda found: f"no {found['first']} and no "),
    # the trade's short forms
    (r"\bf\s?&\s?c\b", "free and clear"),
    (r"\boos\b", "out of state"),
    (r"\bsfhs?\b", "single family homes"),
    (r"\bmfhs?\b", "multifamily homes"),
    (r"\bnods?\b(?= (?:in|around|near|within|list|leads)|\s*[,.]|$)", "notices of default"),
    (r"\bhi(?=[\s-]equity)", "high"),
    (r"(?<![\d/])(?P<beds>[1-7])\s?/\s?(?P<baths>[1-5](?:\.5)?)(?![\d/])", lambda found: f"{found['beds']} beds {found['baths']} baths"),
    (r"\b(?P<beds>[1-7])b\s?/?\s?(?P<baths>[1-5])b\b", lambda found: f"{found['beds']} beds {found['baths']} baths"),
    (r"\bw/\s?o\b", "without"),
    (r"\bw/\s?", "with "),
    (r"(?<=\d{5})/(?=\d{5})", ", "),
)  # fmt: skip
"""A pattern and what stands for it, applied from the first to the last; case is ignored."""
_COMPILED = tuple((re.compile(pattern, re.IGNORECASE), to) for pattern, to in REWRITINGS)


def plainly(prompt: str) -> str:
    """Write a prompt plainly: "half a million" is 500k, "three baths" is 3 baths, "F&C" is free and clear."""
    for pattern, to in _COMPILED:
        prompt = pattern.sub(to, prompt)
    return prompt

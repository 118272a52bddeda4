"""Texts in files: names as one writes them on an envelope, and the words that a letter or a call needs."""

from __future__ import annotations

import re

from components.analytics.use_case import NO_SCORE, tier_of

_CAPITALS = {word.lower(): word for word in ("LLC", "LLP", "LP", "PLLC", "II", "III", "IV", "HOA")}
OWNER_OCCUPIED, ABSENTEE = "Owner-occupied", "Absentee"


def proper_name(text: str) -> str:
    """Write a name as on an envelope: "O'BRIEN HOLDINGS, LLC" is "O'Brien Holdings, LLC"; what is mixed already stays."""
    bare = " ".join(text.split())
    mixed = bare != bare.upper() and bare != bare.lower()
    told = re.sub(r"[^\W\d_]+", lambda word: _proper_word(word.group(), mixed=mixed, begins=word.start() == 0), bare)
    return re.sub(r"(?<=['’])S\b", "s", told)


def _proper_word(word: str, *, mixed: bool, begins: bool) -> str:
    if not begins and word.lower() in _CAPITALS:
        return _CAPITALS[word.lower()]
    return word if mixed else word[:1].upper() + word[1:].lower()


def full_name(first: str | None, last: str | None, other_first: str | None, other_last: str | None) -> str:
    """Write both owners: "Ana & Bo Alvarez", "Ana Alvarez & Bo Brandt", "Colmaven, LLC"."""
    one, other = _joined(first, last), _joined(other_first, other_last)
    if first and other_first and last == other_last:
        one = first
    return proper_name(" & ".join(name for name in dict.fromkeys((one, other)) if name))


def _joined(*parts: str | None) -> str:
    return " ".join(part for part in parts if part)


def one_line(address: str | None, city: str | None, state: str | None, zip_code: str | None) -> str:
    """Write an address in one line: "12 Elm St, Tempe, AZ 85281"."""
    return ", ".join(part for part in (address, city, _joined(state, zip_code)) if part) if address else ""


def titled(address: str | None, last: str | None) -> str:
    """Name a lead: "12 Elm St, Alvarez"."""
    return ", ".join(part for part in (address, proper_name(last or "")) if part)


def worded(address: str | None, city: str | None, lives: str | None, doors: int | None) -> str:
    """Write what a letter calls the home: "your home at 12 Elm St", "your property at 12 Elm St in Tempe", "your 3 properties"."""
    if not address:
        return ""
    if doors and doors > 1:
        return f"your {doors} properties, among them {address}"
    if lives == OWNER_OCCUPIED:
        return f"your home at {address}"
    where = f"{address} in {city}" if city else address
    return f"your property at {where}" if lives else f"the property at {where}"


def tagged(case: str, score: int | None, lives: str | None) -> str:
    """Write tags, lower case and with commas: "platbook, roof, high, absentee"."""
    tier = tier_of(score)
    parts = ("platbook", case, "" if tier == NO_SCORE else tier, lives)
    return ", ".join(part.lower() for part in parts if part)


def summary(case: str, score: int | None, value: float | None, equity: float | None, lives: str | None) -> str:
    """Describe a lead: "Roof score 82. Value $410,000, equity 63%. Absentee."."""
    money = [f"value ${value:,.0f}" if value else "", f"equity {equity:.0f}%" if equity is not None else ""]
    told = ", ".join(part for part in money if part)
    parts = (f"{case} score {score:.0f}" if score is not None else "", told[:1].upper() + told[1:], lives)
    return "".join(f"{part}. " for part in parts if part).strip()

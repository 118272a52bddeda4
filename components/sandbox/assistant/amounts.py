"""Amounts: a subject, a comparison and a number, in the orders in which people say them."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass

from components.sandbox.assistant.numbers import (
    AT_LEAST,
    AT_MOST,
    LESS_THAN,
    MONEY,
    MORE_THAN,
    NUMBER,
    TO,
    span_of,
    value_of,
)
from components.sandbox.assistant.reading import Reading

ACRE_SQFT = 43_560
_ABOUT = 0.1


@dataclass(frozen=True)
class Amount:
    """What may be compared. `noun` follows the number ("beds") or stands before it ("worth"); `strict` moves "more than" by one."""

    subject: str
    label: str
    after: str = ""
    before: str = ""
    number: str = NUMBER
    strict: bool = True
    scale: float = 1.0
    bare_means_least: bool = False


_BEDS = r"(?:bed(?:room)?s?|br|bd)\b"
_BATHS = r"(?:bath(?:room)?s?|ba)\b"
_SQFT = r"(?:sq\.?\s?(?:ft|feet|foot)\.?|square\s(?:feet|foot)|sqft|sf)(?:\b|(?<=\.))"
_WORTH = r"(?:worth|valued(?: at)?|values?(?: of| at)?|home value|priced(?: at)?|property value|homes?|houses?|properties|price)"
_OWED = r"(?:mortgage(?: balance)?s?|owe|owes|owing|loan balance)(?: of| is| are)?"

AMOUNTS = (
    Amount("lot_size", "Lot size", after=r"acres?(?:\s(?:lots?|parcels?|of land))?(?:\s+(?:or (?:bigger|larger|more)|minimum))?", scale=ACRE_SQFT, strict=False, bare_means_least=True),
    Amount("lot_size", "Lot size", after=rf"{_SQFT}\s(?:lots?|parcels?)", strict=False, bare_means_least=True),
    Amount("building_size", "Living area", after=_SQFT, strict=False, bare_means_least=True),
    Amount("beds", "Bedrooms", after=_BEDS, bare_means_least=True),
    Amount("baths", "Bathrooms", after=_BATHS, strict=False, bare_means_least=True),
    Amount("units", "Units", after=r"units\b", bare_means_least=True),
    Amount("stories", "Stories", after=r"stor(?:y|ies)\b"),
    Amount("rooms", "Rooms", after=r"rooms\b", bare_means_least=True),
    Amount("mls_days_on_market", "Days on the market", before=r"(?:on the market|listed)(?: for)?", after=r"days(?: on (?:the )?market)?"),
    Amount("years_owned", "Years owned", before=r"(?:owned|held|owning|own it|lived (?:there|in (?:it|them|their homes?))|living (?:there|in (?:it|their homes?))|in their homes?|been there|there|ownership)(?: (?:it|them|their homes?|the (?:home|property)))?(?: for| of)?", after=r"(?:years?|yrs?)(?:\sof ownership)?\b"),
    Amount("properties_owned", "Properties owned", before=r"(?:own|owns|owning|with|have|having)", after=r"(?:other )?(?:properties|houses|homes|rentals|doors)\b", bare_means_least=True),
    Amount("estimated_equity", "Equity in dollars", after=r"(?:in |of )?equity", number=MONEY, strict=False, bare_means_least=True),
    Amount("estimated_equity", "Equity in dollars", before=r"equity(?: of| is)?", number=MONEY, strict=False),
    Amount("mortgage", "Mortgage balance", before=_OWED, number=MONEY, strict=False),
    Amount("value", "Value", before=_WORTH, number=MONEY, strict=False),
    Amount("value", "Value", number=MONEY, strict=False),
)  # fmt: skip


def read_amounts(reading: Reading) -> None:
    """Read every comparison of every subject."""
    for amount in AMOUNTS:
        for pattern, take in _forms(amount):
            for found in list(reading.find(pattern)):
                take(reading, amount, found)


def _forms(amount: Amount) -> list[tuple[str, Callable[[Reading, Amount, re.Match[str]], None]]]:
    before = rf"(?:\b{amount.before}\s+)" if amount.before else r"(?<![\w$])"
    first = rf"(?:\b{amount.before}\s+)?" if amount.before and amount.after else before
    after = rf"[\s-]*(?:{amount.after})" if amount.after else r"(?!\s*(?:%|percent|miles?|leads?|years?|beds?|baths?))"
    low, high, one = (rf"(?P<{name}>{amount.number})" for name in ("low", "high", "one"))
    forms: list[tuple[str, Callable[[Reading, Amount, re.Match[str]], None]]] = [
        (rf"{first}(?:(?:between|from|in the)\s+)?{low}{TO}{high}{after}", _take_range),
        (rf"{first}{AT_LEAST}\s+{one}\+?{after}", _take_least),
        (rf"{first}{one}\s*(?:\+|plus|or more|and up|or higher|and above|minimum){after}", _take_least),
        (rf"{first}{one}{after}\s*(?:\+|or more|and up|minimum|plus)", _take_least),
        (rf"{first}{MORE_THAN}\s+(?:an?\s+)?{one}{after}", _take_more),
        (rf"{first}{AT_MOST}\s+{one}{after}", _take_most),
        (rf"{first}{one}\s*(?:or less|or fewer|and under|max){after}", _take_most),
        (rf"{first}{LESS_THAN}\s+{one}{after}", _take_less),
    ]
    if amount.number == MONEY or amount.subject == "building_size":
        forms.append(
            (
                rf"{first}(?:around|about|roughly|approximately|circa|~|near)\s*{one}{after}(?!\s*(?:or (?:more|less|so)|and (?:up|under)|\+))",
                _take_around,
            )
        )
    if amount.after:
        forms.insert(0, (rf"{first}(?:exactly|precisely)\s+{one}{after}", _take_exactly))
    if amount.bare_means_least:
        forms.append((rf"{first}{one}{after}", _take_least))
    if amount.subject == "years_owned":
        forms.append((rf"\b(?:{amount.before}|for)\s+(?:the (?:last|past)\s+)?{one}{after}", _take_least))
    if amount.subject == "lot_size":
        forms.insert(0, (rf"{MORE_THAN}\s+(?P<one>half an?|an?){after}", _take_least))
    return forms


def _take_range(reading: Reading, amount: Amount, found: re.Match[str]) -> None:
    low, high = span_of(found["low"], found["high"])
    _set(reading, amount, "min", low, found)
    _set(reading, amount, "max", high, found)


def _take_least(reading: Reading, amount: Amount, found: re.Match[str]) -> None:
    _set(reading, amount, "min", _read(found["one"]), found)


def _take_more(reading: Reading, amount: Amount, found: re.Match[str]) -> None:
    _set(
        reading,
        amount,
        "min",
        _read(found["one"]) + (1 if amount.strict else 0),
        found,
        "above" if amount.strict else "",
    )


def _take_most(reading: Reading, amount: Amount, found: re.Match[str]) -> None:
    _set(reading, amount, "max", _read(found["one"]), found)


def _take_less(reading: Reading, amount: Amount, found: re.Match[str]) -> None:
    _set(
        reading,
        amount,
        "max",
        _read(found["one"]) - (1 if amount.strict else 0),
        found,
        "below" if amount.strict else "",
    )


def _take_exactly(reading: Reading, amount: Amount, found: re.Match[str]) -> None:
    for bound in ("min", "max"):
        _set(reading, amount, bound, _read(found["one"]), found)


def _take_around(reading: Reading, amount: Amount, found: re.Match[str]) -> None:
    about = _read(found["one"])
    _set(reading, amount, "min", about * (1 - _ABOUT), found)
    _set(reading, amount, "max", about * (1 + _ABOUT), found)
    reading.assumptions.append(f"“{found[0].strip()}” is taken as {_ABOUT:.0%} more or less.")


def _read(text: str) -> float:
    words = {"half a": 0.5, "half an": 0.5, "a": 1.0, "an": 1.0}
    return words.get(text.strip(), 0.0) or value_of(text)


def _set(reading: Reading, amount: Amount, bound: str, number: float, found: re.Match[str], way: str = "") -> None:
    # The API takes whole numbers alone: a half is given up on the wider side.
    exact = math.floor(number * amount.scale) if bound == "min" else math.ceil(number * amount.scale)
    reading.mark(found)
    reading.set(
        f"{amount.subject}_{bound}",
        exact,
        f"“{found[0].strip()}” → {amount.label} {'≥' if bound == 'min' else '≤'} {exact:,}",
        way,
    )

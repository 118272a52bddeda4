"""Numbers as people write them, and the words that compare."""

from __future__ import annotations

import re

NUMBER = r"\$?\s?\d[\d,]*(?:\.\d+)?\s?(?:k|m|mm|mil|million|thousand|grand)?\b"
MONEY = r"(?:\$\s?\d[\d,]*(?:\.\d+)?\s?(?:k|m|mm|mil|million|thousand)?|\d[\d,]*(?:\.\d+)?\s?(?:k|m|mm|mil|million|thousand)|\d{2,3}(?:,\d{3})+|\d{5,})\b"
AT_LEAST = r"(?:at least|minimum(?: of)?|min\.?|no less than|not less than|from|starting at|>=)"
MORE_THAN = r"(?:more than|over|above|greater than|exceeding|older than|longer than|larger than|bigger than|>)"
AT_MOST = r"(?:at most|maximum(?: of)?|max\.?|up to|no more than|not more than|<=)"
LESS_THAN = r"(?:less than|under|below|fewer than|smaller than|younger than|<)"
TO = r"\s*(?:to|-|–|and|through|thru)\s*"
_SIZES = {
    "k": 1_000,
    "thousand": 1_000,
    "grand": 1_000,
    "m": 1_000_000,
    "mm": 1_000_000,
    "mil": 1_000_000,
    "million": 1_000_000,
}


def value_of(text: str) -> float:
    """Read a number: "$300k" is 300,000; "1.5 million" is 1,500,000."""
    found = re.search(r"(\d[\d,]*(?:\.\d+)?)\s?([a-z]*)", text.lower())
    if found is None:
        return 0.0
    return float(found[1].replace(",", "")) * _SIZES.get(found[2], 1)


def whole(text: str) -> int:
    """Read a number as a whole one."""
    return round(value_of(text))


def span_of(low: str, high: str) -> tuple[float, float]:
    """Read two numbers of a range; a size said once is meant for both ("200 to 350k")."""
    first, last = value_of(low), value_of(high)
    if last >= 1_000 and first < 1_000 and first < last and not re.search(r"[a-z,]", low.strip("$ ")):
        first *= 1_000 if last < 1_000_000 else 1_000_000
    return (first, last) if first <= last else (last, first)

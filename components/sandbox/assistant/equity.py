"""Equity in per cent, loan to value, and where an owner's mail goes."""

from __future__ import annotations

from components.sandbox.assistant.names import STATE_CODES, STATE_WORDS
from components.sandbox.assistant.numbers import AT_LEAST, AT_MOST, LESS_THAN, MORE_THAN
from components.sandbox.assistant.reading import Reading

_LTV = r"(?:ltv|loan[\s-]to[\s-]value)"
_UNDER_WATER = r"(?:under ?water|upside[\s-]down|negative equity|owe more than (?:it|they|the (?:home|house)|their (?:home|house)s?)(?:'s|'re| is| are) worth)(?: (?:on|in) their (?:mortgages?|loans?|homes?))?"
_PERCENT = r"(?P<percent>\d{1,3})\s?(?:%|percent)"


def read_equity(reading: Reading) -> None:
    """Read shares of equity as loan to value: so much equity is at most the rest of it owed."""
    for pattern in (
        rf"\b(?:{AT_LEAST}|{MORE_THAN})\s+{_PERCENT}\+?\s+(?:in |of )?equity",
        rf"{_PERCENT}\s*(?:\+|or more|plus|and up)?\s*(?:or more\s)?(?:in |of )?equity(?: or more)?",
        rf"\bequity\s+(?:of\s+)?(?:{AT_LEAST}|{MORE_THAN}|is)?\s*{_PERCENT}\+?(?:\s+or more)?",
    ):
        for found in list(reading.find(pattern)):
            owed = 100 - min(100, int(found["percent"]))
            reading.mark(found)
            reading.set("ltv_max", owed, f"“{found[0].strip()}” → Loan to value ≤ {owed}%", "equity")
            reading.assumptions.append(f"{found['percent']}% equity is read as a loan of at most {owed}% of the value.")
    for key, sign, words in (("ltv_max", "≤", f"{LESS_THAN}|{AT_MOST}"), ("ltv_min", "≥", f"{MORE_THAN}|{AT_LEAST}")):
        for found in list(reading.find(rf"\b{_LTV}\s+(?:of\s+|is\s+)?(?:{words})\s+{_PERCENT}")):
            reading.mark(found)
            reading.set(
                key, int(found["percent"]), f"“{found[0].strip()}” → Loan to value {sign} {found['percent']}%", "ltv"
            )
    for found in list(reading.find(rf"\b{_UNDER_WATER}\b")):
        reading.mark(found)
        reading.set("ltv_min", 100, f"“{found[0].strip()}” → Loan to value ≥ 100%", "ltv")


def read_mail(reading: Reading) -> None:
    """Read where mail goes: owners who live in another state than their homes."""
    pattern = rf"\b(?:whose mail goes to|mailing addresses? in|who (?:live|reside) in|living in|mail(?:ed)? to|owners? (?:live|lives|are|based) in|based in)\s+(?P<state>{STATE_WORDS})\b"
    for found in list(reading.find(pattern)):
        code = STATE_CODES[found["state"]]
        reading.mark(found)
        reading.set("mail_state", code, f"“{found[0].strip()}” → Mailing state: {code}")

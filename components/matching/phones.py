"""Phone numbers in a standard form: ten digits of the North American plan, found in whatever form people write them."""

from __future__ import annotations

import re
from functools import lru_cache

import phonenumbers
import pyarrow as pa
import pyarrow.compute as pc

_PLAN = r"[2-9](?:[02-9]\d|1[02-9])[2-9]\d{6}"
_TEN = re.compile(_PLAN)
# Ten digits in the usual grouping, with or without the 1; a spreadsheet's ".0" behind. RE2 reads it too.
_PLAIN = r"^\s*(?:\+?1[\s.-]*)?\(?(?P<a>[2-9]\d\d)\)?[\s.-]*(?P<b>[2-9]\d\d)[\s.-]*(?P<c>\d{4})(?:\.0)?\s*$"
_PLAIN_TEXT = re.compile(_PLAIN, re.ASCII)


@lru_cache(maxsize=100_000)
def phone_digits(text: str) -> str:
    """Give a number's ten digits: "+1 (602) 555-0147 ext. 3" is "6025550147".

    Gives "" for what is no number of the North American plan, and for a cell that holds two: which of them is meant, nobody said.
    """
    if plain := _PLAIN_TEXT.match(text):
        return _of_the_plan("".join(plain.groups()))
    found = phones_in(text)
    return found[0] if len(found) == 1 else ""


def phones_in(text: str) -> tuple[str, ...]:
    """Find every number in a text, each once, in order; ten digits each."""
    whole = _parsed(text)
    if whole:
        return (whole,)
    matches = phonenumbers.PhoneNumberMatcher(text, "US", phonenumbers.Leniency.POSSIBLE)
    found = (_ten_digits(match.number) for match in matches)
    return tuple(dict.fromkeys(number for number in found if number))


def e164(digits: str) -> str:
    """Write ten digits as E.164: "+16025550147"; "" stays ""."""
    return f"+1{digits}" if digits else ""


def phone_digits_of(column: pa.Array | pa.ChunkedArray) -> pa.Array:
    """Give `phone_digits` of a whole column, as text of the same length; "" for none.

    Plain forms are read by one pattern over the column, the others one by one by the library, each distinct text once.
    """
    texts = pc.fill_null(column.cast(pa.string()), "")
    texts = texts.combine_chunks() if isinstance(texts, pa.ChunkedArray) else texts
    parts = pc.extract_regex(texts, _PLAIN)
    joined = pc.binary_join_element_wise(*(pc.struct_field(parts, name) for name in "abc"), "")
    digits = pc.if_else(pc.match_substring_regex(joined, f"^{_PLAN}$"), joined, "")
    hard = pc.and_(pc.is_null(joined), pc.match_substring_regex(texts, r"[\d\pN]"))
    return _filled(digits, hard, [phone_digits(text) for text in texts.filter(hard).to_pylist()])


def _filled(digits: pa.Array, hard: pa.Array, found: list[str]) -> pa.Array:
    return pc.fill_null(pc.replace_with_mask(digits, hard, pa.array(found, pa.string())), "")


def _parsed(text: str) -> str:
    try:
        return _ten_digits(phonenumbers.parse(text, "US"))
    except phonenumbers.NumberParseException:
        return ""


def _ten_digits(number: phonenumbers.PhoneNumber) -> str:
    digits = str(number.national_number)
    return _of_the_plan(digits) if number.country_code == 1 else ""


def _of_the_plan(digits: str) -> str:
    return digits if _TEN.fullmatch(digits) else ""

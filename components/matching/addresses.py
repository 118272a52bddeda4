"""Street addresses in a standard form, and the key by which two rows are the same home.

Plain addresses go through tables of words, a few microseconds each; a whole line ("12 Oak St, Mesa, AZ 85201") is taken apart by
usaddress, whose model knows where a street ends and a city begins. On 1,000 messy addresses with known keys the tables found all, usaddress
794 and usaddress-scourgify 430, none of them a wrong one (`python -m tests.matching.contest`).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

import pyarrow as pa
import usaddress

from components.matching.street_words import ORDINALS, SHORT

_PUNCTUATION = str.maketrans(
    {**dict.fromkeys('!"$%&()*+,.:;<=>?@[\\]^_`{|}~\t\r\n\f\v\x1c\x1d\x1e\x1f\x85', " "), "'": ""}
)
_SIGNS = str.maketrans({"½": " 1/2 ", "¼": " 1/4 ", "¾": " 3/4 ", "№": " # ", "–": "-", "—": "-", "’": "", "‘": ""})
_RANGE = re.compile(r"^\s*\d+(?:\s*-\s*\d+)+")
_HALF = re.compile(r"-(?=\d/\d)")
_MARK = re.compile(r"(?<!\d)[-/]|[-/](?!\d)")
_NUMBER = re.compile(r"0*(\d+[A-Z]?(?:-\d+)?|[NSEW]\d+(?:[NSEW]\d+)?)")
_ROUTE_BOX = re.compile(r"(?:PO BOX|RR|HC) \w")
_LINE = re.compile(r"[\s,]([A-Z]{2})[\s,.]+\d{5}(?:-?\d{4})?[\s,]*(?:USA?)?\s*$", re.IGNORECASE)
_NEEDLESS = re.compile(r"(?<![0-9]) | (?![0-9])")
_BOX = re.compile(r"^(?:P ?O(?:ST)?(?: OFFICE)? ?B(?:OX)?|BOX)(?: #)? (?=\w)")
_ROADS = (
    (re.compile(r"\b(?:CO (?:RD|RTE)|C R|CR RD)(?= (?:\d|[A-Z]\b))"), "CR"),
    (re.compile(r"\b(?:(?:STATE|ST) (?:RD|RTE|HWY)|S R|S H|SH|SR RTE)(?= \d)"), "SR"),
    (re.compile(r"\b(?:U ?S (?:HWY|RTE)|U S)(?= \d)"), "US"),
    (re.compile(r"\b(?:FARM TO MARKET(?: RD)?|F M(?: RD)?|FM RD)(?= \d)"), "FM"),
    (re.compile(r"\bINTERSTATE(?: HWY)?(?= \d)"), "I"),
)
_GLUED = re.compile(r"(\d+)(?!(?:ST|ND|RD|TH)$)([A-Z]{2,})")
_ROAD_WORDS = frozenset(
    {"STATE", "RD", "CO", "CR", "C", "SR", "SH", "S", "US", "U", "FARM", "FM", "F", "INTERSTATE", "RTE", "HWY"}
)
_BOX_WORDS = frozenset({"BOX", "POB", "POBOX", "B"})


@dataclass(frozen=True)
class Line:
    """A whole address in one line, taken apart; "" for what it doesn't say."""

    street: str
    city: str = ""
    state: str = ""
    zip_code: str = ""


def street_form(text: str) -> str:
    """Write a street address the one way: "123 No. Main Street, Apt 5-b" is "123 N MAIN ST # 5B".

    Gives "" where no word is left. Writing the form again changes nothing.
    """
    words = _words(text)
    if words[:1] == ["#"] and len(words) > 2 and words[2][0].isdigit():
        words = [*words[2:], *words[:2]]  # "Apt 5, 123 Main St"
    if words and (number := _NUMBER.fullmatch(words[0])):
        words[0] = number[1]
    return _phrased(words)


def address_key(address: str, zip_code: str = "", city: str = "", state: str = "") -> str:
    """Give the key by which two rows are the same home: "123NMAINST5B|85201", or "…|MESA,AZ" where no ZIP is known.

    Gives "" where there is no house number or box, or no place: what has no key is joined with nothing.
    """
    number, _, rest = address.partition(" ")
    if number.isascii() and number.isdigit() and rest[:1].isalnum() and (street := _after_number(rest)):
        home = f"{number.lstrip('0') or '0'}{street}"
    else:
        if whole := _whole(address):
            address, zip_code = whole.street, zip_code or whole.zip_code
            city, state = city or whole.city, state or whole.state
        home = _home(address)
    place = (zip_form(zip_code) or _city_key(city, state)) if home else ""
    return f"{home}|{place}" if place else ""


def address_keys_of(
    addresses: pa.Array, zips: pa.Array | None = None, cities: pa.Array | None = None, states: pa.Array | None = None
) -> pa.Array:
    """Give `address_key` of whole columns, as text of the same length."""
    columns = [_texts(column, len(addresses)) for column in (addresses, zips, cities, states)]
    return pa.array([address_key(*row) for row in zip(*columns, strict=True)], pa.string())


@lru_cache(maxsize=50_000)
def split_line(text: str) -> Line:
    """Take a whole address in one line apart: "12 Oak St, Mesa, AZ 85201". What isn't said is ""."""
    parts: dict[str, list[str]] = {"street": [], "PlaceName": [], "StateName": [], "ZipCode": []}
    for word, label in usaddress.parse(text):
        past = any(parts[name] for name in ("PlaceName", "StateName", "ZipCode"))
        parts[label if label in parts else "ZipCode" if past and word[:5].isdigit() else "street"].append(word)
    street, city, state, zip_code = (" ".join(words).strip(" ,.") for words in parts.values())
    return Line(street, city, state, zip_form(zip_code))


@lru_cache(maxsize=50_000)
def zip_form(text: str) -> str:
    """Give a ZIP's five digits; ZIP+4 is cut, and the zeros that a spreadsheet took from the front are put back. "" for none."""
    digits, dot, rest = text.strip().partition("-")
    if dot and not rest.strip("0 -").isdigit() and rest.strip("0 -"):
        return ""
    digits = digits.strip().removesuffix(".0")
    if not (digits.isascii() and digits.isdigit()):
        return ""
    return digits[:5] if len(digits) in (5, 9) else digits.zfill(5) if len(digits) in (3, 4) else ""


@lru_cache(maxsize=200_000)
def _after_number(rest: str) -> str:
    """Give the key of what follows a house number, "" for a whole line; a street has many homes, so it is worked out once."""
    return "" if _whole(rest) else _home(f"1 {rest}")[1:]


def _home(address: str) -> str:
    form = street_form(address)
    first = form.partition(" ")[0]
    if (_NUMBER.fullmatch(first) and first != form) or _ROUTE_BOX.match(form):
        return _NEEDLESS.sub("", form.replace(" # ", " "))
    return ""


def _whole(address: str) -> Line | None:
    ends_so = ("," in address or address[-1:].isdigit()) and _LINE.search(address) is not None
    return split_line(address) if ends_so else None


def _texts(column: pa.Array | None, length: int) -> list[str]:
    if column is None:
        return [""] * length
    return [text or "" for text in column.cast(pa.string()).to_pylist()]


def _words(text: str) -> list[str]:
    if not text.isascii():
        text = _plain_letters(text)
    text = text.upper()
    if "-" in text or "/" in text:
        text = _MARK.sub(_unmarked, _RANGE.sub(_joined, _HALF.sub(" ", text)))
    words = text.translate(_PUNCTUATION).replace("#", " # ").split()
    if "NO" in words:  # "Apt No 5", beside "No Main St"
        words = [word for at, word in enumerate(words) if word != "NO" or not at or SHORT[words[at - 1]] != "#"]
    if words and (glued := _GLUED.fullmatch(words[0])):
        words[:1] = glued.groups()
    return _without_needless([*_first(words[:1]), *" ".join([SHORT[word] for word in words[1:]]).split()])


def _first(words: list[str]) -> list[str]:
    """Keep the first word where it is a number, or "5th" and "Fifth", which must not look like a house's number."""
    kept = words and (words[0][0].isdigit() or words[0] in ORDINALS)
    return words if kept else [short for word in words for short in SHORT[word].split()]


def _without_needless(words: list[str]) -> list[str]:
    if "#" not in words:
        return words
    return [word for at, word in enumerate(words) if word != "#" or words[at + 1 : at + 2] not in ([], ["#"])]


def _plain_letters(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text.translate(_SIGNS).casefold())
    return "".join(letter for letter in folded if not unicodedata.combining(letter))


def _unmarked(mark: re.Match[str]) -> str:
    """A hyphen between a number and a letter goes ("5-B"), any other mark is a gap."""
    return "" if mark[0] == "-" and mark.start() and mark.string[mark.start() - 1].isdigit() else " "


def _joined(numbers: re.Match[str]) -> str:
    return re.sub(r"[\s-]", "", numbers[0])


def _phrased(words: list[str]) -> str:
    form = " ".join(words)
    if not _BOX_WORDS.isdisjoint(words):
        form = _BOX.sub("PO BOX ", form)
    if not _ROAD_WORDS.isdisjoint(words):
        before = ""
        while before != form:
            before = form
            for road, short in _ROADS:
                form = road.sub(short, form)
    return form


@lru_cache(maxsize=50_000)
def _city_key(city: str, state: str) -> str:
    words, letters = _words(city), state.strip().upper()
    return f"{''.join(words)},{letters}" if words and len(letters) == 2 and letters.isalpha() else ""

"""E-mail addresses, names, counties and parcel numbers in standard forms."""

from __future__ import annotations

import re
import unicodedata

import pyarrow as pa

_EMAIL = re.compile(r"[^\s@<>,;:\"()\[\]]{1,64}@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]")
_TITLES = frozenset({"MR", "MRS", "MS", "DR", "MISS"})
_ENDINGS = frozenset({"JR", "SR", "II", "III", "IV", "ESQ", "MD", "PHD", "DDS", "CPA"})
_NO_NAMES = _TITLES | _ENDINGS
_FIRMS = frozenset({"LLC", "INC", "LP", "LLP", "LTD", "CO", "CORP", "TRUST", "TR", "TRUSTEE", "PLLC", "PC", "NA"})
_NEVER_GIVEN = _FIRMS | _ENDINGS
_GAP = re.compile(r"[\W_]+")
_COUNTY_WORDS = re.compile(r"\s+(?:county|cnty|co|parish|borough|census area|municipality|city and borough)$")


def email_form(text: str) -> str:
    """Give an e-mail address in lower case, without name and brackets around it; "" where there is none, or more than one."""
    found = {*_EMAIL.findall(text.lower().replace("mailto:", ""))}
    return found.pop() if len(found) == 1 else ""


def name_form(text: str) -> str:
    """Write a name the one way: "Smith, Mr. José Jr." is "JOSE SMITH".

    Titles and endings fall off; a family name before a comma goes to the end, unless a firm's ending follows ("Colmaven, LLC").
    """
    family, comma, given = _letters(text).partition(",")
    words, after = _GAP.sub(" ", family).split(), _GAP.sub(" ", given).split()
    flipped = comma and after and not {*after} <= _NEVER_GIVEN
    words = [*after, *words] if flipped else [*words, *after]
    plain = [word for word in words if word not in _NO_NAMES]
    return " ".join(plain or words)


def county_form(text: str) -> str:
    """Give a county's bare name in lower case: "St. Lucie County" and "Saint Lucie" are "st lucie"."""
    bare = " ".join(_GAP.sub(" ", _letters(text).lower().replace("'", "")).split())
    while (shorter := _COUNTY_WORDS.sub("", bare)) != bare:
        bare = shorter
    return re.sub(r"^(?:saint|ste?)\b(?= )", "st", bare)


def parcel_key(apn: str, county: str, state: str) -> str:
    """Give the key by which two rows are the same parcel: "00424109000007550|palmbeach|FL".

    Gives "" where one of the three is missing, or where a spreadsheet made the number 4.24E+15: which one it was, nobody knows.
    """
    number = re.sub(r"[\W_]", "", apn.upper()) if not re.fullmatch(r"\s*[\d.]+E\+?\d+\s*", apn, re.IGNORECASE) else ""
    place, letters = county_form(county).replace(" ", ""), state.strip().upper()
    known = any(letter.isdigit() for letter in number) and place and re.fullmatch(r"[A-Z]{2}", letters)
    return f"{number}|{place}|{letters}" if known else ""


def parcel_keys_of(apns: pa.ChunkedArray, counties: pa.ChunkedArray, states: pa.ChunkedArray) -> pa.Array:
    """Give `parcel_key` of whole columns, as text of the same length."""
    rows = zip(*(column.cast(pa.string()).to_pylist() for column in (apns, counties, states)), strict=True)
    return pa.array([parcel_key(*(cell or "" for cell in row)) for row in rows], pa.string())


def _letters(text: str) -> str:
    """Give the text in capitals, without accents; apostrophes go."""
    if not text.isascii():
        folded = unicodedata.normalize("NFKD", text.casefold())
        text = "".join(letter for letter in folded if not unicodedata.combining(letter)).replace("’", "")
    return text.upper().replace("'", "").replace(".", " ")

"""The forms in which ad platforms want people: normalised their own way, then SHA-256 in lower-case hexadecimal digits.

Google: Ads API, "Prepare data"; Google Ads help, customer match. Meta: its own library of code (facebook-business 26.0.3,
customaudiencemixin). The two differ on purpose: Google hashes a phone with its plus, Meta without; Google leaves country and ZIP as they
are, Meta hashes them. A form that comes out empty stays empty: the digest of nothing would match nobody, or each other.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping

from components.matching import e164

_GMAIL = frozenset({"gmail.com", "googlemail.com"})
_PREFIXES = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "rev", "hon"})
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "esq", "md", "phd", "dds", "cpa"})
_ENDS = " \t\r\n\x0b\x0c."


def digest(text: str) -> str:
    """Give SHA-256 as 64 lower-case hexadecimal digits; "" of nothing."""
    return hashlib.sha256(text.encode()).hexdigest() if text else ""


def google_email(text: str) -> str:
    """Normalise an e-mail address for Google: lower case, no blanks; of Gmail's own, no dots and nothing from the plus on before the @."""
    bare = re.sub(r"\s+", "", text.lower())
    name, _, host = bare.rpartition("@")
    if host in _GMAIL:
        name = name.partition("+")[0].replace(".", "")
    return f"{name}@{host}" if name and host else ""


def google_phone(digits: str) -> str:
    """Normalise ten digits for Google: E.164, with the plus."""
    return e164(digits)


def google_first_name(text: str) -> str:
    """Normalise a first name for Google: lower case, no blanks around it, no "Mrs." before it."""
    words = text.lower().split()
    while len(words) > 1 and words[0].strip(".,") in _PREFIXES:
        words = words[1:]
    return " ".join(words)


def google_last_name(text: str) -> str:
    """Normalise a last name for Google: lower case, no blanks around it, no "Jr." behind it."""
    words = text.lower().split()
    while len(words) > 1 and words[-1].strip(".,") in _SUFFIXES:
        words = words[:-1]
    return " ".join(words).rstrip(" ,")


def meta_email(text: str) -> str:
    """Normalise an e-mail address for Meta: lower case, no blanks and dots around it."""
    return text.strip(_ENDS).lower()


def meta_phone(digits: str) -> str:
    """Normalise ten digits for Meta: with the country code, digits alone."""
    return e164(digits).removeprefix("+")


def meta_letters(text: str) -> str:
    """Normalise a name, city or state for Meta: the letters a to z alone, in lower case; others are deleted."""
    return re.sub(r"[^a-z]", "", text.strip(_ENDS).lower())


def meta_zip(text: str) -> str:
    """Normalise a ZIP for Meta: the part before the dash."""
    return text.strip(_ENDS).lower().partition("-")[0]


def meta_country(text: str) -> str:
    """Normalise a country for Meta: its first two letters, in lower case."""
    return meta_letters(text)[:2]


FORMS: Mapping[str, Callable[[str], str]] = {
    form.__name__: form
    for form in (
        google_email, google_phone, google_first_name, google_last_name, meta_email, meta_phone, meta_letters, meta_zip, meta_country,
    )
}  # fmt: skip
"""The forms by their names, before the digest."""

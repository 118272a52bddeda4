"""Masking: no line holds a secret, a phone number or an e-mail address, whoever wrote it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

MASK = "***"
SHORTEST_SECRET = 8
"""A shorter one can't be told from a word."""

_SECRET = re.compile(r"(?i)token|secret|password|key$")
_SECRETS: set[str] = set()
_SHAPES = (
    # A header, however it is quoted.
    (re.compile(r"(?i)(authorization\W{1,4}(?!bearer|basic)|bearer\s+|basic\s+(?=\S{12}))[^\s'\",;}]+"), r"\1" + MASK),
    # A name and a password in an address.
    (re.compile(r"(://[^\s:/@]*:)[^\s@/]+(?=@)"), r"\1" + MASK),
    # The webhook's address and what signs a link are keys.
    (re.compile(r"(/webhooks/tracerfy/)[^\s/?'\"]+"), r"\1" + MASK),
    (re.compile(r"(?i)([?&][\w-]*(?:token|sig|signature|secret|key|credential)=)[^\s&'\"]+"), r"\1" + MASK),
    (re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"), MASK),
    # North American numbers; the digits around keep keys, times and larger numbers out.
    (re.compile(r"(?<![\w.-])(?:\+?1[-. ]?)?(?:\([2-9]\d{2}\) ?|[2-9]\d{2}[-. ]?)[2-9]\d{2}[-. ]?\d{4}(?![\w])"), MASK),
)


def hide(*secrets: str) -> None:
    """Name secrets that no line may hold from now on, also as an address writes them."""
    for secret in secrets:
        if len(secret) >= SHORTEST_SECRET:
            _SECRETS.update({secret, quote(secret, safe="")})


def secrets_of(table: Mapping[str, Any]) -> tuple[str, ...]:
    """Give the values in a table of settings, at any depth, whose names say that they are secret."""
    inner = [secret for value in table.values() if isinstance(value, Mapping) for secret in secrets_of(value)]
    return (*inner, *(str(value) for name, value in table.items() if isinstance(value, str) and _SECRET.search(name)))


def masked(text: str) -> str:
    """Give a text without what must not be told."""
    for secret in tuple(_SECRETS):
        text = text.replace(secret, MASK)
    for shape, instead in _SHAPES:
        text = shape.sub(instead, text)
    return text

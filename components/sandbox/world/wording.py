"""Addresses in plain words, so that spellings of one address compare equal."""

from __future__ import annotations

import re

_SHORT = {
    "street": "st", "avenue": "ave", "drive": "dr", "lane": "ln", "road": "rd", "court": "ct", "place": "pl", "boulevard": "blvd",
    "terrace": "ter", "terr": "ter", "circle": "cir", "north": "n", "south": "s", "east": "e", "west": "w",
    "str": "st", "av": "ave", "aven": "ave", "avenu": "ave", "drv": "dr", "crt": "ct", "crcl": "cir", "circ": "cir", "blv": "blvd",
    "boul": "blvd", "boulv": "blvd", "plc": "pl", "wy": "way", "parkway": "pkwy", "highway": "hwy",
    "square": "sq", "trail": "trl",
}  # fmt: skip


def readable(text: str) -> bool:
    """Say whether a text can be written as UTF-8 at all; JSON may smuggle half a character in."""
    return text.isprintable() or not any(0xD800 <= ord(character) <= 0xDFFF for character in text)


def plain_words(text: str) -> list[str]:
    """Split into lower-case words with the usual abbreviations: "12 North Oak Street" is 12, n, oak, st."""
    return [_SHORT.get(word, word) for word in re.findall(r"[a-z0-9'#-]+", text.casefold())]

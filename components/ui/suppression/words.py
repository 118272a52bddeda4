"""How the kinds of entry are called on the screen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from components.ui.pieces.words import count

KINDS: Mapping[str, tuple[str, str]] = {
    "phone": ("phone", "Phones"),
    "email": ("e-mail address", "E-mail addresses"),
    "address": ("address", "Addresses"),
    "person": ("person", "People"),
}
"""One and many of each kind."""

HINTS: Mapping[str, str] = {
    "phone": "(602) 555-0147\n+1 480 555 0199",
    "email": "jane@example.com",
    "address": "12 Oak St Apt 5, Mesa, AZ 85201",
    "person": "José Smith, 85201",
}
SOURCES = (
    "Asked on a call",
    "Asked by e-mail or text",
    "Asked by letter",
    "Own customer",
    "Competitor or agent",
    "Other",
)


def counted(forms: Mapping[str, Sequence[str]]) -> str:
    """Write how many there are of each kind: "2,300 phones and 4 addresses"; "nobody" for none."""
    told = [
        count(
            len(some),
            KINDS[kind][0],
            {"person": "people", "address": "addresses", "email": "e-mail addresses"}.get(kind, ""),
        )
        for kind, some in forms.items()
        if some
    ]
    if not told:
        return "nobody"
    return " and ".join([", ".join(told[:-1]), told[-1]]) if len(told) > 1 else told[0]

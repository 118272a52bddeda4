"""What an account's API speaks: the document's dialect, or today's, which has another prefix and offers more.

The vendor's newer documentation names what was added and little of its shapes; each place that relies on an inferred one says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Capability(StrEnum):
    """One thing that the API offers today and the document doesn't hold."""

    EXCLUSION = "exclusion"
    MONITORS = "monitors"
    ENHANCED = "enhanced"
    VERIFICATION = "verification"
    NEWER_DNC = "newer_dnc"
    PARCEL_SEARCH = "parcel_search"


@dataclass(frozen=True)
class Dialect:
    """How an API is spoken to: under which prefix, and what it offers besides what the document holds."""

    prefix: str = "lead-builder"
    offers: frozenset[Capability] = frozenset()


DOCUMENT = Dialect()
TODAY = Dialect("property-search", frozenset(Capability))

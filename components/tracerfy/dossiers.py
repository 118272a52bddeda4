"""One address looked up: the API's answer about a house and who owns it (API document, Single-Address Lookup)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from components.tracerfy.answers import Filters
from components.tracerfy.values import Json, Unreadable, block, flag, listed, whole


@dataclass(frozen=True)
class Dossier:
    """One address looked up. A miss has `hit` False, costs nothing and leaves the blocks empty."""

    hit: bool
    credits_deducted: int | None
    skip_trace_hit: bool | None
    property: Filters = field(repr=False, hash=False)
    owners: tuple[Filters, ...] = field(repr=False, hash=False)
    mailing_address: Filters = field(repr=False, hash=False)
    contacts: Filters = field(repr=False, hash=False)

    def as_json(self) -> dict[str, Any]:
        """Give it as JSON keeps it; `from_json` gives the same dossier back."""
        return asdict(self) | {"owners": [dict(owner) for owner in self.owners]}

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Dossier:
        """Read what `as_json` gave. Raises `Unreadable`."""
        return read_dossier(dict(kept))


def read_dossier(body: Json) -> Dossier:
    """API document, Single-Address Lookup. A miss lacks every block."""
    hit = flag(body, "hit")
    if hit is None:
        raise Unreadable("hit")
    return Dossier(
        hit=hit,
        credits_deducted=whole(body, "credits_deducted"),
        skip_trace_hit=flag(body, "skip_trace_hit"),
        property=block(body, "property"),
        owners=tuple(entry for entry in listed(body, "owners") if isinstance(entry, dict)),
        mailing_address=block(body, "mailing_address"),
        contacts=block(body, "contacts"),
    )

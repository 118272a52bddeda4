"""One number verified: whether it is in service, on what kind of line, with whom.

The vendor's newer documentation names the path (`/phone/verify/`) and no shape. Inferred: the body and the price of a single DNC check;
the answer is read by every usual name, and what isn't said stays unknown.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from components.tracerfy.values import Json, Unreadable, as_object, either, flag, text, whole

_IN_SERVICE = frozenset({"active", "connected", "valid", "in_service", "in service", "working"})
_GIVEN_UP = frozenset({"disconnected", "inactive", "invalid", "not_in_service", "not in service", "dead"})


@dataclass(frozen=True)
class PhoneLine:
    """What is known of a number's line. `active` None: nobody could say; "" for a part that wasn't told."""

    phone: str
    hit: bool
    active: bool | None
    line_type: str
    carrier: str
    credits_deducted: int | None

    def as_json(self) -> dict[str, Any]:
        """Give it as JSON keeps it; `from_json` gives the same line back."""
        return asdict(self)

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> PhoneLine:
        """Read what `as_json` gave. Raises `Unreadable`."""
        return read_phone_line(dict(kept))


def read_phone_line(body: Json) -> PhoneLine:
    """Read a verification. An answer that says nothing of the line, not even that it found nothing, is none."""
    active, hit = _active(body), flag(body, "hit")
    if active is None and hit is None and not text(body, "status"):
        raise Unreadable("status")
    return PhoneLine(
        phone=text(as_object(body), "phone"),
        hit=either(hit, active is not None),
        active=active,
        line_type=text(body, "line_type") or text(body, "phone_type") or text(body, "type"),
        carrier=text(body, "carrier") or text(body, "carrier_name"),
        credits_deducted=whole(body, "credits_deducted"),
    )


def _active(body: Json) -> bool | None:
    told = next((said for name in ("is_active", "active", "connected") if (said := flag(body, name)) is not None), None)
    word = text(body, "status").lower()
    by_word = True if word in _IN_SERVICE else False if word in _GIVEN_UP else None
    return by_word if told is None else told

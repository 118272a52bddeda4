"""The kinds of single answer: what each asks, what it may cost, how it is called."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from components.faults import BadInput
from components.library import Verdict
from components.matching import phone_digits
from components.tracerfy import (
    ENHANCED_TRACE_CREDITS,
    INSTANT_TRACE_CREDITS,
    LOOKUP_CREDITS,
    PHONE_CHECK_CREDITS,
    VERIFY_CREDITS,
    Capability,
    PhoneCheck,
    Tracerfy,
)

Asked = Mapping[str, str]


@dataclass(frozen=True)
class Answered:
    """What came back: whether something was found, what was charged, and the answer as JSON."""

    hit: bool
    credits: int
    body: Mapping[str, Any] = field(repr=False)


@dataclass(frozen=True)
class InstantKind:
    """One kind. `needed` are the parts of the question that must be there; `journal_kind` is its word in the journal."""

    name: str
    journal_kind: str
    max_credits: int
    needed: tuple[str, ...]
    subject: Callable[[Asked], str]
    call: Callable[[Tracerfy, Asked], Answered]
    capability: Capability | None = None
    """What the account's API must offer; None: the document holds it."""

    def check(self, asked: Asked) -> None:
        """Raise `BadInput` for a part that is missing, or a number that is none."""
        for name in self.needed:
            if not asked.get(name):
                raise BadInput(name, f"The {name.replace('_', ' ')} is missing.")
        if bool(asked.get("first_name")) != bool(asked.get("last_name")):
            raise BadInput("name", "A person is found by first and last name, both.")
        if "phone" in self.needed and not phone_digits(asked["phone"]):
            raise BadInput("phone", "That is no US phone number.")


def _address(asked: Asked) -> str:
    place = " ".join(filter(None, (asked["state"].upper(), asked.get("zip_code"))))
    return f"{asked['address']}, {asked['city']}, {place}"


def _person_at(asked: Asked) -> str:
    named = " ".join(filter(None, (asked.get("first_name"), asked.get("last_name"))))
    return f"{named} at {_address(asked)}" if named else _address(asked)


def _parcel(asked: Asked) -> str:
    return f"{asked['parcel_id']}, {asked['county']}, {asked['state'].upper()}"


def _answered(answer: Any, price: int) -> Answered:
    charged = answer.credits_deducted
    return Answered(answer.hit, (price if answer.hit else 0) if charged is None else charged, answer.as_json())


def _lookup(api: Tracerfy, asked: Asked) -> Answered:
    return _answered(
        api.lookup(asked["address"], asked["city"], asked["state"], asked.get("zip_code", "")), LOOKUP_CREDITS
    )


def _trace(api: Tracerfy, asked: Asked) -> Answered:
    names = {name: asked[name] for name in ("zip_code", "first_name", "last_name") if name in asked}
    return _answered(api.trace_address(asked["address"], asked["city"], asked["state"], **names), INSTANT_TRACE_CREDITS)


def _trace_parcel(api: Tracerfy, asked: Asked) -> Answered:
    return _answered(api.trace_parcel(asked["parcel_id"], asked["county"], asked["state"]), INSTANT_TRACE_CREDITS)


def _check_phone(api: Tracerfy, asked: Asked) -> Answered:
    return _answered(api.check_phone(phone_digits(asked["phone"])), PHONE_CHECK_CREDITS)


def _trace_enhanced(api: Tracerfy, asked: Asked) -> Answered:
    names = {name: asked[name] for name in ("zip_code", "first_name", "last_name") if name in asked}
    return _answered(
        api.trace_enhanced(asked["address"], asked["city"], asked["state"], **names), ENHANCED_TRACE_CREDITS
    )


def _verify(api: Tracerfy, asked: Asked) -> Answered:
    return _answered(api.verify_phone(phone_digits(asked["phone"])), VERIFY_CREDITS)


def verdict_of(phone: str, body: Mapping[str, Any], checked_at: datetime) -> Verdict:
    """Give what a number's check said, as scrubs say it; a flag that wasn't answered stays unknown."""
    check = PhoneCheck.from_json(body)
    return Verdict(
        phone=phone_digits(phone),
        national_dnc=check.national_dnc,
        state_dnc=check.state_dnc,
        dma=check.dma,
        litigator=check.litigator,
        phone_type=check.phone_type[:20],
        checked_at=checked_at,
        source="single check",
    )


_PLACE = ("address", "city", "state")
INSTANT_KINDS: Mapping[str, InstantKind] = {
    kind.name: kind
    for kind in (
        InstantKind("lookup", "lookup", LOOKUP_CREDITS, _PLACE, _address, _lookup),
        InstantKind("trace", "instant_trace", INSTANT_TRACE_CREDITS, _PLACE, _person_at, _trace),
        InstantKind(
            "parcel", "instant_parcel", INSTANT_TRACE_CREDITS, ("parcel_id", "county", "state"), _parcel, _trace_parcel
        ),
        InstantKind(
            "dnc",
            "dnc_lookup",
            PHONE_CHECK_CREDITS,
            ("phone",),
            lambda asked: phone_digits(asked["phone"]),
            _check_phone,
        ),
        InstantKind(
            "enhanced",
            "instant_enhanced",
            ENHANCED_TRACE_CREDITS,
            _PLACE,
            _person_at,
            _trace_enhanced,
            Capability.ENHANCED,
        ),
        InstantKind(
            "verify",
            "phone_verify",
            VERIFY_CREDITS,
            ("phone",),
            lambda asked: phone_digits(asked["phone"]),
            _verify,
            Capability.VERIFICATION,
        ),
    )
}
"""API document: Single-Address Lookup, Instant Trace, APN Instant Lookup, DNC Instant Lookup; newer: enhanced trace, verification."""

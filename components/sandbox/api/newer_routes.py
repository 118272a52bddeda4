"""Single answers that the vendor has added since the document: the enhanced trace, and whether a number is in service.

The vendor's newer documentation names the paths; inferred: the enhanced trace takes and answers what the instant trace does, for 15
credits a hit, and finds the other owner's numbers too; a verification takes and is billed as a single DNC check is.
"""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel

from components.sandbox.api import address_models, job_models, models, scrub_work
from components.sandbox.api.answering import answered
from components.sandbox.api.callers import AtDesk, Caller
from components.sandbox.api.documented import documented
from components.sandbox.api.trace_routes import check_means
from components.sandbox.refusals import BadRequest, no_credits
from components.sandbox.world.dossier import match_of
from components.sandbox.world.finding import Address, homes_at
from components.sandbox.world.homes import World
from components.sandbox.world.parcels import parcels_like
from components.sandbox.world.persons import enhanced_persons_of, named
from components.sandbox.world.phones import in_service, is_voip

ENHANCED_CREDITS, VERIFY_CREDITS = 15, 5
_BAD_PHONE = "Invalid phone number. Must be a 10-digit US number."
routes = APIRouter()
parcel_routes = APIRouter()


class VerifyAnswer(models.Answer):
    """POST phone/verify/."""

    phone: str
    hit: bool
    status: str
    is_active: bool | None
    line_type: str
    carrier: str
    credits_deducted: int


class ParcelSearchBody(BaseModel):
    """POST apn-autocomplete/."""

    search: str = ""


@routes.post(
    "/trace/enhanced/lookup/", tags=["trace"], **documented(job_models.TraceLookupAnswer, 400, 401, 402, 403, 429)
)
def enhanced(request: Request, body: job_models.TraceLookupBody, desk: AtDesk, account: Caller) -> Response:
    """Find the owners of an address, or somebody by name there, with everybody's numbers: 15 credits a hit."""
    desk.windows.admit_instant(account.key)
    unnamed = {name: ["This field is required."] for name in ("first_name", "last_name") if not getattr(body, name)}
    if unnamed and not body.find_owner:
        raise BadRequest(unnamed)
    said = f"Insufficient credits. Enhanced trace requires 15 credits per lookup. You have {account.balance} credits."
    check_means(account, ENHANCED_CREDITS, said)
    home, which = homes_at([Address(body.address, body.city, body.state, body.zip or "")], desk.world())
    persons = enhanced_persons_of(home) if which[0] >= 0 else []
    if not body.find_owner:
        persons = named(persons, body.first_name or "", body.last_name or "")
    if persons and not desk.books.charge(account.key, ENHANCED_CREDITS):
        raise no_credits(said)
    asked = {"address": body.address, "city": body.city, "state": body.state, "zip": body.zip or ""}
    found = {"hit": bool(persons), "persons_count": len(persons), "persons": persons}
    charged = {"credits_deducted": ENHANCED_CREDITS if persons else 0}
    return answered(request, {**asked, "find_owner": body.find_owner, **found, **charged})


@routes.post("/phone/verify/", tags=["phone"], **documented(VerifyAnswer, 400, 401, 402, 403, 429))
def verify(request: Request, body: job_models.PhoneBody, desk: AtDesk, account: Caller) -> Response:
    """Say whether a number is in service, on what kind of line, with whom: 5 credits."""
    desk.windows.admit_instant(account.key)
    if not body.phone.strip():
        raise BadRequest({"error": "Missing 'phone' field."})
    phone = scrub_work.phone_digits(body.phone)
    if not phone:
        raise BadRequest({"error": _BAD_PHONE})
    said = f"Insufficient credits. Phone verification requires 5 credits. You have {account.balance} credits."
    check_means(account, VERIFY_CREDITS, said)
    told = verified(phone, desk.world())
    if told["hit"] and not desk.books.charge(account.key, VERIFY_CREDITS):
        raise no_credits(said)
    return answered(request, {**told, "credits_deducted": VERIFY_CREDITS if told["hit"] else 0})


@parcel_routes.post("/apn-autocomplete/", **documented(address_models.AutocompleteAnswer, 400, 401, 429))
def complete_parcel(request: Request, body: ParcelSearchBody, desk: AtDesk, account: Caller) -> Response:
    """Resolve the beginning of a parcel number with its county and state to up to ten homes; free."""
    desk.windows.admit_search(account.key)
    if len(body.search.strip()) < 2:
        raise BadRequest({"error": "Missing 'search' field."})
    found = parcels_like(body.search, desk.world())
    results = [match_of(found.take(slice(at, at + 1))) for at in range(len(found))]
    return answered(request, {"query": body.search, "credits_deducted": 0, "results": results})


def verified(phone: str, world: World) -> dict[str, Any]:
    """Tell a number's line; some can't be said anything about."""
    found = scrub_work.said_of([phone], world)
    active = in_service(found.number)[0]
    kind = "VoIP" if is_voip(found.number)[0] else str(found.type[0])
    status = {True: "active", False: "disconnected", None: "unknown"}[active]
    line = {"line_type": kind, "carrier": str(found.carrier[0])} if active else {"line_type": "", "carrier": ""}
    return {"phone": phone, "hit": active is not None, "status": status, "is_active": active, **line}

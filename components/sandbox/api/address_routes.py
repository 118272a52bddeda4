"""The address endpoints: free autocomplete, and the lookup that costs 10 credits a hit."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request, Response

from components.sandbox.api import address_models
from components.sandbox.api.answering import answered
from components.sandbox.api.callers import AtDesk, Caller
from components.sandbox.api.desk import Desk
from components.sandbox.api.documented import documented
from components.sandbox.kept.books import Account
from components.sandbox.refusals import BadRequest, no_credits, suspended
from components.sandbox.world.addresses import autocomplete, home_at
from components.sandbox.world.dossier import dossier_of, match_of
from components.sandbox.world.homes import Homes
from components.sandbox.world.parcels import Parcel, homes_of_parcels

LOOKUP_CREDITS = 10
_SHORTEST_SEARCH = 2
_NO_SEARCH = 'Missing \'search\' field. Pass {"search": "<address text>"} in the request body.'

routes = APIRouter()


@routes.post("/autocomplete/", **documented(address_models.AutocompleteAnswer, 400, 401, 429))
def complete(request: Request, body: address_models.AutocompleteBody, desk: AtDesk, account: Caller) -> Response:
    """Resolve an address text to up to ten homes; free."""
    desk.windows.admit_search(account.key)
    if len(body.search.strip()) < _SHORTEST_SEARCH:
        raise BadRequest({"error": _NO_SEARCH})
    found = autocomplete(body.search, desk.world())
    results = [match_of(found.take(slice(at, at + 1))) for at in range(len(found))]
    return answered(request, {"query": body.search, "credits_deducted": 0, "results": results})


@routes.post("/lookup/", **documented(address_models.LookupAnswer, 400, 401, 402, 403, 429))
def lookup(request: Request, body: address_models.LookupBody, desk: AtDesk, account: Caller) -> Response:
    """Everything about one address: 10 credits if it is found, else nothing."""
    desk.windows.admit_instant(account.key)
    return answered(request, look_up(desk, account, body))


def look_up(desk: Desk, account: Account, wanted: address_models.LookupBody) -> dict[str, Any]:
    """Find, charge, tell. Raises `Refusal` 402 or 403 before anything is charged."""
    by_parcel = desk.today and wanted.apn is not None
    needed = ("apn", "county") if by_parcel else ("address", "city")
    if missing := {name: ["This field is required."] for name in needed if not getattr(wanted, name)}:
        raise BadRequest(missing)
    if account.suspended:
        raise suspended()
    if account.balance < LOOKUP_CREDITS:
        raise _too_poor(account.balance)
    home = _by_parcel(desk, wanted) if by_parcel else _by_address(desk, wanted)
    if home is None:
        return {"hit": False, "credits_deducted": 0, **wanted.model_dump(exclude_none=True)}
    if not desk.books.charge(account.key, LOOKUP_CREDITS):
        raise _too_poor(desk.books.account(account.key).balance)
    return dossier_of(home, LOOKUP_CREDITS)


def _by_address(desk: Desk, wanted: address_models.LookupBody) -> Homes | None:
    return home_at(wanted.address or "", wanted.city or "", wanted.state, wanted.zip_code, desk.world())


def _by_parcel(desk: Desk, wanted: address_models.LookupBody) -> Homes | None:
    """By parcel number and county: newer than the document; its field names are inferred."""
    homes, which = homes_of_parcels([Parcel(wanted.apn or "", wanted.county or "", wanted.state)], desk.world())
    return homes if which[0] >= 0 else None


def _too_poor(balance: int) -> Exception:
    said = f"Insufficient credits. Lead Builder lookup requires {LOOKUP_CREDITS} credits per hit. You have {balance} credits."
    return no_credits(said)

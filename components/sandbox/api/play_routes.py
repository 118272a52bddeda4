"""What only play can do: more credits, a list at once, everything from the beginning. Not part of the API, so not on its page."""

from __future__ import annotations

from fastapi import APIRouter, Response

from components.sandbox.api.answering import json_response
from components.sandbox.api.callers import AtDesk, Caller
from components.sandbox.kept.books import FIRST_BALANCE

routes = APIRouter(include_in_schema=False)


@routes.post("/play/top-up/")
def top_up(desk: AtDesk, account: Caller) -> Response:
    """Add 10,000 credits to the caller's account, as often as one likes."""
    topped = desk.books.set_account(account.key, account.balance + FIRST_BALANCE, None, None)
    return json_response({"balance": topped.balance})


@routes.post("/play/hurry/{list_id}/")
def hurry(list_id: int, desk: AtDesk, account: Caller) -> Response:
    """Finish one of the caller's lists now."""
    bought = desk.hurry(desk.lead_list(account, list_id))
    return json_response({"id": bought.id, "status": bought.status})


@routes.post("/play/begin-again/")
def begin_again(desk: AtDesk, account: Caller) -> Response:
    """Forget the caller's lists and conversations, and give the first balance back."""
    desk.books.forget(account.key)
    return json_response({"balance": desk.books.account(account.key).balance})

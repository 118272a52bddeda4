"""What only play can do: more credits, a list at once, everything from the beginning. Not part of the API, so not on its page."""

from __future__ import annotations

from fastapi import APIRouter, Response
from pydantic import BaseModel, Field

from components.sandbox.api.answering import json_response
from components.sandbox.api.callers import AtDesk, Caller
from components.sandbox.api.settling import post
from components.sandbox.kept.books import FIRST_BALANCE

routes = APIRouter(include_in_schema=False)


class WebhookBody(BaseModel):
    """Where an account wants to be told."""

    webhook_url: str = Field(max_length=2000, pattern=r"^https?://[^/\s]+")


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


@routes.post("/play/webhook/")
def test_webhook(body: WebhookBody, desk: AtDesk, account: Caller) -> Response:
    """Set the caller's webhook address, as one does in the vendor's own app, and post a test there; tell what it answered."""
    desk.books.set_account(account.key, None, None, body.webhook_url)
    status = post(body.webhook_url, {"type": "test", "message": "A test of the webhook address, from the sandbox."})
    return json_response({"webhook_url": body.webhook_url, "status": status})

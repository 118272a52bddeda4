"""Control of the sandbox, only with --control: accounts, faults, the journal. Not part of the API, so not on its page."""

from __future__ import annotations

from fastapi import APIRouter, Response
from pydantic import BaseModel, Field, field_validator

from components.sandbox.api.answering import json_response
from components.sandbox.api.faults import Fault, Faults, is_kind
from components.sandbox.kept.books import Books, account_key
from components.sandbox.kept.journal import Journal


class AccountBody(BaseModel):
    """PUT /_sandbox/account: what isn't given stays as it is."""

    token: str = Field(min_length=1)
    balance: int | None = Field(None, ge=0, le=10**12)
    suspended: bool | None = None
    webhook_url: str | None = None

    @field_validator("webhook_url")
    @classmethod
    def _reachable(cls, url: str | None) -> str | None:
        if url and not url.startswith(("http://", "https://")):
            raise ValueError("must begin with http:// or https://")
        return url


class FaultBody(BaseModel):
    """One of PUT /_sandbox/faults."""

    path: str = Field(description="Prefix of the path, or a pattern with *.")
    fault: str = Field(description="status:NNN, timeout, reset_before, reset_after, truncate, garbage or slow.")
    times: int = Field(1, ge=0)

    @field_validator("fault")
    @classmethod
    def _known(cls, fault: str) -> str:
        if not is_kind(fault):
            raise ValueError("is no known fault")
        return fault


def control_routes(books: Books, faults: Faults, journal: Journal) -> APIRouter:
    """Build the routes under /_sandbox."""
    routes = APIRouter(prefix="/_sandbox", include_in_schema=False)

    @routes.put("/account")
    def put_account(body: AccountBody) -> Response:
        account = books.set_account(account_key(body.token), body.balance, body.suspended, body.webhook_url)
        return json_response(
            {"balance": account.balance, "suspended": account.suspended, "webhook_url": account.webhook_url}
        )

    @routes.put("/faults")
    def put_faults(body: list[FaultBody]) -> Response:
        faults.store([Fault(each.path, each.fault, each.times) for each in body])
        return json_response({"stored": len(body)})

    @routes.get("/log")
    def get_log() -> Response:
        return json_response(journal.read())

    @routes.delete("/log")
    def delete_log() -> Response:
        journal.clear()
        return json_response({"cleared": True})

    return routes

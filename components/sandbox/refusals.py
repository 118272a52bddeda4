"""How the API says no: a status and a body, in the four shapes that the vendor uses."""

from __future__ import annotations

from typing import Any

SUSPENDED_TEXT = (
    "Your account has been temporarily suspended due to unpaid invoices. "
    "Please contact support@tracerfy.com to resolve outstanding payments."
)


class Refusal(Exception):
    """An answer that is a no. `retry_after_s` becomes the Retry-After header."""

    def __init__(self, status: int, body: dict[str, Any], *, retry_after_s: int | None = None) -> None:
        super().__init__(body)
        self.status = status
        self.body = body
        self.retry_after_s = retry_after_s


class BadRequest(Refusal):
    """400 with a field map, or with any other body that the document prints."""

    def __init__(self, body: dict[str, Any]) -> None:
        super().__init__(400, body)


def unauthorized(detail: str = "Authentication credentials were not provided.") -> Refusal:
    """401."""
    return Refusal(401, {"detail": detail})


def no_credits(error: str, **more: int) -> Refusal:
    """402."""
    return Refusal(402, {"error": error, **more})


def suspended() -> Refusal:
    """403."""
    return Refusal(403, {"error": SUSPENDED_TEXT})


def no_such_list() -> Refusal:
    """404, the same for unknown ids and for other people's."""
    return Refusal(404, {"error": "Lead list not found."})

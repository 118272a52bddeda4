"""Answers over HTTP: `meta` on every object, field maps for what can't be read, Retry-After on a 429."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime
from typing import Any

import orjson
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError

from components.sandbox.refusals import Refusal

API_VERSION = "2026-03-21"
_COMPLAINTS = {
    "missing": "This field is required.",
    "less_than_equal": "Ensure this value is less than or equal to {le}.",
    "greater_than_equal": "Ensure this value is greater than or equal to {ge}.",
    "int_type": "A valid integer is required.",
    "bool_type": "Must be a valid boolean.",
    "string_too_short": "This field may not be blank.",
}


def request_id(request: Request) -> str:
    """Give the id that the door gave the request; it stands in `meta` and in X-Request-Id."""
    return str(request.scope.get("request_id") or uuid.uuid4())


def answered(request: Request, body: dict[str, Any], status: int = 200) -> Response:
    """Answer an object with its `meta`."""
    meta = {
        "request_id": request_id(request),
        "timestamp": timestamp(datetime.now(UTC).timestamp()),
        "api_version": API_VERSION,
    }
    return json_response({**body, "meta": meta}, status)


def json_response(body: Any, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    """Answer bare JSON: a list, or an error."""
    return Response(orjson.dumps(body), status, headers, media_type="application/json")


def timestamp(at: float) -> str:
    """Write a time as the document does: "2026-04-11T18:23:00Z"."""
    return datetime.fromtimestamp(at, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def add_refusals(app: FastAPI) -> None:
    """Turn refusals and unreadable requests into the vendor's bodies."""
    app.add_exception_handler(Refusal, _refused)
    app.add_exception_handler(RequestValidationError, _unreadable)


async def _refused(_: Request, refusal: Exception) -> Response:
    if not isinstance(refusal, Refusal):
        raise refusal
    headers = {"Retry-After": str(refusal.retry_after_s)} if refusal.retry_after_s else None
    return json_response(refusal.body, refusal.status, headers)


def _complaint(found: dict[str, Any]) -> str:
    known = _COMPLAINTS.get(found["type"])
    return known.format(**found.get("ctx", {})) if known else str(found["msg"])


async def _unreadable(_: Request, error: Exception) -> Response:
    if not isinstance(error, RequestValidationError):
        raise error
    complaints: dict[str, list[str]] = {}
    for found in error.errors():
        where = found["loc"]
        if where[0] == "path":
            return json_response({"detail": "Not found."}, 404)
        field = str(where[1]) if len(where) > 1 and isinstance(where[1], str) else "non_field_errors"
        complaints.setdefault(field, []).append(_complaint(found))
    return json_response(complaints, 400)

"""What the OpenAPI page says of an endpoint: its answer's shape and every status it may give."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from pydantic import BaseModel

_ERRORS = {
    400: "Not understood, or nothing matches: a field map or an `error`.",
    401: "No token, or a bad one.",
    402: "Insufficient credits.",
    403: "Account suspended.",
    404: "Unknown here, or someone else's.",
    409: "Still being built.",
    413: "Too large.",
    415: "Neither a form nor JSON.",
    429: "Too many calls; `Retry-After` says how long to wait.",
}


class ErrorModel(BaseModel):
    """One of: {"error": …}, {"detail": …}, {"<field>": ["…"]}."""

    error: str | None = None
    detail: str | None = None


def documented(answer: type[BaseModel] | None, *errors: int, status: int = 200) -> dict[str, Any]:
    """Give the keyword arguments that document a route."""
    responses: dict[int, dict[str, Any]] = {
        code: {"model": ErrorModel, "description": _ERRORS[code]} for code in errors
    }
    if answer is not None:
        responses[status] = {"model": answer, "description": "Done."}
    return {"responses": responses, "response_model": None}


def tell_true_openapi(app: FastAPI) -> None:
    """Drop the 422 that FastAPI documents by default: this API answers 400, or 404 for a path that is no number."""
    generate = app.openapi

    def openapi() -> dict[str, Any]:
        schema = generate()
        for path in schema["paths"].values():
            for operation in path.values():
                operation["responses"].pop("422", None)
        return schema

    app.openapi = openapi  # type: ignore[method-assign]

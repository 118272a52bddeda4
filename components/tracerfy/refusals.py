"""What a status other than 2xx means, and the API's words for it.

Four shapes of words coexist: {"error": text}, {"detail": text}, {"field": [text]} and {"status": 429, "error": text,
…}. The document gives few statuses, so where words are unmistakable ("Insufficient credits") they count too.
"""

from __future__ import annotations

import email.utils
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from components.tracerfy.endpoint import Endpoint
from components.tracerfy.errors import (
    UNNAMED_RETRY_AFTER_S,
    ApiFault,
    BadRequest,
    NoCredits,
    NoMatches,
    NotFound,
    Refused,
    StillBuilding,
    Suspended,
    TooMany,
    Unauthorized,
    Unavailable,
    Uncertain,
)

MAX_WORDS = 500
WHOLE = frozenset({"error", "detail", "message", "non_field_errors"})
ASIDE = frozenset({"status", "meta", "code", "matches", "capped", "details", "retry_in", "retry_after_seconds"})

_PLAIN: dict[int, tuple[type[Refused], str]] = {
    401: (Unauthorized, "The API does not know this token."),
    402: (NoCredits, "The credits do not suffice."),
    404: (NotFound, "The API has no such list."),
    409: (StillBuilding, "The list is still being built."),
}


def refusal(endpoint: Endpoint[Any], status: int, headers: Mapping[str, str], content: Any) -> ApiFault:
    """Give the fault that an answer outside 2xx stands for."""
    if 400 <= status < 500:
        return _refused(status, headers, content)
    charged = endpoint.charged(status)
    if status < 400:
        return Uncertain("The API answered with a redirect, which is not followed.", charged=charged, status=status)
    told = words(content)
    if status == 503 and charged is charged.NOTHING:
        return Unavailable(told or "The API is not available for now.", status=status)
    return Uncertain(told or f"The API failed (status {status}).", charged=charged, status=status)


def pause_wanted(content: Any) -> TooMany | None:
    """Give the pause that a body asks for: the list of queues has been seen to answer with one where a list is due."""
    if not isinstance(content, dict) or not content.keys() & {"retry_in", "retry_after_seconds"}:
        return None
    return TooMany(words(content) or "The API asks for a pause.", retry_after_s=_retry_after_s({}, content))


def words(content: Any) -> str:
    """Give the API's own words as a sentence, "" where there are none."""
    return _sentence(" ".join(" ".join(said) for said in fields(content).values())[:MAX_WORDS])


def fields(content: Any) -> dict[str, tuple[str, ...]]:
    """Give the API's words by the field that they are about; "" stands for the whole."""
    if not isinstance(content, dict):
        return {}
    found: dict[str, tuple[str, ...]] = {}
    for key, value in content.items():
        said = _said(value)
        if said and key not in ASIDE:
            name = "" if key in WHOLE else str(key)
            found[name] = found.get(name, ()) + said
    return found


def _sentence(told: str) -> str:
    return told if not told or told[-1] in ".!?…" else f"{told}."


def _said(value: Any) -> tuple[str, ...]:
    """Texts in a value, however deep: a nested serializer answers {"geography": {"states": ["…"]}}."""
    match value:
        case str():
            return (value.strip()[:MAX_WORDS],) if value.strip() else ()
        case list():
            return tuple(said for entry in value[:20] for said in _said(entry))
        case dict():
            return tuple(f"{key}: {said}" for key, entry in list(value.items())[:20] for said in _said(entry))
        case _:
            return ()


def _refused(status: int, headers: Mapping[str, str], content: Any) -> Refused:
    told = words(content)
    if status == 429:
        return TooMany(told or "The API asks for a pause.", retry_after_s=_retry_after_s(headers, content))
    if (leaf := _by_words(status, content, told)) is not None:
        return leaf(told, status=status)
    if status in _PLAIN:
        plain, usual = _PLAIN[status]
        return plain(told or usual, status=status)
    if status == 400:
        return _bad_request(content)
    return Refused(told or f"The API refused the request (status {status}).", status=status)


def _by_words(status: int, content: Any, told: str) -> type[Refused] | None:
    said = told.lower()
    if said.startswith("insufficient credits"):
        return NoCredits
    if status == 403 and ("suspended" in said or "disabled" in said):
        return Suspended
    if status == 400 and (str(content.get("matches") if isinstance(content, dict) else "") == "0"):
        return NoMatches
    return None


def _bad_request(content: Any) -> BadRequest:
    by_field = fields(content)
    told = " ".join(f"{name}: {' '.join(said)}" if name else " ".join(said) for name, said in by_field.items())
    message = f"The API did not take the request. {_sentence(told[:MAX_WORDS])}".strip()
    return BadRequest(message, fields=by_field)


def _retry_after_s(headers: Mapping[str, str], content: Any) -> float:
    """Find the wait: the header (seconds or a date), or `retry_after_seconds`, or `retry_in` ("3 seconds")."""
    said = content if isinstance(content, dict) else {}
    for named in (headers.get("retry-after"), said.get("retry_after_seconds"), said.get("retry_in")):
        if (seconds := _seconds(named)) is not None:
            return min(max(seconds, 0.0), 86_400.0)
    return UNNAMED_RETRY_AFTER_S


def _seconds(named: object) -> float | None:
    if isinstance(named, bool) or not isinstance(named, int | float | str):
        return None
    if number := re.match(r"\s*(\d+(?:\.\d+)?)\s*(s|sec|seconds?|m|min|minutes?|h|hours?)?\s*$", str(named)):
        unit = (number[2] or "s")[0]
        return float(number[1]) * {"s": 1, "m": 60, "h": 3600}[unit]
    try:
        return (email.utils.parsedate_to_datetime(str(named)) - datetime.now(UTC)).total_seconds()
    except (ValueError, TypeError):
        return None

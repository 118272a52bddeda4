"""The protocol without the I/O: bodies out, answers in. The vendor's words end here.

Strict out: exactly the documented keys, and never an empty text (live, a blank is a validation error).
Generous in: one `decipher` for every answer; unknown keys, statuses and columns are carried.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import orjson

from components.audience import Audience, Value
from components.faults import BadInput
from components.tracerfy.asking import encode_parcel
from components.tracerfy.endpoint import Answer, Endpoint
from components.tracerfy.errors import Uncertain
from components.tracerfy.monitors import FREQUENCIES
from components.tracerfy.places import geography_from_wire, geography_to_wire
from components.tracerfy.refusals import pause_wanted, refusal, words
from components.tracerfy.values import Unreadable

__all__ = [
    "decipher",
    "encode_address",
    "encode_monitor",
    "encode_order",
    "encode_parcel_lookup",
    "encode_preview",
    "encode_prompt",
    "geography_from_wire",
    "geography_to_wire",
    "to_json",
]

MAX_ROWS = 25_000


def encode_preview(audience: Audience, *, pins: bool = True) -> dict[str, Any]:
    """Body of POST preview (API document, Preview Lead List). Raises `BadInput` for what can't be asked."""
    return _audience(audience) | ({"include_pins": True} if pins else {})


def encode_order(audience: Audience, name: str = "") -> dict[str, Any]:
    """Body of POST execute (API document, Execute Lead Build). Raises `BadInput` for what can't be asked."""
    label = "".join(character for character in name if character.isprintable()).strip()
    return _audience(audience) | ({"name": label} if label else {})


def encode_address(address: str, city: str, state: str, zip_code: str = "") -> dict[str, str]:
    """Body of POST lookup (API document, Single-Address Lookup). Raises `BadInput` for a part that is missing."""
    needed = {"address": address.strip(), "city": city.strip(), "state": state.strip().upper()}
    for field, value in needed.items():
        if not value:
            raise BadInput(field, f"The {field} is missing.")
    return needed | ({"zip_code": zip_code.strip()} if zip_code.strip() else {})


def encode_parcel_lookup(parcel_id: str, county: str, state: str) -> dict[str, str]:
    """Body of POST lookup by parcel number (the vendor's newer documentation has the mode; its field names are inferred)."""
    told = encode_parcel(parcel_id, county, state)
    return {"apn": told["parcel_id"], "county": told["county"], "state": told["state"]}


def encode_monitor(audience: Audience, name: str, frequency: str) -> dict[str, Any]:
    """Body of POST property-monitors (inferred: what execute takes, and how often). Raises `BadInput` for what can't be asked."""
    if frequency not in FREQUENCIES:
        raise BadInput("frequency", f"A monitor looks {', '.join(FREQUENCIES)}, not {frequency!r}.")
    return encode_order(audience, name) | {"frequency": frequency}


def encode_prompt(prompt: str, conversation_id: str | None = None) -> dict[str, str]:
    """Body of POST ai-assist (API document, AI Assist): 5 to 2000 characters, and the thread it continues."""
    wish = prompt.strip()
    if not 5 <= len(wish) <= 2000:
        raise BadInput("prompt", f"Say it in 5 to 2,000 characters; these are {len(wish):,}.")
    return {"prompt": wish} | ({"conversation_id": conversation_id} if conversation_id else {})


def to_json(body: Mapping[str, Any]) -> bytes:
    """Write a body. Raises `BadInput` for text that is no Unicode."""
    try:
        return orjson.dumps(body)
    except orjson.JSONEncodeError:
        raise BadInput("text", "It holds a character that can't be sent.") from None


def decipher(endpoint: Endpoint[Answer], status: int, headers: Mapping[str, str], body: bytes) -> Answer:
    """Say what an answer means: the endpoint's value, or an `ApiFault` raised.

    `headers` has lower-case names or ignores case. Pure.
    """
    content = _json(body)
    if not 200 <= status < 300:
        raise refusal(endpoint, status, headers, content)
    try:
        return endpoint.answer(content, headers)
    except Unreadable:
        if endpoint.free and (pause := pause_wanted(content)) is not None:
            raise pause from None
        told = words(content)
        message = f"The API answered, but not readably: {told}" if told else "The API answered, but not readably."
        raise Uncertain(message, charged=endpoint.charged(status), status=status) from None


def _audience(audience: Audience) -> dict[str, Any]:
    if audience.geography is None:
        raise BadInput("geography", "Choose a place first.")
    if not 1 <= audience.requested_count <= MAX_ROWS:
        raise BadInput("requested_count", f"Ask for 1 to {MAX_ROWS:,} leads, not {audience.requested_count:,}.")
    overrides = {key: _filter(key, value) for key, value in audience.filters}
    return {
        "strategy": ",".join(audience.strategies) or "custom",
        "geography": geography_to_wire(audience.geography),
        "requested_count": audience.requested_count,
    } | _narrowed(overrides, excludes=audience.exclude_bought)


def _narrowed(overrides: dict[str, Any], *, excludes: bool) -> dict[str, Any]:
    """`dedupe_from_history` is newer than the document, and sent only where it is wanted."""
    told = {"filter_overrides": overrides} if overrides else {}
    return told | ({"dedupe_from_history": True} if excludes else {})


def _filter(key: str, value: Value) -> bool | int | float | str | list[str]:
    """An empty filter is refused, not left out: without it the audience would be another, larger one."""
    if value == "" or value == () or (isinstance(value, tuple) and not all(value)):
        raise BadInput(key, f"The filter {key} is empty.")
    return list(value) if isinstance(value, tuple) else value


def _json(body: bytes) -> Any:
    """Decode a body; None for what is no JSON (a gateway's page, a cut-off answer)."""
    text = body.removeprefix(b"\xef\xbb\xbf")
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        return _mended(text)


def _mended(text: bytes) -> Any:
    """Decode a body that holds half a surrogate pair, which is no Unicode but is JSON: one bad name must not cost a page of rows."""
    try:
        whole = json.dumps(json.loads(text), ensure_ascii=False)
        return orjson.loads(whole.encode("utf-8", "replace"))
    except (ValueError, RecursionError):
        return None

"""Reading the API's JSON: generous with types and gaps, strict where a gap would be taken for an answer.

Each `read_*` takes a decoded body and gives an answer of answers.py, or raises `Unreadable` when the one thing is
missing that the answer is about. An error must never become an empty list.
"""

from __future__ import annotations

from typing import Any

from components.audience import Value
from components.settings import CREDIT_USD, CREDITS_PER_ROW
from components.tracerfy.answers import (
    AccountFigures,
    AddressMatch,
    Assistance,
    ListAccepted,
    ListStatus,
    Preview,
    RowPage,
    Strategy,
)
from components.tracerfy.places import geography_from_wire
from components.tracerfy.values import (
    Json,
    Unreadable,
    as_object,
    block,
    either,
    flag,
    listed,
    moment,
    needed_whole,
    objects,
    real,
    text,
    texts,
    whole,
)

# How many were bought before and left out: the vendor's newer documentation doesn't show the name, so every likely one is read.
_EXCLUDED = ("excluded_count", "deduped_count", "duplicates_excluded", "excluded_from_history")


def read_filters(body: Json) -> tuple[Strategy, ...]:
    """API document, List Filters."""
    return tuple(
        Strategy(key, text(entry, "label") or key, text(entry, "description"), block(entry, "default_filters"))
        for entry in objects(body, "strategies")
        if (key := text(entry, "key"))
    )


def read_preview(body: Json) -> Preview:
    """API document, Preview Lead List."""
    count = needed_whole(body, "count")
    requested_count = either(whole(body, "requested_count"), count)
    capped_count = either(whole(body, "capped_count"), min(count, requested_count))
    max_credits = either(whole(body, "max_credit_cost"), capped_count * CREDITS_PER_ROW)
    return Preview(
        count=count,
        capped_count=capped_count,
        requested_count=requested_count,
        max_credits=max_credits,
        max_usd=either(real(body, "max_credit_cost_usd"), round(max_credits * CREDIT_USD, 2)),
        strategy_label=text(body, "strategy_label"),
        filters_applied=block(body, "filters_applied"),
        excluded=next((left for name in _EXCLUDED if (left := whole(body, name)) is not None), None),
        pins=tuple(pin for entry in listed(body, "pins") if (pin := _pin(entry)) is not None),
    )


def read_accepted(body: Json) -> ListAccepted:
    """API document, Execute Lead Build."""
    return ListAccepted(
        list_id=needed_whole(body, "id"),
        status=text(body, "status"),
        max_credits=whole(body, "max_credit_cost"),
        created_at=moment(body, "created_at"),
    )


def read_status(body: Json) -> ListStatus:
    """API document, Check Build Status."""
    if not text(body, "status"):
        raise Unreadable("status")
    return ListStatus(
        list_id=whole(body, "id"),
        name=text(body, "name"),
        status=text(body, "status"),
        stage=text(body, "progress_stage"),
        percent=whole(body, "progress_percent"),
        requested_count=whole(body, "requested_count"),
        actual_count=whole(body, "actual_count"),
        credits_deducted=whole(body, "credits_deducted"),
        download_url=text(body, "download_url"),
        error_message=text(body, "error_message"),
        created_at=moment(body, "created_at"),
        completed_at=moment(body, "completed_at"),
    )


def read_rows(body: Json) -> RowPage:
    """API document, Lead List Rows."""
    rows = objects(body, "rows")
    per_page = either(whole(body, "per_page"), len(rows))
    total_rows = needed_whole(body, "total_rows")
    return RowPage(
        list_id=whole(body, "lead_list_id"),
        total_rows=total_rows,
        page=either(whole(body, "page"), 1),
        per_page=per_page,
        total_pages=either(whole(body, "total_pages"), -(-total_rows // max(1, per_page))),
        rows=rows,
    )


def read_analytics(body: Json) -> AccountFigures:
    """API document, Analytics."""
    if "balance" not in as_object(body):
        raise Unreadable("balance")
    names = ("balance", "total_queues", "properties_traced", "queues_pending", "queues_completed")
    return AccountFigures(**{name: whole(body, name) for name in names})


def read_matches(body: Json) -> tuple[AddressMatch, ...]:
    """API document, Address Autocomplete."""
    return tuple(
        AddressMatch(
            title=text(entry, "title") or text(entry, "address") or text(entry, "street_address"),
            street_address=text(entry, "street_address"),
            city=text(entry, "city"),
            state=text(entry, "state"),
            zip_code=text(entry, "zip") or text(entry, "zip_code"),
            county=text(entry, "county"),
            apn=text(entry, "apn"),
            fips=text(entry, "fips"),
            latitude=real(entry, "latitude"),
            longitude=real(entry, "longitude"),
        )
        for entry in objects(body, "results")
    )


def read_assistance(body: Json) -> Assistance:
    """API document, AI Assist."""
    rationale = block(body, "rationale")
    question = text(body, "clarifying_question")
    if not rationale and not question and not block(body, "geography"):
        raise Unreadable("rationale")
    return Assistance(
        strategies=tuple(key for part in text(body, "strategy").split(",") if (key := part.strip())),
        strategy_label=text(body, "strategy_label"),
        geography=geography_from_wire(block(body, "geography")),
        filters=_filters(block(body, "filter_overrides")),
        summary=text(rationale, "summary"),
        steps=texts(rationale, "steps"),
        assumptions=texts(rationale, "assumptions"),
        warnings=texts(rationale, "warnings"),
        confidence=real(body, "confidence"),
        # A turn that doesn't say whether it is sure, and asks something, is not sure.
        needs_clarification=either(flag(body, "needs_clarification"), bool(question)),
        clarifying_question=question,
        conversation_id=text(body, "conversation_id"),
        credits_deducted=whole(body, "credits_deducted"),
    )


def _filters(overrides: dict[str, Any]) -> tuple[tuple[str, Value], ...]:
    carried = {key: tuple(map(str, value)) if isinstance(value, list) else value for key, value in overrides.items()}
    return tuple(
        sorted((key, value) for key, value in carried.items() if isinstance(value, bool | int | float | str | tuple))
    )


def _pin(entry: Json) -> tuple[float, float] | None:
    if not isinstance(entry, dict):
        return None
    latitude, longitude = real(entry, "latitude"), real(entry, "longitude")
    if latitude is None or longitude is None or abs(latitude) > 90 or abs(longitude) > 180:
        return None
    return latitude, longitude

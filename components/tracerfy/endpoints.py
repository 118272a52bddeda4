"""The table of calls: where each goes, what it may cost, how its answer is read. One line a call, declared once.

`{home}` stands for the prefix of the lead builder ("lead-builder" or "property-search"). Slashes at the end are as the
document writes them, call by call: live, a path without its slash is another path.
"""

from __future__ import annotations

from typing import Any

from components.settings import CREDITS_PER_ROW
from components.tracerfy import dossiers, newer_endpoints, persons, prices, queues, reading, scrubs
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
from components.tracerfy.endpoint import Endpoint

UPLOAD_PATIENCE_S = 120.0

FILTERS = Endpoint[tuple[Strategy, ...]]("filters", "GET", "{home}/filters/", reading.read_filters, patience_s=20)
PREVIEW = Endpoint[Preview]("preview", "POST", "{home}/preview/", reading.read_preview, meter="preview")
EXECUTE = Endpoint[ListAccepted](
    "execute",
    "POST",
    "{home}/execute/",
    reading.read_accepted,
    price="5 credits a delivered row",
    ceiling=CREDITS_PER_ROW,
    meter="execute",
)
STATUS = Endpoint[ListStatus]("status", "GET", "{home}/{list_id}/", reading.read_status, patience_s=20)
ROWS = Endpoint[RowPage]("rows", "GET", "{home}/{list_id}/rows/", reading.read_rows)
ANALYTICS = Endpoint[AccountFigures]("analytics", "GET", "analytics/", reading.read_analytics, patience_s=15)
LOOKUP = Endpoint[dossiers.Dossier](
    "lookup",
    "POST",
    "{home}/lookup/",
    dossiers.read_dossier,
    price="10 credits a property found",
    ceiling=prices.LOOKUP_CREDITS,
    meter="instant",
)
AUTOCOMPLETE = Endpoint[tuple[AddressMatch, ...]](
    "autocomplete", "POST", "{home}/autocomplete/", reading.read_matches, meter="autocomplete", patience_s=20
)
# "Failed calls (503) are not charged" (API document, AI Assist).
AI_ASSIST = Endpoint[Assistance](
    "ai_assist",
    "POST",
    "{home}/ai-assist/",
    reading.read_assistance,
    price="1 credit an answer",
    ceiling=prices.ASSIST_CREDITS,
    free_on=frozenset({503}),
)

QUEUES = Endpoint[queues.QueuePage]("queues", "GET", "queues/", queues.read_queues, headed=queues.with_page_marks)
QUEUE = Endpoint[tuple[dict[str, Any], ...]]("queue", "GET", "queue/{queue_id}", queues.read_records)
TRACE = Endpoint[queues.TraceAccepted](
    "trace",
    "POST",
    "trace/",
    queues.read_trace_accepted,
    price="1 credit a lead, 2 for an advanced trace",
    ceiling=max(prices.TRACE_CREDITS.values()),
    meter="batch",
    patience_s=UPLOAD_PATIENCE_S,
)
TRACE_ADDRESS = Endpoint[persons.Persons](
    "trace_address",
    "POST",
    "trace/lookup/",
    persons.read_persons,
    price="5 credits a hit",
    ceiling=prices.INSTANT_TRACE_CREDITS,
    meter="instant",
)
TRACE_PARCELS = Endpoint[queues.ParcelsAccepted](
    "trace_parcels",
    "POST",
    "trace/parcel/",
    queues.read_parcels_accepted,
    price="5 credits a hit",
    ceiling=prices.PARCEL_CREDITS,
    meter="batch",
    patience_s=UPLOAD_PATIENCE_S,
)
PARCEL_QUEUE = Endpoint[queues.ParcelQueue](
    "parcel_queue", "GET", "trace/parcel/queue/{queue_id}", queues.read_parcel_queue, patience_s=20
)
TRACE_PARCEL = Endpoint[persons.Persons](
    "trace_parcel",
    "POST",
    "trace/parcel/lookup/",
    persons.read_persons,
    price="5 credits a hit",
    ceiling=prices.INSTANT_TRACE_CREDITS,
    meter="instant",
)
SCRUB = Endpoint[scrubs.ScrubAccepted](
    "scrub",
    "POST",
    "dnc/scrub/",
    scrubs.read_scrub_accepted,
    price="1 credit a phone",
    ceiling=prices.SCRUB_CREDITS,
    meter="scrub",
    patience_s=UPLOAD_PATIENCE_S,
)
SCRUB_QUEUE = Endpoint[scrubs.ScrubAccepted](
    "scrub_queue",
    "POST",
    "dnc/scrub-from-queue/",
    scrubs.read_scrub_accepted,
    price="1 credit a phone",
    ceiling=prices.SCRUB_CREDITS,
    meter="scrub",
    patience_s=UPLOAD_PATIENCE_S,
)
DNC_QUEUE = Endpoint[scrubs.ScrubQueue](
    "dnc_queue", "GET", "dnc/queue/{queue_id}", scrubs.read_scrub_queue, patience_s=20
)
CHECK_PHONE = Endpoint[scrubs.PhoneCheck](
    "check_phone",
    "POST",
    "dnc/lookup/",
    scrubs.read_phone_check,
    price="5 credits a lookup",
    ceiling=prices.PHONE_CHECK_CREDITS,
    meter="phone_check",
)

ENDPOINTS: tuple[Endpoint[Any], ...] = (
    FILTERS,
    PREVIEW,
    EXECUTE,
    STATUS,
    ROWS,
    ANALYTICS,
    LOOKUP,
    AUTOCOMPLETE,
    AI_ASSIST,
    QUEUES,
    QUEUE,
    TRACE,
    TRACE_ADDRESS,
    TRACE_PARCELS,
    PARCEL_QUEUE,
    TRACE_PARCEL,
    SCRUB,
    SCRUB_QUEUE,
    DNC_QUEUE,
    CHECK_PHONE,
    *newer_endpoints.NEWER,
)

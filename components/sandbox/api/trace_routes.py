"""The trace endpoints: addresses and parcels, in batches and at once (API document, Batch Trace to APN Instant Lookup)."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request, Response

from components.sandbox.api import job_models, parcel_work, trace_work
from components.sandbox.api.answering import answered, timestamp
from components.sandbox.api.callers import AtDesk, AtJobs, Caller, Files
from components.sandbox.api.desk import Desk
from components.sandbox.api.documented import documented
from components.sandbox.api.job_records import parcel_record
from components.sandbox.api.trace_work import wait_s
from components.sandbox.api.uploads import Body
from components.sandbox.kept import builds
from components.sandbox.kept.books import Account
from components.sandbox.kept.jobs import PARCELS, TRACE
from components.sandbox.refusals import BadRequest, Refusal, no_credits, suspended
from components.sandbox.world.finding import Address, homes_at
from components.sandbox.world.parcels import Parcel, homes_of_parcels
from components.sandbox.world.persons import named, persons_of

INSTANT_CREDITS = 5
_NO_PARCEL_QUEUE = "No parcel queue found with ID {}"
routes = APIRouter(tags=["trace"])
Persons = list[dict[str, Any]]


@routes.post(
    "/trace/",
    **documented(job_models.TraceAccepted, 400, 401, 402, 403, 413, 415, 429),
    openapi_extra=job_models.TRACE_BODY,
)
def trace(request: Request, sent: Body, jobs: AtJobs, account: Caller) -> Response:
    """Trace a batch of addresses: 1 credit a hit (normal) or 2 (advanced); a miss is free."""
    jobs.desk.windows.admit_batch(account.key, "trace")
    trace_type = sent.text("trace_type").lower() or "normal"
    rows = trace_work.rows_of_upload(sent, sent.table(), trace_type)
    each, due = trace_work.CREDITS[trace_type], trace_work.CREDITS[trace_type] * len(rows)
    said = f"Insufficient credits. This trace requires up to {due} credits ({each} per lead × {len(rows)} leads)."
    check_means(account, due, f"{said} You have {account.balance} credits.")
    job = jobs.take(account, TRACE, rows, {"trace_type": trace_type})
    answer = {
        "message": "Queue created",
        "queue_id": job.id,
        "status": job.status,
        "created_at": timestamp(job.created_at),
        "rows_uploaded": job.row_count,
        "trace_type": trace_type,
        "credits_per_lead": each,
        "estimated_wait_seconds": wait_s(builds.job_duration_s(job.row_count, jobs.desk.speed)),
    }
    return answered(request, answer)


@routes.post("/trace/lookup/", **documented(job_models.TraceLookupAnswer, 400, 401, 402, 403, 429))
def trace_lookup(request: Request, body: job_models.TraceLookupBody, desk: AtDesk, account: Caller) -> Response:
    """Find the owners of an address, or somebody by name there: 5 credits a hit."""
    desk.windows.admit_instant(account.key)
    unnamed = {name: ["This field is required."] for name in ("first_name", "last_name") if not getattr(body, name)}
    if unnamed and not body.find_owner:
        raise BadRequest(unnamed)
    check_means(account, INSTANT_CREDITS, _instant_said(account))
    home, which = homes_at([Address(body.address, body.city, body.state, body.zip or "")], desk.world())
    persons = persons_of(home) if which[0] >= 0 else []
    if not body.find_owner:
        persons = named(persons, body.first_name or "", body.last_name or "")
    asked = {"address": body.address, "city": body.city, "state": body.state, "zip": body.zip or ""}
    return answered(request, {**asked, "find_owner": body.find_owner, **_charged(desk, account, persons)})


@routes.post(
    "/trace/parcel/",
    **documented(job_models.ParcelsAccepted, 400, 401, 402, 403, 413, 415, 429),
    openapi_extra=job_models.PARCEL_BODY,
)
def trace_parcels(request: Request, sent: Body, jobs: AtJobs, account: Caller) -> Response:
    """Trace a batch of parcels: 5 credits a hit; a miss is free and stands in the file."""
    jobs.desk.windows.admit_batch(account.key, "parcel trace")
    rows = parcel_work.rows_of_upload(sent, sent.table())
    check_means(account, parcel_work.CREDITS * len(rows), "Insufficient credits for parcel trace.")
    job = jobs.take(account, PARCELS, rows, {})
    answer = {
        "message": "Parcel trace started",
        "parcel_queue_id": job.id,
        "created_at": timestamp(job.created_at),
        "status": job.status,
        "rows_uploaded": job.row_count,
        "credits_per_parcel": parcel_work.CREDITS,
    }
    return answered(request, answer)


@routes.get("/trace/parcel/queue/{queue_id}/", **documented(job_models.ParcelQueue, 401, 403, 404))
def parcel_queue(request: Request, queue_id: int, jobs: AtJobs, files: Files, account: Caller) -> Response:
    """How a batch of parcels stands, and where its file lies."""
    unknown = Refusal(404, {"error": _NO_PARCEL_QUEUE.format(queue_id)})
    foreign = Refusal(403, {"error": "You do not have permission to access this queue."})
    return answered(request, parcel_record(jobs.own(account, PARCELS, queue_id, unknown, foreign), files))


@routes.post("/trace/parcel/lookup/", **documented(job_models.ParcelLookupAnswer, 400, 401, 402, 403, 429))
def parcel_lookup(request: Request, body: job_models.ParcelLookupBody, desk: AtDesk, account: Caller) -> Response:
    """Find the owners of a parcel: 5 credits a hit."""
    desk.windows.admit_instant(account.key)
    check_means(account, INSTANT_CREDITS, "Insufficient credits. Parcel trace requires 5 credits per lookup.")
    home, which = homes_of_parcels([Parcel(body.parcel_id, body.county, body.state)], desk.world())
    persons = persons_of(home) if which[0] >= 0 else []
    told = [{**person, "age": int(person["age"]) if person["age"] else ""} for person in persons]
    return answered(request, {**body.model_dump(), **_charged(desk, account, told)})


def check_means(account: Account, credits_due: int, said: str) -> None:
    """Refuse a suspended account and one with too few credits, before anything is charged. Raises `Refusal` 403 or 402."""
    if account.suspended:
        raise suspended()
    if account.balance < credits_due:
        raise no_credits(said)


def _charged(desk: Desk, account: Account, persons: Persons) -> dict[str, Any]:
    """Charge a hit, and tell who was found."""
    if persons and not desk.books.charge(account.key, INSTANT_CREDITS):
        raise no_credits(_instant_said(desk.books.account(account.key)))
    deducted = INSTANT_CREDITS if persons else 0
    return {"hit": bool(persons), "persons_count": len(persons), "credits_deducted": deducted, "persons": persons}


def _instant_said(account: Account) -> str:
    return f"Insufficient credits. Instant trace requires 5 credits per lookup. You have {account.balance} credits."

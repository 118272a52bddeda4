"""The DNC endpoints: scrubs of uploads and of traces, and one number at once (API document, Start DNC Scrub to DNC Instant Lookup)."""

from __future__ import annotations

import time
from typing import Any

from fastapi import APIRouter, Request, Response

from components.sandbox.api import job_models, scrub_work, trace_work
from components.sandbox.api.answering import answered, timestamp
from components.sandbox.api.callers import AtDesk, AtJobs, Caller, Files
from components.sandbox.api.desk import Desk
from components.sandbox.api.documented import documented
from components.sandbox.api.job_records import scrub_record
from components.sandbox.api.jobs_desk import JobsDesk
from components.sandbox.api.limits import DNC_LOOKUPS_A_MINUTE, MINUTE_S, NEWER_DNC_LOOKUPS_A_MINUTE
from components.sandbox.api.trace_routes import check_means
from components.sandbox.api.uploads import Body
from components.sandbox.kept.books import Account
from components.sandbox.kept.jobs import SCRUB, TRACE, Job
from components.sandbox.refusals import BadRequest, Refusal, no_credits

LOOKUP_CREDITS = 5
_TOO_MANY = {
    "status": 429,
    "retry_after_seconds": 0,
}
_BAD_PHONE = "Invalid phone number. Must be a 10-digit US number."
_PENDING = "Trace queue is still processing. Wait until it is complete."
routes = APIRouter(prefix="/dnc", tags=["dnc"])


@routes.post(
    "/scrub/",
    **documented(job_models.ScrubAccepted, 400, 401, 402, 403, 413, 415, 429),
    openapi_extra=job_models.SCRUB_BODY,
)
def scrub(request: Request, sent: Body, jobs: AtJobs, account: Caller) -> Response:
    """Check phones against the registries: 1 credit for each number."""
    jobs.desk.windows.admit_batch(account.key, "DNC scrub")
    job = _taken(jobs, account, scrub_work.rows_of_upload(sent), {"source_type": "upload"})
    return answered(
        request, {**_accepted(job), "phones_to_check": job.row_count, "credits_per_phone": scrub_work.CREDITS}
    )


@routes.post("/scrub-from-queue/", **documented(job_models.ScrubAccepted, 400, 401, 402, 403, 404, 429))
def scrub_queue(request: Request, body: job_models.ScrubQueueBody, jobs: AtJobs, account: Caller) -> Response:
    """Check the phones that a finished trace found: 1 credit for each number."""
    jobs.desk.windows.admit_batch(account.key, "DNC scrub")
    columns = body.phone_columns or [*trace_work.PHONE_FIELDS]
    wrong = [name for name in columns if name not in trace_work.PHONE_FIELDS]
    if wrong:
        raise BadRequest(
            {"error": f"Invalid phone_columns: {wrong}. Valid options: {', '.join(trace_work.PHONE_FIELDS)}"}
        )
    unknown = Refusal(404, {"error": f"No trace queue found with ID {body.queue_id}"})
    source = jobs.own(account, TRACE, body.queue_id, unknown, unknown)
    if source.pending:
        raise BadRequest({"error": _PENDING})
    details = {"source_type": "trace_queue", "source_queue_id": source.id}
    job = _taken(jobs, account, _phones_of(jobs, source, columns), details)
    asked = {"source_queue_id": source.id, "phones_to_check": job.row_count, "phone_columns_used": columns}
    return answered(request, {**_accepted(job), **asked, "credits_per_phone": scrub_work.CREDITS})


@routes.get("/queue/{queue_id}/", **documented(job_models.ScrubQueue, 401, 403, 404))
def dnc_queue(request: Request, queue_id: int, jobs: AtJobs, files: Files, account: Caller) -> Response:
    """How a scrub stands, and where its two files lie."""
    unknown = Refusal(404, {"error": f"No DNC queue found with ID {queue_id}"})
    foreign = Refusal(403, {"error": "Permission denied"})
    return answered(request, scrub_record(jobs.own(account, SCRUB, queue_id, unknown, foreign), files))


@routes.post("/lookup/", **documented(job_models.PhoneAnswer, 400, 401, 402, 403, 429))
def dnc_lookup(request: Request, body: job_models.PhoneBody, desk: AtDesk, account: Caller) -> Response:
    """Check one number: 5 credits, clean or not."""
    newer = request.scope["path"].startswith("/v2/")
    most = NEWER_DNC_LOOKUPS_A_MINUTE if newer else DNC_LOOKUPS_A_MINUTE
    said = {**_TOO_MANY, "error": f"DNC lookup rate limit exceeded. Max {most} requests per minute."}
    counter = "dnc lookup v2" if newer else "dnc lookup"
    desk.windows.admit(account.key, counter, time.time(), most, MINUTE_S, said)
    return answered(request, look_up(desk, account, body))


def look_up(desk: Desk, account: Account, body: job_models.PhoneBody) -> dict[str, Any]:
    """Check, charge, tell. Raises `Refusal` before anything is charged."""
    if not body.phone.strip():
        raise BadRequest({"error": "Missing 'phone' field."})
    phone = scrub_work.phone_digits(body.phone)
    if not phone:
        raise BadRequest({"error": _BAD_PHONE})
    said = "Insufficient credits. DNC lookup requires 5 credits. You have {} credits."
    check_means(account, LOOKUP_CREDITS, said.format(account.balance))
    if not desk.books.charge(account.key, LOOKUP_CREDITS):
        raise no_credits(said.format(desk.books.account(account.key).balance))
    found = scrub_work.said_of([phone], desk.world())
    return {
        "phone": phone,
        "hit": True,
        "national_dnc": bool(found.federal[0]),
        "state_dnc": bool(found.state[0]),
        "dma": bool(found.dma[0]),
        "litigator": bool(found.litigator[0]),
        "phone_type": str(found.type[0]),
        "is_clean": bool(found.clean[0]),
        "credits_deducted": LOOKUP_CREDITS,
    }


def _taken(jobs: JobsDesk, account: Account, rows: list[list[str]], details: dict[str, Any]) -> Job:
    due = scrub_work.CREDITS * len(rows)
    check_means(
        account, due, f"Insufficient credits. DNC scrub requires {due} credits. You have {account.balance} credits."
    )
    return jobs.take(account, SCRUB, rows, details)


def _accepted(job: Job) -> dict[str, Any]:
    return {
        "message": "DNC scrub started",
        "dnc_queue_id": job.id,
        "created_at": timestamp(job.created_at),
        "status": job.status,
    }


def _phones_of(jobs: JobsDesk, source: Job, columns: list[str]) -> list[list[str]]:
    """Give the unique numbers of a trace, each with its first owner's name as label. Raises `BadRequest` without one."""
    rows = (dict(zip(trace_work.FIELDS, cells, strict=True)) for cells in jobs.outcome(source).cells)
    return scrub_work.unique(
        (row[name], f"{row['first_name']} {row['last_name']}".strip()) for row in rows for name in columns
    )

"""How jobs are told: the record of a queue, its files behind signed links, and what a webhook says of it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import islice
from typing import Any

from components.sandbox.api import parcel_work, scrub_work, trace_work
from components.sandbox.api.answering import timestamp
from components.sandbox.api.downloads import Downloads
from components.sandbox.api.jobs_desk import JobsDesk
from components.sandbox.kept.jobs import PARCELS, SCRUB, TRACE, Job
from components.sandbox.refusals import Refusal

_ROWS_AT_ONCE = 2_000
_HEADERS = {"trace": trace_work.CSV_HEADER, "parcel_trace": parcel_work.CSV_HEADER}
_KINDS = {"trace": TRACE, "parcel_trace": PARCELS, "dnc_full": SCRUB, "dnc_clean": SCRUB}


def trace_record(job: Job, files: Downloads) -> dict[str, Any]:
    """Tell a trace queue, pending or not (API document, Fetch all Queue, Trace Webhooks)."""
    return {
        "id": job.id,
        "created_at": timestamp(job.created_at),
        "pending": job.pending,
        "download_url": _url(job, "trace", files),
        "rows_uploaded": job.row_count,
        "credits_deducted": job.credits_deducted,
        "queue_type": "api",
        "trace_type": job.detail("trace_type"),
        "credits_per_lead": trace_work.CREDITS[job.detail("trace_type")],
    }


def parcel_record(job: Job, files: Downloads) -> dict[str, Any]:
    """Tell a parcel queue; the document prints only its webhook, and this has the same fields."""
    return {
        "parcel_queue_id": job.id,
        "status": job.status,
        "created_at": timestamp(job.created_at),
        "pending": job.pending,
        "download_url": _url(job, "parcel_trace", files),
        "rows_uploaded": job.row_count,
        "rows_hit": job.hits,
        "credits_deducted": job.credits_deducted,
        "credits_per_parcel": parcel_work.CREDITS,
    }


def scrub_record(job: Job, files: Downloads) -> dict[str, Any]:
    """Tell a scrub; its counts are left out while it is pending (API document, Fetch DNC Queue)."""
    counts = {"phones_checked": job.row_count, "phones_clean": job.hits, "credits_deducted": job.credits_deducted}
    return {
        "id": job.id,
        "created_at": timestamp(job.created_at),
        "pending": job.pending,
        "download_url": _url(job, "dnc_full", files),
        "clean_download_url": _url(job, "dnc_clean", files),
        "rows_uploaded": job.row_count,
        **({} if job.pending else counts),
        "source_type": job.detail("source_type"),
    }


def webhook_of(job: Job, files: Downloads) -> dict[str, Any]:
    """Tell a finished job as its webhook does (API document, Trace Webhooks, DNC Webhooks)."""
    if job.kind == TRACE:
        return trace_record(job, files)
    if job.kind == SCRUB:
        record = scrub_record(job, files)
        return {"id": record.pop("id"), "type": "dnc_scrub", **record}
    told = parcel_record(job, files)
    left = {name: value for name, value in told.items() if name not in ("created_at", "pending")}
    return {"type": "parcel_trace", "event": f"parcel_trace.{job.status}", **left}


def serve_files(jobs: JobsDesk, files: Downloads) -> None:
    """Teach the downloads to write the files of jobs."""
    for stem in _KINDS:
        files.serve(stem, partial(_file, jobs, stem))


def _file(jobs: JobsDesk, stem: str, job_id: int) -> Iterator[bytes]:
    job = jobs.jobs.job(_KINDS[stem], job_id)
    if job is None or job.pending:
        raise Refusal(404, {"error": "No such file."})
    cells = jobs.outcome(job).cells
    header = _HEADERS.get(stem, scrub_work.CSV_HEADER)
    return _lines(header, (row for row in cells if stem != "dnc_clean" or row[-1] == "Y"))


def _lines(header: list[str], rows: Iterable[list[str]]) -> Iterator[bytes]:
    left = iter(rows)
    part: list[list[str]] = [header]
    while part:
        text = io.StringIO()
        csv.writer(text, lineterminator="\r\n").writerows(part)
        yield text.getvalue().encode()
        part = [*islice(left, _ROWS_AT_ONCE)]


def _url(job: Job, stem: str, files: Downloads) -> str | None:
    return None if job.pending else files.signed(f"{stem}_{job.id}_{job.nonce}.csv")

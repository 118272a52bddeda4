"""The account's figures and its trace queues (API document, Fetch all Queue, Fetch Single Queue, Analytics)."""

from __future__ import annotations

import time
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from components.sandbox.api import job_models, models
from components.sandbox.api.answering import answered, json_response
from components.sandbox.api.callers import AtDesk, AtJobs, Caller, Files
from components.sandbox.api.documented import documented
from components.sandbox.api.job_records import trace_record
from components.sandbox.api.limits import MINUTE_S, QUEUE_LISTS_A_MINUTE
from components.sandbox.api.trace_work import json_rows
from components.sandbox.kept.jobs import TRACE
from components.sandbox.refusals import Refusal

_PER_PAGE = 100
_TOO_MANY = {"error": "Rate limit exceeded. Retry in intervals of 20 seconds.", "retry_in": ""}
routes = APIRouter(tags=["account"])


@routes.get("/analytics/", **documented(models.AnalyticsAnswer, 401))
def analytics(request: Request, desk: AtDesk, jobs: AtJobs, account: Caller) -> Response:
    """Queues in all, properties traced, and the balance. Lead lists count as queues here."""
    lists = [desk.settle_if_done(bought) for bought in desk.books.lists_of(account.key)]
    traces = jobs.of_account(account, TRACE)
    complete = [bought for bought in lists if bought.status == "complete"]
    done = [job for job in traces if not job.pending]
    answer = {
        "total_queues": len(lists) + len(traces),
        "properties_traced": sum(bought.row_count for bought in complete) + sum(job.row_count for job in done),
        "queues_pending": sum(bought.status == "pending" for bought in lists) + len(traces) - len(done),
        "queues_completed": len(complete) + len(done),
        "balance": desk.books.account(account.key).balance,
    }
    return answered(request, answer)


@routes.get("/queues/", **documented(job_models.QueuesAnswer, 400, 401, 429))
def queues(
    request: Request, jobs: AtJobs, files: Files, account: Caller, page: Annotated[int, Query(ge=1, le=10**9)] = 1
) -> Response:
    """Trace queues, newest first, a hundred a page; a bare list. Paging is told in the headers."""
    jobs.desk.windows.admit(account.key, "queues", time.time(), QUEUE_LISTS_A_MINUTE, MINUTE_S, _TOO_MANY)
    total = jobs.jobs.count(TRACE, account.key)
    shown = jobs.of_account(account, TRACE, _PER_PAGE, (page - 1) * _PER_PAGE)
    headers = {"X-Total-Count": str(total), "Link": _links(str(request.url.replace(query="")), page, total)}
    return json_response([trace_record(job, files) for job in shown], headers=headers)


@routes.get("/queue/{queue_id}/", **documented(job_models.RecordsAnswer, 401, 403, 404))
def queue(queue_id: int, jobs: AtJobs, account: Caller) -> Response:
    """The rows of a trace that were found; empty while it is pending. Misses stand in its file alone."""
    unknown = Refusal(404, {"error": f"No Queue Found with ID {queue_id}"})
    foreign = Refusal(403, {"error": "You do not have permission to access this queue."})
    job = jobs.own(account, TRACE, queue_id, unknown, foreign)
    return json_response([] if job.pending else json_rows(jobs.outcome(job)))


def _links(url: str, page: int, total: int) -> str:
    """Write the Link header: first, prev, next, last, those that there are."""
    last = max(1, -(-total // _PER_PAGE))
    pages = {"first": 1, "prev": page - 1, "next": page + 1, "last": last}
    shown = {name: at for name, at in pages.items() if 1 <= at <= last}
    return ", ".join(f'<{url}?page={at}>; rel="{name}"' for name, at in shown.items())

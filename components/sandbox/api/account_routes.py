"""What the dashboard needs of the rest of the API: the account's figures and its (empty) queues."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from components.sandbox.api import models
from components.sandbox.api.answering import answered, json_response
from components.sandbox.api.callers import AtDesk, Caller
from components.sandbox.api.documented import documented

routes = APIRouter(tags=["account"])


@routes.get("/analytics/", **documented(models.AnalyticsAnswer, 401))
def analytics(request: Request, desk: AtDesk, account: Caller) -> Response:
    """Queues in all, properties traced, and the balance. Lead lists count as queues here."""
    lists = [desk.settle_if_done(bought) for bought in desk.books.lists_of(account.key)]
    complete = [bought for bought in lists if bought.status == "complete"]
    answer = {
        "total_queues": len(lists),
        "properties_traced": sum(bought.row_count for bought in complete),
        "queues_pending": sum(bought.status == "pending" for bought in lists),
        "queues_completed": len(complete),
        "balance": desk.books.account(account.key).balance,
    }
    return answered(request, answer)


@routes.get("/queues/", **documented(None, 400, 401))
def queues(account: Caller, page: Annotated[int, Query(ge=1)] = 1) -> Response:
    """Trace queues, newest first, a bare list; none yet. Paging is told in the headers."""
    return json_response([], headers={"X-Total-Count": "0", "Link": ""})

"""The lead list endpoints, once for each prefix that the vendor answers under (API document, Lead Builder)."""

from __future__ import annotations

import math
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from components.sandbox.api import models
from components.sandbox.api.answering import answered, timestamp
from components.sandbox.api.callers import AtDesk, Caller, Files
from components.sandbox.api.desk import DOLLARS_PER_CREDIT, Desk
from components.sandbox.api.documented import documented
from components.sandbox.api.downloads import Downloads
from components.sandbox.kept.books import CREDITS_PER_ROW, LeadList
from components.sandbox.wanted.strategies import strategies
from components.sandbox.world.homes import Homes
from components.sandbox.world.rows import rows_of

_MOST_PER_PAGE, _PER_PAGE, _MOST_PINS = 500, 100, 500
routes = APIRouter()


@routes.get("/filters/", **documented(models.FiltersAnswer, 401))
def filters(request: Request, desk: AtDesk, account: Caller) -> Response:
    """Every preset strategy with the filters that it lays down."""
    presets = strategies(desk.world().as_of).values()
    return answered(request, {"strategies": [vars(preset) for preset in presets]})


@routes.post("/preview/", **documented(models.PreviewAnswer, 400, 401, 429))
def preview(request: Request, body: models.PreviewBody, desk: AtDesk, account: Caller) -> Response:
    """Count the matches and name the ceiling; free."""
    ask, found = desk.preview(account, body.asked())
    capped = min(found.count, body.requested_count)
    answer = {
        "count": found.count,
        "capped_count": capped,
        "requested_count": body.requested_count,
        "max_credit_cost": CREDITS_PER_ROW * capped,
        "max_credit_cost_usd": round(DOLLARS_PER_CREDIT * CREDITS_PER_ROW * capped, 2),
        "strategy": ask.strategy,
        "strategy_label": ask.label,
        "filters_applied": ask.filters_applied,
    }
    if desk.today and body.dedupe_from_history:
        answer |= {"dedupe_from_history": True, "excluded_count": found.held_back}
    return answered(request, {**answer, "pins": _pins(found.first)} if body.include_pins else answer)


@routes.post("/execute/", status_code=202, **documented(models.ExecuteAnswer, 400, 401, 402, 403, 429, status=202))
def execute(request: Request, body: models.ExecuteBody, desk: AtDesk, account: Caller) -> Response:
    """Buy a list: 5 credits for every row delivered, charged when it is complete."""
    bought = desk.execute(account, body.asked(), body.name)
    answer = {
        "id": bought.id,
        "status": "pending",
        "progress_stage": "",
        "created_at": timestamp(bought.created_at),
        "requested_count": bought.requested_count,
        "max_credit_cost": CREDITS_PER_ROW * bought.row_count,
        "poll_url": _poll_url(request, "/execute/", bought),
    }
    return answered(request, answer, 202)


@routes.get("/{list_id}/", **documented(models.StatusAnswer, 401, 404))
def status(request: Request, list_id: int, desk: AtDesk, files: Files, account: Caller) -> Response:
    """How far a list is, and where its CSV lies."""
    bought = desk.lead_list(account, list_id)
    return answered(request, {**_status(desk, files, bought), "poll_url": _poll_url(request, f"/{list_id}/", bought)})


@routes.get("/{list_id}/rows/", **documented(models.RowsAnswer, 400, 401, 404, 409))
def rows(
    request: Request,
    list_id: int,
    desk: AtDesk,
    account: Caller,
    page: Annotated[int, Query(ge=1)] = 1,
    per_page: Annotated[int, Query(ge=1, le=_MOST_PER_PAGE)] = _PER_PAGE,
) -> Response:
    """The rows of a complete list, by pages."""
    bought = desk.lead_list(account, list_id)
    homes = desk.homes_of(bought)
    first = min((page - 1) * per_page, len(homes))
    answer = {
        "lead_list_id": bought.id,
        "total_rows": len(homes),
        "page": page,
        "per_page": per_page,
        "total_pages": math.ceil(len(homes) / per_page),
        "rows": rows_of(homes.take(slice(first, first + per_page))),
    }
    return answered(request, answer)


def _pins(homes: Homes) -> list[dict[str, float]]:
    shown = homes.take(slice(0, _MOST_PINS))
    points = zip(shown["latitude"].tolist(), shown["longitude"].tolist(), strict=True)
    return [{"latitude": latitude, "longitude": longitude} for latitude, longitude in points]


def _poll_url(request: Request, called: str, bought: LeadList) -> str:
    """Where a list is asked for, under the prefix that the caller used."""
    return f"{request.scope['path'].removesuffix(called)}/{bought.id}/"


def _status(desk: Desk, downloads: Downloads, bought: LeadList) -> dict[str, Any]:
    complete = bought.status == "complete"
    progress = desk.progress(bought)
    return {
        "id": bought.id,
        "name": bought.name,
        "strategy": bought.strategy,
        "strategy_label": bought.label,
        "source": "api",
        "status": bought.status,
        "progress_stage": "" if bought.status != "pending" else progress.stage,
        "progress_percent": progress.percent,
        "requested_count": bought.requested_count,
        "actual_count": bought.row_count if complete else None,
        "credits_deducted": bought.credits_deducted,
        "download_url": downloads.url_of(bought) if complete else "",
        "error_message": bought.error_message,
        "created_at": timestamp(bought.created_at),
        "completed_at": timestamp(bought.completed_at) if bought.completed_at else None,
    }

"""The lead list endpoints, once for each prefix that the vendor answers under (API document, Lead Builder)."""

from __future__ import annotations

import math
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from components.sandbox import models
from components.sandbox.answering import answered, timestamp
from components.sandbox.books import CREDITS_PER_ROW, Account, LeadList
from components.sandbox.desk import DOLLARS_PER_CREDIT, Desk
from components.sandbox.documented import documented
from components.sandbox.downloads import Downloads
from components.sandbox.rows import rows_of
from components.sandbox.strategies import strategies

_MOST_PER_PAGE, _PER_PAGE, _MOST_PINS = 500, 100, 500
_bearer = HTTPBearer(auto_error=False, description="Any token is an account of its own.")


class Callers:
    """Opens the account of the bearer token; a FastAPI dependency."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def __call__(self, given: Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)]) -> Account:
        """Raise `Refusal` 401 without a token."""
        return self._desk.caller(given.credentials if given else None)


def list_routes(desk: Desk, downloads: Downloads, prefix: str) -> APIRouter:
    """Build the routes under one prefix, "/v1/api/lead-builder" or its newer name."""
    routes = APIRouter(prefix=prefix, tags=[prefix.rsplit("/", 1)[-1]])
    caller = Depends(Callers(desk))

    @routes.get("/filters/", **documented(models.FiltersAnswer, 401))
    def filters(request: Request, account: Account = caller) -> Response:
        """Every preset strategy with the filters that it lays down."""
        presets = strategies(desk.world().as_of).values()
        return answered(request, {"strategies": [vars(preset) for preset in presets]})

    @routes.post("/preview/", **documented(models.PreviewAnswer, 400, 401, 429))
    def preview(request: Request, body: models.PreviewBody, account: Account = caller) -> Response:
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
        if body.include_pins:
            shown = found.first.take(slice(0, _MOST_PINS))
            points = zip(shown["latitude"].tolist(), shown["longitude"].tolist(), strict=True)
            answer["pins"] = [{"latitude": latitude, "longitude": longitude} for latitude, longitude in points]
        return answered(request, answer)

    @routes.post("/execute/", status_code=202, **documented(models.ExecuteAnswer, 400, 401, 402, 403, 429, status=202))
    def execute(request: Request, body: models.ExecuteBody, account: Account = caller) -> Response:
        """Buy a list: 5 credits for every row delivered, charged when it is complete."""
        bought = desk.execute(account, body.asked(), body.name)
        answer = {
            "id": bought.id,
            "status": "pending",
            "progress_stage": "",
            "created_at": timestamp(bought.created_at),
            "requested_count": bought.requested_count,
            "max_credit_cost": CREDITS_PER_ROW * bought.row_count,
            "poll_url": f"{prefix}/{bought.id}/",
        }
        return answered(request, answer, 202)

    @routes.get("/{list_id}/", **documented(models.StatusAnswer, 401, 404))
    def status(request: Request, list_id: int, account: Account = caller) -> Response:
        """How far a list is, and where its CSV lies."""
        bought = desk.lead_list(account, list_id)
        return answered(request, _status(desk, downloads, bought, prefix))

    @routes.get("/{list_id}/rows/", **documented(models.RowsAnswer, 400, 401, 404, 409))
    def rows(
        request: Request,
        list_id: int,
        page: Annotated[int, Query(ge=1)] = 1,
        per_page: Annotated[int, Query(ge=1, le=_MOST_PER_PAGE)] = _PER_PAGE,
        account: Account = caller,
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

    return routes


def _status(desk: Desk, downloads: Downloads, bought: LeadList, prefix: str) -> dict[str, Any]:
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
        "poll_url": f"{prefix}/{bought.id}/",
    }

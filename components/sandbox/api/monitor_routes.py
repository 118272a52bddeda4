"""Property monitors (named in the vendor's newer documentation; their shapes are inferred, see monitor_desk)."""

from __future__ import annotations

import json
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Request, Response
from pydantic import Field

from components.sandbox.api import models
from components.sandbox.api.answering import answered, timestamp
from components.sandbox.api.callers import AtDesk, Caller
from components.sandbox.api.desk import Desk
from components.sandbox.api.documented import documented
from components.sandbox.api.monitor_desk import MonitorDesk
from components.sandbox.kept.books import CREDITS_PER_ROW
from components.sandbox.kept.monitors import Monitor, Run

routes = APIRouter(prefix="/property-monitors", tags=["property-monitors"])


class MonitorBody(models.AskBody):
    """POST property-monitors/."""

    name: str = Field("", max_length=255)
    frequency: Literal["daily", "weekly", "monthly"] = "daily"


class MonitorModel(models.Answer):
    """A monitor."""

    id: int
    name: str
    status: str
    frequency: str
    strategy: str
    requested_count: int
    max_credit_cost_per_run: int
    created_at: str
    next_run_at: str | None
    runs_count: int


class MonitorsAnswer(models.Answer):
    """GET property-monitors/."""

    results: list[dict[str, Any]]


def monitors_of(request: Request) -> MonitorDesk:
    """Give the desk for monitors of the app that took the request."""
    monitors: MonitorDesk = request.app.state.monitors
    return monitors


AtMonitors = Annotated[MonitorDesk, Depends(monitors_of)]


@routes.post("/", status_code=201, **documented(MonitorModel, 400, 401, 403, status=201))
def create(request: Request, body: MonitorBody, monitors: AtMonitors, account: Caller) -> Response:
    """Watch an audience: each run buys what is new, 5 credits a row."""
    return answered(request, told(monitors.create(account, body.asked(), body.name, body.frequency), body.asked()), 201)


@routes.get("/", **documented(MonitorsAnswer, 401))
def monitors_list(request: Request, monitors: AtMonitors, account: Caller) -> Response:
    """All monitors of the account, newest first."""
    return answered(request, {"results": [told(one) for one in monitors.monitors.of(account.key)]})


@routes.get("/{monitor_id}/", **documented(MonitorModel, 401, 404))
def monitor(request: Request, monitor_id: int, monitors: AtMonitors, account: Caller) -> Response:
    """One monitor."""
    return answered(request, told(monitors.own(account, monitor_id)))


@routes.post("/{monitor_id}/pause/", **documented(MonitorModel, 401, 404))
def pause(request: Request, monitor_id: int, monitors: AtMonitors, account: Caller) -> Response:
    """Look no more, until it is resumed."""
    return answered(request, told(monitors.set_status(monitors.own(account, monitor_id), "paused")))


@routes.post("/{monitor_id}/resume/", **documented(MonitorModel, 401, 404))
def resume(request: Request, monitor_id: int, monitors: AtMonitors, account: Caller) -> Response:
    """Go on."""
    return answered(request, told(monitors.set_status(monitors.own(account, monitor_id), "active")))


@routes.delete("/{monitor_id}/", status_code=204, **documented(None, 401, 404))
def delete(monitor_id: int, monitors: AtMonitors, account: Caller) -> Response:
    """Take it away; the lists that it made stay."""
    monitors.monitors.delete(monitors.own(account, monitor_id))
    return Response(status_code=204)


@routes.get("/{monitor_id}/runs/", **documented(MonitorsAnswer, 401, 404))
def runs(request: Request, monitor_id: int, monitors: AtMonitors, desk: AtDesk, account: Caller) -> Response:
    """Its runs, newest first; the rows of one are those of the list that it became."""
    own = monitors.own(account, monitor_id)
    return answered(request, {"results": [run_told(run, desk) for run in monitors.monitors.runs(own)]})


def told(one: Monitor, asked: dict[str, Any] | None = None) -> dict[str, Any]:
    """Tell a monitor as the API does."""
    wanted = asked or json.loads(one.request)
    return {
        "id": one.id,
        "name": one.name,
        "status": one.status,
        "frequency": one.frequency,
        "strategy": wanted["strategy"],
        "requested_count": wanted["requested_count"],
        "max_credit_cost_per_run": CREDITS_PER_ROW * wanted["requested_count"],
        "created_at": timestamp(one.created_at),
        "next_run_at": timestamp(one.next_run_at) if one.status == "active" else None,
        "runs_count": one.runs,
    }


def run_told(run: Run, desk: Desk) -> dict[str, Any]:
    """Tell a run: `id` is that of the list it became, None where nothing was new."""
    built = desk.books.lead_list(run.list_id) if run.list_id else None
    status = "failed" if run.error else "complete" if built is None else built.status
    return {
        "id": run.list_id,
        "monitor_id": run.monitor,
        "number": run.number,
        "status": status,
        "new_count": run.matches,
        "credits_deducted": built.credits_deducted if built else 0,
        "rows_url": rows_url(run.list_id) if run.list_id else "",
        "error_message": run.error,
        "created_at": timestamp(run.ran_at),
    }


def rows_url(list_id: int) -> str:
    """Say where a run's rows are."""
    return f"/v1/api/property-search/{list_id}/rows/"

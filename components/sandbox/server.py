"""The whole server put together: routes over a desk, files, and the layers in front."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from fastapi import FastAPI
from fastapi.responses import StreamingResponse
from starlette.types import ASGIApp

from components.sandbox.api import (
    account_routes,
    address_routes,
    assistant_routes,
    dnc_routes,
    list_routes,
    monitor_routes,
    newer_routes,
    parcel_work,
    play_routes,
    scrub_work,
    trace_routes,
    trace_work,
)
from components.sandbox.api.answering import add_refusals
from components.sandbox.api.control_routes import control_routes
from components.sandbox.api.desk import Desk
from components.sandbox.api.documented import documented, tell_true_openapi
from components.sandbox.api.door import Door
from components.sandbox.api.downloads import Downloads
from components.sandbox.api.faults import Faults, Faulty
from components.sandbox.api.job_records import serve_files
from components.sandbox.api.jobs_desk import JobsDesk, Work
from components.sandbox.api.monitor_desk import MonitorDesk
from components.sandbox.api.settling import Settler
from components.sandbox.kept.books import Books
from components.sandbox.kept.jobs import PARCELS, SCRUB, TRACE
from components.sandbox.kept.journal import Journal, Journaled
from components.sandbox.world.places import all_places

API, SECOND_API = "/v1/api", "/v2/api"
PREFIXES = (f"{API}/lead-builder", f"{API}/property-search")
_WORK: dict[str, Work] = {TRACE: trace_work.traced, PARCELS: parcel_work.traced, SCRUB: scrub_work.scrubbed}
_ABOUT = (
    "A faithful stand-in for the Tracerfy API. Places are real; every property, person, phone and address is invented."
)


@dataclass(frozen=True)
class Setup:
    """How a sandbox is started; `origin` is where it is reached, `state` the file of its books (None: memory)."""

    origin: str
    seed: int = 7
    speed: float = 1.0
    state: Path | None = None
    control: bool = False
    today: bool = True
    """Whether it speaks the API as it is today, or only what the document holds."""


def build_app(setup: Setup) -> ASGIApp:
    """Open the books and build the server."""
    desk = Desk(all_places(), Books(setup.state), setup.seed, setup.speed, today=setup.today)
    downloads = Downloads(desk, setup.origin)
    app = build_api(desk, downloads)
    if not setup.control:
        return Door(app)
    faults, journal = Faults(), Journal()
    app.include_router(control_routes(desk.books, faults, journal))
    return Journaled(Faulty(Door(app), faults), journal)


def build_api(desk: Desk, downloads: Downloads) -> FastAPI:
    """Build the API itself, with its page at /docs."""
    jobs = JobsDesk(desk, _WORK)
    serve_files(jobs, downloads)
    monitors = MonitorDesk(desk)
    lifespan = _lifespan(desk, Settler(desk, downloads, jobs, monitors))
    app = FastAPI(title="Tracerfy sandbox", version="1", description=_ABOUT, redirect_slashes=False, lifespan=lifespan)
    app.state.desk, app.state.downloads, app.state.jobs = desk, downloads, jobs
    app.state.monitors = monitors
    for prefix in PREFIXES if desk.today else PREFIXES[:1]:
        if desk.today:
            app.include_router(newer_routes.parcel_routes, prefix=prefix, tags=[prefix.rsplit("/", 1)[-1]])
        for routes in (address_routes.routes, assistant_routes.routes, list_routes.routes):
            app.include_router(routes, prefix=prefix, tags=[prefix.rsplit("/", 1)[-1]])
    for routes in (account_routes.routes, trace_routes.routes, dnc_routes.routes, play_routes.routes):
        app.include_router(routes, prefix=API)
    if desk.today:
        app.include_router(monitor_routes.routes, prefix=API)
        app.include_router(newer_routes.routes, prefix=API)
        app.include_router(dnc_routes.routes, prefix=SECOND_API)
    _serve_files(app, downloads)
    add_refusals(app)
    tell_true_openapi(app)
    return app


def _lifespan(desk: Desk, settler: Settler) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        settler.start()
        yield
        settler.stop()
        desk.books.close()

    return lifespan


def _serve_files(app: FastAPI, downloads: Downloads) -> None:
    @app.get("/downloads/{name}", tags=["downloads"], **documented(None, 400, 403, 404))
    def download(name: str, expires: int, signature: str) -> StreamingResponse:
        """The CSV behind a signed link; no token is asked for."""
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return StreamingResponse(downloads.file(name, expires, signature), media_type="text/csv", headers=headers)

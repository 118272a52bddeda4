"""The whole server put together: routes over a desk, files, and the layers in front."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from fastapi import FastAPI
from fastapi.responses import StreamingResponse
from starlette.types import ASGIApp

from components.sandbox.account_routes import account_routes
from components.sandbox.address_routes import address_routes
from components.sandbox.answering import add_refusals
from components.sandbox.assistant_routes import assistant_routes
from components.sandbox.books import Books
from components.sandbox.control_routes import control_routes
from components.sandbox.desk import Desk
from components.sandbox.documented import documented, tell_true_openapi
from components.sandbox.door import Door
from components.sandbox.downloads import Downloads
from components.sandbox.faults import Faults, Faulty
from components.sandbox.journal import Journal, Journaled
from components.sandbox.places import all_places
from components.sandbox.routes import list_routes
from components.sandbox.settling import Settler

PREFIXES = ("/v1/api/lead-builder", "/v1/api/property-search")
_ABOUT = "A faithful stand-in for the Tracerfy lead API. Places are real; every property, person, phone and address is invented."


@dataclass(frozen=True)
class Setup:
    """How a sandbox is started; `origin` is where it is reached, `state` the file of its books (None: memory)."""

    origin: str
    seed: int = 7
    speed: float = 1.0
    state: Path | None = None
    control: bool = False


def build_app(setup: Setup) -> ASGIApp:
    """Open the books and build the server."""
    desk = Desk(all_places(), Books(setup.state), setup.seed, setup.speed)
    downloads = Downloads(desk, setup.origin)
    app = build_api(desk, downloads)
    if not setup.control:
        return Door(app)
    faults, journal = Faults(), Journal()
    app.include_router(control_routes(desk.books, faults, journal))
    return Journaled(Faulty(Door(app), faults), journal)


def build_api(desk: Desk, downloads: Downloads) -> FastAPI:
    """Build the API itself, with its page at /docs."""
    lifespan = _lifespan(desk, Settler(desk, downloads))
    app = FastAPI(title="Tracerfy sandbox", version="1", description=_ABOUT, redirect_slashes=False, lifespan=lifespan)
    for prefix in PREFIXES:
        app.include_router(address_routes(desk, prefix))
        app.include_router(assistant_routes(desk, prefix))
        app.include_router(list_routes(desk, downloads, prefix))
    app.include_router(account_routes(desk))
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

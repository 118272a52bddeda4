"""What every route is handed: the desk it asks, and the account whose token came with the request."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from components.sandbox.api.desk import Desk
from components.sandbox.api.downloads import Downloads
from components.sandbox.api.jobs_desk import JobsDesk
from components.sandbox.kept.books import Account

_bearer = HTTPBearer(auto_error=False, description="Any token is an account of its own.")


def desk_of(request: Request) -> Desk:
    """Give the desk of the app that took the request; `build_api` puts it there."""
    desk: Desk = request.app.state.desk
    return desk


def downloads_of(request: Request) -> Downloads:
    """Give the signed files of the app that took the request."""
    downloads: Downloads = request.app.state.downloads
    return downloads


def jobs_of(request: Request) -> JobsDesk:
    """Give the desk for jobs of the app that took the request."""
    jobs: JobsDesk = request.app.state.jobs
    return jobs


AtDesk = Annotated[Desk, Depends(desk_of)]
AtJobs = Annotated[JobsDesk, Depends(jobs_of)]
Files = Annotated[Downloads, Depends(downloads_of)]


def caller_of(desk: AtDesk, given: Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)]) -> Account:
    """Open the account of the bearer token. Raises `Refusal` 401 without one."""
    return desk.caller(given.credentials if given else None)


Caller = Annotated[Account, Depends(caller_of)]

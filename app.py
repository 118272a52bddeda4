"""The ASGI entry: `streamlit run app.py`, or `uvicorn app:app`.

Opens the house at the start, not at the first visit, and closes it at the end: orders move on and webhooks land while no browser is open.
"""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st
from starlette.concurrency import run_in_threadpool
from streamlit import config

from components.server.around import around, broken
from components.server.entry import read_entry, stay_in
from components.server.headers import security_headers
from components.server.opening import close, open_behind
from components.server.routes import routes
from components.ui.frame.sessions import open_sessions
from components.ui.read_ahead import read_ahead

ROOT = Path(__file__).resolve().parent
SHELL = Path(st.__file__).parent / "static" / "index.html"


@asynccontextmanager
async def lifespan(_app: object) -> AsyncIterator[dict[str, object]]:
    """Keep the house open while the server runs."""
    opening = open_behind(read_ahead)
    yield {}
    await run_in_threadpool(close, opening)


entry = read_entry(os.environ, ROOT)
stay_in(entry, st.get_option("server.address"), Path(__file__))
if entry.sign_in:
    # What a sign-in under way is signed with, on every replica, before Streamlit has read its secrets.
    config.set_option("server.cookieSecret", entry.sign_in.cookie_secret)
headers = security_headers(SHELL.read_text(encoding="utf-8"), entry.tiles)

app = st.App(
    ROOT / "pages" / "frame.py",
    routes=routes(open_sessions),
    middleware=around(entry, headers, st.get_option("server.baseUrlPath") or ""),
    secrets={"auth": dict(entry.auth)} if entry.sign_in else None,
    exception_handlers={Exception: broken(headers)},
    lifespan=lifespan,
)

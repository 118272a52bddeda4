"""The ASGI entry: `streamlit run app.py`, or `uvicorn app:app`.

Opens the house at the start, not at the first visit, and closes it at the end: orders move on and webhooks land while no browser is open.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st
from starlette.concurrency import run_in_threadpool

from components.server.opening import close, open_behind
from components.server.routes import routes
from components.ui.frame.sessions import open_sessions
from components.ui.read_ahead import read_ahead


@asynccontextmanager
async def lifespan(_app: object) -> AsyncIterator[dict[str, object]]:
    """Keep the house open while the server runs."""
    opening = open_behind(read_ahead)
    yield {}
    await run_in_threadpool(close, opening)


app = st.App(Path(__file__).resolve().parent / "pages" / "frame.py", routes=routes(open_sessions), lifespan=lifespan)

"""The ASGI entry: `streamlit run app.py`, or `uvicorn app:app`.

Opens the house before the first visitor and closes it after the last, so that orders move on and webhooks land while no browser is open.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st
from starlette.concurrency import run_in_threadpool

from components.house import close_house, house
from components.ui.routes import routes
from components.ui.server import quick_replies


@asynccontextmanager
async def lifespan(_app: object) -> AsyncIterator[dict[str, object]]:
    """Keep the house open while the server runs."""
    await run_in_threadpool(house)
    quick_replies()
    yield {}
    await run_in_threadpool(close_house)


app = st.App(Path(__file__).resolve().parent / "pages" / "frame.py", routes=routes(), lifespan=lifespan)

"""Starting: from `streamlit run app.py` on an empty data dir to its first answer, and to the first page in a browser."""

from __future__ import annotations

import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
from playwright.sync_api import Browser, sync_playwright

from components.audience import Audience, Cities, Place
from components.tracerfy import Limits, Tracerfy
from tests.bench.report import Row, timed_ms
from tests.browser.conftest import CHROMIUM_FLAGS, chromium
from tests.server.processes import ROOT, Dashboard, SandboxProcess, wait_for

RUNS = 5
_CITIES = ("Phoenix", "Tucson", "Houston", "Tampa", "Denver", "Columbus", "Las Vegas")
_STATES = ("AZ", "AZ", "TX", "FL", "CO", "OH", "NV")


def measured() -> Iterator[Row]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=CHROMIUM_FLAGS)
        starts = [_started(browser) for _ in range(RUNS)]
        browser.close()
    answers, paints, titles = zip(*starts, strict=True)
    yield Row("start: first 200 of /readyz", answers, 4000, note="with its own sandbox")
    yield Row("start: first paint in Chromium", paints, 4000, note="browser open already")
    yield Row("start: Home's title on screen", titles, 4000, note="the script has run")
    yield from _imports()
    yield from _sandbox()


def _started(browser: Browser) -> tuple[float, float, float]:
    """Start one dashboard; give the milliseconds to the house's answer, to the first paint and to the title.

    The browser opens the page as soon as anybody listens, as `streamlit run` itself does.
    """
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(1) as beside:
        dashboard = Dashboard(Path(folder) / "data", by_command=True)
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        begun = time.perf_counter()
        dashboard.begin()
        try:
            wait_for(lambda: _listens(dashboard.port), "the server")
            answered = beside.submit(_answered, dashboard.url)
            opened = time.perf_counter()
            page.goto(dashboard.url, wait_until="commit")
            painted = "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime"
            paint_ms = page.wait_for_function(painted, polling=20).json_value()
            page.get_by_role("heading", name="Who do you want to reach?").wait_for(timeout=60_000)
            titled = time.perf_counter()
            stood = answered.result()
        finally:
            page.close()
            dashboard.stop()
    return (stood - begun) * 1000, (opened - begun) * 1000 + paint_ms, (titled - begun) * 1000


def _listens(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), 1).close()
    except OSError:
        return False
    return True


def _answered(url: str) -> float:
    httpx.get(f"{url}/readyz", timeout=60).raise_for_status()
    return time.perf_counter()


def _imports() -> Iterator[Row]:
    """Tell how much of a start is reading code."""
    run = "import components.house, components.server.routes"
    samples = timed_ms(lambda: subprocess.run([sys.executable, "-c", run], cwd=ROOT, check=True), runs=RUNS)
    yield Row("start part: the house's imports", samples, None)


def _sandbox() -> Iterator[Row]:
    """Start sandboxes, and ask each for a city at once."""
    ups, firsts = list[float](), list[float]()
    with tempfile.TemporaryDirectory() as folder:
        for run in range(RUNS):
            sandbox = SandboxProcess(Path(folder) / f"{run}.sqlite")
            begun = time.perf_counter()
            try:
                sandbox.start()
                ups.append((time.perf_counter() - begun) * 1000)
                firsts += timed_ms(lambda sandbox=sandbox: _preview(sandbox, "Phoenix", "AZ"), 1, warm_ups=0)
                places = iter(zip(_CITIES[1:], _STATES[1:], strict=True))
            except BaseException:
                sandbox.kill()
                raise
            if run < RUNS - 1:
                sandbox.kill()
        others = timed_ms(lambda: _preview(sandbox, *next(places)), len(_CITIES) - 1, warm_ups=0)
        sandbox.kill()
    yield Row("sandbox: up", tuple(ups), None)
    yield Row("sandbox: its first preview of all", tuple(firsts), 1000, note="Phoenix")
    yield Row("sandbox: first preview of a city", others, 1000)


def _preview(sandbox: SandboxProcess, city: str, state: str) -> None:
    api = Tracerfy(sandbox.base_url, sandbox.token, prefix="lead-builder", limits=Limits())
    try:
        api.preview(Audience(("custom",), Cities((Place(city, state),)), requested_count=500))
    finally:
        api.close()

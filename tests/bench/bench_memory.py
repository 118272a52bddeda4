"""What a server and its sandbox hold: idle, and after one visitor has gone the whole way."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import psutil
from playwright.sync_api import Page, sync_playwright

from tests.bench.report import Row
from tests.browser.conftest import CHROMIUM_FLAGS, chromium
from tests.server.processes import Dashboard

_SETTLE_MS = 4000
_PAGES = ("assist", "build?city=Phoenix,AZ&s=free_and_clear", "saved", "compare", "lists", "propensity")


def measured() -> Iterator[Row]:
    """Go the way of the first minute, then see every page of the main journey once."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        dashboard = Dashboard(Path(folder) / "data", {"PLATBOOK_SANDBOX_SPEED": "20"}).start()
        browser = playwright.chromium.launch(executable_path=chromium(), args=CHROMIUM_FLAGS)
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.set_default_timeout(120_000)
        try:
            page.wait_for_timeout(_SETTLE_MS)
            server, sandbox = _held(dashboard)
            yield Row("memory: server, idle", (server,), None, unit="MB")
            yield Row("memory: its sandbox, idle", (sandbox,), None, unit="MB")
            _journey(page, dashboard.url)
            server, sandbox = _held(dashboard)
            yield Row("memory: server, after a journey", (server,), 350, unit="MB")
            yield Row("memory: its sandbox, after a journey", (sandbox,), None, unit="MB")
        finally:
            browser.close()
            dashboard.stop()


def _journey(page: Page, url: str) -> None:
    page.goto(url)
    page.get_by_role("button", name="Show me an example").click()
    page.wait_for_url("**/propensity**")
    page.wait_for_timeout(_SETTLE_MS)
    for _ in range(5):
        page.locator("[data-testid=stSlider] [role=slider], [data-testid=stSlider] input[type=range]").first.press(
            "ArrowRight"
        )
        page.wait_for_timeout(500)
    for path in _PAGES:
        page.goto(f"{url}/{path}")
        page.wait_for_timeout(_SETTLE_MS)


def _held(dashboard: Dashboard) -> tuple[float, float]:
    """Give the resident megabytes of the server, and of the sandbox that it started."""
    assert dashboard.process is not None
    server = psutil.Process(dashboard.process.pid)
    children = [child for child in server.children(recursive=True) if "components.sandbox" in " ".join(child.cmdline())]
    return server.memory_info().rss / 1e6, sum(child.memory_info().rss for child in children) / 1e6

"""What a person waits for: from a key or a click to changed pixels in Chromium, with server, wire, browser and software drawing."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator
from functools import partial

import httpx
from playwright.sync_api import Page, sync_playwright

from components.house import close_house
from tests.bench.bench_propensity import ROWS
from tests.bench.lead_rows import pages
from tests.bench.report import Row
from tests.bench.standing import Standing, put_list, standing
from tests.browser.conftest import CHROMIUM_FLAGS, chromium
from tests.server.processes import Dashboard, SandboxProcess

_RUNS, _WARM_UPS = 12, 3
_THRESHOLD = "[...document.querySelectorAll('.annotation-text')].map(one => one.textContent).join()"
_NARROWED = "document.querySelector('[class*=st-key-brush-Scores]')?.textContent"
_WHOLE = (
    "[...document.querySelectorAll('h2')].map(one => one.textContent).find(one => one.endsWith('High in two or more'))"
)
_CAPTIONS = "[...document.querySelectorAll('[data-testid=stCaptionContainer]')].map(one => one.textContent)"
_MATCHES = f"{_CAPTIONS}.find(one => one.startsWith('Showing'))"
_ANSWERED = (
    "[...document.querySelectorAll('[data-testid=stChatMessage]')].some(one => one.textContent.includes('in {}.'))"
)
_CITIES = ("Tampa, FL", "Reno, NV", "Boise, ID", "Akron, OH", "Mesa, AZ", "Dayton, OH")
# The first task after the next frame: what changed has been painted then, and what comes later is not waited for. What is told stands in
# the text: the page's policy lets nothing be evaluated in it.
_WATCH = """(event) => { const read = () => String(TOLD); const before = read(); let begun = 0;
addEventListener(event, () => { begun = begun || performance.now(); }, {capture: true, once: true});
window.waited = new Promise(done => { const seen = new MutationObserver(() => {
  if (!begun || read() === before) return; seen.disconnect();
  requestAnimationFrame(() => scheduler.postTask(() => done(performance.now() - begun), {priority: 'user-blocking'})); });
  seen.observe(document.body, {subtree: true, childList: true, characterData: true}); }); }"""


def measured() -> Iterator[Row]:
    with standing() as here, sync_playwright() as playwright:
        put_list(here.house, 1, pages(ROWS))
        close_house()  # its database is the dashboard's now
        dashboard = _dashboard(here)
        browser = playwright.chromium.launch(executable_path=chromium(), args=CHROMIUM_FLAGS)
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.set_default_timeout(60_000)
        try:
            yield from _propensity(page, f"{dashboard.url}/propensity?lists=1&case=sell&threshold=40")
            yield from _build(page, f"{dashboard.url}/build?city=Phoenix,AZ&s=free_and_clear")
            yield from _assist(page, f"{dashboard.url}/assist", here.sandbox)
        finally:
            browser.close()
            dashboard.stop()


def _dashboard(here: Standing) -> Dashboard:
    known = {"PLATBOOK_SANDBOX_URL": here.sandbox.base_url, "PLATBOOK_SANDBOX_TOKEN": here.sandbox.token}
    return Dashboard(here.data_dir, known).start()


def _propensity(page: Page, url: str) -> Iterator[Row]:
    page.goto(url)
    page.wait_for_function(f"() => ({_THRESHOLD}).includes('40')")
    page.wait_for_timeout(4000)
    thumb = page.locator("[data-testid=stSlider] [role=slider], [data-testid=stSlider] input[type=range]").first
    thumb.focus()
    moves = [partial(_pressed, page)] * _RUNS
    yield Row("screen 25,000: threshold moved", _waits(page, moves, _THRESHOLD, "keydown"), 300, note="slider by key")
    drags = [partial(_dragged, page, run) for run in range(_RUNS)]
    yield Row(
        "screen 25,000: scores brushed", _waits(page, drags, _NARROWED, "mouseup"), 300, note="let go of the mouse"
    )
    yield Row("screen 25,000: the whole page after a brush", _waits(page, drags, _WHOLE, "mouseup"), None)


def _build(page: Page, url: str) -> Iterator[Row]:
    page.goto(url)
    page.wait_for_function(f"() => ({_MATCHES}) !== undefined")
    page.wait_for_timeout(4000)
    names = ("Vacant Homes", "Cash Buyer", "Judgment / Lien", "Owner Deceased", "Active Flipper", "Recent Homeowner")
    clicks = [partial(page.get_by_role("button", name=name).click) for name in names]
    yield Row(
        "screen: filter changed on Build",
        _waits(page, clicks, _MATCHES, "mousedown"),
        500,
        note="count and pins, asked anew",
    )


def _assist(page: Page, url: str, sandbox: SandboxProcess) -> Iterator[Row]:
    page.goto(url)
    page.get_by_placeholder("Who do you want to reach, and where?").wait_for()
    page.wait_for_timeout(2000)
    waits = [_waits(page, [partial(_asked, page, city)], _ANSWERED.format(city), "keydown")[0] for city in _CITIES]
    api_ms = _answering_ms(sandbox)
    share = tuple(max(0.0, wait - api_ms) for wait in waits[1:])
    yield Row("screen: Assist answered", share, 300, note=f"from Enter, less the API's {api_ms:.0f} ms")


def _answering_ms(sandbox: SandboxProcess) -> float:
    """How long the API takes for an answer, asked without a dashboard: the median of some."""
    headers = {"Authorization": f"Bearer {sandbox.token}"}
    took = []
    with httpx.Client(base_url=sandbox.base_url, headers=headers, timeout=60) as api:
        for city in _CITIES:
            begun = time.perf_counter()
            api.post("lead-builder/ai-assist/", json={"prompt": f"vacant homes in {city}"}).raise_for_status()
            took.append((time.perf_counter() - begun) * 1000)
    return statistics.median(took)


def _waits(page: Page, acts: list[Callable[[], object]], told: str, event: str) -> tuple[float, ...]:
    """Act and wait, again and again; the first few are left out."""
    found = []
    for act in acts:
        page.evaluate(_WATCH.replace("TOLD", told), event)
        act()
        found.append(float(page.evaluate("() => window.waited")))
        page.wait_for_timeout(1200)
    return tuple(found[min(_WARM_UPS, len(found) // 3) :])


def _pressed(page: Page) -> None:
    page.keyboard.press("ArrowRight")


def _dragged(page: Page, run: int) -> None:
    box = page.locator(".stPlotlyChart").first.bounding_box()
    if box is None:
        raise RuntimeError("the page shows no histogram")
    height, begins = box["y"] + box["height"] * 0.6, 0.2 + 0.03 * (run % 4)
    page.mouse.move(box["x"] + box["width"] * begins, height)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * (begins + 0.35), height + 30, steps=6)
    page.mouse.up()


def _asked(page: Page, city: str) -> None:
    box = page.get_by_role("textbox").last
    page.wait_for_timeout(3000)  # a person reads the last answer, then types
    box.fill(f"vacant homes in {city}")
    page.wait_for_timeout(1000)
    box.press("Enter")

"""A real Chromium against a real server. Debian: `apt-get install chromium-headless-shell` (.ci/run does it).

`PLATBOOK_PICTURES=docs` keeps the pictures that the README shows, `=artifacts` those of all pages; they take as long as drawing them does.
"""

import os
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Error, expect, sync_playwright

from tests.server.processes import ROOT, Dashboard, SandboxProcess

# A busy machine is slow, not wrong.
expect.set_options(timeout=30_000)
ARTIFACTS = ROOT / "artifacts"
PICTURES = ROOT / os.environ["PLATBOOK_PICTURES"] if os.environ.get("PLATBOOK_PICTURES") else None
SHOWN_TREE = Path(__file__).with_name("shown_tree.js").read_text(encoding="utf-8")
NO_MAPS = """(() => {
  const draws = HTMLCanvasElement.prototype.getContext;
  HTMLCanvasElement.prototype.getContext = function (kind, ...how) {
    return kind.startsWith("webgl") ? null : draws.call(this, kind, ...how);
  };
})()"""
HEADLESS = "chromium-headless-shell"
"""The same engine without a window to draw for: it takes two thirds of the processor time."""
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    # Only maps need it: what is drawn around them is drawn without it in a third of the time.
    "--disable-gpu-compositing",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def chromium(*first: str) -> str:
    """Give the path of a Chromium that is here, one of those named `first` before others."""
    names = (*first, "chromium", "chromium-browser", "google-chrome", HEADLESS)
    found = next((path for name in names if (path := shutil.which(name))), None)
    assert found, f"These tests need Chromium: on Debian as root, apt-get install {HEADLESS}."
    return found


@pytest.fixture(scope="module")
def browser(request):
    """One browser a module: Playwright keeps an event loop on this thread, which other rooms' tests must not find there.

    Its maps are drawn where the module says `DRAWS_MAPS`. Elsewhere it is one of those whose graphics are switched off: without a graphics
    card a map takes more of the processor than all of its page.
    """
    maps = getattr(request.module, "DRAWS_MAPS", False)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium(HEADLESS), args=CHROMIUM_FLAGS)
        opens = launched.new_context
        launched.new_context = lambda **how: listened_to(opens(reduced_motion="reduce", **how), maps=maps)
        yield launched
        launched.close()


def listened_to(context, *, maps):
    """Keep what a browser's pages complain of, for whoever has to find out why a test failed."""
    if not maps:
        context.add_init_script(NO_MAPS)
    context.complaints = complaints = []
    context.on("weberror", lambda error: complaints.append(f"error: {error.error}"))
    context.on("console", lambda line: complaints.append(f"{line.type}: {line.text}") if line.type == "error" else None)
    context.on("page", lambda page: page.on("crash", lambda: complaints.append("the page crashed")))
    return context


def breaks_of_policy(context):
    """Give what a browser kept a page from doing because the server's headers forbid it."""
    return [told for told in context.complaints if "Content Security Policy" in told]


def pytest_collection_modifyitems(items):
    """What fails in a browser is tried once more, and both are told. The first failure is no less true: its texts lie under artifacts/."""
    for item in items:
        if item.path.parent == Path(__file__).parent:
            item.add_marker(pytest.mark.flaky(reruns=1))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """Beside a failure tell how every open page stood, and keep its picture."""
    report = yield
    browser = item.funcargs.get("browser")
    if report.failed and browser is not None:
        ARTIFACTS.mkdir(exist_ok=True)
        # Where a second try passes, nothing else tells what was wrong with the first.
        (ARTIFACTS / f"{item.name}-failed.txt".replace("/", "-")).write_text(report.longreprtext)
        for at, context in enumerate(browser.contexts):
            # Each once, the first of them first: what broke a page is told before what came of it.
            complaints = "; ".join(dict.fromkeys(getattr(context, "complaints", ())))
            told = [complaints[:3000] or "nothing was complained of"]
            told += [_stood(page, f"{item.name}-failed-{at}-{turn}") for turn, page in enumerate(context.pages)]
            report.sections.append((f"browser context {at}", "\n".join(told)))
            (ARTIFACTS / f"{item.name}-failed-{at}.txt".replace("/", "-")).write_text("\n".join(told))
    return report


def _stood(page, name):
    page.set_default_timeout(5_000)
    try:
        page.screenshot(path=ARTIFACTS / f"{name.replace('/', '-')}.png")
        app = page.get_by_test_id("stApp")
        state = f"script {app.get_attribute('data-test-script-state')}, connection {app.get_attribute('data-test-connection-state')}"
        return f"{page.url}: {state}\n{page.locator('body').inner_text()[-3000:]}\n{page.evaluate(SHOWN_TREE)}"
    except Error as error:
        return f"{page.url}: can't be looked at: {error.message[:500]}\n{_source(page)}"


def _source(page):
    try:
        return page.content()[:1500]
    except Error as error:
        return error.message[:300]


@pytest.fixture(scope="module")
def sandbox(tmp_path_factory):
    process = SandboxProcess(tmp_path_factory.mktemp("sandbox") / "state.sqlite", speed=6).start()
    yield process
    process.kill()


@pytest.fixture(scope="module")
def dashboard(tmp_path_factory, sandbox):
    server = Dashboard(
        tmp_path_factory.mktemp("data"),
        {"PLATBOOK_SANDBOX_URL": sandbox.base_url, "PLATBOOK_SANDBOX_TOKEN": sandbox.token},
    ).start()
    yield server
    server.stop()


@pytest.fixture
def page(browser, request):
    scheme = getattr(request, "param", "light")
    context = browser.new_context(viewport={"width": 1440, "height": 900}, color_scheme=scheme)
    opened = context.new_page()
    opened.set_default_timeout(60_000)
    yield opened
    context.close()
    assert breaks_of_policy(context) == []


def keep(page, name, folder=PICTURES):
    """Keep a picture of a page, where pictures are wanted."""
    if PICTURES:
        folder.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=folder / f"{name}.png")

"""A real Chromium against a real server. Debian: `apt-get install chromium` (.ci/run does it)."""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import expect, sync_playwright

from tests.server.processes import ROOT, Dashboard, SandboxProcess

# A busy machine is slow, not wrong.
expect.set_options(timeout=30_000)
ARTIFACTS = ROOT / "artifacts"
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def _chromium() -> str:
    found = next(
        (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
    )
    assert found, "These tests need Chromium: on Debian as root, apt-get install chromium."
    return found


@pytest.fixture(scope="module")
def browser():
    """One browser a module: Playwright keeps an event loop on this thread, which other rooms' tests must not find there."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=_chromium(), args=CHROMIUM_FLAGS)
        yield chromium
        chromium.close()


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
    ARTIFACTS.mkdir(exist_ok=True)
    opened.screenshot(path=ARTIFACTS / f"{Path(request.node.name).name.replace('/', '-')}.png")
    context.close()

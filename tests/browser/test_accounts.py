"""Two accounts in a real browser: switched, Back and Forward across the switch, and no token where it doesn't belong."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.test_journey import settled
from tests.browser.test_token import everything_in
from tests.server.processes import Dashboard, SandboxProcess

FIRST, SECOND = "tok_first_5ac1d77e_never_to_be_seen", "tok_second_81b90c3f_never_to_be_seen"


@pytest.fixture
def scene(tmp_path):
    sandbox = SandboxProcess(tmp_path / "sandbox.sqlite", speed=50, token=FIRST).start()
    environ = {
        "PLATBOOK_TOKEN": FIRST,
        "PLATBOOK_TOKENS": f"Bolt={SECOND}",
        "PLATBOOK_BASE_URL": sandbox.base_url,
        "PLATBOOK_LOG_LEVEL": "DEBUG",
    }
    dashboard = Dashboard(tmp_path / "data", environ).start()
    yield dashboard
    dashboard.stop()
    sandbox.kill()


def buy(page, dashboard, city):
    """Buy in the account that the address names; a bare address is the first one's."""
    account = re.search(r"account=\w+", page.url)
    page.goto(f"{dashboard.url}/build?city={city},AZ&s=vacant&n=10&{account[0] if account else ''}")
    settled(page)
    page.get_by_role("button", name="Build 10 leads").click()
    page.get_by_role("dialog").wait_for()
    settled(page)
    page.get_by_role("button", name="Build 10 leads for at most").click()
    page.get_by_text("Delivered", exact=True).wait_for(timeout=120_000)
    settled(page)


def switch(page, name):
    page.get_by_test_id("stSidebar").get_by_role("button", name=re.compile("^●")).click()
    page.get_by_role("button", name=re.compile(rf"{name} ·")).click()
    settled(page)


def shows(page, mine, other):
    expect(page.get_by_role("heading", name=re.compile(mine))).to_be_visible(timeout=60_000)
    settled(page)
    assert other not in page.get_by_test_id("stApp").inner_text()


def test_back_and_forward_across_a_switch_show_each_account_its_own(page, scene):
    frames, pages = [], []
    page.on("websocket", lambda socket: socket.on("framereceived", lambda frame: frames.append(frame)))
    page.on("websocket", lambda socket: socket.on("framesent", lambda frame: frames.append(frame)))
    buy(page, scene, "Tempe")
    shows(page, "Tempe", "Mesa")
    first = page.url
    switch(page, "Bolt")
    assert "Tempe" not in page.get_by_test_id("stMain").inner_text()
    page.get_by_test_id("stSidebar").get_by_role("link", name="Lists").click()
    settled(page)
    pages.append(page.content())
    assert "Tempe" not in page.get_by_test_id("stApp").inner_text()

    buy(page, scene, "Mesa")
    shows(page, "Mesa", "Tempe")
    second = page.url
    page.goto(first)
    shows(page, "Tempe", "Mesa")
    page.go_back()
    shows(page, "Mesa", "Tempe")
    assert page.url == second
    page.go_forward()
    shows(page, "Tempe", "Mesa")
    pages.append(page.content())
    for name in ("", "outreach", "activity", "settings?tab=Accounts"):
        page.goto(f"{scene.url}/{name}")
        settled(page)
        pages.append(page.content())

    sent = b"".join(frame.encode() if isinstance(frame, str) else frame for frame in frames)
    assert len(sent) > 10_000
    scene.stop()
    told = scene.log_file.read_text()
    _, kept = everything_in(scene.data_dir / "platbook.db")
    for token in (FIRST, SECOND):
        assert token.encode() not in sent + kept
        assert token not in told + "".join(pages)
        for path in scene.data_dir.rglob("*"):
            assert not path.is_file() or token.encode() not in path.read_bytes(), path

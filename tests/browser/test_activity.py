"""Activity in a real browser: the webhook's address tested from Settings, and what came in read as it came."""

from playwright.sync_api import expect

from tests.browser.conftest import ARTIFACTS
from tests.browser.test_journey import settled


def test_a_tested_webhook_is_read_under_activity(page, dashboard):
    page.goto(f"{dashboard.url}/settings")
    settled(page)
    page.get_by_role("button", name="Test it: let the sandbox post here").click()
    expect(page.get_by_text("It was posted, taken and kept.")).to_be_visible()
    page.get_by_role("link", name="Read them").click()
    expect(page.get_by_role("heading", name="Webhooks")).to_be_visible()
    settled(page)
    expect(page.get_by_text("Test 1")).to_be_visible()
    box = page.get_by_test_id("stDataFrame").last.bounding_box()
    page.mouse.click(box["x"] + 12, box["y"] + 55)
    expect(page.get_by_text("A test of the webhook address, from the sandbox.")).to_be_visible()
    ARTIFACTS.mkdir(exist_ok=True)
    page.screenshot(path=ARTIFACTS / "activity-webhooks.png")


def test_a_link_opens_a_months_statement(page, dashboard):
    page.goto(f"{dashboard.url}/activity?show=Statement")
    settled(page)
    expect(page.get_by_text("Balance before")).to_be_visible()
    page.reload()
    settled(page)
    expect(page.get_by_role("heading", name="Statement")).to_be_visible()

"""The window looks after itself: two clicks on what pays are one, and a page whose program has broken down comes back."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.test_every_page import barred
from tests.browser.test_journey import settled

BREAKS_DOWN = """() => setTimeout(() => {
  document.getElementById('root').replaceChildren();
  throw new Error('broken down');
})"""


@pytest.mark.parametrize("pause_ms", [0, 30, 250])
def test_two_clicks_on_what_pays_are_one_and_lead_to_the_list(page, dashboard, sandbox, pause_ms):
    before, wanted = sandbox.executes(), 25 + pause_ms // 10
    page.goto(f"{dashboard.url}/build?city=Mesa,AZ&s=vacant&n={wanted}")
    settled(page)
    page.get_by_role("button", name=f"Build {wanted} leads").click()
    page.get_by_role("dialog").wait_for()
    settled(page)
    page.get_by_role("button", name=f"Build {wanted} leads for at most").hover()
    for _ in range(2):
        page.mouse.down()
        page.mouse.up()
        page.wait_for_timeout(pause_ms)
    expect(page).to_have_url(re.compile(r"/lists\?list=\w{32}$"))
    expect(page.get_by_text("Delivered", exact=True)).to_be_visible(timeout=120_000)
    assert sandbox.executes() == before + 1


def test_a_page_that_has_broken_down_comes_back_as_it_was(page, dashboard):
    page.goto(f"{dashboard.url}/build?city=Mesa,AZ&s=vacant&n=40")
    settled(page)
    page.evaluate("() => { window.isTheOneThatBreaks = true; }")
    page.evaluate(BREAKS_DOWN)
    page.wait_for_function("() => !window.isTheOneThatBreaks")
    expect(page.get_by_text("Vacant Homes in Mesa, AZ: up to 40 leads")).to_be_visible()
    # What breaks down again at once is not loaded again and again.
    settled(page)
    page.evaluate(BREAKS_DOWN)
    page.wait_for_timeout(1500)
    expect(page.get_by_test_id("stApp")).to_have_count(0)


def pasted(page):
    """Paste into a field of our own; give what came, and leave something else to be pasted."""
    page.evaluate("() => { document.body.append(document.createElement('textarea')); }")
    field = page.locator("body > textarea").last
    field.press("Control+V")
    came = field.input_value()
    field.fill("something else")
    field.press("Control+A")
    field.press("Control+C")
    field.evaluate("one => one.remove()")
    return came


def test_a_link_is_copied_by_one_click_also_where_no_page_may_reach_the_clipboard(page, dashboard):
    page.goto(f"{dashboard.url}/build?city=Mesa,AZ&s=vacant&n=40")
    settled(page)
    opens, link = page.get_by_role("button", name="Link"), page.locator(".copyable")
    for _ in ("the clipboard", "what is selected"):
        if not link.is_visible():
            opens.click()
        link.click()
        expect(link).to_contain_text("Copied")
        assert parse_qs(urlsplit(pasted(page)).query) == parse_qs(urlsplit(page.url).query)
        expect(link).not_to_contain_text("Copied")
        page.evaluate("() => Object.defineProperty(navigator, 'clipboard', { value: undefined })")


@pytest.mark.parametrize("page", ["light", "dark"], indirect=True)
def test_everyone_can_read_a_link_that_is_open(page, dashboard):
    page.goto(f"{dashboard.url}/build?city=Mesa,AZ&s=vacant")
    settled(page)
    page.get_by_role("button", name="Link").click()
    expect(page.locator(".copyable")).to_be_visible()
    settled(page)
    assert barred(page, "an open link") == []


def test_where_graphics_are_switched_off_the_map_says_so_and_the_rest_goes_on(page, dashboard):
    page.goto(f"{dashboard.url}/build?city=Mesa,AZ&s=vacant&n=40")
    settled(page)
    told = "({content, opacity}) => content.includes('WebGL') && opacity === '1'"
    page.wait_for_function(
        f"() => ({told})(getComputedStyle(document.querySelector('[data-testid=stDeckGlJsonChart]'), '::before'))"
    )
    expect(page.get_by_role("button", name="Build 40 leads")).to_be_enabled()

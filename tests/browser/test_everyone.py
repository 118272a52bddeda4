"""Everyone can use it: the way from a sentence to a file needs no mouse."""

import re

from playwright.sync_api import expect

from tests.browser.test_journey import settled

MOST_TABS = 160


def tab_to(page, words):
    """Press Tab until what has the focus is named so."""
    named = """() => {
      const one = document.activeElement;
      return one.ariaLabel || one.placeholder || (['BUTTON', 'A'].includes(one.tagName) ? one.innerText : '');
    }"""
    seen = []
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        seen.append(page.evaluate(named))
        if re.search(words, seen[-1]):
            return
    raise AssertionError(f"{MOST_TABS} tabs, and nothing named {words!r} had the focus: {seen}")


def test_from_a_sentence_to_a_file_without_a_mouse(page, dashboard):
    page.goto(dashboard.url)
    settled(page)
    tab_to(page, "Absentee owners with|Who do you want")
    page.keyboard.type("Vacant homes in Mesa, AZ, 25 leads")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("assist"), timeout=60_000)
    expect(page.get_by_role("button", name=re.compile("^Build .* leads"))).to_be_visible(timeout=60_000)
    settled(page)
    tab_to(page, r"Build [\d,]+ leads")
    page.keyboard.press("Enter")
    page.get_by_role("dialog").wait_for(timeout=60_000)
    settled(page)
    tab_to(page, r"for at most")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Delivered", exact=True)).to_be_visible(timeout=120_000)
    settled(page)
    tab_to(page, r"^\s*CSV\s*$|download\s*CSV")
    with page.expect_download(timeout=60_000) as kept:
        page.keyboard.press("Enter")
    assert kept.value.suggested_filename.endswith(".csv")

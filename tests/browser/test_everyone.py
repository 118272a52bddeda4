"""Everyone can use it: axe-core finds nothing of ours on any page, and the way from a sentence to a file needs no mouse."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

PAGES = (
    "",
    "assist",
    "build?city=Mesa,AZ&s=vacant",
    "saved",
    "compare",
    "lookup?address=1+Main+St&city=Mesa&state=AZ&zip=85201",
    "lists",
    "propensity",
    "dnc",
    "stack",
    "trace",
    "trace?for=one",
    "trace?for=queues",
    "outreach",
    "suppression",
    "activity",
    "notices",
    "privacy",
    "settings",
    "settings?tab=Notices",
)
# Streamlit's own: its navigation nests lists in a way of its own, its metric's small chart has marks without titles, and the place to
# drop a file on says that it is one and that it is nothing.
NOT_OURS = {
    "list": "stSidebarNav",
    "listitem": "stSidebarNav",
    "svg-img-alt": "stMetric",
    "presentation-role-conflict": "stFileUploaderDropzone",
}
MOST_TABS = 160


def settled(page):
    page.wait_for_function("() => !document.querySelector('[data-testid=stStatusWidget]')", timeout=60_000)
    page.wait_for_timeout(1200)


def of_streamlit(page, rule, node):
    room = NOT_OURS.get(rule)
    inside = "([selector, room]) => !!document.querySelector(selector)?.closest(`[data-testid^=${room}]`)"
    return room is not None and page.evaluate(inside, [node["target"][0], room])


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_of_ours_on_any_page(browser, dashboard, scheme):
    context = browser.new_context(viewport={"width": 1440, "height": 1000}, color_scheme=scheme)
    page, found = context.new_page(), []
    for name in PAGES:
        page.goto(f"{dashboard.url}/{name}")
        settled(page)
        for violation in Axe().run(page).response["violations"]:
            for node in violation["nodes"]:
                if not of_streamlit(page, violation["id"], node):
                    found.append((name, violation["id"], node["html"][:160]))
    context.close()
    assert found == []


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

"""Every page, in light and dark, wide and narrow: whole, with nothing over it, and axe-core finds nothing of ours."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.conftest import ARTIFACTS, breaks_of_policy, keep
from tests.browser.test_journey import settled
from tests.pages.test_pages import PAGES

DRAWS_MAPS = True
# What a page is opened with, where its bare address shows only a part of it.
OPENED_WITH = {
    "home": ("",),
    "build": ("build?city=Mesa,AZ&s=vacant",),
    "lookup": ("lookup", "lookup?address=1+Main+St&city=Mesa&state=AZ&zip=85201"),
    "trace": ("trace", "trace?for=one", "trace?for=queues"),
    "settings": ("settings", "settings?tab=Notices"),
}
TITLED = {
    page: re.compile(f"^{words} · Platbook$", re.I)
    for page, words in ({one: one for one in PAGES} | {"lookup": "Address lookup", "trace": "Skip trace"}).items()
}
ADDRESSES = tuple(address for page in PAGES for address in OPENED_WITH.get(page, (page,)))
# Streamlit's own: its navigation nests lists in a way of its own, its metric's small chart has marks without titles, and the place to
# drop a file on says that it is one and that it is nothing.
NOT_OURS = {
    "list": "stSidebarNav",
    "listitem": "stSidebarNav",
    "svg-img-alt": "stMetric",
    "presentation-role-conflict": "stFileUploaderDropzone",
}
# Sideways only tables scroll; and where the page begins, nothing but the page is met.
COVERED = """() => {
  const main = document.querySelector('[data-testid=stMain]');
  const wide = [...main.querySelectorAll('*')].filter(one => {
    const box = one.getBoundingClientRect();
    const may = 'h1, [data-testid=stDataFrame], [data-testid=stDeckGlJsonChart], svg, input[type=range]';
    return box.width > 0 && box.right > innerWidth + 1 && !one.closest(may);
  }).map(one => one.outerHTML.slice(0, 200));
  const met = document.elementFromPoint(innerWidth / 2, innerHeight / 2);
  return main.contains(met) ? wide : ['the middle of the page', ...wide];
}"""
# What passes is not worked out in full, nor carried over; once turned to its other scheme, a page has other colours and nothing else.
VIOLATIONS_ALONE = {"resultTypes": ["violations"]}
COLOURS_ALONE = VIOLATIONS_ALONE | {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
SIDEWAYS = "() => document.documentElement.scrollWidth > window.innerWidth"
WIDE, NARROW = (1440, 1024), (390,)


def of_streamlit(page, rule, node):
    room = NOT_OURS.get(rule)
    inside = "([selector, room]) => !!document.querySelector(selector)?.closest(`[data-testid^=${room}]`)"
    return room is not None and page.evaluate(inside, [node["target"][0], room])


def whole(page, name, width):
    """Give what is wrong with how a page stands at a width."""
    page.set_viewport_size({"width": width, "height": 900})
    page.wait_for_timeout(300)
    found = [(name, width, "covered", what) for what in page.evaluate(COVERED)]
    return found + ([(name, width, "sideways", "")] if page.evaluate(SIDEWAYS) else [])


def barred(page, name, rules=VIOLATIONS_ALONE):
    """Give what axe-core finds that is ours."""
    return [
        (name, violation["id"], node["html"][:160])
        for violation in Axe().run(page, options=rules).response["violations"]
        for node in violation["nodes"]
        if not of_streamlit(page, violation["id"], node)
    ]


@pytest.mark.parametrize("widths", [WIDE, NARROW], ids=["wide", "narrow"])
def test_every_page_is_whole_and_everyone_can_use_it_in_light_and_dark(browser, dashboard, widths):
    context = browser.new_context(viewport={"width": widths[0], "height": 900})
    page = context.new_page()
    found, schemes = [], ("light", "dark")
    page.on("pageerror", lambda error: found.append(str(error)))
    for name in ADDRESSES:
        page.goto(f"{dashboard.url}/{name}")
        expect(page).to_have_title(TITLED[name.partition("?")[0] or "home"])
        for scheme, rules in zip(schemes, (VIOLATIONS_ALONE, COLOURS_ALONE), strict=True):
            page.emulate_media(color_scheme=scheme)
            found += looked_at(page, name, scheme, widths, rules)
        # Each page is opened in one scheme and turned to the other: the next one the other way round.
        schemes = schemes[::-1]
    context.close()
    assert found + breaks_of_policy(context) == []


def looked_at(page, name, scheme, widths, rules):
    """Look at a page in one scheme at some widths; give what is wrong with it."""
    page.set_viewport_size({"width": widths[0], "height": 900})
    settled(page)
    keep(page, f"{name.replace('?', '-').replace('/', '-') or 'home'}-{scheme}-{widths[0]}", ARTIFACTS)
    assert page.get_by_test_id("stException").count() == 0, name
    if widths == WIDE:
        expect(page.get_by_test_id("stSidebar").get_by_text("Sandbox · synthetic data").first, name).to_be_visible()
    expect(page.locator(f"style[data-for={scheme}]"), f"{name} is drawn for {scheme}").to_have_count(1)
    return barred(page, f"{name} {scheme}", rules) + [said for width in widths for said in whole(page, name, width)]

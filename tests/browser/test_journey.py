"""The main job in a real browser: from strategies, a place and filters to leads by score and a CSV."""

import csv
import io
import re
from pathlib import Path

from playwright.sync_api import expect

from tests.browser.conftest import keep
from tests.server.processes import wait_for

DRAWS_MAPS = True
# Connected, every piece's own program here, and no script or fragment wanted or running, without a break for as long as Streamlit holds a
# click back.
AT_REST = """() => {
  const app = document.querySelector('[data-testid=stApp]');
  const rests = app?.dataset.testConnectionState === 'CONNECTED' && app.dataset.testScriptState === 'notRunning'
    && !document.querySelector('[data-testid=stStatusWidget], [data-testid=stAppSkeleton], [data-testid=stSkeleton]')
    && document.querySelector('[data-testid=stMain] [data-testid=stElementContainer]');
  if (!rests) window.restsSince = undefined;
  else window.restsSince ??= performance.now();
  return rests && performance.now() - window.restsSince > 400;
}"""


def settled(page):
    """Wait until the page has run to its end."""
    page.evaluate("() => { window.restsSince = undefined; }")
    page.wait_for_function(AT_REST, polling=50, timeout=60_000)


def painted(page):
    """Count the colours in the map's picture: a blank one has one."""
    return page.evaluate(
        """() => { const from = document.querySelector('canvas'); const to = document.createElement('canvas');
        to.width = 80; to.height = 60; const pen = to.getContext('2d'); pen.drawImage(from, 0, 0, 80, 60);
        const seen = new Set(); const dots = pen.getImageData(0, 0, 80, 60).data;
        for (let at = 0; at < dots.length; at += 4) seen.add(dots[at] + ',' + dots[at + 1] + ',' + dots[at + 2]);
        return seen.size; }"""
    )


def brush_the_scores(page):
    """Drag across the histogram's middle."""
    box = page.locator(".stPlotlyChart").first.bounding_box()
    height = box["y"] + box["height"] * 0.6
    page.mouse.move(box["x"] + box["width"] * 0.2, height)
    page.mouse.down()
    for share in (0.3, 0.4, 0.5, 0.6):
        page.mouse.move(box["x"] + box["width"] * share, height + 60 * share, steps=4)
    page.mouse.up()


def the_bell_tells_of_it(page):
    """Without a reload, and by key; whoever follows the link has read it."""
    bell = page.get_by_test_id("stSidebar").get_by_role("button", name="Notices")
    expect(bell).to_contain_text("1 new")
    bell.press("Enter")
    page.get_by_role("link", name=re.compile("is ready")).press("Enter")
    expect(bell).not_to_contain_text("new")
    settled(page)


def test_from_a_wish_to_leads_on_the_screen(page, dashboard, sandbox):
    before = sandbox.executes()
    page.goto(f"{dashboard.url}/build")
    settled(page)
    page.get_by_role("button", name="Free & Clear").click()
    settled(page)
    page.get_by_placeholder("Add a city").press_sequentially("Tempe", delay=30)
    page.get_by_role("button", name="Tempe, AZ").click()
    settled(page)
    expect(page.get_by_text("Free & Clear in Tempe, AZ: up to 500 leads")).to_be_visible()
    page.get_by_placeholder("Find a filter").press_sequentially("year built", delay=30)
    settled(page)
    keep(page, "filters-light")
    latest = page.get_by_role("spinbutton", name="Year built, to")
    latest.fill("2010")
    latest.press("Enter")
    settled(page)
    wanted = page.get_by_role("spinbutton", name="Leads wanted")
    wanted.fill("150")
    wanted.press("Enter")
    settled(page)
    expect(page.get_by_role("heading", name="Free & Clear in Tempe, AZ, built before 2011")).to_be_visible()
    page.wait_for_selector("canvas")
    wait_for(lambda: page.wait_for_timeout(300) or painted(page) > 3, "the map to be drawn", 40)
    keep(page, "build-light")

    page.get_by_role("button", name="Build 150 leads").click()
    page.get_by_role("dialog").wait_for()
    settled(page)
    expect(page.get_by_role("dialog")).to_contain_text("$15.00")
    keep(page, "confirm-light")
    page.get_by_role("button", name="Build 150 leads for at most").click()

    expect(page).to_have_url(re.compile(r"/lists\?list=\w+"), timeout=60_000)
    keep(page, "progress-light")
    expect(page.get_by_text("Delivered", exact=True)).to_be_visible(timeout=120_000)
    settled(page)
    keep(page, "lists-light")
    assert sandbox.executes() == before + 1
    with page.expect_download() as waited:
        page.get_by_role("button", name="CSV", exact=True).click()
    rows = list(csv.DictReader(io.StringIO(Path(waited.value.path()).read_text(encoding="utf-8-sig"))))
    assert len(rows) == 150
    assert {row["city"] for row in rows} == {"Tempe"}
    the_bell_tells_of_it(page)

    page.get_by_role("link", name="Work by score").click()
    settled(page)
    expect(page.get_by_role("heading", name="Propensity")).to_be_visible()
    page.wait_for_timeout(2500)
    keep(page, "propensity-light")
    last = page.get_by_role("heading", name="High in two or more")
    of_all = last.inner_text()
    brush_the_scores(page)
    expect(page.get_by_text("Narrowed to")).to_be_visible(timeout=30_000)
    expect(last).not_to_have_text(of_all)
    settled(page)
    page.get_by_role("button", name="Show all").click()
    expect(page.get_by_text("Narrowed to")).to_have_count(0, timeout=30_000)
    expect(last).to_have_text(of_all)


def test_a_deep_link_on_a_fresh_server_finds_the_frame(page, dashboard):
    dashboard.stop()
    dashboard.start()
    page.goto(f"{dashboard.url}/settings")
    settled(page)
    expect(page.get_by_text("Sandbox · synthetic data").first).to_be_visible()
    expect(page.get_by_role("heading", name="Settings")).to_be_visible()


def test_back_and_reload_open_the_same_audience(page, dashboard):
    page.goto(f"{dashboard.url}/build?city=Mesa,AZ")
    settled(page)
    page.get_by_role("button", name="Vacant Homes").click()
    expect(page).to_have_url(re.compile("s=vacant"))
    settled(page)
    link = page.url
    page.get_by_role("link", name="Lists").click()
    settled(page)
    page.go_back()
    settled(page)
    expect(page.get_by_text("Vacant Homes in Mesa, AZ: up to 500 leads")).to_be_visible()
    page.reload()
    settled(page)
    assert page.url == link
    expect(page.get_by_text("Vacant Homes in Mesa, AZ: up to 500 leads")).to_be_visible()


def test_an_emptied_number_takes_its_filter_off(page, dashboard):
    page.goto(f"{dashboard.url}/build?city=Mesa,AZ&s=vacant&f.value_max=400000")
    settled(page)
    page.get_by_placeholder("Find a filter").press_sequentially("value", delay=30)
    settled(page)
    most = page.locator(".st-key-filter-value_max input")
    expect(most).to_have_value("400000")
    most.fill("")
    most.press("Enter")
    expect(page).not_to_have_url(re.compile("value_max"))
    expect(page.get_by_text("Vacant Homes in Mesa, AZ: up to 500 leads")).to_be_visible()


def test_the_same_button_twice_and_two_tabs_make_one_order(browser, dashboard, sandbox):
    before = sandbox.executes()
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    tabs = [context.new_page(), context.new_page()]
    for tab in tabs:
        tab.set_default_timeout(60_000)
        tab.goto(f"{dashboard.url}/build?city=Mesa,AZ&s=vacant&n=25")
        settled(tab)
        tab.get_by_role("button", name="Build 25 leads").click()
        tab.get_by_role("dialog").wait_for()
        settled(tab)
    tabs[0].get_by_role("button", name="Build 25 leads for at most").dblclick()
    tabs[1].get_by_role("button", name="Build 25 leads for at most").click()
    for tab in tabs:
        expect(tab.get_by_text("Delivered", exact=True)).to_be_visible(timeout=120_000)
    context.close()
    assert sandbox.executes() == before + 1

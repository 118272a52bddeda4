"""Clicks on the map, by a real mouse: they choose counties and ZIPs.

deck.gl takes a press for a click if it is over within a quarter of a second, and looks under the pointer in between: that takes software
drawing longer than a graphics card. The page's clock goes slower here, so that what a card sees is seen.
"""

import re

import pytest
from playwright.sync_api import expect

from components.audience import Audience, Zips, zip_place
from components.figures.framing import view_of
from components.tracerfy import Limits, Tracerfy
from tests.browser.test_journey import painted, settled
from tests.server.processes import wait_for

DRAWS_MAPS = True
SLOW_CLOCK = """if (!window.slowed) { window.slowed = true; const real = Date.now.bind(Date), begun = real();
Date.now = () => begun + (real() - begun) / 40; }"""


@pytest.fixture
def slow_page(page):
    page.add_init_script(SLOW_CLOCK)
    return page


def click(page, right_px, up_px):
    """Click on the map, so many pixels from its middle."""
    box = page.locator("canvas").first.bounding_box()
    x, y = box["x"] + box["width"] / 2 + right_px, box["y"] + box["height"] / 2 - up_px
    page.mouse.move(x - 4, y - 4)
    page.mouse.move(x, y)
    page.wait_for_timeout(500)
    page.mouse.down()
    page.mouse.up()


def opened(page, dashboard, query):
    page.goto(f"{dashboard.url}/build?{query}")
    settled(page)
    page.wait_for_selector("canvas")
    wait_for(lambda: page.wait_for_timeout(300) or painted(page) > 3, "the map to be drawn", 60)
    page.wait_for_timeout(1500)


def test_a_click_on_a_county_adds_it_and_one_on_another_takes_that_off(slow_page, dashboard):
    opened(slow_page, dashboard, "county=Maricopa,AZ&s=vacant")
    click(slow_page, 200, -140)
    expect(slow_page).to_have_url(re.compile("Pinal"))
    expect(slow_page.get_by_text("Pinal, AZ").first).to_be_visible()
    settled(slow_page)
    slow_page.wait_for_timeout(2500)
    click(slow_page, -100, 60)  # the map has made room for both: Maricopa lies to the left, in the upper half
    expect(slow_page).not_to_have_url(re.compile("Maricopa"))
    expect(slow_page.get_by_text("Pinal, AZ").first).to_be_visible()


def test_a_click_on_a_ring_adds_its_zip(slow_page, dashboard, sandbox):
    chosen, beside = Zips(("85004",)), zip_place("85006")
    api = Tracerfy(sandbox.base_url, sandbox.token, limits=Limits())
    view = view_of(chosen, api.preview(Audience(("vacant",), chosen)).pins)
    opened(slow_page, dashboard, "zip=85004&s=vacant")
    click(slow_page, *view.pixel(beside.latitude, beside.longitude))
    expect(slow_page).to_have_url(re.compile("85006"))

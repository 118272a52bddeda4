"""Address lookup in a real browser: typed, picked, bought once, read, and still there after a reload."""

import re

import httpx
import pytest
from playwright.sync_api import expect

from tests.browser.conftest import keep
from tests.browser.test_journey import settled


def lookups(sandbox):
    paths = ("/lead-builder/lookup/", "/property-search/lookup/")
    return sum(1 for line in sandbox.log() if line["method"] == "POST" and line["path"].endswith(paths))


def known_addresses(sandbox):
    """Addresses that the sandbox knows, whatever its streets are called."""
    search, bearer = f"{sandbox.base_url}lead-builder/autocomplete/", {"Authorization": f"Bearer {sandbox.token}"}
    found = httpx.post(search, json={"search": "N, Flagstaff, AZ 86001"}, headers=bearer).json()
    return [one["title"] for one in found.get("results", ())]


def test_type_pick_buy_read_reload_and_it_is_listed(page, dashboard, sandbox):
    page.goto(f"{dashboard.url}/lookup")
    settled(page)
    before = lookups(sandbox)
    page.get_by_placeholder("Type an address").press_sequentially(known_addresses(sandbox)[0], delay=40)
    first = page.get_by_role("button", name=re.compile("^1 · "))
    expect(first).to_be_visible()
    settled(page)
    keep(page, "lookup-matches-light")
    street = first.inner_text().removeprefix("1 · ").split(",")[0]
    first.click()
    expect(page).to_have_url(re.compile("address="))
    expect(page.get_by_text("At most 10 credits ($0.20)")).to_be_visible()
    settled(page)
    keep(page, "lookup-price-light")
    page.get_by_role("button", name="Get the full dossier: 10 credits if found").dblclick()
    expect(page.get_by_role("heading", name="Owners")).to_be_visible()
    expect(page).to_have_url(re.compile(r"dossier=\w{32}"))
    settled(page)
    keep(page, "dossier-light")
    expect(page.get_by_role("heading", name=street, level=1)).to_be_visible()
    assert lookups(sandbox) == before + 1
    page.reload()
    settled(page)
    expect(page.get_by_role("heading", name=street, level=1)).to_be_visible()
    page.get_by_role("button", name="Another address").click()
    expect(page.get_by_role("heading", name="Address lookup")).to_be_visible()
    page.locator("[class*='st-key-card-']").get_by_role("link", name=street).click()
    expect(page).to_have_url(re.compile(r"dossier=\w{32}"))
    page.go_back()
    expect(page.get_by_role("heading", name="Address lookup")).to_be_visible()
    page.go_forward()
    expect(page.get_by_role("heading", name="Scores")).to_be_visible()
    assert lookups(sandbox) == before + 1


@pytest.mark.parametrize("page", ["dark"], indirect=True)
def test_the_searches_of_a_minute_run_out_and_come_back_by_themselves(page, dashboard, sandbox):
    page.goto(f"{dashboard.url}/lookup")
    settled(page)
    wanted = known_addresses(sandbox)[1]
    sandbox.faults(("/v1/api/lead-builder/autocomplete", "status:429", 1_000))
    page.get_by_placeholder("Type an address").press_sequentially(wanted, delay=40)
    expect(page.get_by_text("The address searches of this minute are used up.")).to_be_visible()
    keep(page, "lookup-used-up-dark")
    sandbox.faults()
    expect(page.get_by_role("button", name=re.compile("^1 · "))).to_be_visible(timeout=90_000)

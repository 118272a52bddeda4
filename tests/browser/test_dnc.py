"""A compliance officer: numbers pasted, the price read, the answers and the clean file taken home, the proof found by a number."""

import csv
import io
import re

from playwright.sync_api import expect

from tests.browser.test_every_page import barred
from tests.browser.test_journey import settled

NUMBERS = (
    "Name,Phone\n" + "\n".join(f"Owner {n},(602) 555-{n:04d}" for n in range(40)) + "\nTwice,6025550001\nNobody,12345"
)


def test_paste_scrub_results_clean_file_and_the_proof(page, dashboard):
    page.goto(f"{dashboard.url}/dnc")
    page.get_by_role("textbox", name="Or paste numbers").fill(NUMBERS)
    page.keyboard.press("Control+Enter")
    button = page.get_by_role("button", name=re.compile(r"Check 40 numbers for at most \$0\.80"))
    expect(button).to_be_visible()
    expect(page.get_by_text("1 duplicate, 1 no US phone number")).to_be_visible()
    button.dblclick()
    expect(page).to_have_url(re.compile("scrub="))
    clean = page.get_by_role("button", name=re.compile("Clean file"))
    expect(clean).to_be_visible(timeout=120_000)
    settled(page)
    page.reload()
    expect(clean).to_be_visible(timeout=60_000)
    expect(page.get_by_text("40 numbers sent")).to_be_visible()
    with page.expect_download() as kept:
        clean.click()
    rows = list(csv.DictReader(io.StringIO(kept.value.path().read_text(encoding="utf-8-sig"))))
    assert 0 < len(rows) < 40
    assert {row["is_clean"] for row in rows} == {"Yes"}
    assert all(row["label"].startswith("Owner ") for row in rows)
    assert {row["national_dnc"] for row in rows} == {"No"}
    _found_again(page, dashboard, rows[0]["phone"])


def _found_again(page, dashboard, phone):
    page.goto(f"{dashboard.url}/dnc")
    page.get_by_role("textbox", name="Find a number").fill(phone)
    page.keyboard.press("Enter")
    proof = page.get_by_role("link", name=re.compile(r"UTC · scrub \d+ · Pasted numbers · clean"))
    expect(proof).to_be_visible()
    proof.click()
    expect(page.get_by_role("heading", name="Pasted numbers")).to_be_visible()
    expect(page.get_by_test_id("stMain").get_by_text("Ready")).to_have_count(1)


def test_axe_finds_nothing_of_ours_on_a_scrub_nor_sideways_on_a_telephone(browser, dashboard):
    context = browser.new_context(viewport={"width": 390, "height": 844}, color_scheme="dark")
    page, found = context.new_page(), []
    for query in ("?from=one", "?from=before", "?from=leads", "?from=trace"):
        page.goto(f"{dashboard.url}/dnc{query}")
        settled(page)
        found += _violations(page, query)
    page.goto(f"{dashboard.url}/dnc")
    page.get_by_role("link", name="Pasted numbers").first.click()
    expect(page.get_by_role("button", name=re.compile("Clean file"))).to_be_visible()
    settled(page)
    found += _violations(page, "scrub")
    context.close()
    assert found == []


def _violations(page, name):
    wide = page.evaluate("() => document.documentElement.scrollWidth > window.innerWidth")
    return [*([(name, "scrolls sideways", "")] if wide else []), *barred(page, name)]

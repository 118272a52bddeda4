"""A wholesaler with a list of leads wants to dial in ten minutes: from the list to a file in hand, and the receipt that proves it."""

import csv
import hashlib
import io
import re
from pathlib import Path

from playwright.sync_api import expect

from tests.browser.test_journey import settled


def test_from_a_list_to_a_call_list_and_its_receipt(page, dashboard):
    page.goto(dashboard.url)
    settled(page)
    page.get_by_role("button", name="Show me an example").click()
    expect(page).to_have_url(re.compile("propensity|lists"), timeout=120_000)
    page.goto(f"{dashboard.url}/outreach")
    settled(page)
    expect(page.get_by_text("Phones in the file")).to_be_visible(timeout=60_000)
    expect(page.get_by_text("Flagged do-not-call").first).to_be_visible()
    page.get_by_role("textbox", name="Your name").fill("Ana")
    page.get_by_role("textbox", name="Your name").press("Enter")
    settled(page)
    with page.expect_download() as waited:
        page.get_by_role("button", name=re.compile(r"^Download [\d,]+ rows")).click()
    body = Path(waited.value.path()).read_bytes()
    assert waited.value.suggested_filename.startswith("call-phones")
    rows = list(csv.DictReader(io.StringIO(body.decode("utf-8-sig"))))
    assert rows
    assert all(re.fullmatch(r"\d{10}", row["Phone"]) for row in rows)
    scores = [int(row["Score"]) for row in rows]
    assert scores == sorted(scores, reverse=True)
    expect(page.get_by_text("The last file that left:")).to_be_visible(timeout=30_000)
    page.get_by_role("link", name=re.compile("call-phones")).click()
    settled(page)
    expect(page.get_by_text("Byte for byte the same")).to_be_visible(timeout=60_000)
    expect(page.get_by_text(hashlib.sha256(body).hexdigest()).first).to_be_attached()
    page.get_by_role("link", name="Back to Outreach").click()
    settled(page)
    page.get_by_role("button", name="CRM").or_(page.get_by_role("radio", name="CRM")).first.click()
    settled(page)
    page.get_by_role("button", name="GoHighLevel").click()
    settled(page)
    expect(page.get_by_text("leave that box empty")).to_be_visible()
    with page.expect_download() as waited:
        page.get_by_role("button", name=re.compile("for GoHighLevel")).click()
    head = Path(waited.value.path()).read_text(encoding="utf-8").splitlines()[0]
    assert head.startswith('"First Name","Last Name","Email","Phone"')

"""A roofer with a county's spreadsheet: 300 messy rows become his own file with phones."""

import csv
import re

from playwright.sync_api import expect

from tests.browser.test_journey import settled
from tests.uploads.county import HEADING, county_file, homes_of

SEED = 7  # of the sandbox that these tests start


def test_a_county_spreadsheet_becomes_the_roofers_own_file_with_phones(page, dashboard, sandbox, tmp_path):
    file = tmp_path / "roofs.csv"
    file.write_bytes(county_file(homes_of("85201", 300, seed=SEED)))
    page.goto(f"{dashboard.url}/trace")
    page.locator("input[type=file]").first.set_input_files(file)
    expect(page.get_by_text("Which column is what")).to_be_visible()
    expect(page.get_by_text("270 rows ready to send")).to_be_visible()
    settled(page)

    page.reload()
    expect(page.get_by_text("270 rows ready to send")).to_be_visible()
    settled(page)

    page.get_by_role("button", name=re.compile("Send the 270 good rows")).click()
    confirm = page.get_by_role("button", name=re.compile("Trace 270 rows for at most"))
    expect(confirm).to_be_visible()
    settled(page)
    confirm.dblclick()
    expect(page).to_have_url(re.compile("batch="))
    page.reload()
    expect(page.get_by_text("Hit rate")).to_be_visible(timeout=120_000)
    settled(page)

    sent = [line for line in sandbox.log() if line["method"] == "POST" and line["path"].rstrip("/").endswith("/trace")]
    assert len(sent) == 1
    with page.expect_download() as kept:
        page.get_by_role("button", name=re.compile("Your file with what was found")).click()
    rows = list(csv.DictReader(kept.value.path().read_text(encoding="utf-8-sig").splitlines()))
    assert len(rows) == 300
    assert [*rows[0]][: len(HEADING)] == [*HEADING[:-1], "'=NOTES"]
    assert rows[0]["ROOF TYPE"] == "SHNGL – ½"
    assert rows[0]["'=NOTES"] == "'=SUM(0)"
    found = [row for row in rows if row["trace"] == "Found"]
    assert len(found) > 200
    assert sum(bool(row["primary_phone"]) for row in found) > 150
    assert sum(row["trace"].startswith("Not sent: ") for row in rows) == 30

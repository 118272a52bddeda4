"""Two files brought to Stack in a real browser: laid over one another, a bar clicked, the rest kept as a list."""

import re

from playwright.sync_api import expect

from tests.browser.test_journey import settled

HEADING = "Situs Address,City,ST,Zip Code,Docket\n"


def bring(page, name, numbers, folder):
    file = folder / name
    rows = "".join(f"{number} N Agave St,Phoenix,AZ,85004,=T-{number}\n" for number in numbers)
    file.write_text(f"County of Maricopa\n\n{HEADING}{rows}")
    expect(page.get_by_text("Bring a file")).to_be_visible(timeout=60_000)
    opened(page)
    page.locator("input[type=file]").set_input_files(str(file))
    page.get_by_role("button", name="Keep as a list and stack it").click(timeout=60_000)
    expect(page.get_by_role("button", name="Keep as a list and stack it")).to_have_count(0, timeout=60_000)
    settled(page)


def opened(page):
    """Open the expander where it is shut: where nothing is stacked yet it opens by itself, sooner or later."""
    dropzone = page.get_by_test_id("stFileUploaderDropzone")
    for _ in range(4):
        try:
            expect(dropzone).to_be_visible(timeout=6_000)
        except AssertionError:
            page.get_by_text("Bring a file").click()
        else:
            return
    expect(dropzone).to_be_visible(timeout=6_000)


def test_two_files_are_stacked_and_what_only_one_has_is_kept(page, dashboard, tmp_path):
    page.goto(f"{dashboard.url}/stack")
    settled(page)
    bring(page, "tax sale.csv", range(1, 9), tmp_path)
    bring(page, "probate.csv", range(6, 21), tmp_path)
    properties = page.get_by_test_id("stMetric").filter(has_text="Properties")
    expect(properties).to_contain_text("20", timeout=60_000)
    chart = page.locator(".stPlotlyChart").first
    chart.scroll_into_view_if_needed()
    page.wait_for_timeout(1000)
    box = chart.bounding_box()
    page.mouse.click(box["x"] + box["width"] * 0.25, box["y"] + box["height"] * 0.4)  # the first column: probate alone
    expect(page).to_have_url(re.compile("not="), timeout=60_000)
    expect(properties).to_contain_text("12", timeout=60_000)
    settled(page)
    page.get_by_role("button", name="Keep as a list").click()
    page.get_by_role("button", name="Keep", exact=True).click()
    expect(page.get_by_text("It now stands wherever lists are chosen")).to_be_visible(timeout=60_000)
    page.get_by_role("link", name=re.compile("Open it in Lists")).click()
    expect(page.get_by_role("heading", name=re.compile("In probate, not in tax sale"))).to_be_visible(timeout=60_000)

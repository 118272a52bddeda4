"""Saying it: from Home's box to an audience in the builder, in a real browser."""

import re

from playwright.sync_api import expect

from tests.browser.conftest import keep
from tests.browser.test_journey import settled

SAYS_IT_IS_AWAY = """(({content, visibility}) => content.includes("No connection") && visibility === "visible")(
  getComputedStyle(document.body, "::after")) && !document.querySelector("[data-testid=stDialog]")"""


def say(page, words):
    box = page.get_by_test_id("stChatInputTextArea")
    expect(box).to_be_enabled(timeout=60_000)
    box.fill(words)
    box.press("Enter")


def assists(sandbox):
    return sum(line["path"].rstrip("/").endswith("/ai-assist") for line in sandbox.log())


def test_a_sentence_becomes_an_audience_and_is_refined(page, dashboard, sandbox):
    asked = assists(sandbox)
    page.goto(dashboard.url)
    settled(page)
    expect(page.get_by_text("An answer costs 1 credit")).to_be_visible()
    say(page, "vacant homes in Tempe, AZ built before 1990, 120 leads")
    expect(page).to_have_url(re.compile(r"/assist\?thread="), timeout=60_000)
    expect(page.get_by_text("Owners that match")).to_be_visible(timeout=60_000)
    settled(page)
    first = int(page.get_by_test_id("stMetricValue").first.inner_text().replace(",", ""))
    say(page, "only out-of-state owners")
    expect(page.get_by_text("fewer match")).to_be_visible(timeout=60_000)
    settled(page)
    keep(page, "assist-light")
    assert int(page.get_by_test_id("stMetricValue").first.inner_text().replace(",", "")) < first
    assert assists(sandbox) == asked + 2

    chip = page.get_by_role("button", name=re.compile("^Built before 1990"))
    chip.click()
    expect(chip).to_have_count(0, timeout=60_000)
    settled(page)
    assert assists(sandbox) == asked + 2
    page.get_by_role("link", name="Edit in builder").click()
    settled(page)
    expect(page.get_by_text("Vacant Homes in Tempe, AZ, out-of-state owner: up to 120 leads")).to_be_visible()


def test_a_question_is_answered_with_one_click_and_the_thread_survives_a_restart(page, dashboard, sandbox):
    page.goto(f"{dashboard.url}/assist")
    settled(page)
    say(page, "probate leads in Springfield")
    page.get_by_role("button", name="Springfield, MO").click(timeout=60_000)
    expect(page.get_by_text("Owners that match")).to_be_visible(timeout=60_000)
    settled(page)
    dashboard.stop()
    page.wait_for_function(f"() => {SAYS_IT_IS_AWAY}")
    keep(page, "away-light")
    dashboard.start()
    page.wait_for_function(f"() => !({SAYS_IT_IS_AWAY})")
    page.goto(page.url)
    settled(page)
    expect(page.get_by_text("Springfield, MO").first).to_be_visible()
    say(page, "only absentee owners")
    expect(page.get_by_role("button", name="Absentee owner")).to_be_visible(timeout=60_000)


def test_a_prompt_that_is_too_short_is_not_sent_and_not_lost(page, dashboard, sandbox):
    asked = assists(sandbox)
    page.goto(f"{dashboard.url}/assist")
    settled(page)
    say(page, "abc")
    expect(page.get_by_text("Say a little more")).to_be_visible(timeout=60_000)
    expect(page.get_by_test_id("stChatInputTextArea")).to_have_value("abc")
    assert assists(sandbox) == asked


def test_saved_audiences_are_kept_found_deleted_and_brought_back(page, dashboard):
    page.goto(f"{dashboard.url}/build?city=Mesa,AZ&s=probate_inherited")
    settled(page)
    page.get_by_role("button", name="Save").click()
    page.get_by_label("Name", exact=True).fill("Mesa heirs")
    page.get_by_label("Tags, with commas").fill("q4, heirs")
    page.get_by_text("Watch: count it every day").click()
    page.get_by_role("button", name="Save audience").click()
    settled(page)
    page.goto(f"{dashboard.url}/saved")
    settled(page)
    expect(page.get_by_role("link", name="Mesa heirs")).to_be_visible()
    expect(page.get_by_text("Match, ")).to_be_visible()
    page.get_by_role("button", name="Delete").first.click()
    settled(page)
    expect(page.get_by_role("link", name="Mesa heirs")).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    settled(page)
    expect(page.get_by_role("link", name="Mesa heirs")).to_be_visible()

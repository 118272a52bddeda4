"""What the bars of a what-if do by mouse, done by keyboard alone."""

import re

from playwright.sync_api import expect

from tests.browser.test_everyone import tab_to
from tests.browser.test_journey import settled


def chosen_question(page, dashboard, query, question):
    page.goto(f"{dashboard.url}/build?{query}")
    settled(page)
    page.get_by_role("radio", name=question).focus()
    page.keyboard.press("Space")
    settled(page)


def outlined(page):
    """Tell whether what has the focus shows it."""
    return page.evaluate(
        """() => { const look = getComputedStyle(document.activeElement);
        return look.boxShadow !== 'none' || (look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) > 0); }"""
    )


def test_x_ray_drops_a_strategy_by_key(page, dashboard):
    chosen_question(page, dashboard, "city=Mesa,AZ&s=vacant,free_and_clear", "Filter X-ray")
    expect(page.get_by_role("button", name=re.compile("^.*Drop .*Vacant"))).to_be_visible(timeout=60_000)
    settled(page)
    tab_to(page, "Drop .*Vacant")
    assert outlined(page)
    page.keyboard.press("Enter")
    expect(page).not_to_have_url(re.compile("vacant"), timeout=60_000)


def test_a_stacks_combination_is_chosen_by_key(page, dashboard):
    chosen_question(page, dashboard, "city=Mesa,AZ&s=vacant,free_and_clear", "Stack signals")
    expect(page.get_by_text(re.compile("Click a bar, or choose above"))).to_be_visible(timeout=60_000)
    settled(page)
    tab_to(page, "Combination")
    page.keyboard.press("Home")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    settled(page)
    chosen = page.evaluate("document.activeElement.value || document.activeElement.innerText")
    tab_to(page, "Open in Build")
    page.keyboard.press("Enter")
    settled(page)
    expect(page.get_by_role("heading", name=re.compile("in Mesa, AZ"))).to_be_visible()
    assert chosen is not None

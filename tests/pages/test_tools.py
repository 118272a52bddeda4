"""The audience's tools on their pages: a circle's centre, the confirmation, comparing, the budget."""

from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest

from components.audience import Audience, Cities, Place, Radius, from_query, to_query
from tests.pages.conftest import can_be_copied, said

TEMPE = Audience(("high_equity_absentee",), Cities((Place("Tempe", "AZ"),)), requested_count=120)
CIRCLE = Audience(("vacant",), Radius(33.43, -111.94, 3.0, "85281"))


def searches(sandbox):
    return sum(line["path"].rstrip("/").endswith("/autocomplete") for line in sandbox.log())


@pytest.mark.parametrize("fault", ["status:503", "status:429", "reset_before", "garbage", "truncate"])
def test_a_fault_of_the_address_search_is_told_and_what_was_typed_stays(visit, sandbox, fault):
    visitor = visit("build", to_query(CIRCLE))
    sandbox.faults(("/v1/api/lead-builder/autocomplete", fault, 20))
    visitor.text_input(key="radius-centre").input("100 Main St, Mesa").run()
    assert not visitor.exception
    assert "charged" in said(visitor)
    assert visitor.text_input(key="radius-centre").value == "100 Main St, Mesa"


def test_a_zip_moves_the_centre_without_asking_anybody(visit, sandbox):
    visitor = visit("build", to_query(CIRCLE))
    before = searches(sandbox)
    visitor.text_input(key="radius-centre").input("85004").run()
    assert not visitor.exception
    assert "within 3 miles of 85004" in said(visitor)
    assert searches(sandbox) == before


def test_before_an_order_it_is_said_what_is_owned_already(visit, ready_order, standing):
    visitor = visit("build", to_query(TEMPE))
    visitor.button(key="build").click().run()
    assert not visitor.exception
    assert "You own **120 leads** that match: up to 120 of 120" in said(visitor)
    assert "You ordered exactly this audience" in said(visitor)
    assert standing.ledger.order(ready_order.key).credits_deducted == 600


def test_the_link_that_is_given_away_opens_this_audience(visit):
    (link,) = can_be_copied(visit("build", to_query(TEMPE)))
    assert from_query(dict(parse_qsl(urlsplit(link).query))) == TEMPE


def test_money_and_leads_are_one_number(visit):
    visitor = visit("build", to_query(TEMPE))
    visitor.number_input(key="budget-dollars").set_value(4.0).run()
    assert visitor.number_input(key="requested-count").value == 40
    assert visitor.query_params["n"] == "40"
    visitor.slider(key="budget-leads").set_value(25).run()
    assert visitor.number_input(key="budget-dollars").value == 2.5
    visitor.number_input(key="budget-dollars").set_value(0.0).run()
    assert visitor.number_input(key="requested-count").value == 1


def test_an_empty_purse_turns_the_button_off_and_says_why(visit, sandbox):
    sandbox.account(balance=30)
    try:
        visitor = visit("build", to_query(TEMPE))
        visitor.button(key="build").click().run()
        assert "are missing" in said(visitor)
        confirm = next(button for button in visitor.button if button.label.startswith("Build 120 leads for at most"))
        assert confirm.disabled
    finally:
        sandbox.account(balance=10_000)


def test_audiences_stand_side_by_side_with_what_they_differ_in(visit, standing):
    other = Audience(("vacant",), Cities((Place("Mesa", "AZ"),)))
    links = [urlencode(to_query(one)) for one in (TEMPE, other)]
    visitor = visit("compare", {"a": links})
    assert not visitor.exception
    counts = [metric.value for metric in visitor.metric if metric.label == "Owners that match"]
    assert counts == [f"{standing.previews.of(one).count:,}" for one in (TEMPE, other)]
    assert list(visitor.dataframe[0].value.loc["Place"]) == ["in Tempe, AZ", "in Mesa, AZ"]


@pytest.mark.parametrize("link", ["", "%%%", "city=%00", "a=b&c=d", "x" * 5000, "zip=85004&n=-5"])
def test_a_broken_comparison_opens_an_empty_or_told_page(visit, link):
    assert not visit("compare", {"a": [link]}).exception


def test_a_saved_audience_that_moved_is_told_on_home(visit, standing):
    from datetime import UTC, date, datetime, timedelta

    today = datetime.now(UTC).date()
    saved_id = standing.saved.save(standing.account, "Moved homes", TEMPE)
    standing.saved.watch(standing.account, saved_id, watched=True)
    one = standing.saved.one(standing.account, saved_id)
    for day, matches in ((today - timedelta(days=1), 100), (today, 130)):
        standing.saved.counted(one, matches, date.fromisoformat(day.isoformat()))
    assert "moved by +30%: 100 matched, now 130 do" in said(visit("home"))
    standing.saved.delete(standing.account, saved_id)
    assert "Moved homes" not in said(visit("home"))


def test_bounds_from_above_to_are_told_at_the_fields_and_swapped_by_a_click(visit):
    crossed = TEMPE.with_filter("value_min", 500_000).with_filter("value_max", 100_000)
    page = visit("build", to_query(crossed))
    page.text_input(key="filter-search").set_value("value").run()
    page.button(key="swap-value_min").click().run()
    assert not page.exception
    assert (page.number_input(key="filter-value_min").value, page.number_input(key="filter-value_max").value) == (
        100_000,
        500_000,
    )
    assert "swap-value_min" not in {button.key for button in page.button}

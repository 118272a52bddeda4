"""What is newer than the document, as a visitor gets it: offered where the account's API has it, absent where not, and paid once."""

import pytest

from components.audience import Audience, Cities, Place, to_query
from components.tracerfy import DOCUMENT, TODAY
from tests.pages.conftest import said
from tests.server.processes import wait_for

TEMPE = Audience(("high_equity_absentee",), Cities((Place("Tempe", "AZ"),)), requested_count=50)
SCREENS = [
    ("dnc", {"from": "one"}),
    ("trace", {"for": "enhanced"}),
    ("saved", {}),
    ("build", to_query(TEMPE)),
]


@pytest.fixture
def dialect(standing):
    """Let the house speak one dialect for a test."""
    before, found = standing.api.dialect, standing.connection.setting

    def speak(one):
        standing.connection.setting = "today" if one is TODAY else "document"
        standing.api.dialect = one

    yield speak
    standing.api.dialect, standing.connection.setting = before, found


@pytest.fixture
def kept(standing):
    saved_id = standing.saved.save(standing.account, "Tempe for the vendor", TEMPE)
    yield saved_id
    standing.saved.delete(standing.account, saved_id)


def pressed(visitor, words):
    return next(button for button in visitor.button if words in button.label).click().run()


def posts(sandbox, path):
    return [line for line in sandbox.log() if line["method"] == "POST" and line["path"].rstrip("/").endswith(path)]


@pytest.mark.parametrize(("page", "query"), SCREENS, ids=[page for page, _ in SCREENS])
def test_where_it_is_not_offered_there_is_no_dead_button(visit, dialect, kept, page, query):
    dialect(DOCUMENT)
    visitor = visit(page, query)
    assert not visitor.exception
    words = said(visitor) + "".join(popover.proto.popover.label for popover in visitor.get("popover"))
    for offer in ("Verify", "in service", "Let Tracerfy watch", "Leave out leads"):
        assert offer not in words
    assert not [one for one in visitor.toggle if "Leave out" in one.label]
    assert not [one for one in visitor.segmented_control if any("Enhanced" in option for option in one.options)]


def test_the_check_says_what_was_found_and_how_long_it_took(visit, standing, dialect):
    visitor = pressed(visit("settings"), "Check connection")
    assert not visitor.exception
    words = said(visitor)
    for told in ("Monitors: the vendor watches", "is there", " ms", "Lists under /property-search/", "balance"):
        assert told in words
    assert standing.connection.found().suggested == "today"


def test_the_wrong_setting_is_told_which_is_right(visit, standing, dialect):
    standing.connection.check()
    dialect(DOCUMENT)
    assert "this account speaks `today`" in said(visit("settings"))


def test_one_number_is_verified_once(visit, standing, sandbox, dialect):
    dialect(TODAY)
    visitor = visit("dnc", {"from": "one"})
    visitor.text_input(key="dnc-number").set_value("(602) 555-0171").run()
    before = len(posts(sandbox, "/phone/verify"))
    pressed(visitor, "Verify for at most")
    (question,) = standing.instants.earlier("verify", {"phone": "6025550171"})
    wait_for(lambda: standing.instants.instant(question.key).state != "asking", "the answer")
    again = visit("dnc", {"from": "one"})
    again.text_input(key="dnc-number").set_value("602-555-0171").run()
    assert not again.exception
    assert "Verify again" in said(again)
    assert len(posts(sandbox, "/phone/verify")) == before + 1


def test_chosen_numbers_are_verified_each_once(visit, standing, sandbox, dialect):
    dialect(TODAY)
    numbers = [f"60255502{number:02}" for number in range(12)]
    before = len(posts(sandbox, "/phone/verify"))
    for _ in range(2):
        visitor = visit("dnc", {"from": "numbers"})
        visitor.text_area[0].set_value("phone\n" + "\n".join(numbers)).run()
        assert not visitor.exception
        if buttons := [button for button in visitor.button if button.label.startswith("Verify 12 numbers")]:
            assert "1.20" in buttons[0].label
            buttons[0].click().run()
            buttons[0].click().run()
        wait_for(
            lambda: {one.state for one in standing.instants.recent("verify", at_most=12)} <= {"found", "missed"},
            "the answers",
        )
    assert "Each of these numbers was verified" in said(visit_again(visit, numbers))
    assert len(posts(sandbox, "/phone/verify")) == before + 12


def visit_again(visit, numbers):
    visitor = visit("dnc", {"from": "numbers"})
    visitor.text_area[0].set_value("phone\n" + "\n".join(numbers)).run()
    return visitor


def test_an_enhanced_trace_says_its_price_and_is_bought_once(visit, standing, sandbox, dialect, ready_order):
    dialect(TODAY)
    query = "SELECT address, city, state, zip_code FROM rows WHERE has_contact LIMIT 1"
    (home,) = standing.shelf.ask(standing.account, [ready_order.list_id], query).to_pylist()
    visitor = visit("trace", {"for": "enhanced", **home})
    assert "At most 15 credits" in said(visitor)
    before = len(posts(sandbox, "/trace/enhanced/lookup"))
    pressed(visitor, "Trace it: 15 credits if found")
    (question,) = standing.instants.recent("enhanced", search=home["address"])
    wait_for(lambda: standing.instants.instant(question.key).state == "found", "the answer")
    found = visit("trace", {"for": "enhanced", "trace": question.key})
    assert not found.exception
    assert "found" in said(found) and "15 credits" in said(found)
    assert len(posts(sandbox, "/trace/enhanced/lookup")) == before + 1


def test_what_was_bought_is_left_out_in_build_and_in_the_confirmation(visit, standing, dialect, ready_order):
    dialect(TODAY)
    whole = standing.api.preview(TEMPE).count
    visitor = visit("build", to_query(TEMPE))
    next(one for one in visitor.toggle if "Leave out" in one.label).set_value(True).run()
    assert not visitor.exception
    words = said(visitor)
    assert "bought before left out" in words
    left = standing.api.preview(TEMPE.excluding_bought(excludes=True))
    assert left.count == whole - left.excluded < whole
    assert visitor.query_params["x"] == "bought"
    visitor.button(key="build").click().run()
    assert "without those bought before" in said(visitor)
    plain = visit("build", to_query(TEMPE))
    plain.button(key="build").click().run()
    assert "without those bought before" not in said(plain)
    assert not plain.toggle(key="order-excludes-bought").value


def test_the_vendor_watches_a_saved_audience_once_and_it_can_be_held_and_ended(visit, standing, sandbox, dialect, kept):
    dialect(TODAY)
    tabs = [visit("saved"), visit("saved")]
    assert "at most 500 credits" in said(tabs[0])
    before = len(posts(sandbox, "/property-monitors"))
    for tab in tabs:
        tab.button(key=f"make-monitor-{kept}").click().run()
        assert not tab.exception
    (one,) = [one for one in standing.monitors.of(standing.account) if one.saved_id == kept]
    wait_for(lambda: standing.monitors.one(one.key).state == "active", "the monitor")
    assert len(posts(sandbox, "/property-monitors")) == before + 1
    visitor = pressed(visit("saved"), "Pause")
    assert not visitor.exception
    assert standing.monitors.one(one.key).state == "paused"
    pressed(visit("saved"), "Resume: up to")
    standing.saved.delete(standing.account, kept)
    lone = visit("saved")
    assert "Tracerfy watches it still" in said(lone)
    pressed(lone, "End it")
    assert standing.monitors.one(one.key).state == "ended"
    assert standing.api.monitors() == ()

"""The first minute: an example at one click, credits at another, and the way back to the beginning."""

import pytest

from components.demo import EXAMPLE, PERSON
from components.faults import Forbidden
from components.orders import State
from tests.server.processes import wait_for


@pytest.fixture
def empty(standing):
    """The sandbox as at the first minute."""
    wait_for(lambda: not any(order.moving for order in standing.ledger.orders(standing.account)), "orders to rest")
    standing.demo.begin_again()
    yield standing
    wait_for(lambda: not any(order.moving for order in standing.ledger.orders(standing.account)), "orders to rest")
    standing.demo.begin_again()


def ready(standing, order):
    def look():
        now = standing.ledger.order(order.key)
        standing.demo.hurry(now)
        return now.state is State.READY

    wait_for(look, "the example")
    return standing.ledger.order(order.key)


def test_home_offers_the_example_and_only_once(empty, visit):
    page = visit("home")
    offer = page.button(key="example-list")
    offer.click().run()
    assert not page.exception
    order = ready(empty, empty.demo.example())
    assert (order.person, order.actual_count, order.name) == (PERSON, 500, "Example · Absentee · Phoenix")
    assert empty.demo.begin().key == order.key, "twice is once"
    again = visit("home")
    assert "example-list" not in {button.key for button in again.button}
    assert any("Spent this month" in metric.label for metric in again.metric)


def test_the_example_is_bought_even_where_the_credits_are_gone(empty, sandbox):
    sandbox.account(balance=10)
    order = ready(empty, empty.demo.begin())
    assert order.credits_deducted == 2500
    assert empty.api.analytics().balance == 10 + 10_000 - 2500


def test_the_example_can_be_removed_and_nothing_else_can(empty, visit):
    order = ready(empty, empty.demo.begin())
    mine, _ = empty.ledger.open("mine" * 8, empty.account, EXAMPLE, name="Mine", max_credits=2500)
    with pytest.raises(Forbidden):
        empty.demo.remove(mine)
    with pytest.raises(Forbidden):
        empty.demo.begin_again()
    empty.orders.cancel(mine)
    visit("lists", {"list": order.key}).button(key=f"remove-{order.key}").click().run()
    assert empty.demo.example() is None
    assert not empty.shelf.has(empty.account, order.list_id)


def test_play_credits_are_topped_up_and_everything_begins_again(empty, visit):
    before = empty.api.analytics().balance
    page = visit("settings")
    page.button(key="top-up").click().run()
    assert empty.api.analytics().balance == before + 10_000
    empty.saved.save(empty.account, "Phoenix", EXAMPLE)
    empty.pins.pin(empty.account, EXAMPLE)
    page.button(key="begin-again").click().run()
    assert not page.exception
    assert empty.api.analytics().balance == 10_000
    assert (empty.saved.of(empty.account), empty.pins.of(empty.account)) == ((), ())
    assert empty.journal.lines(empty.account) == ()


def test_pins_are_found_again_by_another_visitor(empty, visit):
    empty.pins.pin(empty.account, EXAMPLE)
    page = visit("compare")
    assert not page.exception
    assert any("Phoenix" in markdown.value for markdown in page.markdown)
    page.button(key="unpin-0").click().run()
    assert empty.pins.of(empty.account) == ()

"""Whatever names an order's state says the same on one screen: the heading's badge, the card, the progress, the sidebar."""

import pytest

from components.orders import State
from components.ui.pieces.order_cards import BADGES
from tests.pages.conftest import said
from tests.server.processes import wait_for


@pytest.fixture
def slow_order(standing, sandbox, fresh_audience):
    """An order that the engine doesn't move: it is written down and never submitted."""
    key = standing.ledger.next_key(standing.account, fresh_audience)
    order, _ = standing.ledger.open(key, standing.account, fresh_audience, name="Slow one", max_credits=500)
    yield order
    standing.ledger.forget(standing.account, order.key)


MOVES = [
    (State.PLACING, {}),
    (State.BUILDING, {"vendor_id": 987_654}),
    (State.FETCHING, {"rows_total": 10, "rows_fetched": 4}),
]


def test_badge_card_and_progress_move_together(visit, standing, slow_order):
    visitor = visit("lists", {"list": slow_order.key})
    before = State.QUEUED
    for state, changes in MOVES:
        standing.ledger.advance(slow_order.key, before, state, **changes)
        visitor = visit("lists", {"list": slow_order.key})
        words = BADGES[state][0]
        badges = [text for text in said(visitor).splitlines() if "-badge[" in text and words in text]
        assert len(badges) == 2, "the heading's and the card's"
        others = [BADGES[other][0] for other in (State.PLACING, State.BUILDING, State.FETCHING) if other is not state]
        shown = [text for text in said(visitor).splitlines() if "-badge[" in text]
        assert not [text for text in shown for other in others if other in text]
        if "vendor_id" in changes:
            assert "list 987654" in said(visitor)
            assert "no list id yet" not in said(visitor)
        before = state


def test_what_a_fragment_reads_later_draws_the_whole_page_anew(visit, standing, slow_order, monkeypatch):
    from components.ui.pieces import following, keys

    visitor = visit("lists", {"list": slow_order.key})
    shown = visitor.session_state[keys.ORDERS_SHOWN]
    reruns = []
    monkeypatch.setattr(following.st, "rerun", lambda: reruns.append(1))
    monkeypatch.setattr(following.st, "session_state", {keys.ORDERS_SHOWN: shown})
    following.follow()
    assert reruns == []
    standing.ledger.advance(slow_order.key, State.QUEUED, State.PLACING)
    wait_for(lambda: standing.ledger.order(slow_order.key).state is State.PLACING, "the move")
    following.follow()
    assert reruns == [1]

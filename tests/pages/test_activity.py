"""Activity through the frame: what needs a person, what was spent, the journal narrowed, a month, and the webhooks."""

import time
import uuid

import pytest
from sqlalchemy import insert

from components.orders import Sought
from components.orders.tables import activity
from components.ui.activity.calls import journal_csv
from tests.pages.conftest import said
from tests.pages.test_pages import HOSTILE


def write(standing, **line):
    """Write a line into the journal; give its key."""
    key = uuid.uuid4().hex
    told = {
        "key": key, "account": standing.account, "person": "", "kind": "ai_assist", "subject": "Probate in Cook County", "max_credits": 1,
        "credits": 1, "outcome": "done", "detail": "", "started_at": time.time(), "finished_at": time.time(),
    }  # fmt: skip
    with standing.database.begin() as connection:
        connection.execute(insert(activity).values(told | line))
    return key


def uncertain(standing, **line):
    return write(standing, **{"outcome": "uncertain", "credits": None, "detail": "The line was cut.", **line})


def outcome(standing, key):
    return next((line.outcome, line.credits) for line in standing.journal.lines(standing.account) if line.key == key)


def test_what_is_unsettled_stands_on_top_and_a_person_settles_it(visit, standing):
    charged, not_charged = uncertain(standing, subject="Charged one"), uncertain(standing, subject="Free one")
    visitor = visit("activity")
    assert not visitor.exception
    told = said(visitor)
    assert "Needs you" in told
    assert "Charged one" in told
    assert "The line was cut" in told
    visitor.button(key=f"settle-True-{charged}").click().run()
    visitor.button(key=f"settle-False-{not_charged}").click().run()
    assert not visitor.exception
    assert outcome(standing, charged) == ("done", 1)
    assert outcome(standing, not_charged) == ("refused", 0)
    assert "Charged one" not in said(visit("activity"))


def test_an_uncertain_order_leads_to_where_it_is_decided(visit, standing, fresh_audience):
    key = standing.ledger.next_key(standing.account, fresh_audience)
    order, _ = standing.ledger.open(key, standing.account, fresh_audience, name="Lost one", max_credits=100)
    standing.ledger.advance(key, order.state, type(order.state).PLACING)
    standing.ledger.advance(key, type(order.state).PLACING, type(order.state).UNCERTAIN, reason="No answer.")
    try:
        visitor = visit("activity")
        assert not visitor.exception
        assert "Lost one" in said(visitor)
    finally:
        standing.orders.give_up(standing.ledger.order(key))


def test_calls_are_narrowed_and_paged(visit, standing):
    word = uuid.uuid4().hex[:8]
    for number in range(60):
        write(standing, subject=f"{word} {number}", person="Ann" if number < 3 else "")
    visitor = visit("activity")
    visitor.text_input(key="activity-text").set_value(word).run()
    assert not visitor.exception
    assert "60 calls" in said(visitor)
    assert len(visitor.dataframe[0].value) == 50
    visitor.multiselect(key="activity-persons").set_value(["Ann"]).run()
    assert len(visitor.dataframe[0].value) == 3
    visitor.multiselect(key="activity-kinds").set_value(["ai_assist"]).run()
    visitor.text_input(key="activity-text").set_value("no such thing").run()
    assert "No call is like that" in said(visitor)


def test_the_csv_holds_every_line_that_is_sought_and_runs_nothing(visit, standing):
    word = uuid.uuid4().hex[:8]
    write(standing, subject=f"=cmd('{word}')", person="@Ann")
    visit("activity")
    header, line = journal_csv(Sought(text=word)).decode("utf-8-sig").splitlines()
    assert header.replace('"', "").split(",")[:3] == ["started_at", "finished_at", "person"]
    assert f"'=cmd('{word}')" in line
    assert '"\'@Ann"' in line


def test_a_month_is_reckoned_up(visit, standing):
    standing.reckoning.balances.read(standing.account, standing.api)
    visitor = visit("activity", {"show": "Statement"})
    assert not visitor.exception
    told = said(visitor)
    assert "Balance before" in told
    assert "So there should be" in told
    assert "It adds up" in told or "than explained" in told


def test_webhooks_are_listed_and_an_unknown_one_is_shown_raw(visit, standing):
    standing.inbox.take(b'{"type": "<script>alert(1)</script>", "id": 3, "name": "[x](javascript:1)"}')
    visitor = visit("activity", {"show": "Webhooks"})
    assert not visitor.exception
    frame = next(one.value for one in visitor.dataframe if "replay" in one.value)
    assert "[x](javascript:1)" in set(frame["name"])
    assert "<script>" not in said(visitor)
    key = next(one.key for one in visitor.dataframe if "replay" in one.value)
    visitor.session_state[key] = {"selection": {"rows": [0], "columns": []}}
    visitor.run()
    assert not visitor.exception
    assert "alert(1)" in visitor.code[0].value


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_breaks_nothing(visit, standing, text):
    key = uncertain(standing, subject=text, detail=text, person=text, kind=text[:40])
    visitor = visit("activity", {"show": text})
    assert not visitor.exception
    visitor.text_input(key="activity-text").set_value(text).run()
    assert not visitor.exception
    standing.journal.settle(standing.account, key, charged=False)


def test_a_webhook_address_that_cannot_be_posted_to_says_so(visit):
    """A page without a browser has no address of its own."""
    visitor = visit("settings")
    visitor.button(key="test-webhook").click().run()
    assert not visitor.exception
    assert "Nothing was charged." in said(visitor)

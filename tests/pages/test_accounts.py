"""Two accounts, one house: what is one's is never seen from the other, by whatever a link names; the sidebar switches, and forgets."""

import pytest

from components.house import standing_house
from components.orders import State
from components.people import HERE
from tests.pages.conftest import _bought, said
from tests.pages.two_accounts import KEY, SECRET, Asked, emptied, filled
from tests.server.processes import wait_for

NAMED = [
    ("lists", {"list": "{order}"}),
    ("lists", {"own": "-7"}),
    ("lists", {"own": "{list}"}),
    ("assist", {"thread": KEY}),
    ("trace", {"batch": KEY}),
    ("trace", {"upload": KEY}),
    ("trace", {"for": "address", "trace": KEY}),
    ("trace", {"from": "leads", "lists": "{list}"}),
    ("lookup", {"dossier": KEY}),
    ("dnc", {"scrub": KEY}),
    ("dnc", {"from": "one", "check": KEY}),
    ("dnc", {"from": "leads", "lists": "{list}"}),
    ("outreach", {"receipt": KEY}),
    ("outreach", {"lists": "{list}"}),
    ("outreach", {"lists": "-7"}),
    ("propensity", {"lists": "{list}"}),
    ("stack", {"lists": "{list},-7"}),
    ("home", {}),
    ("build", {}),
    ("saved", {}),
    ("compare", {}),
    ("suppression", {}),
    ("activity", {}),
    ("activity", {"show": "Webhooks"}),
    ("notices", {}),
    ("privacy", {}),
    ("settings", {}),
    ("people", {}),
]


@pytest.fixture(scope="module")
def other(standing):
    """The second account: a list that was bought for real, and a row in every table."""
    key = standing.tying.add("Client Bravo", "", HERE)
    bravo = standing_house().seen_from(key)
    order = _bought(bravo)
    bravo.ledger.rename(key, order.key, SECRET)
    filled(bravo.database, key)
    yield bravo, bravo.ledger.order(order.key)
    emptied(bravo.database, key)
    standing.accounts.look_again()


@pytest.fixture(autouse=True)
def first_looked_from_last(standing, other):
    """Whatever the test before looked from, an address that names no account opens the first one."""
    standing.accounts.looks_from(HERE.id, standing_house().accounts.standing()[0].key)


@pytest.fixture
def not_a_member(standing, other, monkeypatch):
    """Whoever is here may look at the first account alone."""
    bravo, _ = other
    standing.accounts.admit(bravo.account, ["somebody"], HERE, everyone=False)
    monkeypatch.setattr("components.accounts.account.HERE", type("Nobody", (), {"id": "nobody"}))


def _query(told, order):
    return {name: text.format(order=order.key, list=order.list_id) for name, text in told.items()}


def _everything(visitor):
    frames = [frame.value.to_csv() for frame in visitor.dataframe]
    links = [str(element.proto) for element in visitor.get("page_link")]
    inputs = [
        str(box.value)
        for kind in ("text_input", "text_area", "selectbox", "multiselect")
        for box in getattr(visitor, kind)
    ]
    return "\n".join([said(visitor), *frames, *links, *inputs])


@pytest.mark.parametrize(("page", "told"), NAMED, ids=lambda value: str(value))
def test_nothing_of_another_account_is_seen_whatever_a_link_names(visit, standing, other, page, told):
    bravo, order = other
    with Asked(standing.database) as asked:
        visit("home")  # where most visits begin, and what is asked there is heard too
        visitor = visit(page, _query(told, order))
    assert not visitor.exception
    assert SECRET not in _everything(visitor)
    answers = list(asked.answers())
    assert answers
    for statement, rows in answers:
        if "FROM accounts" not in statement and "FROM account_members" not in statement and ":value" not in statement:
            carried = [row for row in rows if bravo.account in map(str, row) or SECRET in map(str, row)]
            assert not carried or statement.startswith("SELECT account FROM"), statement


def test_its_owner_sees_the_list(visit, other):
    bravo, order = other
    visitor = visit("lists", {"list": order.key, "account": bravo.account[:8]})
    assert not visitor.exception
    assert SECRET in _everything(visitor)


def test_a_link_to_another_accounts_list_offers_to_switch_and_opens_it_there(visit, other):
    bravo, order = other
    visitor = visit("lists", {"list": order.key})
    assert "Client Bravo" in said(visitor) and SECRET not in _everything(visitor)
    visitor.button(key="switch-and-open").click().run()
    assert SECRET in _everything(visitor)
    assert visitor.query_params["account"] == bravo.account[:8]


def test_one_who_is_not_a_member_hears_that_there_is_no_such_list(visit, other, not_a_member):
    _, order = other
    theirs, none = visit("lists", {"list": order.key}), visit("lists", {"list": "0" * 32})
    assert said(theirs) == said(none)
    assert "Client Bravo" not in _everything(theirs)


def test_switching_forgets_what_the_session_remembered(visit, standing, other, ready_order):
    bravo, _ = other
    visitor = visit("propensity", {"lists": str(ready_order.list_id)})
    assert "propensity-lists" in visitor.session_state
    visitor.button(key=f"account-{bravo.account[:8]}").click().run()
    assert visitor.session_state["account"] == bravo.account
    assert "lists" not in visitor.query_params
    assert visitor.run().session_state["account"] == bravo.account


def test_an_address_that_names_no_account_opens_the_one_looked_from_last(visit, standing, other):
    bravo, _ = other
    first = standing_house().accounts.standing()[0]
    assert visit("home").query_params["account"] == first.code
    visit("home").button(key=f"account-{bravo.account[:8]}").click().run()
    fresh = visit("settings")
    assert fresh.session_state["account"] == bravo.account
    assert fresh.query_params["account"] == bravo.account[:8]
    visit("home", {"account": first.code})
    assert visit("activity").session_state["account"] == first.key


def test_what_was_looked_from_last_opens_nothing_that_is_closed_by_now(visit, standing, other, not_a_member):
    bravo, _ = other
    standing.accounts.looks_from("nobody", bravo.account)
    standing.accounts.looks_from(HERE.id, bravo.account)
    visitor = visit("home")
    assert not visitor.exception
    assert "Client Bravo" not in _everything(visitor) and SECRET not in _everything(visitor)


def test_everyone_has_their_own_last_one(standing, other):
    bravo, _ = other
    standing.accounts.looks_from("ann", bravo.account)
    standing.accounts.looks_from("ann", bravo.account)
    assert standing.accounts.looked_from_last("ann") == bravo.account
    assert standing.accounts.looked_from_last("bob") == ""
    assert standing.accounts.looked_from_last(HERE.id) != bravo.account


def test_an_account_that_is_not_theirs_named_in_the_address_changes_nothing(visit, other, not_a_member):
    bravo, _ = other
    visitor = visit("home", {"account": bravo.account[:8]})
    assert not visitor.exception
    assert SECRET not in _everything(visitor)
    assert "account" not in visitor.query_params


def test_a_webhook_moves_the_order_of_its_own_account_alone(standing, other):
    bravo, order = other
    hint = standing.inbox.take(b'{"type": "lead_list", "id": %d, "name": "x"}' % order.list_id)
    before = standing.ledger.everything(standing_house().accounts.standing()[0].key)
    standing.orders.heard(hint)
    assert standing.ledger.everything(standing_house().accounts.standing()[0].key) == before
    assert [one.vendor_id for one in standing.inbox.received(account=bravo.account)][:1] == [order.list_id]
    assert not [
        one
        for one in standing.inbox.received(account=before[0].account if before else "0")
        if one.vendor_id == order.list_id
    ]


def test_a_webhook_that_names_another_accounts_list_does_not_settle_an_uncertain_order(standing, other, fresh_audience):
    """The hint is asked about with the order's own token, and another account's list is not there for it."""
    _, theirs = other
    first = standing_house().accounts.standing()[0].key
    order, _ = standing.ledger.open(
        standing.ledger.next_key(first, fresh_audience), first, fresh_audience, name="Lost", max_credits=5
    )
    standing.ledger.advance(order.key, State.QUEUED, State.PLACING)
    standing.ledger.advance(order.key, State.PLACING, State.UNCERTAIN, reason="lost")
    standing.orders.heard(standing.inbox.take(b'{"type": "lead_list", "id": %d}' % theirs.list_id))
    standing.orders.heard(
        standing.inbox.take(b'{"type": "lead_list", "id": %d, "name": "%s"}' % (theirs.list_id, order.code.encode()))
    )
    assert standing.ledger.order(order.key).state is State.UNCERTAIN
    standing.orders.give_up(order)


def test_an_archived_accounts_order_waits_with_its_note(standing, other, fresh_audience):
    bravo, _ = other
    standing.accounts.archive(bravo.account, HERE)
    try:
        key = bravo.ledger.next_key(bravo.account, fresh_audience)
        order, _ = bravo.ledger.open(key, bravo.account, fresh_audience, name="Waits", max_credits=5)
        bravo.orders.submit(order)
        wait_for(lambda: "token" in bravo.ledger.order(key).note, "the note")
        assert bravo.ledger.order(key).state is State.QUEUED
        assert bravo.orders.cancel(order)
    finally:
        standing.accounts.restore(bravo.account, HERE)

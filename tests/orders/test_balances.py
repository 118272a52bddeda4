from datetime import UTC, datetime, timedelta

import httpx
import pytest

from components.orders import Balances
from components.tracerfy import Tracerfy


@pytest.fixture
def balances(database):
    return Balances(database)


def now():
    return datetime.now(UTC) + timedelta(seconds=1)


def every(balances, account="acct"):
    return [one.balance for one in balances.between(account, now() - timedelta(days=1), now())]


def test_a_balance_is_remembered_where_it_has_changed(balances):
    for balance in (100, 100, 90, 90, 100):
        balances.note("acct", balance)
    balances.note("else", 7)
    assert every(balances) == [100, 90, 100]
    assert balances.before("acct", now()).balance == 100
    assert balances.before("acct", now() - timedelta(days=1)) is None
    assert every(balances, "else") == [7]


def test_what_is_read_is_remembered_and_a_fault_is_no_balance(balances):
    answers = iter([httpx.Response(200, json={"balance": 42}), httpx.Response(401, json={"detail": "No."})])
    api = Tracerfy("http://127.0.0.1:1/v1/api/", "token", transport=httpx.MockTransport(lambda _: next(answers)))
    assert balances.read("acct", api) == 42
    assert balances.read("acct", api) is None
    assert every(balances) == [42]


def test_play_is_forgotten(balances):
    balances.note("acct", 1)
    balances.note("else", 2)
    balances.forget_account("acct")
    assert every(balances) == []
    assert every(balances, "else") == [2]

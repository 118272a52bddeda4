import pytest

from components.audience import Audience, Cities, Place
from components.library import OwnLists, Shelf, Verdicts
from components.orders import Home, Inbox, Journal, Ledger, SpendingLimits
from tests.server.databases import new_database


@pytest.fixture
def audience():
    return Audience(strategies=("vacant",), geography=Cities((Place("Phoenix", "AZ"),)), requested_count=500)


@pytest.fixture
def database(tmp_path):
    engine = new_database(tmp_path / "platbook.sqlite")
    yield engine
    engine.dispose()


@pytest.fixture
def ledger(database):
    return Ledger(database, SpendingLimits())


@pytest.fixture
def shelf(database, tmp_path):
    return Shelf(database, tmp_path / "rows")


@pytest.fixture
def home(database, ledger, shelf):
    return Home(database, ledger, shelf, OwnLists(database, shelf), Verdicts(database))


@pytest.fixture
def journal(database):
    return Journal(database, SpendingLimits())


@pytest.fixture
def inbox(database):
    return Inbox(database)


@pytest.fixture
def order(ledger, audience):
    key = ledger.next_key("acct", audience)
    return ledger.open(key, "acct", audience, name="Vacant in Phoenix", max_credits=2500)[0]

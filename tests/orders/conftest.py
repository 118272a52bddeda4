import pytest
from sqlalchemy import create_engine

from components.audience import Audience, Cities, Place
from components.database import bring_up_to_date
from components.orders import Inbox, Journal, Ledger, SpendingLimits


@pytest.fixture
def audience():
    return Audience(strategies=("vacant",), geography=Cities((Place("Phoenix", "AZ"),)), requested_count=500)


@pytest.fixture
def database(tmp_path):
    engine = create_engine(f"sqlite:///{tmp_path / 'platbook.sqlite'}")
    bring_up_to_date(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def ledger(database):
    return Ledger(database, SpendingLimits())


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

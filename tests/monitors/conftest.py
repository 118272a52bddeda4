from tests.orders.conftest import *  # noqa: F403 - the same ledger and journal

"""The newest verdict of each number is kept, each account's apart; an unanswered flag stays unknown."""

from datetime import UTC, datetime, timedelta

import pytest

from components.library import Verdict, Verdicts
from tests.server.databases import new_database

THEN = datetime(2026, 11, 1, 12, tzinfo=UTC)


def verdict(phone, at=THEN, **flags):
    told = {"national_dnc": False, "state_dnc": False, "dma": False, "litigator": None} | flags
    return Verdict(phone, **told, phone_type="Mobile", checked_at=at, source="scrub 5")


@pytest.fixture
def verdicts(tmp_path):
    engine = new_database(tmp_path / "p.db")
    yield Verdicts(engine)
    engine.dispose()


def test_the_newest_wins_whatever_the_order_they_come_in(verdicts):
    older, newer = verdict("6025550100"), verdict("6025550100", THEN + timedelta(days=1), national_dnc=True)
    assert verdicts.keep("me", [newer, older]) == 1
    assert verdicts.of("me", ["6025550100"]) == {"6025550100": newer}
    assert verdicts.keep("me", [older]) == 0
    assert verdicts.keep("me", [newer]) == 0
    assert verdicts.of("me", ["6025550100"]) == {"6025550100": newer}


def test_many_are_kept_and_found_and_another_account_sees_none(verdicts):
    phones = [f"602555{line:04}" for line in range(1200)]
    assert verdicts.keep("me", map(verdict, phones)) == 1200
    assert set(verdicts.of("me", [*phones, "9995550000"])) == set(phones)
    assert verdicts.of("you", phones) == {}
    assert verdicts.forget("me", phones[:700]) == 700
    assert len(verdicts.table("me")) == 500


def test_as_a_table_it_keeps_what_is_unknown(verdicts):
    verdicts.keep("me", [verdict("6025550100", litigator=None, dma=True)])
    row = verdicts.table("me").to_pylist()[0]
    assert (row["phone"], row["litigator"], row["dma"], row["checked_at"]) == ("6025550100", None, True, THEN)
    assert verdicts.table("you").num_rows == 0

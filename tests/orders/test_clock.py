"""The clock steps back an hour: limits hold, and a job is not asked about without a pause."""

import time

import pytest

from components.audience import Audience, States
from components.faults import Forbidden
from components.orders import Journal, Ledger, SpendingLimits
from components.orders.watching import pause_s

HOUR_S = 3600


def test_what_was_spent_before_the_step_still_counts(database, monkeypatch):
    limits = SpendingLimits(max_daily_credits=100)
    ledger, journal = Ledger(database, limits), Journal(database, limits)
    journal.record("question", "acct", kind="dossier", subject="x", max_credits=90)
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now - HOUR_S)
    wanted = Audience(("vacant",), States(("AZ",)), requested_count=10)
    with pytest.raises(Forbidden):
        ledger.open(ledger.next_key("acct", wanted), "acct", wanted, name="x", max_credits=50)


@pytest.mark.parametrize(("age_s", "pause"), [(0, 2.0), (29, 2.0), (30, 5.0), (180, 15.0), (-HOUR_S, 5.0)])
def test_a_job_that_seems_to_be_of_the_future_is_not_asked_about_every_two_seconds(age_s, pause):
    assert pause_s(age_s) == pause

"""Quiet hours, the daily e-mail, the pauses between tries."""

from datetime import UTC, datetime

import pytest

from components.notices import EMAIL, SLACK, Hours
from components.notices.timing import LONGEST_PAUSE_S, due_at, pause_s

PHOENIX = "America/Phoenix"  # seven hours behind UTC all year


def at(day, hour, minute=0):
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("now", "due"),
    [(at(3, 4, 59), at(3, 4, 59)), (at(3, 5), at(3, 14)), (at(3, 13, 59), at(3, 14)), (at(3, 14), at(3, 14))],
)
def test_in_quiet_hours_a_message_waits_for_their_end(now, due):
    assert due_at(now, Hours(PHOENIX, quiet_from=22, quiet_until=7), SLACK) == due


def test_quiet_hours_within_a_day():
    hours = Hours(PHOENIX, quiet_from=12, quiet_until=13)
    assert due_at(at(3, 19, 30), hours, SLACK) == at(3, 20)
    assert due_at(at(3, 5), hours, SLACK) == at(3, 5)


@pytest.mark.parametrize(("now", "due"), [(at(3, 14, 59), at(3, 15)), (at(3, 15), at(4, 15)), (at(3, 23), at(4, 15))])
def test_the_daily_email_goes_at_its_hour_and_other_ways_at_once(now, due):
    hours = Hours(PHOENIX, digest_at=8)
    assert due_at(now, hours, EMAIL) == due
    assert due_at(now, hours, SLACK) == now


def test_an_hour_that_the_clock_jumps_over_comes_with_the_next():
    hours = Hours("America/New_York", digest_at=2)
    night = datetime(2026, 3, 8, 5, 30, tzinfo=UTC)  # 00:30, the night that has no 2 o'clock
    assert night < due_at(night, hours, EMAIL) <= datetime(2026, 3, 8, 7, tzinfo=UTC)


@pytest.mark.parametrize("hours", [Hours(), Hours("Nowhere/Land"), Hours(quiet_from=7, quiet_until=7), Hours("../etc")])
def test_without_hours_everything_goes_at_once(hours):
    assert due_at(at(3, 7, 5), hours, EMAIL) == at(3, 7, 5)


def test_the_pauses_double_up_to_two_hours():
    assert [pause_s(tries) for tries in (1, 2, 3)] == [30, 60, 120]
    assert pause_s(9) == pause_s(1000) == LONGEST_PAUSE_S

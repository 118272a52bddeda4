"""A watched audience that moved is told once a day that it was counted."""

from datetime import date

import pytest

from components.audience import Audience, Cities, Place, to_query
from components.notices import MOVED, Notices
from components.notices.store import notice_of
from components.notices.tables import notices
from components.saved import Saved
from components.saved.tables import metadata as saved_tables
from components.tidings import MovedAudiences

MINE = "mine"
PHOENIX = Audience(("vacant",), Cities((Place("Phoenix", "AZ"),)))


@pytest.fixture
def saved(database):
    saved_tables.create_all(database)
    return Saved(database)


@pytest.fixture
def counted(saved):
    def count(*matches):
        saved_id = saved.save(MINE, "Phoenix", PHOENIX)
        saved.watch(MINE, saved_id, watched=True)
        for day, number in enumerate(matches, start=1):
            saved.counted(saved.one(MINE, saved_id), number, date(2026, 11, day))

    return count


@pytest.fixture
def told(saved, database):
    def look(day):
        MovedAudiences(saved, Notices(database), lambda: [MINE], lambda: date(2026, 11, day)).look()
        with database.connect() as connection:
            return [notice_of(row) for row in connection.execute(notices.select()).mappings()]

    return look


def test_a_move_is_told_once_with_both_counts_and_the_way_there(counted, told):
    counted(1000, 1300)
    told(2)
    (one,) = told(3)
    assert (one.kind, one.title, one.share) == (MOVED, "Phoenix moved by +30%", pytest.approx(0.3))
    assert one.detail == "1,000 matched on 1 Nov, 1,300 on 2 Nov."
    assert (one.page, one.query) == ("build", to_query(PHOENIX))


@pytest.mark.parametrize("matches", [(), (5,), (1000, 1049), (1000, 951), (0, 0)])
def test_what_hardly_moved_is_no_news(counted, told, matches):
    counted(*matches)
    assert told(2) == []


def test_from_nothing_to_something_is_a_move(counted, told):
    counted(0, 7)
    assert [one.share for one in told(2)] == [1.0]


def test_a_move_of_last_week_is_no_news(counted, told):
    counted(1000, 1300)
    assert told(9) == []

"""What is told stands once, with what it tells of or not at all; each person has a list of their own."""

import time
from datetime import UTC, datetime

import pytest

from components.notices import APPROVAL, MOVED, Notice, Recipient
from components.notices.tables import lines, notices, outbox
from tests.notices.conftest import ME, MINE, OTHER, ready


def count(database, table):
    with database.connect() as connection:
        return len(connection.execute(table.select()).all())


def test_the_same_thing_is_told_once_and_spread_once(scene, database):
    assert scene.notices.tell_all([ready(), ready()]) == 1
    assert scene.notices.tell_all([ready(title="Another name")]) == 0
    assert (scene.spreading.spread(), scene.spreading.spread()) == (1, 0)
    assert scene.titles() == scene.titles(OTHER) == ["Tempe is ready"]
    assert count(database, lines) == 2


def test_a_notice_stands_with_what_it_tells_of_or_not_at_all(scene, database):
    with pytest.raises(ZeroDivisionError), database.begin() as connection:
        scene.notices.tell(connection, ready())
        _ = 1 / 0
    assert count(database, notices) == 0
    with database.begin() as connection:
        assert scene.notices.tell(connection, ready())
        assert not scene.notices.tell(connection, ready())
    assert count(database, notices) == 1


def test_a_notice_for_somebody_is_seen_by_nobody_else(scene):
    scene.tell(Notice("approval:7:asked", MINE, APPROVAL, "Ann asks to spend 9,000 credits", to=("other",)))
    assert (scene.titles(), scene.titles(OTHER)) == ([], ["Ann asks to spend 9,000 credits"])


def test_where_whom_it_was_for_has_gone_everybody_hears(scene):
    scene.tell(ready(to=("gone",)))
    assert scene.titles() == scene.titles(OTHER) == ["Tempe is ready"]


def test_another_account_hears_nothing(scene):
    scene.tell(ready())
    assert scene.titles(account="theirs") == []
    scene.notices.read("theirs", ME.key, "order:1:ready")
    assert scene.notices.unread(MINE, ME.key) == 1


def test_who_comes_later_hears_of_what_happens_from_then_on(scene):
    scene.tell(ready())
    late = Recipient("late")
    scene.members.append(late)
    scene.tell(ready("order:2:ready", "Mesa is ready"))
    assert scene.titles(late) == ["Mesa is ready"]


def test_read_and_all_read_are_each_persons_own(scene):
    scene.tell(ready(), ready("order:2:ready", "Mesa is ready"), ready("order:3:ready", "Yuma is ready"))
    scene.notices.read(MINE, ME.key, "order:2:ready")
    assert scene.notices.unread(MINE, ME.key) == 2
    assert [line.notice.title for line in scene.notices.latest(MINE, ME.key, 9) if line.read] == ["Mesa is ready"]
    scene.notices.read_all(MINE, ME.key)
    assert (scene.notices.unread(MINE, ME.key), scene.notices.unread(MINE, OTHER.key)) == (0, 3)


def test_the_newest_comes_first_and_the_list_goes_on(scene):
    from datetime import timedelta

    first = ready()
    later = [ready(f"k{n}", f"Number {n}", happened_at=first.happened_at + timedelta(minutes=n)) for n in (1, 2, 3)]
    scene.tell(first, *later)
    assert scene.titles()[0] == "Number 3"
    assert [line.notice.title for line in scene.notices.latest(MINE, ME.key, 2, 2)] == ["Number 1", "Tempe is ready"]
    assert scene.notices.count(MINE, ME.key) == 4


@pytest.mark.parametrize(("share", "heard"), [(0.3, True), (-0.3, True), (0.1, False), (-0.19, False)])
def test_a_move_is_heard_from_ones_own_share_on(scene, share, heard):
    scene.chosen(moved_share=0.2, email="me@example.com")
    scene.tell(Notice("moved:1:2026-11-03", MINE, MOVED, "Tempe moved", share=share))
    assert (scene.titles() == ["Tempe moved"]) is heard
    assert (len(scene.outbox.claimed()) == 1) is heard


def test_forgetting_an_account_or_a_person_leaves_the_others(scene, database):
    scene.chosen(email="me@example.com")
    scene.tell(ready())
    scene.notices.forget_person(MINE, ME.key)
    assert (scene.titles(), scene.titles(OTHER), count(database, outbox)) == ([], ["Tempe is ready"], 0)
    scene.notices.forget_account(MINE)
    assert (scene.titles(OTHER), count(database, notices)) == ([], 0)


def test_what_no_list_shows_any_more_goes_and_is_not_told_again(scene, database):
    scene.clock = float(int(time.time()) - 61 * 86_400)  # whole: a moment is kept to the microsecond
    scene.chosen(slack_url="https://hooks.example/x")
    old = ready(happened_at=datetime.fromtimestamp(scene.clock, UTC))
    scene.tell(old, ready("order:2:ready", "Mesa is ready"))
    for parcel in scene.outbox.claimed():
        scene.outbox.sent(parcel)
    assert scene.titles() == ["Mesa is ready"]
    scene.notices.forget_old()
    assert (count(database, lines), count(database, outbox)) == (2, 0)
    assert scene.notices.tell_all([old]) == 0

"""Who lives, by the database's clock: a name is one process's, a silent one is dead, and a clock that jumps kills nobody."""

import pytest
from sqlalchemy import update

from components.replicas import LEASE_S, NameTaken, Roll, lease, replica_name
from components.replicas.tables import replicas


@pytest.fixture
def steady(monkeypatch):
    """This machine's steady clock, moved by hand."""
    now = [1000.0]
    monkeypatch.setattr(lease.time, "monotonic", lambda: now[0])
    return now


def roll(database, name, sleep=lambda seconds: None):
    return Roll(database, name, "test", sleep=sleep)


def silent_since(database, name, seconds):
    with database.begin() as connection:
        mine = replicas.c.name == name
        connection.execute(update(replicas).where(mine).values(seen_at=replicas.c.seen_at - seconds))


def test_a_silent_one_is_dead_after_its_lease_and_two_looks(database, steady):
    one, other = roll(database, "one"), roll(database, "other")
    one.sign_on()
    other.sign_on()
    assert one.alive() == {one.lease, other.lease}
    silent_since(database, "other", LEASE_S + 1)
    assert other.lease in one.alive(), "it may be the database's clock that jumped"
    steady[0] += 5
    assert one.alive() == {one.lease}
    assert other.beat(), "it was frozen, nobody has its name"
    assert other.lease in one.alive()


def test_a_clock_that_jumps_kills_nobody_who_beats(database, steady):
    one, other = roll(database, "one"), roll(database, "other")
    one.sign_on()
    other.sign_on()
    one.alive()
    for seconds in (-3600, 3600):
        silent_since(database, "other", seconds)
        steady[0] += 3
        assert other.lease in one.alive()
        other.beat()
        steady[0] += 3
        assert other.lease in one.alive()


def test_who_signs_off_is_dead_at_once(database):
    one, other = roll(database, "one"), roll(database, "other")
    one.sign_on()
    other.sign_on()
    other.sign_off()
    assert one.alive() == {one.lease}


def test_a_name_that_somebody_lives_under_is_refused(database):
    one = roll(database, "same")
    one.sign_on()
    with pytest.raises(NameTaken, match="runs under the name same"):
        roll(database, "same", sleep=lambda seconds: one.beat()).sign_on()
    assert one.beat()


def test_a_name_that_a_killed_process_left_is_taken_and_the_old_lease_is_dead(database):
    killed, again = roll(database, "same"), roll(database, "same")
    killed.sign_on()
    again.sign_on()
    assert again.alive() == {again.lease}
    assert not killed.beat(), "should it wake up, it knows that its name is another's"


def test_of_two_that_start_at_once_one_has_the_name(database):
    one, other = roll(database, "same"), roll(database, "same")
    one._take("")
    with pytest.raises(NameTaken):
        other._take("")


def test_the_name_is_the_machines_and_stays_with_the_data_folder(tmp_path, monkeypatch):
    monkeypatch.setattr(lease.socket, "gethostname", lambda: "desk")
    here, there = tmp_path / "here", tmp_path / "there"
    here.mkdir()
    there.mkdir()
    assert replica_name("", here).startswith("desk-")
    assert replica_name("", here) == replica_name("", here) != replica_name("", there)
    assert replica_name("front", here) == "front"

"""Who hears: this machine where nobody signs in; else whoever is here and may look; approvals reach who may approve, and who asked."""

import time

import pytest

from components.notices import Choices, Notices, Spreading
from components.orders.tables import activity, approvals, metadata
from components.people import HERE, Allowance, People, Person, Role
from components.people.tables import metadata as people_tables
from components.people.tables import people as people_table
from components.tidings import AskedApprovals, Hearers, OwnLimits

MINE, OTHERS = "mine", "others"


@pytest.fixture
def database(database):
    metadata.create_all(database)
    people_tables.create_all(database)
    return database


@pytest.fixture
def person(database):
    def come(name, role, *, active=True, **limits):
        row = {"id": name, "issuer": "", "subject": name, "email": f"{name}@example.com", "name": name.capitalize()}
        row |= {
            "role": role.value,
            "role_from": "hand",
            "active": active,
            "came_by": "",
            "joined_at": 0,
            "last_seen_at": 0,
        }
        with database.begin() as connection:
            connection.execute(people_table.insert().values(row | limits))

    return come


@pytest.fixture
def hearers(database):
    return Hearers(People(database), sign_in=True, may_look=lambda person, account: (person, account) != ("eve", MINE))


@pytest.fixture
def heard(database, hearers):
    def lines(who):
        Spreading(database, Choices(database, loopback_too=True), hearers.recipients).spread()
        return [line.notice.title for account in (MINE, OTHERS) for line in Notices(database).latest(account, who, 9)]

    return lines


def test_where_nobody_signs_in_it_is_this_machine_whoever_signed_in_before(database, person):
    person("ann", Role.ADMIN)
    assert Hearers(People(database), sign_in=False).persons(MINE) == (HERE,)


def test_whoever_was_let_go_or_may_not_look_hears_nothing(person, hearers):
    person("ann", Role.ADMIN)
    person("bob", Role.BUILDER)
    person("cid", Role.ADMIN, active=False)
    person("eve", Role.ADMIN)
    assert [one.key for one in hearers.recipients(MINE)] == ["ann", "bob"]
    assert [one.key for one in hearers.recipients(OTHERS)] == ["ann", "bob", "eve"]
    assert (hearers.approvers(MINE), hearers.approvers(OTHERS)) == (("ann",), ("ann", "eve"))


@pytest.fixture
def request_of(database):
    def ask(state="waiting", **more):
        row = {
            "id": "r",
            "key": "k",
            "account": MINE,
            "kind": "lead_list",
            "name": "Boise",
            "wanted": "",
            "note": "call Kevin",
        }
        row |= {
            "requested_count": 1,
            "max_credits": 9000,
            "by_id": "bob",
            "person": "Bob",
            "asked_at": 1.0,
            "answer": "no Kevin",
        }
        row |= {"state": state, "decided_by": "", "expires_at": time.time() + 99}
        with database.begin() as connection:
            connection.execute(approvals.delete())
            connection.execute(approvals.insert().values(row | more))

    return ask


def test_a_request_reaches_who_may_approve_and_its_answer_who_asked(database, person, hearers, heard, request_of):
    person("ann", Role.ADMIN)
    person("bob", Role.BUILDER)
    asked = AskedApprovals(database, Notices(database), hearers.approvers)
    request_of(asked_at=time.time())
    assert (asked.look(), asked.look()) == (1, 0)
    assert heard("ann") == ["Bob asks to spend up to 9,000 credits ($180.00)"]
    assert heard("bob") == []
    request_of("approved", decided_by="Ann", decided_at=time.time())
    assert (asked.look(), asked.look()) == (1, 0)
    assert heard("bob") == ["Boise was approved"]
    assert len(heard("ann")) == 1


def test_nobody_hears_of_their_own_request_and_free_text_stays_in(database, person, hearers, heard, request_of):
    person("bob", Role.ADMIN)
    asked = AskedApprovals(database, Notices(database), hearers.approvers)
    request_of(asked_at=time.time())
    assert asked.look() == 0
    request_of("withdrawn", asked_at=time.time())
    assert asked.look() == 0
    request_of("declined", decided_by="Ann", decided_at=time.time())
    assert asked.look() == 1
    (line,) = Notices(database).latest(MINE, "bob", 9) if heard("bob") else ()
    assert "Kevin" not in repr(line)


def test_ones_own_limit_is_told_to_oneself_once(database, person, hearers, heard):
    person("ann", Role.ADMIN)
    person("bob", Role.BUILDER, max_daily_credits=100, max_monthly_credits=10_000)
    own = OwnLimits(database, Notices(database), lambda: [MINE, OTHERS], hearers.persons)
    assert own.look() == 0
    with database.begin() as connection:
        row = {"key": "k", "account": OTHERS, "kind": "lookup", "subject": "", "max_credits": 85, "outcome": "done"}
        connection.execute(activity.insert().values(row | {"by_id": "bob", "credits": 85, "started_at": time.time()}))
    assert (own.look(), own.look()) == (1, 0)
    assert (heard("bob"), heard("ann")) == (["Your limit of the day runs low"], [])


def test_no_limit_is_never_low(database):
    everything = Person("x", "X", "", Role.ADMIN, Allowance())
    assert OwnLimits(database, Notices(database), lambda: [MINE], lambda _: [everything]).look() == 0

"""Who comes in, as what, and who does not."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import create_engine, update

from components.database import bring_up_to_date
from components.faults import BadInput, Forbidden
from components.people import HERE, Admission, Allowance, Identity, Invitations, People, Role
from components.people.tables import invitations, people
from tests.people.somebody import somebody

ISSUER = "https://id.example.com"
BOSS = somebody("Boss")


@pytest.fixture(scope="session")
def empty(tmp_path_factory):
    path = tmp_path_factory.mktemp("people") / "empty.db"
    engine = create_engine(f"sqlite:///{path}")
    bring_up_to_date(engine)
    engine.dispose()
    return path.read_bytes()


@pytest.fixture
def database(empty, tmp_path):
    (tmp_path / "p.db").write_bytes(empty)
    engine = create_engine(f"sqlite:///{tmp_path / 'p.db'}")
    yield engine
    engine.dispose()


def who(name, *, verified=True, **claims):
    return Identity(ISSUER, f"sub-{name}", f"{name}@example.com".lower(), verified, name, claims)


def test_a_stranger_stays_outside_and_leaves_no_trace(database):
    house = People(database)
    assert house.admit(who("Eve")) is None
    assert house.members() == ()


def test_the_settings_name_the_first_admin_by_a_verified_address_alone(database):
    house = People(database, Admission(first_admin="ana@example.com"))
    assert house.admit(who("Ana", verified=False)) is None
    assert house.admit(who("Ana", verified=None)) is None
    ana = house.admit(who("Ana"))
    assert (ana.role, ana.name, ana.email) == (Role.ADMIN, "Ana", "ana@example.com")
    assert house.admit(who("Ana")).id == ana.id


def test_who_is_no_longer_named_by_the_settings_is_out(database):
    People(database, Admission(first_admin="ana@example.com")).admit(who("Ana"))
    assert People(database, Admission(first_admin="bo@example.com")).admit(who("Ana")) is None


@pytest.mark.parametrize(
    ("told", "role"),
    [
        ({"groups": ["sales"]}, Role.BUILDER),
        ({"groups": ["guests", "it", "sales"]}, Role.ADMIN),
        ({"groups": "guests"}, Role.VIEWER),
        ({"groups": ["others"]}, None),
        ({"groups": None}, None),
        ({"groups": {"it": True}}, None),
        ({}, None),
    ],
)
def test_a_claim_makes_the_highest_role_that_it_names(database, told, role):
    roles = {"it": Role.ADMIN, "sales": Role.BUILDER, "guests": Role.VIEWER}
    house = People(database, Admission(role_claim="groups", role_values=roles, builder=Allowance(100, 200, 300)))
    person = house.admit(who("Ana", **told))
    assert (person and person.role) == role
    if role is Role.BUILDER:
        assert person.allowance == Allowance(100, 200, 300)


def test_a_role_by_claim_follows_the_claim_and_ends_with_it(database):
    nested = Admission(role_claim="realm.roles", role_values={"a": Role.ADMIN, "b": Role.BUILDER})
    house = People(database, nested)
    assert house.admit(who("Ana", realm={"roles": ["b"]})).role is Role.BUILDER
    assert house.admit(who("Ana", realm={"roles": ["a"]})).role is Role.ADMIN
    assert house.admit(who("Ana", realm={"roles": []})) is None


def test_an_invitation_by_link_works_once_for_whoever_has_it(database):
    house = People(database)
    code = Invitations(database).invite(Role.BUILDER, allowance=Allowance(500), by=BOSS)
    assert house.admit(who("Ana"), "another code") is None
    ana = house.admit(who("Ana", verified=False), code)
    assert (ana.role, ana.allowance) == (Role.BUILDER, Allowance(500))
    assert house.admit(who("Bo"), code) is None
    assert house.admit(who("Ana")).id == ana.id
    assert Invitations(database).open() == ()


def test_an_invitation_for_an_address_is_for_who_has_it_verified(database):
    house, made = People(database), Invitations(database)
    code = made.invite(Role.VIEWER, email=" Ana@Example.com ", by=BOSS)
    assert house.admit(who("Bo"), code) is None
    assert house.admit(who("Ana", verified=False), code) is None
    assert house.admit(who("Ana")).role is Role.VIEWER
    assert house.members()[0].came_by == "Boss"


def test_an_invitation_ends_after_its_days_and_when_it_is_withdrawn(database):
    house, made = People(database), Invitations(database)
    late, gone = made.invite(Role.VIEWER, by=BOSS), made.invite(Role.VIEWER, email="bo@example.com", by=BOSS)
    with database.begin() as connection:
        connection.execute(update(invitations).where(invitations.c.email == "").values(expires_at=0.0))
    (open_one,) = made.open()
    assert open_one.expires_at - datetime.now(UTC) > timedelta(days=6)
    made.withdraw(open_one.digest, BOSS)
    assert house.admit(who("Ana"), late) is None
    assert house.admit(who("Bo"), gone) is None


def test_of_many_who_hold_one_link_one_comes_in(database):
    house, code = People(database), Invitations(database).invite(Role.VIEWER, by=BOSS)
    with ThreadPoolExecutor(6) as pool:
        came = list(pool.map(lambda name: house.admit(who(name), code), "abcdef"))
    assert sum(person is not None for person in came) == 1


def test_one_person_in_many_tabs_is_one_person(database):
    house = People(database, Admission(first_admin="ana@example.com"))
    with ThreadPoolExecutor(6) as pool:
        came = {person.id for person in pool.map(lambda _: house.admit(who("Ana")), range(12))}
    assert len(came) == len(house.members()) == 1


def test_the_code_is_kept_nowhere(database, tmp_path):
    code = Invitations(database).invite(Role.VIEWER, by=BOSS)
    database.dispose()
    assert all(code.encode() not in path.read_bytes() for path in tmp_path.iterdir())


@pytest.mark.parametrize("text", ["ana", "@b.c", "a@b", "a b@c.de", "a@b@c.de", f"{'a' * 330}@b.cd"])
def test_what_is_no_address_is_not_invited(database, text):
    with pytest.raises(BadInput):
        Invitations(database).invite(Role.VIEWER, email=text, by=BOSS)


def test_a_changed_role_and_changed_limits_hold_at_once(database):
    house = joined(database, "Ana", Role.VIEWER)
    (ana,) = house.members()
    house.change(ana.person.id, Role.BUILDER, Allowance(10, 20, 30), BOSS)
    again = house.admit(who("Ana"))
    assert (again.role, again.allowance) == (Role.BUILDER, Allowance(10, 20, 30))


def test_who_was_let_go_is_out_with_their_history_and_comes_back(database):
    house = joined(database, "Ana", Role.VIEWER)
    ana = house.members()[0].person
    house.let_go(ana.id, BOSS)
    assert house.admit(who("Ana")) is None
    assert [one.person.name for one in house.members()] == ["Ana"]
    house.take_back(ana.id, BOSS)
    assert house.admit(who("Ana")).id == ana.id


def test_a_file_is_fetched_by_somebody_as_they_stand_then(database):
    house = joined(database, "Ana", Role.VIEWER)
    drawn = house.members()[0].person
    house.let_go(drawn.id, BOSS)
    assert not house.now(drawn).active
    assert house.now(HERE) is HERE


def test_somebody_can_always_change_people(database):
    house = joined(database, "Ana", Role.ADMIN)
    ana = house.members()[0].person
    for attempt in (
        lambda: house.let_go(ana.id, BOSS),
        lambda: house.let_go(ana.id, ana),
        lambda: house.change(ana.id, Role.VIEWER, Allowance(), BOSS),
    ):
        with pytest.raises(Forbidden):
            attempt()
    assert house.admit(who("Ana")).role is Role.ADMIN


def test_who_the_settings_name_is_not_changed_on_a_page(database):
    house = People(database, Admission(first_admin="ana@example.com"))
    ana = house.admit(who("Ana"))
    with pytest.raises(Forbidden, match="by the settings"):
        house.change(ana.id, Role.VIEWER, Allowance(), BOSS)


def test_two_of_one_name_are_told_apart_in_records(database):
    house = joined(database, "Ana", Role.VIEWER)
    code = Invitations(database).invite(Role.VIEWER, by=BOSS)
    other = Identity("https://other.example.com", "1", "ana@other.example.com", True, "Ana")
    assert house.admit(other, code).name == "Ana (ana@other.example.com)"
    assert house.admit(who("Ana")).name == "Ana"


def test_when_somebody_was_last_seen_is_kept(database):
    house = joined(database, "Ana", Role.VIEWER)
    with database.begin() as connection:
        connection.execute(update(people).values(last_seen_at=0.0))
    house.admit(who("Ana"))
    assert datetime.now(UTC) - house.members()[0].last_seen_at < timedelta(minutes=5)


@pytest.mark.parametrize("role", [Role.VIEWER, Role.BUILDER])
def test_only_an_admin_changes_people(database, role):
    house, made, someone = joined(database, "Ana", Role.VIEWER), Invitations(database), somebody("Bo", role)
    ana = house.members()[0].person
    made.invite(Role.VIEWER, by=HERE)
    for attempt in (
        lambda: house.change(ana.id, Role.ADMIN, Allowance(), someone),
        lambda: house.let_go(ana.id, someone),
        lambda: house.take_back(ana.id, someone),
        lambda: made.invite(Role.ADMIN, by=someone),
        lambda: made.withdraw(made.open()[0].digest, someone),
    ):
        with pytest.raises(Forbidden):
            attempt()
    assert len(made.open()) == 1
    assert house.admit(who("Ana")).role is Role.VIEWER


def joined(database, name, role):
    house = People(database)
    house.admit(who(name), Invitations(database).invite(role, by=BOSS))
    return house

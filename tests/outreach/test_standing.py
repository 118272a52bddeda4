"""No combination of unknowns is ever allowed; scrubs and lists are merged as the room says."""

from datetime import UTC, datetime, timedelta

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from components.faults import BadInput
from components.library import pack
from components.outreach import Override, Reason, allowed, withheld
from tests.outreach.conftest import DAY_S, MINE, World, lead, phone

NUMBER = "6025550147"
FLAG = st.sampled_from([True, False, None])
AGES = st.sampled_from([None, 0, 10, 30.9, 31.1, 400])


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    made = World(tmp_path_factory.mktemp("standing"))
    yield made
    made.database.dispose()


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    listed=st.lists(st.tuples(FLAG, FLAG), min_size=1, max_size=2),
    scrub=st.none() | st.tuples(FLAG, FLAG, FLAG, FLAG, AGES),
    list_age=AGES,
)
def test_a_phone_is_allowed_only_where_both_kinds_of_flag_were_answered_no_in_time(shared, listed, scrub, list_age):
    now = datetime.now(UTC)
    shared.verdicts.forget(MINE, [NUMBER])
    list_id = -1 if list_age is None else 1
    dated = {"flags_checked_at": None}
    shared.shelf.put(MINE, list_id, [pack([lead(**phone(NUMBER, dnc=d, tcpa=t), **dated) for d, t in listed])])
    if list_age is not None:
        backdate(shared, list_id, now - timedelta(days=list_age))
    scrubbed_at = None
    if scrub:
        national, state, dma, litigator, age = scrub
        scrubbed_at = now - timedelta(days=age or 0)
        shared.scrub(NUMBER, scrubbed_at, national_dnc=national, state_dnc=state, dma=dma, litigator=litigator)
    told = shared.contacts(list_id, now=now)
    shared.shelf.drop(MINE, list_id)
    assert len(set(told["reason"].to_pylist())) == 1, told.to_pylist()
    (reason,) = set(told["reason"].to_pylist())
    # What must hold whatever the merging does: somebody said no to each, not too long ago, and nobody newer said yes.
    dncs, tcpas = [d for d, _ in listed], [t for _, t in listed]
    fresh_list = list_age is not None and list_age <= 31
    clear_by_scrub = scrub and scrub[0] is False and scrub[1] is False and (scrub[4] or 0) <= 31
    clear_by_list = False in dncs and fresh_list
    known_litigator = (scrub and scrub[3] is False) or False in tcpas
    if reason == "":
        assert clear_by_scrub or clear_by_list
        assert known_litigator
        assert not (scrub and (scrub[0] or scrub[1] or scrub[3]))
        assert True not in tcpas or (scrub and scrub[3] is False)
        assert True not in dncs or (scrub and scrub[0] is False and scrub[1] is False)
    if all(flag is None for flag in [*dncs, *tcpas, *(scrub[:4] if scrub else ())]):
        assert reason == Reason.UNKNOWN
    if not scrub and True in tcpas:
        assert reason == Reason.LITIGATOR


def backdate(world, list_id, moment):
    from sqlalchemy import update

    from components.library.tables import blobs

    with world.database.begin() as connection:
        connection.execute(update(blobs).where(blobs.c.list_id == list_id).values(put_at=moment.timestamp()))


def days_ago(days):
    return datetime.now(UTC) - timedelta(days=days)


@pytest.mark.parametrize(
    ("cells", "scrub", "list_days", "reason"),
    [
        (phone(NUMBER), None, 0, ""),
        (phone(NUMBER), None, 30.9, ""),
        (phone(NUMBER), None, 31.1, "stale"),
        (phone(NUMBER, dnc=None), None, 0, "unknown"),
        (phone(NUMBER, tcpa=None), None, 0, "unknown"),
        (phone(NUMBER, dnc=True), None, 0, "dnc"),
        (phone(NUMBER, dnc=True), None, 400, "dnc"),
        (phone(NUMBER, tcpa=True), None, 0, "litigator"),
        (phone(NUMBER, dnc=True), {}, 5, ""),
        (phone(NUMBER, dnc=None, tcpa=None), {}, 5, ""),
        (phone(NUMBER, tcpa=True), {}, 5, ""),
        (phone(NUMBER), {"national_dnc": True}, 5, "national_dnc"),
        (phone(NUMBER), {"state_dnc": True}, 5, "state_dnc"),
        (phone(NUMBER), {"litigator": True}, 5, "litigator"),
        (phone(NUMBER), {"dma": True}, 5, ""),
        (phone(NUMBER, dnc=None), {"state_dnc": None}, 5, "unknown"),
        (phone(NUMBER, dnc=None, tcpa=None), {"litigator": None}, 5, "unknown"),
        (phone("1115550147"), None, 0, "invalid"),
        (phone("16025550147"), None, 0, ""),
    ],
)
def test_what_lists_and_a_scrub_of_today_say_together(world, cells, scrub, list_days, reason):
    world.put(lead(**cells))
    backdate(world, 1, days_ago(list_days))
    if scrub is not None:
        world.scrub(NUMBER, **scrub)
    assert list(world.reasons().values()) == [reason]


def test_a_scrub_older_than_the_list_does_not_clear_its_flag_but_a_yes_of_it_stays(world):
    world.put(lead(**phone(NUMBER, dnc=True)), lead("2 Oak St", **phone("6025550148")))
    world.scrub(NUMBER, days_ago(3))
    world.scrub("6025550148", days_ago(300), national_dnc=True)
    assert world.reasons() == {NUMBER: "dnc", "6025550148": "national_dnc"}


def test_a_number_that_is_flagged_on_one_lead_is_flagged_on_the_next(world):
    world.put(lead(**phone(NUMBER)), lead("2 Oak St", **phone(NUMBER, dnc=True)))
    assert world.contacts()["reason"].to_pylist() == ["dnc", "dnc"]


def test_rows_of_our_own_lists_clear_nothing_unless_they_say_when_they_were_checked(world):
    world.put(lead(**phone(NUMBER)), list_id=-1)
    assert world.reasons(-1) == {NUMBER: "unknown"}
    world.put(lead(**phone(NUMBER), flags_checked_at=days_ago(4).date().isoformat()), list_id=-1)
    assert world.reasons(-1) == {NUMBER: ""}
    world.put(lead(**phone(NUMBER), flags_checked_at=days_ago(40).date().isoformat()), list_id=-1)
    assert world.reasons(-1) == {NUMBER: "stale"}


def test_a_litigator_is_lifted_by_a_typed_reason_alone_and_then_the_next_barrier_counts(world):
    world.put(lead(**phone(NUMBER, tcpa=True)), lead("2 Oak St", **phone("6025550148", tcpa=True, dnc=True)))
    override = Override(Reason.LITIGATOR, "He is our own client since May", "ana", datetime.now(UTC))
    assert world.reasons(overrides=[override]) == {NUMBER: "", "6025550148": "dnc"}
    assert world.contacts(overrides=[override])["lifted"].to_pylist() == ["litigator", "litigator"]


@pytest.mark.parametrize("reason", [reason for reason in Reason if reason not in {Reason.NONE, Reason.LITIGATOR}])
def test_nothing_else_is_lifted_by_a_reason(reason):
    with pytest.raises(BadInput, match="No reason lifts"):
        Override(reason, "because I say so, truly", "ana", datetime.now(UTC))


def test_an_override_without_a_reason_is_refused():
    with pytest.raises(BadInput, match="Type why"):
        Override(Reason.LITIGATOR, "  ok  ", "ana", datetime.now(UTC))


def test_those_on_the_dmas_list_are_warned_of_and_come_last(world):
    world.put(lead(**phone(NUMBER), sell_propensity_score=90), lead("2 Oak St", **phone("6025550148")))
    world.scrub(NUMBER, dma=True)
    assert world.contacts()["phone"].to_pylist() == ["6025550148", NUMBER]


def test_what_is_withheld_adds_up(world):
    world.put(
        lead(
            **phone(NUMBER), **phone("6025550148", "mobile_2", dnc=True), **phone("6025550149", "landline_1", dnc=None)
        ),
        lead("2 Oak St", death=True, **phone("6025550150", "primary_phone", tcpa=True)),
    )
    told = world.contacts()
    assert withheld(told) == {Reason.LITIGATOR: 1, Reason.DNC: 1, Reason.UNKNOWN: 1}
    assert len(allowed(told)) + sum(withheld(told).values()) == len(told) == 4
    assert dict(zip(told["phone"].to_pylist(), told["deceased"].to_pylist(), strict=True))["6025550150"] is True
    assert isinstance(told, pa.Table)
    assert max(told["checked_at"].to_pylist()) - min(told["checked_at"].to_pylist()) < DAY_S

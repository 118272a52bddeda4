"""One phone is judged as many are; how old an answer is, and which numbers a scrub would tell something new of."""

from datetime import UTC, datetime, timedelta

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from components.library import Selection, Verdict, pack
from components.outreach import Freshness, Reason, age_days, due, freshness_of, judged, numbers_of, phone_columns_of
from tests.outreach.conftest import MINE, World, lead, phone
from tests.outreach.test_standing import AGES, FLAG, backdate, days_ago

NUMBER = "6025550147"
NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    made = World(tmp_path_factory.mktemp("one"))
    yield made
    made.database.dispose()


def verdict(days, **flags):
    told = {"national_dnc": False, "state_dnc": False, "dma": False, "litigator": False} | flags
    return Verdict(NUMBER, **told, phone_type="Mobile", checked_at=NOW - timedelta(days=days), source="scrub 1")


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(dnc=FLAG, tcpa=FLAG, list_age=AGES, scrub=st.none() | st.tuples(FLAG, FLAG, FLAG, FLAG, AGES))
def test_one_phone_is_judged_as_many_are(shared, dnc, tcpa, list_age, scrub):
    now = datetime.now(UTC)
    shared.verdicts.forget(MINE, [NUMBER])
    list_id = -1 if list_age is None else 1
    shared.shelf.put(MINE, list_id, [pack([lead(**phone(NUMBER, dnc=dnc, tcpa=tcpa))])])
    told_at = None if list_age is None else now - timedelta(days=list_age)
    if told_at is not None:
        backdate(shared, list_id, told_at)
    if scrub:
        flags = dict(zip(("national_dnc", "state_dnc", "dma", "litigator"), scrub[:4], strict=True))
        shared.scrub(NUMBER, now - timedelta(days=scrub[4] or 0), **flags)
    (many,) = shared.contacts(list_id, now=now)["reason"].to_pylist()
    shared.shelf.drop(MINE, list_id)
    assert judged(dnc, tcpa, told_at, shared.verdicts.of(MINE, [NUMBER]).get(NUMBER), now) == Reason(many)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (None, Freshness.NEVER),
        (verdict(0), Freshness.FRESH),
        (verdict(24.9), Freshness.FRESH),
        (verdict(25), Freshness.SOON),
        (verdict(30.9), Freshness.SOON),
        (verdict(31), Freshness.STALE),
        (verdict(400, national_dnc=True), Freshness.STALE),
        (verdict(1, national_dnc=True), Freshness.FRESH),
        (verdict(1, state_dnc=None), Freshness.NEVER),
        (verdict(1, dma=None), Freshness.FRESH),
        (verdict(1, litigator=None), Freshness.NEVER),
    ],
)
def test_how_old_an_answer_is(world, given, expected):
    assert freshness_of(given, NOW) is expected
    if given is not None:
        world.verdicts.keep(MINE, [given])
    found = due(pa.array([NUMBER, "6025550199"]), world.scrubbed.table(MINE), NOW)
    assert found.ages.to_pylist() == [expected.value, "never"]
    assert found.count(expected) == (2 if expected is Freshness.NEVER else 1)
    assert found.wants(Freshness.STALE, Freshness.NEVER).to_pylist() == [
        expected in (Freshness.STALE, Freshness.NEVER),
        True,
    ]


def test_no_numbers_are_due_of_none(world):
    assert due(pa.array([], pa.string()), world.scrubbed.table(MINE)).count(*Freshness) == 0
    assert age_days(NOW, NOW - timedelta(days=3)) == 0


def test_the_numbers_of_a_selection_stand_once_with_whose_they_are(world):
    both = {**phone("6025550102", "mobile_1"), **phone("16025550103", "landline_1")}
    world.put(
        lead(**both, owner_1_first_name="Ana", owner_1_last_name="Ruiz"),
        lead("2 Oak St", **phone("6025550102"), owner_1_first_name=None, owner_1_last_name="Colmaven, Llc"),
        lead("3 Oak St", **phone("", "mobile_2")),
        lead("4 Oak St", zip_code="85202", **phone("6025550104")),
    )
    told = numbers_of(world.shelf, MINE, Selection((1,)))
    assert told.to_pylist() == [
        {"phone": "6025550102", "label": "Ana Ruiz, 1 Oak St, Mesa"},
        {"phone": "6025550103", "label": "Ana Ruiz, 1 Oak St, Mesa"},
        {"phone": "6025550104", "label": "Ana Of 4 Oak St, 4 Oak St, Mesa"},
    ]
    some = numbers_of(world.shelf, MINE, Selection((1,), "zip_code = ?", ("85201",)), ["landline_1"])
    assert some["phone"].to_pylist() == ["6025550103"]
    assert {"mobile_1", "landline_1"} <= set(phone_columns_of(world.shelf, MINE, Selection((1,))))
    assert len(numbers_of(world.shelf, MINE, Selection((1,)), ["nothing"])) == 0


def test_numbers_come_in_the_same_order_however_often_one_asks(world):
    world.put(
        *(lead(f"{n} Oak St", **phone(f"602555{n:04d}"), **phone(f"480555{n:04d}", "mobile_2")) for n in range(2000))
    )
    first, again = (numbers_of(world.shelf, MINE, Selection((1,))) for _ in range(2))
    assert first.equals(again)
    assert first["phone"].to_pylist()[0].endswith("0000")
    assert len(first) == 4000


def test_days_ago_is_what_the_clock_says():
    assert age_days(days_ago(2.5)) == 2

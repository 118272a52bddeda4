"""Whom a person names: typed lines and files of any program, in standard forms; nothing unread is dropped silently."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.faults import BadInput
from components.outreach import columns_found, ends, from_lines, from_table, leads_reached
from components.uploads import read_pasted, read_table
from tests.outreach.conftest import MINE, lead, phone
from tests.people.somebody import somebody

ONE, TWO = "6025550147", "4805550148"
PEER = (
    "First Name,Last Name,Street Address,City,State,Zip,Mail Street Address,Phone 1,Phone 1 DNC,Phone 2,Email 1\r\n"
    "Jane,Doe,12 Oak St,Mesa,AZ,85201,12 Oak St,(602) 555-0147,yes,480-555-0148,Jane@Example.com\r\n"
    "Bo,Ray,13 Elm Ave,Mesa,AZ,85201,13 Elm Ave,,,,\r\n"
)


def test_a_programs_export_gives_phones_addresses_and_people():
    uploaded = read_table(PEER.encode("utf-16"), "export.csv")
    found = columns_found(uploaded)
    assert found["phone"] == ("Phone 1", "Phone 2") and found["email"] == ("Email 1",)
    read = from_table(uploaded, ["phone", "email"])
    assert read.forms == {"phone": (ONE, TWO), "email": ("jane@example.com",)}
    assert read.unread_count == 1 and read.unread[0][0] == 3
    read = from_table(uploaded, ["address", "person"])
    assert read.forms["person"] == ("JANE DOE|85201", "BO RAY|85201")
    assert [form.partition("|")[2] for form in read.forms["address"]] == ["85201", "85201"]
    assert read.unread_count == 0


def test_a_column_of_numbers_without_a_heading_is_read():
    read = from_table(read_pasted("602-555-0147\n(480) 555-0148\n"), ["phone"])
    assert read.forms == {"phone": (ONE, TWO)}


def test_typed_lines_tell_what_could_not_be_read():
    read = from_lines("phone", f"{ONE}; +1 480 555 0148\n\nn/a\n555-0147")
    assert read.forms == {"phone": (ONE, TWO)}
    assert read.unread == ((3, "n/a"), (4, "555-0147")) and read.unread_count == 2


@given(kind=st.sampled_from(["phone", "email", "address", "person"]), text=st.text(max_size=80))
def test_no_text_breaks_reading(kind, text):
    read = from_lines(kind, text)
    assert all(form for form in read.forms[kind])


def test_how_many_leads_a_file_reaches_is_told_before(world):
    world.put(lead(**phone(ONE), email_1="a@example.com"), lead("2 Oak St", **phone(TWO)), lead("3 Oak St"))
    assert leads_reached(world.books, MINE, {"phone": [ONE, "2125550199"]}) == 1
    assert (
        leads_reached(world.books, MINE, {"phone": [ONE], "email": ["a@example.com"], "address": ["3OAKST|85201"]}) == 2
    )
    assert leads_reached(world.books, MINE, {}) == 0
    assert leads_reached(world.books, "nobody", {"phone": [ONE]}) == 0


def test_an_exception_lifts_the_national_registry_alone_and_ends_by_itself(world):
    world.put(lead(**phone(ONE)), lead("2 Oak St", **phone(TWO)))
    world.scrub(ONE, national_dnc=True)
    world.scrub(TWO, national_dnc=True, state_dnc=True)
    today = datetime.now(UTC).date()
    assert (
        world.exceptions.vouch(
            MINE, [ONE, TWO], "relationship", today - timedelta(days=30), by=somebody("ana"), note="Invoice 12"
        )
        == 2
    )
    assert world.reasons() == {TWO: "state_dnc", ONE: ""}
    told = dict(zip(*(world.contacts()[name].to_pylist() for name in ("phone", "lifted")), strict=True))
    assert told == {ONE: "national_dnc", TWO: "national_dnc"}
    world.exceptions.vouch(MINE, [ONE], "relationship", today - timedelta(days=560), note="Invoice 2")
    assert world.reasons()[ONE] == "national_dnc"
    world.exceptions.vouch(MINE, [ONE], "inquiry", today - timedelta(days=80), note="Web form")
    assert world.reasons()[ONE] == ""
    world.exceptions.withdraw(MINE, ONE, "inquiry", by=somebody("bo"))
    assert world.reasons()[ONE] == "national_dnc"


@pytest.mark.parametrize(
    ("kind", "on_day", "until"),
    [
        ("inquiry", date(2026, 11, 30), date(2027, 2, 28)),
        ("inquiry", date(2027, 11, 30), date(2028, 2, 29)),
        ("inquiry", date(2026, 1, 15), date(2026, 4, 15)),
        ("relationship", date(2026, 8, 31), date(2028, 2, 29)),
        ("relationship", date(2026, 1, 1), date(2027, 7, 1)),
    ],
)
def test_months_are_the_calendars(kind, on_day, until):
    assert ends(kind, on_day) == until


@pytest.mark.parametrize(("kind", "days", "note"), [("friend", 1, "x"), ("inquiry", -2, "x"), ("inquiry", 1, "  ")])
def test_what_cannot_be_vouched_for_is_refused(world, kind, days, note):
    with pytest.raises(BadInput):
        world.exceptions.vouch(MINE, [ONE], kind, datetime.now(UTC).date() - timedelta(days=days), note=note)

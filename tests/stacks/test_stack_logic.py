"""Sets of lists against a naive model: which properties are in which lists, and what each rule takes."""

from collections import defaultdict

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from components.faults import BadInput
from components.stacks import MOST_LISTS, Rule, overlap, owners, properties, property_page
from tests.stacks.conftest import ME

STREETS = ["Main St", "Oak Avenue", "N. Elm Rd"]
# One home, written as people write it; the model knows it by its number in this table.
WRITTEN = {
    0: ("12 Main St", "85201"),
    1: ("12 MAIN STREET", "85201-0001"),
    2: ("12 Main St.", "85202"),
    3: ("12 Main St Apt 4", "85201"),
    4: ("12 main street #4", "85201"),
    5: ("9 No. Elm Road", "85004"),
    6: ("9 N Elm Rd", "85004"),
    7: ("77 Oak Ave", "85004"),
}
HOME_OF = {0: "a", 1: "a", 2: "b", 3: "c", 4: "c", 5: "d", 6: "d", 7: "e"}
HOSTILE = ["=1+1", "'; DROP TABLE rows; --", '"', "a\x00b", "<b>x</b>", "🏠", "x" * 300]


def rows_of(numbers):
    return [{"address": WRITTEN[number][0], "zip_code": WRITTEN[number][1]} for number in numbers]


@st.composite
def cases(draw):
    number = draw(st.integers(1, 4))
    held = [draw(st.lists(st.sampled_from(sorted(WRITTEN)), min_size=1, max_size=9)) for _ in range(number)]
    ids = list(range(number))
    among = draw(st.lists(st.sampled_from(ids), min_size=1, unique=True))
    without = draw(st.lists(st.sampled_from(ids), unique=True)) if number > 1 else []
    return held, among, draw(st.integers(1, number)), [one for one in without if one not in among]


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cases())
def test_counts_and_rows_are_those_of_a_naive_model(lists, case):
    held, among, at_least, without = case
    ids = [lists.put(*rows_of(numbers)) for numbers in held]
    members = defaultdict(set)
    for at, numbers in enumerate(held):
        for number in numbers:
            members[HOME_OF[number]].add(at)
    rule = Rule(tuple(ids[at] for at in among), at_least, tuple(ids[at] for at in without))
    wanted = {
        home: found
        for home, found in members.items()
        if len(found & set(among)) >= at_least and not found & set(without)
    }

    found = overlap(lists.shelf, ME, ids)
    assert sum(found.counts.values()) == len(members)
    assert found.count(rule) == len(wanted)
    assert [found.homes(one) for one in ids] == [len({HOME_OF[number] for number in numbers}) for numbers in held]
    names = {one: f"L{at}" for at, one in enumerate(ids)}
    table = properties(lists.shelf, ME, found, rule, names)
    told = sorted(table["stack_lists"].to_pylist())
    assert told == sorted("; ".join(f"L{at}" for at in sorted(found)) for found in wanted.values())
    assert table["stack_count"].to_pylist() == sorted((len(found) for found in wanted.values()), reverse=True)
    halves = [property_page(lists.shelf, ME, found, rule, names, at, 2) for at in range(0, len(table), 2)]
    assert [text for half in halves for text in half.frame["stack_lists"]] == table["stack_lists"].to_pylist()
    assert [text for half in halves for text in half.frame["address"]] == table["address"].to_pylist()
    assert {half.total for half in halves} <= {len(table)}
    for one in ids:
        lists.own.drop(ME, one)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(max_size=40) | st.sampled_from(HOSTILE), min_size=1, max_size=8))
def test_any_cell_is_carried_and_none_is_dropped(lists, cells):
    rows = [{"address": cell, "zip_code": cell[:5], "Note": cell} for cell in cells]
    one, other = lists.put(*rows), lists.put(*rows)
    found = overlap(lists.shelf, ME, [one, other])
    assert sum(found.rows.values()) == 2 * len(cells)
    assert found.unplaced.get(one, 0) == found.unplaced.get(other, 0)
    table = properties(lists.shelf, ME, found, Rule((one, other)), {one: "'); --", other: '"'})
    assert len(table) == found.count(Rule((one, other)))
    assert len(owners(lists.shelf, ME, found, Rule((one, other)))) == len(table)
    for list_id in (one, other):
        lists.own.drop(ME, list_id)


def test_a_missing_zip_is_found_by_the_town_and_a_missing_address_by_the_parcel(lists):
    whole = {
        "address": "5 Oak St",
        "city": "Mesa",
        "state": "AZ",
        "zip_code": "85201",
        "county": "Maricopa",
        "apn": "1-2-3",
    }
    bought = lists.put(whole)
    townish = lists.put({"address": "5 OAK STREET", "city": "mesa", "state": "az"})
    parcel = lists.put({"apn": "123", "county": "Maricopa County", "state": "AZ", "Note": "tax sale"})
    found = overlap(lists.shelf, ME, [bought, townish, parcel])
    assert found.counts == {(bought, townish, parcel): 1}
    (row,) = properties(lists.shelf, ME, found, Rule((bought, townish, parcel), 3), {}).to_pylist()
    assert (row["address"], row["zip_code"], row["Note"]) == ("5 Oak St", "85201", "tax sale")


def test_a_town_or_parcel_of_several_homes_is_guessed_for_none(lists):
    twins = lists.put(
        {"address": "5 Oak St", "city": "Mesa", "state": "AZ", "zip_code": "85201", "county": "Maricopa", "apn": "123"},
        {"address": "5 Oak St", "city": "Mesa", "state": "AZ", "zip_code": "85203", "county": "Maricopa", "apn": "123"},
    )
    bare = lists.put(
        {"address": "5 Oak St", "city": "Mesa", "state": "AZ"}, {"apn": "123", "county": "Maricopa", "state": "AZ"}
    )
    found = overlap(lists.shelf, ME, [twins, bare])
    assert found.counts == {(twins,): 2, (bare,): 2}


def test_rows_that_name_no_home_are_joined_with_nothing(lists):
    one = lists.put({"owner_1_last_name": "Doe"}, {"owner_1_last_name": "Doe"})
    other = lists.put({"owner_1_last_name": "Doe"})
    found = overlap(lists.shelf, ME, [one, other])
    assert found.counts == {(one,): 2, (other,): 1}
    assert found.unplaced == {one: 2, other: 1}


def test_a_numbers_flags_come_with_the_number_and_a_town_with_its_street(lists):
    home = {"address": "5 Oak St", "zip_code": "85201"}
    bare = lists.put({**home, "city": None, "mobile_1": None, "mobile_1_dnc": None, "estimated_value": 100})
    traced = lists.put(
        {
            **home,
            "city": "Mesa",
            "mobile_1": "6025550101",
            "mobile_1_dnc": True,
            "mobile_1_tcpa": False,
            "estimated_value": 200,
        }
    )
    third = lists.put({**home, "mobile_1": "6025550102", "mobile_1_dnc": False, "mobile_1_tcpa": False})
    found = overlap(lists.shelf, ME, [bare, traced, third])
    (row,) = properties(lists.shelf, ME, found, Rule((bare,)), {}).to_pylist()
    assert (row["mobile_1"], row["mobile_1_dnc"]) == ("6025550101", True)
    assert (row["estimated_value"], row["city"]) == (100, None)
    (turned,) = properties(lists.shelf, ME, overlap(lists.shelf, ME, [third, traced]), Rule((third,)), {}).to_pylist()
    assert (turned["mobile_1"], turned["mobile_1_dnc"]) == ("6025550102", False)


def test_an_account_stacks_its_own_lists_alone(lists):
    mine = lists.put({"address": "1 Oak St", "zip_code": "85201"})
    with pytest.raises(BadInput):
        overlap(lists.shelf, "another", [mine])
    with pytest.raises(BadInput):
        overlap(lists.shelf, ME, [])
    with pytest.raises(BadInput):
        overlap(lists.shelf, ME, range(-MOST_LISTS - 1, 0))


def test_a_rule_says_what_it_takes():
    names = {1: "Absentees", 2: "Probate", 3: "Traced"}
    assert Rule((1,)).words(names) == "in Absentees"
    assert Rule((1, 2, 3)).words(names) == "in any of Absentees, Probate and Traced"
    assert Rule((1, 2), 2, (3,)).words(names) == "in all of Absentees and Probate, not in Traced"
    assert Rule((1, 2, 3), 2).words(names) == "in at least 2 of Absentees, Probate and Traced"

import math

import pytest

from components.audience import Cities, Counties, Place, Radius, States, Zips
from components.library import Shelf, owned, pack
from tests.server.databases import new_database

MINE = "mine"


def row(number, **cells):
    base = {
        "address": f"{number} Oak St",
        "city": "Phoenix",
        "state": "AZ",
        "zip_code": "85004",
        "county": "Maricopa",
        "latitude": 33.45 + number / 100,
        "longitude": -112.07,
        "property_type": "SFR",
        "year_built": 1980 + number,
        "estimated_value": 100_000 * (number + 1),
        "estimated_equity": 50_000 * number,
        "vacant": number % 2 == 0,
        "absentee_owner": number % 3 == 0,
        "has_pool": number == 1,
        "mail_state": "AZ" if number < 4 else "CA",
        "last_sale_date": f"20{10 + number}-05-01",
    }
    return base | cells


ROWS = [row(number) for number in range(8)]


@pytest.fixture
def shelf(tmp_path):
    engine = new_database(tmp_path / "shelf.sqlite")
    kept = Shelf(engine, tmp_path / "rows")
    kept.put(MINE, 1, [pack(ROWS)])
    kept.put("theirs", 1, [pack([row(50)])])
    yield kept
    engine.dispose()


PHOENIX = Cities((Place("Phoenix", "AZ"),))


@pytest.mark.parametrize(
    ("filters", "passes"),
    [
        ({}, lambda one: True),
        ({"vacant": True}, lambda one: one["vacant"]),
        ({"vacant": False, "pool": True}, lambda one: not one["vacant"] and one["has_pool"]),
        ({"year_built_min": 1982, "year_built_max": 1984}, lambda one: 1982 <= one["year_built"] <= 1984),
        ({"value_min": 300_000.5}, lambda one: one["estimated_value"] >= 300_000.5),
        ({"estimated_equity": 200_000}, lambda one: one["estimated_equity"] >= 200_000),
        ({"estimated_equity": 200_000, "equity_operator": "lt"}, lambda one: one["estimated_equity"] < 200_000),
        ({"last_sale_date_min": "2013-01-01"}, lambda one: one["last_sale_date"] >= "2013-01-01"),
        ({"out_of_state_owner": True}, lambda one: one["mail_state"] != "AZ"),
        ({"in_state_owner": True}, lambda one: one["mail_state"] == "AZ"),
        ({"mail_state": "ca"}, lambda one: one["mail_state"] == "CA"),
        ({"property_types": ("SFR", "CONDO")}, lambda one: True),
        ({"property_type": "LAND"}, lambda one: False),
    ],
)
def test_filters_count_what_a_straight_look_at_the_rows_counts(shelf, filters, passes):
    have = owned(shelf, MINE, PHOENIX, [filters])
    assert have.homes == sum(bool(passes(one)) for one in ROWS)
    assert have.unchecked == ()
    assert len(have.points) == have.homes


def test_sets_of_filters_join_with_or(shelf):
    have = owned(shelf, MINE, PHOENIX, [{"vacant": True}, {"absentee_owner": True}])
    assert have.homes == sum(one["vacant"] or one["absentee_owner"] for one in ROWS)


def test_what_no_column_tells_is_named_and_left_out(shelf):
    have = owned(shelf, MINE, PHOENIX, [{"vacant": True, "ltv_max": 50, "brand_new": "x", "trust_owned": True}])
    assert have.unchecked == ("brand_new", "ltv_max", "trust_owned")
    assert have.homes == 4


def test_a_home_in_two_lists_counts_once(shelf):
    shelf.put(MINE, 2, [pack([row(1, address="1 OAK ST"), row(99)])])
    assert owned(shelf, MINE, PHOENIX, [{}]).homes == 9


def test_a_row_whose_cell_is_unknown_does_not_pass(shelf):
    shelf.put(MINE, 3, [pack([row(20, year_built=None, vacant=None)])])
    assert owned(shelf, MINE, PHOENIX, [{"year_built_min": 1700}]).homes == 8
    assert owned(shelf, MINE, PHOENIX, [{"vacant": False}]).homes == 4


@pytest.mark.parametrize(
    ("geography", "homes"),
    [
        (Zips(("85004", "10001")), 8),
        (Zips(("10001",)), 0),
        (Cities((Place("phoenix", "AZ"),)), 8),
        (Cities((Place("Phoenix", "NY"),)), 0),
        (Counties((Place("Maricopa", "AZ"),)), 8),
        (States(("AZ",)), 8),
        (States(("TX",)), 0),
        (Radius(33.45, -112.07, 3.0), 5),
        (Radius(0.0, 0.0, 50.0), 0),
    ],
)
def test_places(shelf, geography, homes):
    assert owned(shelf, MINE, geography, [{}]).homes == homes


def test_the_circle_is_in_true_miles():
    assert sum(number * math.radians(0.01) * 3958.8 <= 3.0 for number in range(8)) == 5


def test_hostile_values_are_values(shelf):
    hostile = {"mail_city": "'; DROP TABLE rows; --", "value_min": "a lot", "year_built_max": "1'); --"}
    assert owned(shelf, MINE, Cities((Place("x' OR '1'='1", "AZ"),)), [hostile]).homes == 0
    assert owned(shelf, MINE, PHOENIX, [{}]).homes == 8


def test_an_empty_shelf_owns_nothing(shelf):
    assert owned(shelf, "nobody", PHOENIX, [{}]).homes == 0

"""Text that a vendor should never send: every answer is still a number, and the two readings of factors agree."""

import json

import pytest

from components.analytics import (
    ALL,
    factor_tally,
    in_short,
    overlap_tally,
    shortlist,
    tally,
    tier_of,
    waterfall,
    zip_totals,
)
from components.library import Shelf, lead, pack
from tests.analytics.conftest import MINE
from tests.server.databases import new_database

BROKEN = ["{broken", '{"name": "not a list"}', '["text", null, 3]', "7", "null", "", None, "[" * 5000]
NUMBERS = [
    (5, 5.0),
    (-8, -8.0),
    (2.5, 2.5),
    ("12", 12.0),
    ("-4.5", -4.5),
    ("many", 0.0),
    ("", 0.0),
    ("NaN", 0.0),
    ("inf", 0.0),
    (None, 0.0),
    ([1], 0.0),
    ({"a": 1}, 0.0),
]


@pytest.fixture
def put(tmp_path):
    engine = new_database(tmp_path / "shelf.sqlite")
    kept = Shelf(engine, tmp_path / "rows")

    def _put(*told):
        kept.put(
            MINE,
            1,
            [
                pack(
                    [
                        {"zip_code": "85004", "sell_propensity_score": 50, "sell_propensity_factors": factors}
                        for factors in told
                    ]
                )
            ],
        )
        return kept

    yield _put
    engine.dispose()


@pytest.mark.parametrize("told", BROKEN, ids=range(len(BROKEN)))
def test_broken_factors_fire_nothing_and_leave_the_score(put, told):
    shelf = put(told)
    assert factor_tally(shelf, MINE, (1,), "sell", ALL).within(ALL) == ()
    (step,) = waterfall(lead(shelf, MINE, 1, 0), "sell")
    assert (step.label, step.points, step.explained) == ("Not explained by the vendor", 50, False)
    assert list(shortlist(shelf, MINE, (1,), "sell", 0, ALL).frame["why"]) == [""]


@pytest.mark.parametrize(("written", "points"), NUMBERS, ids=range(len(NUMBERS)))
def test_points_read_the_same_over_all_leads_and_for_one(put, written, points):
    shelf = put([{"name": "years_owned", "points": written, "reason": None}])
    (fired,) = factor_tally(shelf, MINE, (1,), "sell", ALL).within(ALL)
    assert (fired.total_points, fired.mean_points) == (points, points)
    assert sum(step.points for step in waterfall(lead(shelf, MINE, 1, 0), "sell") if step.explained) == points


def test_a_factor_without_a_name_is_unnamed_and_still_counted(put):
    shelf = put([{"name": None, "points": 5}], [{"points": 3}])
    (fired,) = factor_tally(shelf, MINE, (1,), "sell", ALL).within(ALL)
    assert (fired.name, fired.label, fired.leads, fired.total_points) == ("", "Unnamed", 2, 8.0)


def test_broken_rows_take_nothing_from_sound_ones(put):
    sound = [{"name": "vacant", "points": 10, "reason": "x"}]
    shelf = put("{broken", sound, None, sound, json.dumps(sound), str(sound))
    (fired,) = factor_tally(shelf, MINE, (1,), "sell", ALL).within(ALL)
    assert (fired.leads, fired.share, fired.mean_points) == (4, 4 / 6, 10.0)


@pytest.mark.parametrize("told", ['[{"name":"a","points":NaN}]', '[{"points":1e999}]', "[" * 200_000, "[1" * 9])
def test_text_that_never_went_through_the_shelf_does_not_raise_either(told):
    (*_, step) = waterfall({"sell_propensity_score": 55, "sell_propensity_factors": told}, "sell")
    assert step.points == 55
    assert "nan" not in in_short(told)
    assert "inf" not in in_short(told)


def test_a_number_too_long_for_a_float_is_no_points():
    told = f'[{{"name": "a", "points": {"9" * 400}}}]'
    assert waterfall({"sell_propensity_score": 5, "sell_propensity_factors": told}, "sell")[0].points == 0


def test_names_that_look_like_sql_are_names(put):
    name = "'; DROP TABLE rows; --"
    (fired,) = factor_tally(put([{"name": name, "points": 1}]), MINE, (1,), "sell", ALL).within(ALL)
    assert fired.name == name


def test_a_list_without_any_of_the_columns_is_counted(put):
    shelf = put()
    shelf.put(MINE, 2, [pack([{"address": "1 Oak St"}])])
    assert tally(shelf, MINE, (2,), "sell").total().leads == 1
    assert tally(shelf, MINE, (2,), "sell").tiers()[-1].leads == 1
    assert len(zip_totals(shelf, MINE, (2,), "sell", ALL)) == 0
    assert overlap_tally(shelf, MINE, (2,), "sell", ALL).within(ALL).combos == (((), 1),)


def test_an_empty_list_has_no_figures(put):
    shelf = put()
    assert tally(shelf, MINE, (1,), "sell").total().leads == 0
    assert {one.share for one in tally(shelf, MINE, (1,), "sell").tiers()} == {0.0}
    assert factor_tally(shelf, MINE, (1,), "sell", ALL).within(ALL) == ()
    assert overlap_tally(shelf, MINE, (1,), "sell", ALL).within(ALL).several == 0


def test_a_missing_score_of_a_frame_has_no_tier_of_a_number():
    assert tier_of(float("nan")) == "No score"

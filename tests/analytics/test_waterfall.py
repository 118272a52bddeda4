import json

import pytest

from components.analytics import in_short, waterfall
from components.library import USE_CASES, lead
from tests.analytics.conftest import MINE


@pytest.mark.parametrize("case", USE_CASES)
def test_steps_add_up_to_the_score_for_every_lead(shelf, leads, case):
    for row in range(30, 80):
        found = lead(shelf, MINE, 1, row)
        steps = waterfall(found, case)
        assert sum(step.points for step in steps) == pytest.approx(found[f"{case}_propensity_score"])
        assert all(step.explained for step in steps)


def test_what_the_factors_leave_open_is_a_step_of_its_own():
    told = json.dumps([{"name": "years_owned", "points": 12, "reason": "Owned 12 years"}])
    steps = waterfall({"sell_propensity_score": 40, "sell_propensity_factors": told}, "sell")
    assert [(step.label, step.points, step.explained) for step in steps] == [
        ("Years owned", 12.0, True),
        ("Not explained by the vendor", 28.0, False),
    ]


def test_a_score_of_nobody_has_no_steps():
    assert waterfall({"sell_propensity_score": None, "sell_propensity_factors": "[]"}, "sell") == ()


@pytest.mark.parametrize(
    "told",
    [
        None,
        "",
        "{broken",
        "7",
        "null",
        '{"a": 1}',
        '["x", null, 3]',
        '[{"points": "many"}]',
        '[{"name": null, "points": true}]',
    ],
)
def test_broken_factors_leave_the_whole_score_unexplained(told):
    steps = waterfall({"sell_propensity_score": 55, "sell_propensity_factors": told}, "sell")
    assert sum(step.points for step in steps) == 55
    assert any(not step.explained for step in steps)


def test_in_short_names_the_weightiest():
    told = json.dumps([{"name": f"f_{points}", "points": points, "reason": ""} for points in (5, -20, 12, 1)])
    assert in_short(told, 3) == "F -20 −20, F 12 +12, F 5 +5"
    assert in_short(None) == ""

"""Every figure against a straight count over the same rows."""

from collections import Counter

import pytest

from components.analytics import (
    ALL,
    Brush,
    cost_ladder,
    factor_tally,
    overlap_tally,
    points,
    shortlist,
    tally,
    tier_counts,
    tier_of,
    zip_totals,
)
from components.faults import BadInput
from components.library import USE_CASES
from tests.analytics.conftest import MINE, as_told

BOTH = (1, 2)


@pytest.mark.parametrize("case", USE_CASES)
@pytest.mark.parametrize("threshold", [0, 40, 55, 70, 100])
def test_leads_and_reach_at_a_threshold(shelf, leads, case, threshold):
    above = [one for one in as_told(leads, case) if one["score"] is not None and one["score"] >= threshold]
    total = tally(shelf, MINE, BOTH, case).total(ALL, threshold)
    assert (total.leads, total.phoned, total.reachable, total.mobile, total.unsure) == tuple(
        [len(above), *(sum(one[key] for one in above) for key in ("phone", "reachable", "mobile", "unsure"))]
    )


@pytest.mark.parametrize("case", USE_CASES)
def test_the_histogram_holds_every_scored_lead_once(shelf, leads, case):
    scores = [one["score"] for one in as_told(leads, case) if one["score"] is not None]
    bins = tally(shelf, MINE, BOTH, case).histogram()
    assert [bin_.leads for bin_ in bins] == [
        sum(bin_.lowest <= score <= bin_.highest for score in scores) for bin_ in bins
    ]
    assert sum(bin_.leads for bin_ in bins) == len(scores)


def test_tiers_of_all_use_cases_and_a_lead_without_a_score_is_in_no_other(shelf, leads):
    counted = {(one.case, one.tier): one.leads for one in tier_counts(shelf, MINE, BOTH)}
    expected = Counter((case, tier_of(one["score"])) for case in USE_CASES for one in as_told(leads, case))
    assert {key: count for key, count in counted.items() if count} == dict(expected)
    assert counted["sell", "No score"] == 20


@pytest.mark.parametrize(
    ("score", "tier"),
    [(None, "No score"), (0, "Low"), (39, "Low"), (40, "Medium"), (69, "Medium"), (70, "High"), (100, "High")],
)
def test_tier_edges(score, tier):
    assert tier_of(score) == tier


def test_a_brush_of_scores_and_zips_narrows(shelf, leads):
    told = as_told(leads, "roof_renovate")
    some = tuple(sorted({one["zip"] for one in told}))[:5]
    brush = Brush((30, 60), some)
    inside = [one for one in told if one["score"] is not None and 30 <= one["score"] <= 60 and one["zip"] in some]
    assert tally(shelf, MINE, BOTH, "roof_renovate", brush).total(brush).leads == len(inside)
    assert brush.toggled(some[0]).zip_codes == some[1:]
    assert brush.between(90.4, 10.2).scores == (10, 90)


def test_factors_are_counted_by_lead_and_broken_ones_are_left_out(shelf, leads):
    told = [one for one in as_told(leads, "solar_renovate")]
    expected, points_of = Counter(), Counter()
    for one in told:
        for factor in one["factors"]:
            expected[factor["name"]] += 1
            points_of[factor["name"]] += factor["points"]
    fired = {one.name: one for one in factor_tally(shelf, MINE, BOTH, "solar_renovate", ALL).within(ALL)}
    assert {name: one.leads for name, one in fired.items()} == dict(expected)
    assert {name: one.total_points for name, one in fired.items()} == pytest.approx(dict(points_of))
    assert all(one.share == pytest.approx(one.leads / len(leads)) for one in fired.values())
    assert factor_tally(shelf, MINE, BOTH, "sell", ALL).within(ALL)


def test_how_many_are_high_in_several(shelf, leads):
    highs = [tuple(case for case in USE_CASES if (lead[f"{case}_propensity_score"] or 0) >= 70) for lead in leads]
    found = overlap_tally(shelf, MINE, BOTH, "sell", ALL).within(ALL)
    assert dict(found.combos) == dict(Counter(highs))
    assert found.several == sum(len(high) >= 2 for high in highs)
    assert sum(found.by_number) == len(leads)


def test_zip_totals_and_points(shelf, leads):
    told = as_told(leads, "sell")
    totals = zip_totals(shelf, MINE, BOTH, "sell", ALL).set_index("zip_code")
    for code, count in Counter(one["zip"] for one in told).items():
        scores = [one["score"] for one in told if one["zip"] == code and one["score"] is not None]
        assert totals.loc[code, "leads"] == count
        assert totals.loc[code, "mean_score"] == pytest.approx(sum(scores) / len(scores))
    frame, every = points(shelf, MINE, BOTH, "sell", ALL, 100)
    assert (len(frame), every) == (100, len(leads))
    again, _ = points(shelf, MINE, BOTH, "sell", ALL, 100)
    assert frame.equals(again)


def test_the_shortlist_has_the_highest_first_and_pages_through_all(shelf, leads):
    scores = sorted(
        (one["score"] for one in as_told(leads, "hvac_renovate") if (one["score"] or 0) >= 30), reverse=True
    )
    seen, keys, offset = [], [], 0
    while len(page := shortlist(shelf, MINE, BOTH, "hvac_renovate", 30, ALL, offset).frame):
        seen += list(page["score"])
        keys += shortlist(shelf, MINE, BOTH, "hvac_renovate", 30, ALL, offset).keys
        offset += 50
    assert seen == scores
    assert len(set(keys)) == len(keys) == len(scores)


def test_the_ladder_goes_down_and_prices_each_rung(shelf, leads):
    told = as_told(leads, "sell")
    ladder = cost_ladder(tally(shelf, MINE, BOTH, "sell"), 40, 70.0)
    wanted = [
        len(told),
        sum(one["phone"] for one in told),
        sum(one["reachable"] for one in told),
        sum(one["mobile"] for one in told),
        sum(one["mobile"] for one in told if (one["score"] or 0) >= 40),
    ]
    assert [rung.leads for rung in ladder.rungs] == wanted
    assert [rung.dollars for rung in ladder.rungs] == pytest.approx([70.0 / leads_ for leads_ in wanted])
    assert all(rung.dollars is None for rung in cost_ladder(tally(shelf, MINE, BOTH, "sell"), 40, None).rungs)


def test_a_rung_without_leads_has_no_price(shelf):
    assert cost_ladder(tally(shelf, MINE, BOTH, "sell", Brush(None, ("00000",))), 40, 70.0).rungs[0].dollars is None


def test_nobody_counts_anothers_leads_and_no_text_reaches_the_question(shelf):
    with pytest.raises(BadInput):
        tally(shelf, "theirs", (1,), "sell")
    with pytest.raises(KeyError):
        tally(shelf, MINE, (1,), "sell_propensity_score); DROP TABLE rows; --")
    hostile = Brush(None, ("'; DROP TABLE rows; --",))
    assert tally(shelf, MINE, (1,), "sell", hostile).total().leads == 0

"""Every figure under a brush, over one list and over several, against pandas over the same rows."""

import pandas as pd
import pytest

from components.analytics import (
    ALL,
    Brush,
    factor_tally,
    overlap_tally,
    points,
    shortlist,
    tally,
    tier_counts,
    tier_of,
    zip_totals,
)
from components.library import USE_CASES
from tests.analytics.conftest import MINE, phones

LISTS = {"first": ((1,), slice(0, 400)), "second": ((2,), slice(400, 700)), "both": ((1, 2), slice(0, 700))}
ZIPS = ("85003", "85010", "85033")
BRUSHES = {
    "all": ALL,
    "scores": Brush((40, 69)),
    "one score": Brush((25, 25)),
    "zips": Brush(None, ZIPS),
    "scores and zips": Brush((10, 60), ZIPS),
    "nothing": Brush((0, 100), ("00000",)),
}
CASE = "refi"


@pytest.fixture(params=LISTS)
def listed(request, leads):
    ids, part = LISTS[request.param]
    chosen = leads[part]
    frame = pd.DataFrame(chosen).assign(
        reachable=[phones(lead)["reachable"] for lead in chosen],
        list_id=[1 if place < 400 else 2 for place in range(700)][part],
    )
    return ids, frame


@pytest.fixture(params=BRUSHES)
def brush(request):
    return BRUSHES[request.param]


def within(frame, brush, case=CASE):
    scores = frame[f"{case}_propensity_score"]
    kept = pd.Series(True, index=frame.index)
    if brush.scores:
        kept &= scores.between(*brush.scores)
    if brush.zip_codes:
        kept &= frame["zip_code"].isin(brush.zip_codes)
    return frame[kept]


def test_total_and_reach(shelf, listed, brush):
    ids, frame = listed
    wanted = within(frame, brush)
    total = tally(shelf, MINE, ids, CASE, brush).total(brush)
    assert (total.leads, total.reachable) == (len(wanted), wanted["reachable"].sum())


def test_the_histogram_is_narrowed_by_zips_and_never_by_scores(shelf, listed, brush):
    ids, frame = listed
    wanted = within(frame, brush.places)
    scores = wanted[f"{CASE}_propensity_score"]
    bins = tally(shelf, MINE, ids, CASE, brush).histogram()
    assert [(one.lowest, one.highest) for one in bins][-2:] == [(90, 94), (95, 100)]
    for one in bins:
        inside = wanted[scores.between(one.lowest, one.highest)]
        assert (one.leads, one.reachable) == (len(inside), inside["reachable"].sum())


def test_factors(shelf, listed, brush):
    ids, frame = listed
    wanted = within(frame, brush)
    every = pd.json_normalize([one for told in wanted[f"{CASE}_propensity_factors"] for one in told])
    fired = factor_tally(shelf, MINE, ids, CASE, brush).within(brush)
    groups = every.groupby("name")["points"] if len(every) else {}
    assert {one.name for one in fired} == set(every["name"] if len(every) else ())
    for one in fired:
        told = groups.get_group(one.name)
        assert (one.leads, one.share) == (len(told), pytest.approx(len(told) / len(wanted)))
        assert (one.total_points, one.mean_points) == pytest.approx((told.sum(), told.mean()))
    assert [one.leads for one in fired] == sorted((one.leads for one in fired), reverse=True)


def test_overlap_and_its_pairs(shelf, listed, brush):
    ids, frame = listed
    high = within(frame, brush)[[f"{case}_propensity_score" for case in USE_CASES]].ge(70)
    high.columns = list(USE_CASES)
    found = overlap_tally(shelf, MINE, ids, CASE, brush).within(brush)
    numbers = high.sum(axis=1)
    assert found.by_number == tuple((numbers == number).sum() for number in range(6))
    assert found.several == (numbers >= 2).sum()
    assert all(leads == (high[one] & high[other]).sum() for (one, other), leads in found.pairs)


def test_zip_totals(shelf, listed, brush):
    ids, frame = listed
    groups = within(frame, brush).groupby("zip_code")
    found = zip_totals(shelf, MINE, ids, CASE, brush).set_index("zip_code")
    assert dict(found["leads"]) == dict(groups.size())
    for ours, theirs in (("mean_score", f"{CASE}_propensity_score"), ("latitude",) * 2, ("longitude",) * 2):
        assert dict(found[ours]) == pytest.approx(dict(groups[theirs].mean()))
    assert list(found["leads"]) == sorted(found["leads"], reverse=True)


def test_points_are_the_leads_themselves(shelf, listed, brush):
    ids, frame = listed
    wanted = within(frame, brush)
    found, every = points(shelf, MINE, ids, CASE, brush)
    assert (len(found), every) == (len(wanted), len(wanted))
    rows = frame.groupby("list_id").cumcount()
    keys = {(frame.at[place, "list_id"], rows[place]): lead for place, lead in wanted.iterrows()}
    for one in found.itertuples():
        lead = keys[one.list_id, one.row]
        assert (one.latitude, one.longitude) == pytest.approx((lead["latitude"], lead["longitude"]), abs=1e-5)
        assert one.score == lead[f"{CASE}_propensity_score"]


def test_the_shortlist_is_the_best_of_the_narrowed(shelf, listed, brush):
    ids, frame = listed
    wanted = within(frame, brush)
    wanted = wanted[wanted[f"{CASE}_propensity_score"] >= 30]
    best = wanted.sort_values(f"{CASE}_propensity_score", ascending=False, kind="stable").head(50)
    found = shortlist(shelf, MINE, ids, CASE, 30, brush).frame
    assert list(found["address"]) == list(best["address"])
    assert list(found["score"]) == list(best[f"{CASE}_propensity_score"])
    assert list(found["tier"]) == [tier_of(score) for score in best[f"{CASE}_propensity_score"]]


def test_tier_counts_are_narrowed_by_zips(shelf, listed):
    ids, frame = listed
    wanted = within(frame, Brush(None, ZIPS))
    for one in tier_counts(shelf, MINE, ids, ZIPS):
        scores = wanted[f"{one.case}_propensity_score"]
        leads = sum(tier_of(score) == one.tier for score in scores)
        assert (one.leads, one.share) == (leads, pytest.approx(leads / len(wanted)))


def test_tiers_of_a_tally_are_those_of_all_use_cases_together(shelf, listed):
    ids, _ = listed
    together = tier_counts(shelf, MINE, ids)
    assert together == tuple(one for case in USE_CASES for one in tally(shelf, MINE, ids, case).tiers())


def test_a_list_named_twice_counts_once(shelf):
    assert tally(shelf, MINE, (1, 1), CASE) == tally(shelf, MINE, (1,), CASE)


def test_leads_without_a_score_are_in_no_span_but_in_all(shelf):
    counted = tally(shelf, MINE, (1,), "sell")
    assert counted.total().leads - counted.total(Brush((0, 100))).leads == 20
    assert not Brush((0, 100)).takes(None)
    assert ALL.takes(None)


def test_a_brush_is_true_where_it_narrows():
    assert not ALL
    assert Brush((0, 100))
    assert Brush(None, ZIPS)
    assert not Brush((1, 2)).places


@pytest.mark.parametrize(
    ("lowest", "highest", "scores"),
    [(10.4, 19.6, (10, 20)), (90, 10, (10, 90)), (-50, 500, (0, 100)), (40, 40, (40, 40))],
)
def test_a_dragged_span_is_whole_in_order_and_on_the_scale(lowest, highest, scores):
    assert Brush(None, ZIPS).between(lowest, highest) == Brush(scores, ZIPS)


def test_toggling_a_zip_twice_gives_the_brush_back():
    brush = Brush((1, 2), ZIPS)
    assert brush.toggled("85001").zip_codes == ("85001", *ZIPS)
    assert brush.toggled("85001").toggled("85001") == brush

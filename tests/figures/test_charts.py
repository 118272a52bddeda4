import pytest

from components.analytics import Bin, Factor, Ladder, Overlap, Rung, Step, TierCount
from components.figures.charts_cost import ladder_bars
from components.figures.charts_factors import factor_bars, score_waterfall
from components.figures.charts_scores import overlap_bars, score_histogram, tier_bars
from components.figures.palette import TIERS, faint_ink

BINS = tuple(Bin(low, low + 4 if low < 95 else 100, low, low // 2) for low in range(0, 100, 5))
HOSTILE = "<img src=x onerror=alert(1)>"


def bars(figure):
    return figure.data[0]


def test_the_histogram_carries_each_bars_span_and_its_tiers_colour():
    drawn = bars(score_histogram(BINS, 70, dark=False))
    assert [tuple(one) for one in drawn.customdata] == [(bin_.lowest, bin_.highest, bin_.reachable) for bin_ in BINS]
    assert [drawn.marker.color[i] for i in (0, 8, 14)] == [TIERS["Low"], TIERS["Medium"], TIERS["High"]]


def test_bars_outside_a_brush_are_faint():
    drawn = bars(score_histogram(BINS, 70, dark=False, brushed=(40, 59)))
    assert [one == 1.0 for one in drawn.marker.opacity] == [40 <= bin_.lowest <= 59 for bin_ in BINS]


def test_what_is_not_explained_is_grey():
    steps = (Step("A", 10, "why"), Step("Not explained by the vendor", 30, "rest", explained=False))
    assert bars(score_waterfall(steps, 40, dark=False)).marker.color[1] == faint_ink(dark=False)


def test_hostile_names_are_text():
    figures = (
        factor_bars((Factor(HOSTILE, 3, 0.5, 10, 30),), dark=False),
        score_waterfall((Step(HOSTILE, 10, HOSTILE),), 10, dark=True),
    )
    for figure in figures:
        assert "<img" not in figure.to_json()


def test_factors_that_read_alike_have_a_bar_each():
    drawn = factor_bars((Factor("years_owned", 3, 0.5, 10, 30), Factor("Years owned", 2, 0.4, 5, 10)), dark=False)
    assert len(set(bars(drawn).y)) == 2
    assert list(drawn.layout.yaxis.ticktext) == ["Years owned", "Years owned"]


@pytest.mark.parametrize("dark", [False, True])
def test_empty_figures_draw(dark):
    score_histogram(tuple(Bin(bin_.lowest, bin_.highest, 0, 0) for bin_ in BINS), 70, dark=dark).to_json()
    factor_bars((), dark=dark).to_json()
    overlap_bars(Overlap(()), dark=dark).to_json()
    tier_bars((), "sell", dark=dark).to_json()
    assert ladder_bars(Ladder((Rung("Delivered", 0, 0.0, None),), 0), dark=dark).to_json()


def test_light_and_dark_differ_in_colours_alone():
    light, dark = (overlap_bars(Overlap(((("sell", "refi"), 4),)), dark=dark) for dark in (False, True))
    assert light.layout.height == dark.layout.height
    assert list(bars(light).x) == list(bars(dark).x)


def test_tiers_stand_side_by_side_with_the_chosen_one_bold():
    counts = tuple(TierCount(case, tier, 5, 0.5) for case in ("sell", "refi") for tier in ("High", "Low"))
    figure = tier_bars(counts, "refi", dark=False)
    assert {trace.name: trace.marker.color for trace in figure.data} == {
        tier: TIERS[tier] for tier in ("High", "Medium", "Low") if tier in {trace.name for trace in figure.data}
    }
    assert any("<b>Refinance</b>" in str(name) for trace in figure.data for name in trace.y)


def test_the_ladder_says_number_and_price():
    drawn = bars(ladder_bars(Ladder((Rung("Delivered", 500, 1.0, 0.1), Rung("Mobile", 0, 0.0, None)), 0), dark=False))
    assert drawn.text[0] == "500 · <b>$0.10 a lead</b>"
    assert "no lead" in drawn.text[1]

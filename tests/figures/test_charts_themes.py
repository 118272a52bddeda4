"""Colours come from one palette, the theme changes colours and nothing else, and foreign words stay words."""

import json
import re

import pytest

from components.analytics import Bin, Factor, Ladder, Overlap, Rung, Step, TierCount, tier_of
from components.figures import palette
from components.figures.charts import compact, escaped, percent
from components.figures.charts_cost import ladder_bars
from components.figures.charts_factors import LOWERS, MOST_FACTORS, RAISES, factor_bars, points, score_waterfall
from components.figures.charts_scores import overlap_bars, score_histogram, tier_bars
from components.library import USE_CASES

BINS = tuple(Bin(low, low + 4 if low < 95 else 100, low * 30, low * 10) for low in range(0, 100, 5))
FACTORS = (Factor("high_equity", 60, 0.6, 25.0, 1500.0), Factor("hoa_penalty", 20, 0.2, -8.0, -160.0))
STEPS = (
    Step("High equity", 30.0, "About 80% equity"),
    Step("HOA penalty", -8.0, "HOA takes 9 days"),
    Step("Not explained by the vendor", 20.0, "The factors don't add up to this score.", explained=False),
)
COUNTS = tuple(TierCount(case, tier, 25, 0.25) for case in USE_CASES for tier in palette.TIERS)
RUNGS = (Rung("Delivered", 500, 1.0, 0.1), Rung("Has a phone", 400, 0.8, 0.125), Rung("scored 70 or more", 50, 0.1, 1))
CHARTS = {
    "histogram": lambda dark: score_histogram(BINS, 70, dark=dark),
    "brushed histogram": lambda dark: score_histogram(BINS, 95, dark=dark, brushed=(40, 60)),
    "tiers": lambda dark: tier_bars(COUNTS, "refi", dark=dark),
    "overlap": lambda dark: overlap_bars(Overlap(((("sell", "refi"), 4), ((), 9))), dark=dark),
    "factors": lambda dark: factor_bars(FACTORS, dark=dark),
    "waterfall": lambda dark: score_waterfall(STEPS, 42, dark=dark),
    "ladder": lambda dark: ladder_bars(Ladder(RUNGS, 3), dark=dark),
}
COLOUR = re.compile(r"#[0-9a-fA-F]{6}\b")
THEMED = (palette.primary, palette.accent, palette.paper, palette.ink, palette.faint_ink, palette.grid)
WHITE = "#ffffff"


def drawn(figure):
    """A figure's own JSON, without plotly's template."""
    told = json.loads(figure.to_json())
    told["layout"].pop("template", None)
    return json.dumps(told)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("name", CHARTS)
def test_every_colour_is_the_palettes(name, dark):
    ours = {*palette.TIERS.values(), *palette.COMPARED, WHITE}
    ours |= {colour(dark=theme) for colour in THEMED for theme in (False, True)}
    assert set(COLOUR.findall(drawn(CHARTS[name](dark)))) <= ours


@pytest.mark.parametrize("name", CHARTS)
def test_dark_and_light_differ_in_colours_alone(name):
    light, dark = (drawn(CHARTS[name](theme)) for theme in (False, True))
    assert light != dark
    assert COLOUR.sub("#", light) == COLOUR.sub("#", dark)


@pytest.mark.parametrize("name", CHARTS)
def test_words_take_the_themes_ink(name):
    for dark in (False, True):
        assert CHARTS[name](dark).layout.font.color == palette.ink(dark)
        assert CHARTS[name](dark).layout.hoverlabel.bgcolor == palette.paper(dark)


def test_each_bar_of_the_histogram_has_its_tiers_colour():
    colours = CHARTS["histogram"](False).data[0].marker.color
    assert list(colours) == [palette.TIERS[tier_of(one.lowest)] for one in BINS]


def test_the_threshold_is_a_line_where_it_stands_and_says_so():
    layout = score_histogram(BINS, 55, dark=False).layout
    assert [(one.x0, one.x1) for one in layout.shapes] == [(55, 55)]
    assert "<b>at or above 55</b>" in [one.text for one in layout.annotations]


@pytest.mark.parametrize(("threshold", "side"), [(0, "left"), (88, "left"), (89, "right"), (100, "right")])
def test_the_thresholds_words_stay_inside(threshold, side):
    assert score_histogram(BINS, threshold, dark=False).layout.annotations[-1].xanchor == side


def test_factors_that_lower_have_the_other_colour():
    assert list(CHARTS["factors"](False).data[0].marker.color) == [RAISES, LOWERS]
    assert RAISES != LOWERS
    assert {RAISES, LOWERS} <= set(palette.COMPARED)


def test_twelve_factors_are_shown_at_one_height():
    many = tuple(Factor(f"factor_{number}", 9, 0.1, 1.0, 9.0) for number in range(40))
    assert len(factor_bars(many, dark=False).data[0].y) == MOST_FACTORS
    assert {factor_bars(some, dark=False).layout.height for some in ((), many[:1], many)} == {16 + 30 * MOST_FACTORS}


@pytest.mark.parametrize("dark", [False, True])
def test_steps_follow_one_another_and_the_remainder_is_grey(dark):
    bars = CHARTS["waterfall"](dark).data[0]
    red, green, blue = palette.rgb(bars.marker.color[2])[:3]
    assert max(red, green, blue) - min(red, green, blue) <= 12
    assert list(bars.marker.color) == [RAISES, LOWERS, palette.faint_ink(dark=False), palette.TIERS["Medium"]]
    assert list(bars.base) == [0, 30, 22, 0]
    assert list(bars.x) == [30, -8, 20, 42]
    assert list(bars.text) == ["+30", "−8", "+20", "<b>42</b>"]


def test_a_waterfall_below_nought_and_above_its_score_fits():
    low, high = score_waterfall((Step("A", -30, ""), Step("B", 150, "")), 100, dark=False).layout.xaxis.range
    assert low < -30
    assert high > 120


def test_a_score_without_steps_is_one_bar():
    bars = score_waterfall((), 0, dark=False).data[0]
    assert (list(bars.x), list(bars.base), list(bars.text)) == ([0], [0], ["<b>0</b>"])


@pytest.mark.parametrize(
    "hostile", ["<script>alert(1)</script>", "<a href='javascript:x'>y</a>", "a & b", "&lt;b&gt;", "</b><b>"]
)
@pytest.mark.parametrize("dark", [False, True])
def test_foreign_words_are_escaped_wherever_they_stand(hostile, dark):
    waterfall = score_waterfall((Step(hostile, 5, hostile),), 5, dark=dark)
    assert waterfall.layout.yaxis.ticktext[0] == waterfall.data[0].customdata[0] == escaped(hostile)
    factors = factor_bars((Factor(hostile, 3, 0.5, 10, 30),), dark=dark)
    assert factors.layout.yaxis.ticktext[0] == escaped(hostile[:1].upper() + hostile[1:])
    assert "<" not in escaped(hostile)
    assert ">" not in escaped(hostile)


def test_no_score_has_a_colour_of_its_own_only_where_there_are_such_leads():
    none = tuple(one if one.tier != "No score" else TierCount(one.case, one.tier, 0, 0.0) for one in COUNTS)
    assert [trace.name for trace in tier_bars(none, "sell", dark=False).data] == ["High", "Medium", "Low"]
    shown = {trace.name: trace.marker.color for trace in tier_bars(COUNTS, "sell", dark=False).data}
    assert shown == dict(palette.TIERS)


def test_two_and_more_stand_out():
    colours = CHARTS["overlap"](False).data[0].marker.color
    assert list(colours) == [palette.TIERS["No score"]] * 2 + [palette.TIERS["High"]] * 4


def test_the_ladders_last_rung_stands_out():
    for dark in (False, True):
        colours = CHARTS["ladder"](dark).data[0].marker.color
        assert list(colours) == [palette.primary(dark)] * 2 + [palette.TIERS["High"]]


def test_a_price_nobody_knows_is_said():
    text = (
        ladder_bars(Ladder((Rung("Delivered", 5, 1.0, None), Rung("Mobile", 0, 0.0, None)), 0), dark=False).data[0].text
    )
    assert list(text) == ["5 · <b>price unknown</b>", "0 · <b>no lead</b>"]


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "0"), (999, "999"), (1000, "1k"), (1234, "1.2k"), (25_400, "25k"), (999_999, "1M"), (1_400_000, "1.4M")],
)
def test_counts_in_little_room(number, words):
    assert compact(number) == words


@pytest.mark.parametrize(("share", "words"), [(0, "0%"), (0.004, "<1%"), (0.01, "1%"), (0.996, "100%"), (1, "100%")])
def test_shares(share, words):
    assert percent(share) == words


@pytest.mark.parametrize(("number", "words"), [(12, "+12"), (-8, "−8"), (4.46, "+4.5"), (0, "+0"), (-0.04, "+0")])
def test_points_carry_their_sign(number, words):
    assert points(number) == words

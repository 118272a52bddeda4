"""What-if charts: sorted as given, clickable everywhere, and harmless whatever the labels say."""

import pytest

from components.figures.charts_whatifs import Column, Gain, gain_bars, upset_chart

GAINS = (
    Gain("filter:pool", "With a pool", 320, "+320"),
    Gain("filter:beds_min", "3 or more bedrooms", 0, "no more"),
    Gain("strategy:probate", "Probate", -40, "−40"),
    Gain("filter:<b>", "<b>bold</b> & " + "long " * 20, None, "…"),
)
COLUMNS = (
    Column("", frozenset(), 500),
    Column("0", frozenset({0}), 120, "Vacant: 120 homes"),
    Column("0+1", frozenset({0, 1}), None, "<img src=x>"),
)


@pytest.mark.parametrize("dark", [False, True])
def test_every_row_carries_its_name_twice_bar_and_reach(dark: bool) -> None:
    bars, reach = gain_bars(GAINS, dark=dark).data
    names = [one.name for one in GAINS]
    assert [name for (name,) in bars.customdata] == [name for (name,) in reach.customdata] == names
    assert list(bars.x) == [320, 0, -40, 0]
    assert min(reach.x) == max(reach.x) > 320


def test_the_largest_stands_out_and_a_loss_is_quiet() -> None:
    colours = gain_bars(GAINS, dark=False).data[0].marker.color
    assert colours[0] not in colours[1:]
    assert colours[2] not in (colours[0], colours[1])


@pytest.mark.parametrize("gains", [(), (Gain("a", "A", None, "…"),), (Gain("a", "A", 0, "no more"),)])
def test_little_to_show_is_still_a_chart(gains: tuple[Gain, ...]) -> None:
    figure = gain_bars(gains, dark=True)
    assert figure.layout.height >= 48
    assert figure.layout.xaxis.range[0] < figure.layout.xaxis.range[1]


def test_labels_are_escaped_and_cut() -> None:
    written = gain_bars(GAINS, dark=False).to_json() + upset_chart(["<b>x</b>"], COLUMNS, dark=False).to_json()
    assert "<b>bold" not in written
    assert "\\u003cimg" not in written
    assert "<img" not in written
    assert max(len(label) for label in gain_bars(GAINS, dark=False).layout.yaxis.ticktext) < 70


@pytest.mark.parametrize("dark", [False, True])
def test_an_upset_chart_joins_each_column_s_signals(dark: bool) -> None:
    figure = upset_chart(["Vacant", "Absentee"], COLUMNS, dark=dark)
    pale, bars, _, dots = figure.data
    assert len(pale.x) == 6
    assert list(bars.y) == [500, 120, 0]
    assert list(bars.text) == ["500", "120", "…"]
    assert [(x, y) for x, y in zip(dots.x, dots.y, strict=True) if x is not None] == [(1, 0), (2, 0), (2, 1)]
    assert figure.layout.yaxis.domain[0] > figure.layout.yaxis2.domain[1]


def test_an_upset_chart_of_nothing() -> None:
    assert upset_chart([], [], dark=False).layout.height > 0

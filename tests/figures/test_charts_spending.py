from datetime import UTC, date, datetime

import pytest

from components.figures.charts_spending import balance_line, kind_colour, spend_days, spend_kinds

NOW = datetime(2026, 11, 25, tzinfo=UTC)
HOSTILE = "<img src=x onerror=alert(1)>"


def test_the_balance_stands_until_now():
    line = balance_line([(datetime(2026, 11, 1, tzinfo=UTC), 1000)], NOW, dark=False).data[0]
    assert list(line.y) == [1000, 1000]
    assert line.x[1] == NOW
    assert line.line.shape == "hv"


def test_a_kind_has_one_colour_in_both_charts():
    days = [date(2026, 11, 1), date(2026, 11, 2)]
    stacked = spend_days(days, {"trace": [5, 0], "lookup": [0, 10]}, {"trace": "Batch trace"}, dark=False)
    totals = spend_kinds({"trace": (5, 1), "lookup": (10, 2)}, {}, dark=False)
    assert [bar.marker.color for bar in stacked.data] == [kind_colour(0), kind_colour(1)]
    assert list(totals.data[0].marker.color) == [kind_colour(0), kind_colour(1)]
    assert list(totals.data[0].text) == ["<b>5</b> credits · 1 call", "<b>10</b> credits · 2 calls"]


@pytest.mark.parametrize("dark", [False, True])
def test_nothing_and_hostile_names_draw(dark):
    assert balance_line([], NOW, dark=dark).to_json()
    assert spend_days([], {}, {}, dark=dark).to_json()
    assert spend_kinds({}, {}, dark=dark).to_json()
    told = (
        spend_days([date(2026, 11, 1)], {HOSTILE: [0]}, {HOSTILE: HOSTILE}, dark=dark),
        spend_kinds({HOSTILE: (0, 0)}, {}, dark=dark),
    )
    assert all("<img" not in figure.to_json() for figure in told)

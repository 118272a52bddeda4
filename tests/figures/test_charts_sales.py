from datetime import date

import pytest

from components.analytics import Sale
from components.figures.charts_sales import sale_history

TODAY = date(2026, 11, 25)
SOLD = (Sale(date(2001, 8, 22), None), Sale(date(2009, 4, 15), 187_000.0))


@pytest.mark.parametrize("dark", [False, True])
def test_each_price_stands_at_its_day_and_todays_value_in_its_own_colour(dark):
    figure = sale_history(SOLD, 485_000.0, TODAY, dark=dark)
    _line, sold, worth = figure.data
    assert list(sold.x) == [date(2009, 4, 15)]
    assert list(sold.text) == ["<b>$187k</b>"]
    assert list(worth.text) == ["<b>$485k</b>"]
    assert sold.marker.color != worth.marker.color
    assert "2001: price not published" in [one.text for one in figure.layout.annotations]


@pytest.mark.parametrize(("sold", "value"), [((), 485_000.0), (SOLD[:1], None), (SOLD, None), ((), None)])
def test_little_is_drawn_too(sold, value):
    assert sale_history(sold, value, TODAY, dark=False).to_json()

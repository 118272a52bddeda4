from datetime import UTC, date, datetime, timedelta

import pytest

from components.ui.pieces.cells import cell_words
from components.ui.pieces.words import ago, count, dollars, duration, plain


@pytest.mark.parametrize(
    "text", ["**b**", "[x](javascript:alert(1))", "<script>", "$x$", ":red[a]", "# h", "`c`", "a|b", "~~s~~", "a_b_"]
)
def test_foreign_text_formats_nothing(text):
    shown = plain(text)
    for mark in "*[]()<>$:#`|~_":
        assert f"\\{mark}" in shown or mark not in text
    assert shown.replace("\\", "") == text


def test_lines_become_one_line():
    assert plain("a\n\n# b") == "a \\# b"


@pytest.mark.parametrize(
    ("number", "noun", "words"),
    [(1, "lead", "1 lead"), (2340, "lead", "2,340 leads"), (None, "lead", "– leads"), (0, "", "0"), (None, "", "–")],
)
def test_counts(number, noun, words):
    assert count(number, noun) == words


def test_money():
    assert dollars(2500) == "\\$50.00"
    assert dollars(None) == "–"


@pytest.mark.parametrize(("seconds", "words"), [(0, "1 s"), (20, "20 s"), (240, "4 min"), (7200, "2 h")])
def test_waits(seconds, words):
    assert duration(seconds) == words


def test_times():
    now = datetime.now(UTC)
    assert ago(now) == "just now"
    assert ago(now - timedelta(minutes=5)) == "5 min ago"
    assert ago(now - timedelta(hours=3)) == "3 h ago"
    assert ago(None) == ""


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("estimated_value", 489_000, "$489,000"),
        ("equity_percent", 62.4, "62%"),
        ("year_built", 1972, "1972"),
        ("mobile_1", "4805550179", "(480) 555-0179"),
        ("mobile_1", "123", "123"),
        ("vacant", True, "Yes"),
        ("vacant", False, "No"),
        ("vacant", None, "–"),
        ("last_sale_price", 0, "–"),
        ("last_sale_date", date(1991, 3, 27), "27 Mar 1991"),
        ("building_size_sqft", 1427, "1,427 sq ft"),
        ("baths", 2.25, "2.25"),
        ("brand_new_column", "<b>", "<b>"),
        ("city", "", "–"),
    ],
)
def test_cells(name, value, words):
    assert cell_words(name, value) == words

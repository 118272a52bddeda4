from datetime import date, datetime

import pytest

from components.library import COLUMNS, PHONES
from components.ui.pieces.cells import UNKNOWN, cell_words

UNKNOWN_AT_NOUGHT = [name for name, column in COLUMNS.items() if column.zero_is_unknown]


@pytest.mark.parametrize("value", [None, ""])
@pytest.mark.parametrize("name", [*COLUMNS, "brand_new_column"])
def test_what_nobody_knows_is_a_dash_in_every_column(name, value):
    assert cell_words(name, value) == UNKNOWN


@pytest.mark.parametrize("name", UNKNOWN_AT_NOUGHT)
def test_nought_is_unknown_where_the_vendor_means_so(name):
    assert cell_words(name, 0) == cell_words(name, 0.0) == UNKNOWN
    assert cell_words(name, 1) != UNKNOWN


@pytest.mark.parametrize(
    ("name", "words"),
    [("estimated_equity", "$0"), ("equity_percent", "0%"), ("sell_propensity_score", "0"), ("years_owned", "0")],
)
def test_nought_is_a_number_elsewhere(name, words):
    assert cell_words(name, 0) == words


@pytest.mark.parametrize("name", [name for name, column in COLUMNS.items() if column.kind == "yes_no"])
def test_no_is_an_answer_and_not_unknown(name):
    assert (cell_words(name, True), cell_words(name, False)) == ("Yes", "No")


@pytest.mark.parametrize("key", PHONES)
@pytest.mark.parametrize(
    ("digits", "words"),
    [
        ("6025550100", "(602) 555-0100"),
        (6025550100, "(602) 555-0100"),
        ("16025550100", "16025550100"),
        ("602555010", "602555010"),
        ("call me now", "call me now"),
    ],
)
def test_ten_digits_are_written_as_a_phone_and_anything_else_as_it_is(key, digits, words):
    assert cell_words(key, digits) == words


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("estimated_value", 1_234_567.89, "$1,234,568"),
        ("equity_percent", 61.5, "62%"),
        ("year_built", 1972, "1972"),
        ("latitude", 33.4484, "33.44840"),
        ("longitude", -112.07, "-112.07000"),
        ("lot_size_sqft", 21_780, "21,780 sq ft"),
        ("mls_days_on_market", 14, "14 days"),
        ("baths", 2.0, "2"),
        ("zip_code", "02134", "02134"),
        ("estimated_value", "not a number", "not a number"),
        ("brand_new_column", 12_000, "12,000"),
        ("brand_new_column", "x", "x"),
    ],
)
def test_numbers_are_written_by_their_columns_kind(name, value, words):
    assert cell_words(name, value) == words


@pytest.mark.parametrize("day", [date(2016, 5, 7), datetime(2016, 5, 7, 23, 59)])  # noqa: DTZ001  a day, whatever the zone
def test_dates_are_days(day):
    assert cell_words("recording_date", day) == "7 May 2016"


def test_foreign_text_is_left_as_it_is_for_whoever_shows_it():
    assert cell_words("owner_1_last_name", "<b>**x**</b>") == "<b>**x**</b>"


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("mls_days_on_market", 1, "1 day"),
        ("mls_days_on_market", 14, "14 days"),
        ("building_size_sqft", 1850, "1,850 sq ft"),
        ("estimated_equity", -25_000.0, "−$25,000"),
        ("estimated_equity", -0.2, "$0"),
    ],
)
def test_units_and_signs(name, value, words):
    assert cell_words(name, value) == words

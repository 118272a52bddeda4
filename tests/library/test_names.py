import pytest

from components.library import COLUMNS, name_in_words


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("mls_cancelled", "Listing cancelled"),
        ("free_clear", "Free & clear"),
        ("hoa_penalty", "HOA"),
        ("ltv_sweet_spot", "LTV in the sweet spot"),
        ("mls_age", "MLS age"),
        ("new_hvac_system", "New HVAC system"),
        ("years_owned", "Years owned"),
        ("", "Unnamed"),
        ("  ", "Unnamed"),
    ],
)
def test_names_are_as_people_write_them(key, words):
    assert name_in_words(key) == words


def test_no_column_is_named_by_its_key():
    assert all("_" not in name_in_words(key) and name_in_words(key) != key for key in COLUMNS)

"""A table's height: no row is cut through, but for the one that says there are more."""

import pytest

from components.ui.pieces.frames import table_height


@pytest.mark.parametrize("rows", [0, 1, 9, 10])
def test_few_rows_are_shown_whole(rows):
    assert table_height(rows, 10) == "content"


def test_of_many_rows_the_next_one_is_shown_by_half():
    height = table_height(11, 10)
    assert height == table_height(500, 10)
    assert (height - 3) / 33 == pytest.approx(11.5, abs=0.05)

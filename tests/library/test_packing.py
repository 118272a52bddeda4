"""A packed page holds what the cell readers read, whichever way it was read; and pages that differ fit one file."""

import pyarrow.parquet as pq
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from components.library import COLUMNS, PHONES, pack
from components.library.cells import reader
from components.library.packing import unpack
from components.library.parquet import write_parquet

CELLS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**70), 2**70),
    st.floats(allow_nan=False),
    st.sampled_from(["", "0", "True", "no", "2016-05-17", "2016-02-30", "$1,200", " 7 ", "(602) 555-0100", "٣"]),
    st.text(st.characters(codec="utf-8"), max_size=8),
)
KINDS = sorted({column.kind for column in COLUMNS.values()})
OF_KIND = {kind: next(key for key, column in COLUMNS.items() if column.kind == kind) for kind in KINDS}


@pytest.mark.parametrize("kind", KINDS)
@given(cells=st.one_of(st.lists(CELLS, max_size=6), *(st.lists(st.one_of(st.none(), one), max_size=6) for one in (
    st.booleans(), st.integers(-5, 2**64), st.floats(allow_nan=False), st.sampled_from(["", "a", "2020-01-02"])))))  # fmt: skip
@example(cells=[1e305, 2.0])
@example(cells=[2**60 + 1, 3])
@example(cells=[2.5, 3])
@example(cells=["a", ""])
def test_a_column_is_read_as_its_cells_are(kind, cells):
    key = OF_KIND[kind]
    read = reader(COLUMNS[key])
    assert unpack(pack([{key: cell} for cell in cells]))[key].to_pylist() == [read(cell) for cell in cells]


def test_a_page_has_every_known_column_and_carries_the_unknown_ones_as_text():
    table = unpack(pack([{"address": "1 Oak St", "new_column": 7}, {"new_column": None, "_row": 9}]))
    assert table["new_column"].to_pylist() == ["7", None]
    assert table["address"].to_pylist() == ["1 Oak St", None]
    assert "_row" not in table.column_names
    assert set(PHONES) <= set(table.column_names)


def test_a_column_that_only_a_later_page_has_is_a_column_of_the_list(tmp_path):
    pages = [pack([{"address": "1 Oak St"}]), pack([{"address": "2 Oak St", "newer": "yes"}]), pack([])]
    assert write_parquet(tmp_path / "rows.parquet", 7, pages) == 2
    table = pq.read_table(tmp_path / "rows.parquet")
    assert table["newer"].to_pylist() == [None, "yes"]
    assert table["_row"].to_pylist() == [0, 1]
    assert table["_list"].to_pylist() == [7, 7]


def test_a_list_without_pages_has_the_known_columns_all_the_same(tmp_path):
    assert write_parquet(tmp_path / "rows.parquet", 7, []) == 0
    assert {"address", "_row", "_phones"} <= set(pq.read_table(tmp_path / "rows.parquet").column_names)

"""A scrub's file as flags: whatever its letters, unknown is never clean, and the counts add up."""

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.outreach import FLAGS, Said, results, tally

CLEAN = {"phone": "6025550147", "label": "Jane", **dict.fromkeys(FLAGS, "N"), "phone_type": "Mobile", "is_clean": "Y"}


def read(*rows):
    return results(pa.Table.from_pylist(list(rows)))


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({}, Said.CLEAN),
        (dict.fromkeys(FLAGS, "False") | {"is_clean": "True"}, Said.CLEAN),
        (dict.fromkeys(FLAGS, "0"), Said.CLEAN),
        ({"is_clean": ""}, Said.CLEAN),
        ({"national_dnc": "Y"}, Said.FLAGGED),
        ({"state_dnc": "true"}, Said.FLAGGED),
        ({"dma": "1"}, Said.FLAGGED),
        ({"litigator": " yes "}, Said.FLAGGED),
        ({"litigator": "Y", "dma": ""}, Said.FLAGGED),
        ({"is_clean": "N"}, Said.UNKNOWN),
        ({"dma": ""}, Said.UNKNOWN),
        ({"national_dnc": "maybe"}, Said.UNKNOWN),
        ({"national_dnc": None}, Said.UNKNOWN),
    ],
)
def test_what_a_row_comes_to(cells, said):
    assert read(CLEAN | cells)["verdict"].to_pylist() == [said.value]


def test_a_column_that_is_missing_is_unknown_not_clean():
    told = read({name: cell for name, cell in CLEAN.items() if name != "state_dnc"})
    assert told.to_pylist()[0]["state_dnc"] is None
    assert told.to_pylist()[0]["verdict"] == Said.UNKNOWN


def test_counts_add_up_and_lists_overlap():
    told = tally(
        read(
            CLEAN,
            CLEAN | {"phone_type": "Landline"},
            CLEAN | {"national_dnc": "Y", "litigator": "Y"},
            CLEAN | {"dma": ""},
        )
    )
    assert (told.checked, told.clean, told.flagged, told.unknown, told.clean_mobiles) == (4, 2, 1, 1, 1)
    assert told.flags == {"national_dnc": 1, "state_dnc": 0, "dma": 0, "litigator": 1}


def test_an_empty_file_has_nothing_in_it():
    assert tally(results(pa.table({}))).checked == 0


CELLS = st.sampled_from(["Y", "N", "y", "n", "True", "False", "1", "0", "yes", "no", "", "?", None])


@given(st.lists(st.fixed_dictionaries(dict.fromkeys([*FLAGS, "is_clean"], CELLS)), min_size=1, max_size=6))
def test_clean_needs_four_noes(rows):
    table = read(*(CLEAN | row for row in rows))
    counted = tally(table)
    assert counted.checked == counted.clean + counted.flagged + counted.unknown
    for row, told in zip(rows, table.to_pylist(), strict=True):
        noes = [told[flag] is False for flag in FLAGS]
        assert (told["verdict"] == Said.CLEAN) == (
            all(noes) and str(row["is_clean"]).lower() not in {"n", "no", "false", "0"}
        )
        assert (told["verdict"] == Said.FLAGGED) == any(told[flag] is True for flag in FLAGS)

"""Lists of our own on the pages where lists are chosen: Lists, Propensity, Stack."""

import pyarrow as pa
import pytest

from components.stacks import Rule, make, overlap
from tests.pages.conftest import said

ROWS = pa.table({"address": ["1 Oak St", "2 Oak St"], "zip_code": ["85281"] * 2, "Docket": ["=1+1", "T-2"]})


@pytest.fixture
def own(standing):
    kept = standing.own_lists.keep(standing.account, "upload", "County <b>file</b>", ROWS, {"file": "tax $sale$.csv"})
    yield kept
    for one in standing.own_lists.lists(standing.account):
        standing.own_lists.drop(standing.account, one.list_id)


def test_an_own_list_is_shown_with_its_rows_and_where_it_came_from(visit, own):
    visitor = visit("lists", {"own": str(own.list_id)})
    assert not visitor.exception
    told = said(visitor)
    assert r"County \<b\>file\</b\>" in told
    assert r"From the file tax \$sale\$\.csv" in told
    assert [len(one.value) for one in visitor.dataframe] == [2]


def test_it_stands_beside_bought_lists_and_does_not_take_their_place(visit, own, ready_order):
    visitor = visit("lists", {"list": ready_order.key})
    assert not visitor.exception
    assert "Your own" in said(visitor)
    assert "Tempe absentees" in said(visitor)
    assert visitor.title[0].value != r"County \<b\>file\</b\>"


def test_it_is_renamed_and_deleted(visit, own, standing):
    visitor = visit("lists", {"own": str(own.list_id)})
    next(one for one in visitor.text_input if one.label == "Name of the list").set_value("Tax sale")
    next(one for one in visitor.button if one.label == "Keep").click().run()
    assert standing.own_lists.find(standing.account, own.list_id).name == "Tax sale"
    next(one for one in visitor.button if one.label == "Delete this list").click().run()
    assert not visitor.exception
    assert standing.own_lists.find(standing.account, own.list_id) is None


def test_a_stack_says_what_it_is_and_is_made_again(visit, own, standing):
    found = overlap(standing.shelf, standing.account, [own.list_id])
    names = {own.list_id: own.name}
    asked = (standing.own_lists, standing.shelf, standing.account)
    stack = make(*asked, "Stack", found, Rule((own.list_id,)), names)
    standing.own_lists.put(standing.account, own.list_id, ROWS.slice(0, 1))
    visitor = visit("lists", {"own": str(stack.list_id)})
    assert r"Properties in County \<b\>file\</b\>" in said(visitor)
    next(one for one in visitor.button if one.label == "Make again").click().run()
    assert not visitor.exception
    assert standing.own_lists.find(standing.account, stack.list_id).row_count == 1
    standing.own_lists.drop(standing.account, own.list_id)
    next(one for one in visitor.button if one.label == "Make again").click().run()
    assert "is not in the library" in said(visitor)


def test_propensity_opens_an_own_list(visit, own):
    visitor = visit("propensity", {"lists": str(own.list_id)})
    assert not visitor.exception
    assert visitor.multiselect[0].value == [own.list_id]


def test_who_is_no_longer_in_a_list_is_in_no_figure_of_it(visit, ready_order, standing):
    best_first = "SELECT * EXCLUDE (_list, _row) FROM rows ORDER BY sell_propensity_score DESC, address"
    rows = standing.shelf.ask(standing.account, [ready_order.vendor_id], best_first)
    own = standing.own_lists.keep(standing.account, "upload", "Scored", rows, {"file": "scored.csv"})
    try:
        first = visit("propensity", {"lists": str(own.list_id)})
        best = rows["address"][0].as_py()
        assert best in first.dataframe[0].value["address"].tolist()
        standing.own_lists.put(standing.account, own.list_id, rows.slice(1))
        again = visit("propensity", {"lists": str(own.list_id)})
        assert best not in again.dataframe[0].value["address"].tolist()
        assert [one.metric[0].help for one in (first, again)] == [f"Of {len(rows) - n} leads." for n in (0, 1)]
    finally:
        standing.own_lists.drop(standing.account, own.list_id)

"""A stack becomes a list of our own, and is made again when its lists have changed."""

import pyarrow as pa
import pytest

from components.faults import BadInput
from components.stacks import Rule, make, overlap, remake, rule_of
from tests.stacks.conftest import ME


def home(number, **more):
    return {"address": f"{number} Cholla Ln", "zip_code": "85004", **more}


def test_it_lies_on_the_shelf_with_its_recipe_and_can_be_stacked_again(lists):
    one, other = lists.put(home(1), home(2, Note="=cmd")), lists.put(home(2), home(3))
    names = {one: "Absentees", other: "Probate"}
    rule = Rule((one, other), 2)
    own = make(lists.own, lists.shelf, ME, "Both", overlap(lists.shelf, ME, [one, other]), rule, names)
    assert (own.kind, own.row_count, rule_of(own.recipe)) == ("stack", 1, rule)
    assert own.recipe["names"] == {str(one): "Absentees", str(other): "Probate"}
    (row,) = lists.shelf.ask(ME, [own.list_id], "SELECT * FROM rows").to_pylist()
    assert (row["address"], row["Note"], row["stack_lists"], row["stack_count"]) == (
        "2 Cholla Ln", "=cmd", "Absentees; Probate", "2",
    )  # fmt: skip
    again = overlap(lists.shelf, ME, [own.list_id, other])
    assert again.counts == {(other,): 1, (own.list_id, other): 1}

    lists.own.put(ME, other, pa.table({"address": ["1 Cholla Ln", "2 Cholla Ln"], "zip_code": ["85004", "85004"]}))
    assert remake(lists.own, lists.shelf, own, names) == 2
    assert lists.own.find(ME, own.list_id).row_count == 2


def test_what_cannot_be_made_says_why_and_changes_nothing(lists):
    one, other = lists.put(home(11)), lists.put(home(12))
    found = overlap(lists.shelf, ME, [one, other])
    with pytest.raises(BadInput, match="No property"):
        make(lists.own, lists.shelf, ME, "None", found, Rule((one, other), 2), {})
    with pytest.raises(BadInput):
        make(lists.own, lists.shelf, ME, "  ", found, Rule((one,)), {})
    own = make(lists.own, lists.shelf, ME, "One", found, Rule((one,)), {})
    lists.own.drop(ME, other)
    with pytest.raises(BadInput):
        remake(lists.own, lists.shelf, own, {})
    assert lists.own.find(ME, own.list_id).row_count == 1
    uploaded = lists.own.find(ME, one)
    with pytest.raises(BadInput, match="recipe"):
        remake(lists.own, lists.shelf, uploaded, {})

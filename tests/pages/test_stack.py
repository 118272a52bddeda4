"""The Stack page: lists laid over one another, counted, kept, and found again where lists are chosen."""

import pyarrow as pa
import pytest

from tests.pages.conftest import said

STREETS = [f"{number} Saguaro Way" for number in range(1, 9)]


def rows(*numbers, **more):
    return pa.table(
        {
            "address": [STREETS[number - 1] for number in numbers],
            "zip_code": ["85281"] * len(numbers),
            "owner_1_last_name": ["<b>=Doe</b>"] * len(numbers),
            "mail_address": ["PO Box 7"] * len(numbers),
            "mail_zip": ["85281"] * len(numbers),
            **{name: [cell] * len(numbers) for name, cell in more.items()},
        }
    )


@pytest.fixture
def two(standing):
    """Two lists of our own that share two homes."""
    own, me = standing.own_lists, standing.account
    one = own.keep(me, "upload", "Tax $sale$ [file]", rows(1, 2, 3, 4), {})
    other = own.keep(me, "trace", "Traced", rows(3, 4, 5, Note="=cmd|x"), {})
    yield one.list_id, other.list_id
    for kept in own.lists(me):
        own.drop(me, kept.list_id)


def metric(visitor, label):
    return next(one.value for one in visitor.metric if one.label == label)


def opened(visit, ids, **query):
    return visit("stack", {"lists": ",".join(map(str, ids)), **query})


@pytest.mark.parametrize(
    ("query", "properties"),
    [({}, "5"), ({"in": "all"}, "2"), ({"in": "2"}, "2"), ({"not": "other"}, "2"), ({"in": "zz", "not": "9"}, "5")],
)
def test_the_rule_of_a_link_is_counted_at_once(visit, two, query, properties):
    told = {name: str(two[1]) if value == "other" else value for name, value in query.items()}
    visitor = opened(visit, two, **told)
    assert not visitor.exception
    assert metric(visitor, "Properties") == properties
    assert metric(visitor, "Owners") == "1"


def test_owners_are_shown_with_their_doors(visit, two):
    visitor = opened(visit, two)
    visitor.session_state["stacked-view"] = "Owners"
    visitor.run()
    assert not visitor.exception
    (frame,) = [one.value for one in visitor.dataframe if "doors" in one.value.columns]
    assert frame["doors"].tolist() == [5]


def test_a_stack_is_kept_once_and_can_be_stacked_again(visit, two, standing):
    visitor = opened(visit, two, **{"in": "all"})
    for _ in range(2):
        visitor.text_input[0].set_value("Both of them")
        next(one for one in visitor.button if one.label == "Keep").click().run()
        assert not visitor.exception
        assert "Kept as Both of them" in said(visitor)
    (kept,) = [one for one in standing.own_lists.lists(standing.account) if one.kind == "stack"]
    assert (kept.name, kept.row_count) == ("Both of them", 2)
    again = opened(visit, (two[0], kept.list_id))
    assert not again.exception
    assert metric(again, "Properties") == "4"


def test_a_list_that_is_gone_is_said_to_be_and_the_others_are_shown(visit, two):
    visitor = visit("stack", {"lists": f"{two[0]},-99999"})
    assert not visitor.exception
    assert "Not in your library" in said(visitor)
    assert metric(visitor, "Properties") == "4"


def test_a_rule_that_takes_nothing_says_so(visit, two, standing):
    third = standing.own_lists.keep(standing.account, "upload", "Third", rows(8), {}).list_id
    visitor = opened(visit, (*two, third), **{"in": "all"})
    assert not visitor.exception
    assert metric(visitor, "Properties") == "0"
    assert "No property is in all of" in said(visitor)

from hypothesis import given
from hypothesis import strategies as st

from components.analytics import Brush, Picked, from_query
from components.library import USE_CASES

SCORES = st.integers(0, 100)
BRUSHES = st.builds(
    Brush,
    st.none() | st.tuples(SCORES, SCORES).map(lambda span: tuple(sorted(span))),
    st.lists(st.from_regex(r"[0-9]{5}", fullmatch=True), unique=True, max_size=5).map(
        lambda codes: tuple(sorted(codes))
    ),
)
IDS = st.lists(st.integers(-(10**17), 10**17), unique=True, max_size=6).map(tuple)
PICKED = st.one_of(
    st.builds(Picked, IDS, st.sampled_from(list(USE_CASES)), st.none() | SCORES, BRUSHES),
    st.builds(lambda ids, brush: Picked(ids, brush=brush.places), IDS, BRUSHES),
)


@given(PICKED)
def test_a_link_opens_the_same_leads(picked):
    assert from_query(picked.query()) == picked


@given(st.dictionaries(st.sampled_from(["lists", "case", "threshold", "scores", "zips"]), st.text(max_size=40)))
def test_no_link_breaks_it_and_none_reaches_the_words_of_a_question(params):
    picked = from_query(params)
    selection = picked.selection()
    assert set(selection.where) <= set("abcdefghijklmnopqrstuvwxyzABDEINTW_ ?(),>=")
    assert selection.where.count("?") == len(selection.params)


def test_what_it_says_is_what_it_takes():
    picked = Picked((12, -3), "roof_renovate", 70, Brush((70, 90), ("85032",)))
    assert picked.words() == "Roof 70 or more, Roof from 70 to 90, in 85032"
    selection = picked.selection()
    assert selection.list_ids == (12, -3)
    assert selection.params == (70, 90, "85032", 70)
    assert Picked((12,)).selection().where == "true"
    assert not Picked((12,), "sell").narrowed

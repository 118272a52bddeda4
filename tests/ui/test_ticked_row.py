"""A ticked row opens something once: what was closed stays closed, until the row is ticked anew."""

import pytest
import streamlit as st

from components.ui.pieces.frames import close_ticked, opens_again, ticked_row


@pytest.fixture(autouse=True)
def session(monkeypatch):
    monkeypatch.setattr(st, "session_state", {})


def event(*rows):
    return {"selection": {"rows": list(rows), "columns": []}}


def test_a_ticked_row_stays_open_until_it_is_closed():
    assert ticked_row(event(), "leads", 5) is None
    assert [ticked_row(event(2), "leads", 5) for _ in range(2)] == [2, 2]
    close_ticked()
    assert [ticked_row(event(2), "leads", 5) for _ in range(2)] == [None, None]
    assert ticked_row(event(3), "leads", 5) == 3


def test_a_row_that_is_ticked_anew_opens_again():
    assert ticked_row(event(2), "leads", 5) == 2
    close_ticked()
    assert ticked_row(event(2), "leads", 5) is None
    assert ticked_row(event(), "leads", 5) is None
    assert ticked_row(event(2), "leads", 5) == 2


def test_a_row_that_is_not_there_any_more_opens_nothing():
    assert ticked_row(event(7), "leads", 5) is None


def test_closing_in_one_table_closes_nothing_in_another():
    assert ticked_row(event(2), "leads", 5) == 2
    close_ticked()
    assert ticked_row(event(2), "owners", 5) == 2


def click(key, *rows):
    """What Streamlit does when somebody ticks or unticks: it keeps the selection, and calls."""
    st.session_state[key] = event(*rows)
    opens_again(key)()
    return ticked_row(event(*rows), key, 5)


def test_a_closed_row_opens_again_by_one_click_as_often_as_one_likes():
    assert click("leads", 2) == 2
    for rows in ((), (2,), (), (2,)):
        close_ticked()
        assert ticked_row(st.session_state["leads"], "leads", 5) is None
        assert [click("leads", *rows), ticked_row(event(*rows), "leads", 5)] == [2, 2]


def test_after_it_was_opened_again_another_row_opens_that_one():
    click("leads", 2)
    close_ticked()
    assert click("leads") == 2
    close_ticked()
    assert click("leads", 4) == 4


def test_what_was_closed_in_one_table_is_not_opened_by_another():
    click("leads", 2)
    close_ticked()
    assert click("owners") is None
    assert ticked_row(event(2), "leads", 5) is None


def test_a_page_that_was_left_with_its_sheet_open_comes_back_without_it():
    click("leads", 2)
    close_ticked()
    assert click("leads") == 2
    del st.session_state["leads"]  # as Streamlit does with what a page no longer draws
    opens_again("leads")
    assert ticked_row(event(), "leads", 5) is None

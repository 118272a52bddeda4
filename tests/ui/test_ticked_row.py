"""A ticked row opens something once: what was closed stays closed, until the row is ticked anew."""

import pytest
import streamlit as st

from components.ui.pieces.frames import close_ticked, ticked_row


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

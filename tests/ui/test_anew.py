"""A page is drawn anew where the visitor is: a ring from before the last step leads nobody back."""

from types import SimpleNamespace

import pytest

from components.ui.pieces import anew

BUILD, LISTS = ("build", (("city", "Mesa,AZ"),)), ("lists", (("list", "ab12"),))


@pytest.fixture
def window(monkeypatch):
    """One visitor's session: `at` is the place that what runs was asked for from, `reruns` counts whole pages drawn anew."""

    class Window:
        def __init__(self):
            self.at, self.now, self.reruns, self.timed = BUILD, 100.0, 0, False
            self.session_state = {}

        def rerun(self):
            self.reruns += 1

        def context(self):
            return SimpleNamespace(page_script_hash=self.at[0], fragment_ids_this_run=["bar"] if self.timed else None)

    made = Window()
    monkeypatch.setattr(anew, "st", made)
    monkeypatch.setattr(anew, "_place", lambda: made.at)
    monkeypatch.setattr(anew.time, "monotonic", lambda: made.now)
    monkeypatch.setattr(anew, "get_script_run_ctx", made.context)
    return made


def test_a_page_that_stands_where_it_was_drawn_is_drawn_anew(window):
    anew.draw_anew()
    anew.stand_here()
    anew.draw_anew()
    assert window.reruns == 2


@pytest.mark.parametrize("left", [BUILD, ("lists", (("list", "another"),))], ids=["page", "address"])
def test_a_ring_from_before_the_last_step_leads_nobody_back(window, left):
    window.at = LISTS
    anew.stand_here()
    for window.at in (left, left):
        anew.draw_anew()
    assert window.reruns == 0
    window.at = LISTS
    anew.draw_anew()
    assert window.reruns == 1


def test_a_place_that_is_named_for_long_is_where_the_visitor_is(window):
    window.at = LISTS
    anew.stand_here()
    window.at = BUILD
    anew.draw_anew()
    window.now += 2.9
    anew.draw_anew()
    assert window.reruns == 0
    window.now += 0.2
    anew.draw_anew()
    assert window.reruns == 1


def test_another_place_is_doubted_from_when_it_is_heard(window):
    window.at = LISTS
    anew.stand_here()
    window.at = BUILD
    anew.draw_anew()
    window.now, window.at = window.now + 5, ("home", ())
    anew.draw_anew()
    assert window.reruns == 0


def test_the_next_run_settles_what_was_doubted(window):
    window.at = LISTS
    anew.stand_here()
    window.at = BUILD
    anew.draw_anew()
    window.at = LISTS
    anew.stand_here()
    window.now, window.at = window.now + 5, BUILD
    anew.draw_anew()
    assert window.reruns == 0


def test_what_a_timer_calls_from_a_page_that_was_left_is_told(window):
    assert not anew.left_behind()
    window.at = LISTS
    anew.stand_here()
    window.at, window.timed = BUILD, True
    assert anew.left_behind()
    window.at = ("lists", (("list", "another"),))
    assert not anew.left_behind(), "on the same page whatever is called may write the address"
    window.at, window.timed = BUILD, False
    assert not anew.left_behind(), "who acts on a page is there"

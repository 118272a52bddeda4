"""What-ifs behind the page: one job a kind and session, looked at without reloading the page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from time import monotonic
from typing import TypeVar

import streamlit as st

from components.audience import Audience
from components.house import house
from components.ui.build import keys
from components.ui.pieces.anew import draw_anew
from components.ui.pieces.draft import redraft
from components.ui.pieces.fragment import fragment
from components.ui.pieces.words import count, plain
from components.whatifs import Counting, Job

T = TypeVar("T")
ASK_ABOVE = 25
# Long enough for a busy minute; who has to wait for the hour to turn is told so instead.
PATIENCE_S = 90.0
# Everything above is on screen by now, so a short wait that often saves a second look is not felt.
_FIRST_LOOK_S = 0.3
_REFRESH_S = 0.4
# As long as previews are kept; then counts are asked anew.
_FRESH_S = 600.0


def new_counting() -> Counting:
    """Begin a round of counting for this account."""
    return Counting(house().previews, house().limits.meter("preview"), patience_s=PATIENCE_S)


def agreed(kind: str, question: str, calls: int) -> bool:
    """Say how many calls a what-if takes; above 25, ask first. True when it may run."""
    meter = house().limits.meter("preview")
    st.session_state.setdefault(keys.WHATIF_CALLS, {})[kind] = calls
    if calls == 0 or st.session_state.get(keys.WHATIF_AGREED, {}).get(kind) == question:
        return True
    if calls <= ASK_ABOVE and calls <= meter.left:
        return True
    st.markdown(f"This takes up to **{count(calls, 'free preview')}**; {plain(meter)}.")
    if calls > meter.left:
        st.caption("It will stop when none is left, and keep what it has.")
    st.button("Count them", icon=":material/play_arrow:", key=f"agree-{kind}", on_click=_agree, args=(kind, question))
    return False


def job(kind: str, question: str, begin: Callable[[Counting], Iterator[T]]) -> Job[T]:
    """Give the job that answers a question, starting it if need be; the one for another question is stopped."""
    jobs = st.session_state.setdefault(keys.WHATIF_JOBS, {})
    asked, since, running = jobs.get(kind, ("", 0.0, None))
    if running is not None and asked == question and not (running.done and monotonic() - since > _FRESH_S):
        return running  # type: ignore[no-any-return]
    if running is not None:
        running.cancel()
    counting = new_counting()
    started = Job(counting, begin(counting))
    jobs[kind] = (question, monotonic(), started)
    return started


def follow(kind: str, running: Job[T], draw: Callable[[T], None]) -> None:
    """Draw a job's newest picture, again and again until it is done; the rest of the page stays as it is."""
    running.join(_FIRST_LOOK_S)
    looking = not running.done
    fragment(run_every=_REFRESH_S if looking else None)(_look)(kind, running, draw, looking)


def take(audience: Audience) -> None:
    """Put an audience in the draft's place: a callback within a what-if. The whole page follows."""
    redraft(audience)
    st.session_state[keys.WHATIF_TAKEN] = True


def _look(kind: str, running: Job[T], draw: Callable[[T], None], looking: bool) -> None:  # noqa: FBT001
    done = running.done
    if st.session_state.pop(keys.WHATIF_TAKEN, False):
        st.rerun()
    if looking and done:
        draw_anew()
    if running.latest is not None:
        draw(running.latest)
    if not done:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(f":material/hourglass_top: {plain(running.note) or _counting_words(kind)}")
            st.button("Stop", key=f"stop-{kind}", type="tertiary", on_click=running.cancel)
    elif running.stopped or running.failed:
        _broken_off(kind, running)


def _counting_words(kind: str) -> str:
    calls = st.session_state.get(keys.WHATIF_CALLS, {}).get(kind)
    return f"Counting, by up to {count(calls, 'free preview')} …" if calls else "Counting, by free previews …"


def _broken_off(kind: str, running: Job[T]) -> None:
    words = plain(running.note) if running.stopped else "This broke off by a mistake of Platbook's; its log has it."
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(f":material/pause_circle: {words}")
        if st.button("Go on", key=f"again-{kind}", type="tertiary", on_click=_forget, args=(kind,)):
            st.rerun()


def _agree(kind: str, question: str) -> None:
    st.session_state.setdefault(keys.WHATIF_AGREED, {})[kind] = question


def _forget(kind: str) -> None:
    st.session_state.get(keys.WHATIF_JOBS, {}).pop(kind, None)

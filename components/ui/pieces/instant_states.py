"""Where a single answer stands: on its way, not found, refused, or lost on the way back; the same words wherever one is asked."""

from __future__ import annotations

import streamlit as st

from components.faults import Fault
from components.house import house
from components.orders import INSTANT_KINDS, Instant
from components.ui.pieces.acting import acting
from components.ui.pieces.anew import draw_anew
from components.ui.pieces.balance import balance, forget_balance
from components.ui.pieces.fragment import fragment
from components.ui.pieces.notices import fault_notice
from components.ui.pieces.visitor import visitor
from components.ui.pieces.words import credits_words, dollars

_BADGES = {
    "asking": ("Being asked", "blue", ":material/hourglass_top:"),
    "missed": ("Not found", "gray", ":material/search_off:"),
    "refused": ("Refused", "red", ":material/cancel:"),
    "uncertain": ("Needs you", "orange", ":material/help:"),
}


def instant_badge(question: Instant) -> None:
    """Mark a question that has no answer; one that has needs no mark."""
    if badge := _BADGES.get(question.state):
        words, color, icon = badge
        st.badge(words, icon=icon, color=color)  # type: ignore[arg-type]


@fragment(run_every="1s")
def on_its_way(key: str, how_long: str) -> None:
    """Wait without reloading the page; when the answer is here, the page is drawn anew."""
    question = house().instants.instant(key)
    if question is None or question.state != "asking":
        forget_balance()
        draw_anew()
    with st.container(border=True):
        st.markdown(f":material/hourglass_top: **The vendor is being asked.** {how_long}")
        st.caption("It was sent once and goes on by itself: you can leave the page or close the browser.")


def lost_on_the_way(question: Instant, found: str, missed: str) -> None:
    """Say what may have happened to a question without an answer, and let a person who looked settle it.

    `found` and `missed` say what the vendor may have done: "found the home", "the home is not known there".
    """
    credits_count = INSTANT_KINDS[question.kind].max_credits
    fault_notice(question.fault or Fault("No answer came."))
    with st.container(border=True):
        st.markdown("**What may have happened**")
        st.markdown(
            f"- The vendor {found} and charged {credits_words(credits_count)} ({dollars(credits_count)}), and the answer was lost. "
            "The vendor keeps no copy that could be fetched: to read it, it has to be bought again.\n"
            f"- Or the question never reached it, or {missed}: then nothing was charged."
        )
        st.caption(f"Balance now: {credits_words(balance())}. Activity shows how it changed around this question.")
        with st.container(horizontal=True, gap="small"):
            _settle_button(question, "It was charged", ":material/paid:", charged=True)
            _settle_button(question, "It was not charged", ":material/money_off:", charged=False)


def _settle_button(question: Instant, words: str, icon: str, *, charged: bool) -> None:
    st.button(
        words,
        icon=icon,
        key=f"settle-{charged}-{question.key}",
        on_click=_settle,
        args=(question.key,),
        kwargs={"charged": charged},
    )


def _settle(key: str, *, charged: bool) -> None:
    with acting():
        house().instants.settle(key, charged=charged, by=visitor())
    forget_balance()

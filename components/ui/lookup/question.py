"""One question that was asked: on its way, not found, refused, or without an answer; a found one is a dossier."""

from __future__ import annotations

import streamlit as st

from components.faults import Fault
from components.house import house
from components.orders import Instant
from components.ui.lookup.address import address_of_asked, want
from components.ui.lookup.dossier import dossier_sheet
from components.ui.lookup.purchase import MAX_CREDITS
from components.ui.pieces.balance import balance, forget_balance
from components.ui.pieces.notices import fault_notice, told
from components.ui.pieces.words import ago, count, credits_words, dollars, plain


def question_page(question: Instant) -> None:
    """Show what came of a question."""
    if question.state == "found":
        dossier_sheet(question)
        return
    address = address_of_asked(question.asked)
    st.title(plain(address.address), anchor=False)
    st.caption(plain(f"{address.city}, {address.state} {address.zip_code} · asked {ago(question.asked_at)}"))
    match question.state:
        case "asking":
            _on_its_way(question.key)
        case "missed":
            _missed(question)
        case "uncertain":
            _uncertain(question)
        case _:
            _refused(question)


@st.fragment(run_every="1s")
def _on_its_way(key: str) -> None:
    """Wait without reloading the page; when the answer is here, the page is drawn anew."""
    question = house().instants.instant(key)
    if question is None or question.state != "asking":
        forget_balance()
        st.rerun()
    with st.container(border=True):
        st.markdown(":material/hourglass_top: **The vendor is being asked.** A dossier takes up to half a minute.")
        st.caption("It was sent once and goes on by itself: you can leave the page or close the browser.")


def _missed(question: Instant) -> None:
    charged = question.credits or 0
    st.info(
        f"**The vendor has no property at this address.**  \n{_charged(charged)}",
        icon=":material/search_off:",
    )
    st.caption("Check the street and the ZIP: the search knows how the vendor writes them, and is free.")
    _look_again(question)


def _refused(question: Instant) -> None:
    fault_notice(question.fault or Fault("The question was refused."))
    _look_again(question)


def _uncertain(question: Instant) -> None:
    """Say what may have happened, and let a person who looked settle it."""
    fault_notice(question.fault or Fault("No answer came."))
    with st.container(border=True):
        st.markdown("**What may have happened**")
        st.markdown(
            f"- The vendor found the home and charged {credits_words(MAX_CREDITS)} ({dollars(MAX_CREDITS)}), and the answer was lost. "
            "The vendor keeps no copy that could be fetched: to read it, it has to be bought again.\n"
            "- Or the question never reached it, or the home is not known there: then nothing was charged."
        )
        st.caption(f"Balance now: {credits_words(balance())}. Activity shows how it changed around this question.")
        with st.container(horizontal=True, gap="small"):
            _settle_button(question, "It was charged", charged=True)
            _settle_button(question, "It was not charged", charged=False)
    _look_again(question)


def _settle_button(question: Instant, words: str, *, charged: bool) -> None:
    icon = ":material/paid:" if charged else ":material/money_off:"
    st.button(
        words,
        icon=icon,
        key=f"settle-{charged}-{question.key}",
        on_click=_settle,
        args=(question.key,),
        kwargs={"charged": charged},
    )


def _settle(key: str, *, charged: bool) -> None:
    with told():
        house().instants.settle(key, charged=charged)
    forget_balance()


def _look_again(question: Instant) -> None:
    st.button(
        "Back to this address",
        icon=":material/arrow_back:",
        type="tertiary",
        key="look-again",
        on_click=want,
        args=(address_of_asked(question.asked),),
    )


def _charged(credits_count: int) -> str:
    return (
        f"{count(credits_count, 'credit')} were charged, as the API reports."
        if credits_count
        else "Nothing was charged."
    )

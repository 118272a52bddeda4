"""One question that was asked: on its way, not found, refused, or without an answer; a found one is a dossier."""

from __future__ import annotations

import streamlit as st

from components.faults import Fault
from components.orders import Instant
from components.ui.lookup.address import address_of_asked, want
from components.ui.lookup.dossier import dossier_sheet
from components.ui.pieces.instant_states import lost_on_the_way, on_its_way
from components.ui.pieces.notices import fault_notice
from components.ui.pieces.words import ago, count, plain


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
            on_its_way(question.key, "A dossier takes up to half a minute.")
        case "missed":
            _missed(question)
        case "uncertain":
            _uncertain(question)
        case _:
            _refused(question)


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
    lost_on_the_way(question, "found the home", "the home is not known there")
    _look_again(question)


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

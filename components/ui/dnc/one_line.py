"""Whether one number is in service: what is known, what it costs to ask, and one button that asks once. Only where the API offers it."""

from __future__ import annotations

from typing import Any

import streamlit as st

from components.house import house
from components.orders import Instant
from components.tracerfy import VERIFY_CREDITS, Capability
from components.ui.dnc.line_words import STANDING, line_of
from components.ui.pieces.anew import draw_anew
from components.ui.pieces.balance import forget_balance
from components.ui.pieces.fragment import fragment
from components.ui.pieces.instant_offer import ask_instant, instant_fault, instant_refusal
from components.ui.pieces.instant_states import lost_on_the_way
from components.ui.pieces.notices import fault_notice
from components.ui.pieces.words import ago, credits_words, dollars, plain


def one_line(digits: str) -> None:
    """Show what is known of a number's line, and offer to ask."""
    if not house().connection.offers(Capability.VERIFICATION):
        return
    asked = {"phone": digits}
    earlier = house().instants.earlier("verify", asked)
    with st.container(border=True, key="one-line"):
        st.markdown("**Is it in service?**")
        if earlier:
            _known(earlier[0])
        if not earlier or earlier[0].state not in {"asking", "uncertain"}:
            _offer(asked, again=bool(earlier) and earlier[0].state != "refused")


def _known(question: Instant) -> None:
    line = line_of(question)
    if question.state == "asking":
        _waiting(question.key)
    elif question.state == "uncertain":
        lost_on_the_way(question, "answered", "it knows nothing of the number")
    elif line is None:
        if question.fault is not None:
            fault_notice(question.fault)
    else:
        words, color, icon = STANDING[line.active]
        badge: Any = st.badge
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            badge(words, icon=icon, color=color)
            told = [plain(part) for part in (line.line_type, line.carrier) if part]
            st.caption(" · ".join([*told, f"asked {ago(question.asked_at)}"]))


@fragment(run_every="1s")
def _waiting(key: str) -> None:
    question = house().instants.instant(key)
    if question is None or question.state != "asking":
        forget_balance()
        draw_anew()
    st.markdown(":material/hourglass_top: The vendor is being asked. It is asked once, even if this tab closes.")


def _offer(asked: dict[str, str], *, again: bool) -> None:
    refusal = instant_refusal("verify", "Verifying")
    price = f"at most {dollars(VERIFY_CREDITS)}"
    st.button(
        f"Verify {'again ' if again else ''}for {price}",
        icon=":material/call:",
        type="secondary",
        disabled=bool(refusal),
        on_click=ask_instant,
        args=("verify", asked, house().instants.next_key("verify", asked), _stay),
        key="verify-one",
        help=refusal or None,
    )
    st.caption(
        f"At most {credits_words(VERIFY_CREDITS)}; nothing where nobody can say. A number in service may be one that must not be called."
    )
    instant_fault("verify")


def _stay(_: str) -> None:
    """The answer stands on the page that asked."""

"""One number, checked at once: 5 credits, remembered like any scrub, and never bought twice without asking."""

from __future__ import annotations

from typing import Any

import streamlit as st

from components.house import house
from components.library import Verdict
from components.matching import phone_digits
from components.orders import Instant
from components.outreach import Freshness, freshness_of
from components.tracerfy import PHONE_CHECK_CREDITS
from components.ui.dnc import keys
from components.ui.dnc.one_line import one_line
from components.ui.pieces.anew import draw_anew
from components.ui.pieces.balance import balance, forget_balance
from components.ui.pieces.cells import cell_words
from components.ui.pieces.fragment import fragment
from components.ui.pieces.instant_offer import ask_instant, instant_fault, instant_refusal
from components.ui.pieces.notices import fault_notice
from components.ui.pieces.phone_standing import barred_of, standing_badges
from components.ui.pieces.words import ago, count, credits_words, dollars, plain

PARAM = "check"
_SAID = {
    True: ("On it", "red", ":material/block:"),
    False: ("Not on it", "green", ":material/check:"),
    None: ("No answer", "orange", ":material/help:"),
}
_LISTS = {
    "national_dnc": "Federal registry",
    "state_dnc": "State list",
    "dma": "DMA list",
    "litigator": "TCPA litigators",
}


def one_number() -> None:
    """Take a number, say what it costs, and show what is known of it."""
    form, answer = st.columns([2, 3], gap="large")
    with form:
        digits = _typed()
        if digits:
            _offer(digits)
        _recent()
    with answer:
        _answer(digits)
        if digits:
            one_line(digits)


def _typed() -> str:
    typed = st.text_input("Phone number", key=keys.NUMBER, placeholder="(602) 555-0147", max_chars=40)
    digits = phone_digits(typed)
    if typed.strip() and not digits:
        st.warning("That is no US phone number: ten digits, in any form.", icon=":material/help:")
    return digits


def _offer(digits: str) -> None:
    known = house().verdicts.of(house().account, [digits]).get(digits)
    again = freshness_of(known) in (Freshness.FRESH, Freshness.SOON)
    if again:
        st.info(
            "You have an answer that is still good: it stands on this page. A new check is paid for again.",
            icon=":material/inventory_2:",
        )
    refusal = _refusal()
    st.button(
        f"Check {'again' if again else 'this number'} for {dollars(PHONE_CHECK_CREDITS)}",
        type="secondary" if again else "primary",
        icon=":material/shopping_cart_checkout:",
        width="stretch",
        disabled=bool(refusal),
        on_click=ask_instant,
        args=("dnc", {"phone": digits}, house().instants.next_key("dnc", {"phone": digits}), _opened),
        key="dnc-check-one",
        help=refusal or None,
    )
    st.caption(
        f"{credits_words(PHONE_CHECK_CREDITS)} whatever it finds · balance now {count(balance())} · "
        f"{house().api.phone_checks_left}. Several numbers are cheaper in a scrub: 1 credit each."
    )
    if refusal:
        st.warning(refusal, icon=":material/block:")
    instant_fault("dnc")


def _refusal() -> str:
    if not house().api.phone_checks_left:
        return f"{house().api.phone_checks_left}."
    return instant_refusal("dnc", "A check")


def _opened(key: str) -> None:
    st.query_params[PARAM] = key


def _answer(digits: str) -> None:
    """Show the question that the URL names while it is under way or went wrong, else what is known of the number."""
    asked = house().instants.instant(st.query_params.get(PARAM, ""))
    if asked is not None and asked.state == "asking":
        _waiting(asked.key)
        return
    if asked is not None and asked.fault is not None and asked.subject == (digits or asked.subject):
        fault_notice(asked.fault)
    number = digits or (asked.subject if asked is not None else "")
    known = house().verdicts.of(house().account, [number]).get(number)
    if known is not None:
        _card(number, known)
    elif number:
        st.caption("Nobody has asked for this number yet.")
    else:
        st.caption("Type a number: what is known of it stands here, and what a check costs.")


@fragment(run_every="1s")
def _waiting(key: str) -> None:
    asked = house().instants.instant(key)
    if asked is None or asked.state != "asking":
        forget_balance()
        draw_anew()
        return
    st.markdown(
        f":material/hourglass_top: Asking the registries for {plain(cell_words('primary_phone', asked.subject))} …"
    )
    st.caption("It is asked once, even if this tab closes.")


def _card(number: str, known: Verdict) -> None:
    with st.container(border=True):
        st.markdown(f"### {plain(cell_words('primary_phone', number))}")
        with st.container(horizontal=True, gap="small"):
            standing_badges(known, barred=number in barred_of([number]))
            if known.phone_type:
                st.badge(plain(known.phone_type), color="gray")
        for flag, label in _LISTS.items():
            _flag(label, getattr(known, flag))


def _flag(label: str, said: bool | None) -> None:  # noqa: FBT001
    words, color, icon = _SAID[said]
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.markdown(label, width=150)
        badge: Any = st.badge
        badge(words, icon=icon, color=color)


def _recent() -> None:
    singles = house().instants.recent("dnc", at_most=8)
    if not singles:
        return
    st.markdown("**Checked one by one**")
    for one in singles:
        _line(one)


def _line(one: Instant) -> None:
    states = {
        "asking": "being asked",
        "found": "answered",
        "missed": "answered",
        "refused": "refused",
        "uncertain": "unsure: see Activity",
    }
    st.page_link(
        "dnc.py",
        label=f"{plain(cell_words('primary_phone', one.subject))} · {states[one.state]} · {ago(one.asked_at)}",
        query_params={"from": "one", PARAM: one.key},
    )

"""An order of which nobody knows whether it was placed: what is known, and the three ways out."""

from __future__ import annotations

import streamlit as st

from components.faults import BadInput, Fault
from components.house import house
from components.orders import KINDS, LEAD_LIST, Hint, Order
from components.people import Act
from components.ui.pieces import keys
from components.ui.pieces.acting import acting
from components.ui.pieces.balance import balance, forget_balance
from components.ui.pieces.notices import fault_notice
from components.ui.pieces.visitor import may, visitor
from components.ui.pieces.words import count, credits_words, dollars, plain


def order_decision(order: Order) -> None:
    """Show an uncertain order's evidence, and take a person's decision."""
    st.error(
        f"**It is not known whether this order was placed.**  \n{plain(order.reason)} "
        f"It is never sent again by itself. It may have cost up to {dollars(order.max_credits)}.",
        icon=":material/help:",
    )
    _evidence(order)
    fault = st.session_state.get(keys.decision_fault_of(order.key))
    if fault is not None:
        fault_notice(fault)
    was_placed, was_not = st.columns(2, border=True)
    with was_placed:
        _it_was_placed(order)
    with was_not:
        _it_was_not(order)


def _evidence(order: Order) -> None:
    now, noun = balance(), _noun(order)
    if order.kind == LEAD_LIST:
        st.markdown(f"- At the vendor's, the list's name would end in **{plain(order.code)}**.")
    if order.balance_before is not None and now is not None:
        change = now - order.balance_before
        told = "has not changed" if change == 0 else f"changed by {count(change)}"
        st.markdown(
            f"- The balance was {credits_words(order.balance_before)} before and is {count(now)} now: it {told}. "
            f"The vendor charges when a {noun} is finished, so give it some minutes."
        )
    hints = _hints(order)
    if hints:
        whose = "with this order's name" if order.kind == LEAD_LIST else "since it was sent"
        st.markdown(f"- :green[A webhook reported {noun} **{hints[0].vendor_id}** {whose}.]")
        named = str(hints[0].vendor_id)
        st.button(f"Take {noun} {named}", type="primary", on_click=_adopt, args=(order, named), key=f"take-{order.key}")
    elif order.note:
        st.markdown(f"- {plain(order.note)}")
    if KINDS[order.kind].listed:
        st.button(
            "Look for it at the vendor's",
            icon=":material/search:",
            on_click=_seek,
            args=(order,),
            key=f"seek-{order.key}",
            help="Compares the rows of each queue made since with what this order sent. Only a sure match is taken.",
        )


def _hints(order: Order) -> tuple[Hint, ...]:
    if order.kind == LEAD_LIST:
        return house().inbox.hints_named(order.code)
    return house().inbox.hints_since(order.placed_at or order.created_at, order.kind, account=order.account)


def _it_was_placed(order: Order) -> None:
    noun = _noun(order)
    st.markdown("**It was placed**")
    where = "Look for the code above in the vendor's own app. " if order.kind == LEAD_LIST else ""
    st.caption(f"{where}Its {noun} id, from the vendor's own app, ties this order to the {noun} that you paid for.")
    typed = st.text_input(
        f"{noun.capitalize()} id", key=f"list-id-{order.key}", placeholder="for example 4217", max_chars=18
    )
    st.button(
        f"Tie to this {noun}", icon=":material/link:", on_click=_adopt, args=(order, typed), disabled=not typed.strip()
    )


def _it_was_not(order: Order) -> None:
    st.markdown("**It was not placed**")
    which = "list with this code" if order.kind == LEAD_LIST else f"{_noun(order)} made since"
    st.caption(f"No {which}, and the balance stayed as it was: close this order, and order again if you like.")
    if not may(Act.SETTLE):
        st.caption("An admin closes it, once they have looked.")
        return
    st.button(
        "It was not charged: close it",
        icon=":material/close:",
        on_click=_give_up,
        args=(order,),
        key=f"close-{order.key}",
    )


def _adopt(order: Order, typed: str) -> None:
    st.session_state.pop(keys.decision_fault_of(order.key), None)
    try:
        house().orders.adopt(order, _vendor_id(typed), visitor())
    except Fault as fault:
        st.session_state[keys.decision_fault_of(order.key)] = fault
    forget_balance()


def _seek(order: Order) -> None:
    st.session_state.pop(keys.decision_fault_of(order.key), None)
    try:
        if not house().orders.seek(order, visitor()):
            st.toast("No queue there is surely this one.", icon=":material/search_off:")
    except Fault as fault:
        st.session_state[keys.decision_fault_of(order.key)] = fault
    forget_balance()


def _give_up(order: Order) -> None:
    with acting():
        house().orders.give_up(order, visitor())


def _noun(order: Order) -> str:
    return KINDS[order.kind].noun


def _vendor_id(typed: str) -> int:
    digits = typed.strip().lstrip("#")
    if not (digits.isascii() and digits.isdigit() and 0 < int(digits) < 2**62):
        raise BadInput("id", "An id is a whole number, for example 4217.")
    return int(digits)

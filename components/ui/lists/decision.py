"""An order of which nobody knows whether it was placed: what is known, and the three ways out."""

from __future__ import annotations

import streamlit as st

from components.faults import BadInput, Fault
from components.house import house
from components.orders import Order
from components.ui.lists import keys
from components.ui.pieces.balance import balance, forget_balance
from components.ui.pieces.notices import fault_notice
from components.ui.pieces.words import count, credits_words, dollars, plain


def decision(order: Order) -> None:
    """Show an uncertain order's evidence, and take a person's decision."""
    st.error(
        f"**It is not known whether this order was placed.**  \n{plain(order.reason)} "
        f"It is never sent again by itself. It may have cost up to {dollars(order.max_credits)}.",
        icon=":material/help:",
    )
    _evidence(order)
    fault = st.session_state.get(keys.fault_of(order.key))
    if fault is not None:
        fault_notice(fault)
    was_placed, was_not = st.columns(2, border=True)
    with was_placed:
        _it_was_placed(order)
    with was_not:
        _it_was_not(order)


def _evidence(order: Order) -> None:
    now = balance()
    st.markdown(f"- At the vendor's, the list's name would end in **{plain(order.code)}**.")
    if order.balance_before is not None and now is not None:
        change = now - order.balance_before
        told = "has not changed" if change == 0 else f"changed by {count(change)}"
        st.markdown(
            f"- The balance was {credits_words(order.balance_before)} before and is {count(now)} now: it {told}. "
            "The vendor charges when a list is finished, so give it some minutes."
        )
    hints = house().inbox.hints_named(order.code)
    if hints:
        st.markdown(f"- :green[A webhook reported list **{hints[0].list_id}** with this order's name.]")
        st.button(f"Take list {hints[0].list_id}", type="primary", on_click=_adopt, args=(order, str(hints[0].list_id)))
    elif order.note:
        st.markdown(f"- {plain(order.note)}")


def _it_was_placed(order: Order) -> None:
    st.markdown("**It was placed**")
    st.caption(
        "Look for the code above in the vendor's own app. Its list id ties this order to the list that you paid for."
    )
    typed = st.text_input("List id", key=f"list-id-{order.key}", placeholder="for example 4217", max_chars=18)
    st.button(
        "Tie to this list", icon=":material/link:", on_click=_adopt, args=(order, typed), disabled=not typed.strip()
    )


def _it_was_not(order: Order) -> None:
    st.markdown("**It was not placed**")
    st.caption(
        "No list with this code, and the balance stayed as it was: close this order, and order again if you like."
    )
    st.button(
        "It was not charged: close it",
        icon=":material/close:",
        on_click=_give_up,
        args=(order,),
        key=f"close-{order.key}",
    )


def _adopt(order: Order, typed: str) -> None:
    st.session_state.pop(keys.fault_of(order.key), None)
    try:
        house().orders.adopt(order, _list_id(typed))
    except Fault as fault:
        st.session_state[keys.fault_of(order.key)] = fault
    forget_balance()


def _give_up(order: Order) -> None:
    house().orders.give_up(order)


def _list_id(typed: str) -> int:
    digits = typed.strip().lstrip("#")
    if not (digits.isascii() and digits.isdigit() and 0 < int(digits) < 2**62):
        raise BadInput("list id", "A list id is a whole number, for example 4217.")
    return int(digits)

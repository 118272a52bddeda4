"""Requests for approval: those that a person may decide, and how one's own stand."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import streamlit as st

from components.faults import Fault
from components.house import house
from components.orders import APPROVED, ENDED, WAITING, Approval
from components.people import Act
from components.ui.pieces import keys
from components.ui.pieces.acting import acting
from components.ui.pieces.balance import forget_balance
from components.ui.pieces.notices import fault_notice
from components.ui.pieces.visitor import visitor
from components.ui.pieces.words import ago, credits_words, dollars, plain

_TOLD_FOR = timedelta(days=3)
_ICONS = {
    WAITING: ":gray[:material/hourglass_top:]",
    APPROVED: ":green[:material/check_circle:]",
    ENDED: ":gray[:material/timer_off:]",
}


def approvals_waiting(title: str = "") -> int:
    """Show the requests that the visitor may decide, under a title, and their own of late; give how many wait for them."""
    by, account = visitor(), house().account
    if fault := st.session_state.pop(keys.APPROVAL_FAULT, None):
        fault_notice(fault)
    mine = [one for one in house().approvals.of(account, by_id=by.id) if _told_still(one)]
    for one in mine:
        _own(one)
    if not by.may(Act.APPROVE):
        return 0
    others = [one for one in house().approvals.waiting(account) if one.by_id != by.id]
    if others and title:
        st.header(title, anchor=False)
    for one in others:
        _to_decide(one)
    return len(others)


def _told_still(one: Approval) -> bool:
    return one.waits or (one.decided_at or one.expires_at) > datetime.now(UTC) - _TOLD_FOR


def _what(one: Approval) -> str:
    return f"**{plain(one.name)}** · up to {credits_words(one.max_credits)} ({dollars(one.max_credits)})"


def _own(one: Approval) -> None:
    told = {
        WAITING: f"waits for approval, asked {ago(one.asked_at)}, until {one.expires_at:%d %b}",
        APPROVED: f"was approved by {plain(one.decided_by)} {ago(one.decided_at)}",
        ENDED: "ended: nobody decided in 14 days",
    }
    words = told.get(one.state, f"was {one.state} by {plain(one.decided_by)} {ago(one.decided_at)}")
    with st.container(border=True, horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        icon = _ICONS.get(one.state, ":orange[:material/block:]")
        st.markdown(f"{icon} {_what(one)} {words}. {plain(one.answer)}")
        if one.waits:
            st.button("Withdraw", type="tertiary", on_click=_withdraw, args=(one,), key=f"withdraw-request-{one.id}")


def _to_decide(one: Approval) -> None:
    with st.container(border=True, gap="small", key=f"request-{one.id}"):
        st.markdown(f":orange[:material/approval:] **{plain(one.person)}** asks for {_what(one)} · {ago(one.asked_at)}")
        if one.note:
            st.caption(f"“{plain(one.note)}”")
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            st.button(
                f"Approve for at most {dollars(one.max_credits)}",
                type="primary",
                icon=":material/check:",
                on_click=_approve,
                args=(one,),
                key=f"approve-{one.id}",
            )
            with st.popover("Decline", icon=":material/close:", type="tertiary"):
                st.text_input("Why", key=keys.decline_why_of(one.id), max_chars=400, placeholder="they read it")
                st.button("Decline", on_click=_decline, args=(one,), key=f"decline-{one.id}")


def _approve(one: Approval) -> None:
    """Write the order down and give it to the engine: a callback."""
    standing = house()
    try:
        approved = standing.approvals.approve(standing.account, one.id, visitor())
    except Fault as fault:
        st.session_state[keys.APPROVAL_FAULT] = fault
        return
    submit_approved(approved)
    forget_balance()


def submit_approved(approved: Approval) -> None:
    """Let the engine move what was approved; where this is missed, the engine finds it at its next start."""
    if approved.of_batch:
        house().orders.submit_batch(approved.key)
    else:
        house().orders.submit(house().ledger.order(approved.key))


def _decline(one: Approval) -> None:
    try:
        house().approvals.decline(
            one.account, one.id, visitor(), str(st.session_state.get(keys.decline_why_of(one.id), ""))
        )
    except Fault as fault:
        st.session_state[keys.APPROVAL_FAULT] = fault


def _withdraw(one: Approval) -> None:
    with acting():
        house().approvals.withdraw(one.account, one.id, visitor())

"""The door to a paid list: what it may cost is said first, and one click writes one order.

Opening the dialog makes the order's key. The confirmation is a callback that writes one row under that key; a second click, a reload
or a second tab meets the same row. The engine does the rest, whoever leaves.
"""

from __future__ import annotations

import streamlit as st

from components.audience import LONGEST_NAME, Audience, short_name, summary
from components.faults import Fault
from components.house import house
from components.orders import Approval, Order
from components.tracerfy import Preview
from components.ui.pieces import keys
from components.ui.pieces.approval_ask import approval_ask, may_ask
from components.ui.pieces.balance import balance, forget_balance
from components.ui.pieces.bought_before import chosen_in_dialog
from components.ui.pieces.notices import fault_notice
from components.ui.pieces.owned import owned_note
from components.ui.pieces.visitor import visitor
from components.ui.pieces.words import ago, count, credits_words, dollars, dollars_raw, plain


def open_order(audience: Audience) -> None:
    """Begin the confirmation of an audience: a button's callback. Makes the order's key."""
    st.session_state[keys.ORDER_KEY] = house().ledger.next_key(house().account, audience)
    st.session_state.pop(keys.ORDER_FAULT, None)
    st.session_state.pop(keys.ORDER_EXCLUDES, None)


@st.dialog("Build this list", width="medium", icon=":material/playlist_add_check:")
def order_dialog(audience: Audience, preview: Preview, labels: dict[str, str]) -> None:
    """Show what the order would buy and cost at most, and take the confirmation."""
    head = st.container()
    audience, preview = chosen_in_dialog(audience, preview)
    key = st.session_state[keys.ORDER_KEY]
    placed = [order for order in house().ledger.same_wanted(house().account, audience) if order.key == key]
    if placed:
        _leave_for(placed[0])
    head.markdown(f"**{plain(summary(audience, labels))}**")
    _figures(preview)
    _earlier(audience)
    if not audience.exclude_bought:
        owned_note(audience, preview)
    name = st.text_input(
        "Name of the list", value=_new_name(audience, labels), max_chars=LONGEST_NAME, key=f"name-{key}"
    )
    refusal, asks = _refusal(preview)
    if asks:
        approval_ask(key, refusal, lambda note: _ask(key, audience, name, preview, note))
        return
    if refusal:
        st.warning(refusal, icon=":material/block:")
    if fault := st.session_state.get(keys.ORDER_FAULT):
        fault_notice(fault)
    st.button(
        f"Build {count(preview.capped_count, 'lead')} for at most {dollars(preview.max_credits)}",
        type="primary",
        icon=":material/shopping_cart_checkout:",
        width="stretch",
        disabled=bool(refusal),
        on_click=_confirm,
        args=(key, audience, name, preview.max_credits),
        key=f"confirm-{key}",
    )
    st.caption(
        "You pay 5 credits for each lead that is delivered, never more than this ceiling. It is sent once, even if this tab closes."
    )


def _confirm(key: str, audience: Audience, name: str, max_credits: int) -> None:
    standing = house()
    try:
        order, new = standing.ledger.open(
            key, standing.account, audience, name=name, max_credits=max_credits, by=visitor()
        )
    except Fault as fault:
        st.session_state[keys.ORDER_FAULT] = fault
        return
    if new:
        standing.orders.submit(order)
    forget_balance()


def _ask(key: str, audience: Audience, name: str, preview: Preview, note: str) -> Approval:
    return house().approvals.ask(
        key,
        house().account,
        audience,
        name=name,
        max_credits=preview.max_credits,
        requested_count=audience.requested_count,
        by=visitor(),
        note=note,
    )


def _new_name(audience: Audience, labels: dict[str, str]) -> str:
    return short_name(audience, labels, {order.name for order in house().ledger.orders(house().account)})


def _leave_for(order: Order) -> None:
    st.switch_page("lists.py", query_params={"list": order.key})


def _figures(preview: Preview) -> None:
    before = balance()
    left, middle, right = st.columns(3)
    left.metric(
        "You get up to", count(preview.capped_count), help=f"Of {count(preview.count)} that match.", border=True
    )
    middle.metric(
        "It costs at most", dollars_raw(preview.max_credits), help=credits_words(preview.max_credits), border=True
    )
    after = None if before is None else before - preview.max_credits
    right.metric("Balance after, at least", count(after), help=f"Credits. Now: {count(before)}.", border=True)
    st.caption(
        f"{credits_words(preview.max_credits)} · balance now {count(before)} · {house().limits.meter('execute')}"
    )


def _earlier(audience: Audience) -> None:
    earlier = house().ledger.same_wanted(house().account, audience)
    if earlier:
        st.info(
            f"You ordered exactly this audience {ago(earlier[0].created_at)}. A new order buys it again, as it is today.",
            icon=":material/content_copy:",
        )


def _refusal(preview: Preview) -> tuple[str, bool]:
    """Say why the button is off, or "" where it is on; and whether the order can be asked for all the same."""
    if reason := _hindrance(preview):
        return reason, False
    return plain(house().ledger.refusal(house().account, preview.max_credits, visitor())), may_ask(preview.max_credits)


def _hindrance(preview: Preview) -> str:
    if preview.capped_count == 0:
        return "Nothing matches this audience, so there is nothing to buy. Drop a filter or widen the place."
    before = balance()
    if before is not None and before < preview.max_credits:
        missing = preview.max_credits - before
        return f"This may cost {credits_words(preview.max_credits)}; {credits_words(missing)} are missing. Ask for fewer leads."
    if not house().limits.meter("execute"):
        return f"{house().limits.meter('execute')}. The vendor takes 10 orders an hour and 50 a day."
    return ""

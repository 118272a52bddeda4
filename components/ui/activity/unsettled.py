"""What nobody knows the outcome of, on top of everything: what is known of each, and where or how it is decided."""

from __future__ import annotations

from datetime import UTC, datetime

import streamlit as st

from components.house import house
from components.orders import Activity, Order, State
from components.people import Act
from components.ui.activity.naming import kind_words, when_words
from components.ui.pieces.acting import acting
from components.ui.pieces.approvals_waiting import approvals_waiting
from components.ui.pieces.balance import forget_balance
from components.ui.pieces.order_links import order_link
from components.ui.pieces.visitor import may, visitor
from components.ui.pieces.words import count, credits_words, dollars, plain

_INSTANT = "instant:"
_SHOWN = 8
_TITLE = "Needs you"


def unsettled() -> int:
    """Show the orders and calls that wait for a person, and requests for approval; give how many there are."""
    standing, asked = house(), approvals_waiting(_TITLE)
    everybody, me = may(Act.ALL_ACTIVITY), visitor().id
    uncertain = [one for one in standing.ledger.everything(standing.account) if one.state is State.UNCERTAIN]
    orders = [order for order in uncertain if everybody or order.by_id == me]
    known = {order.key for order in orders}
    calls = [line for line in standing.reckoning.unsettled() if everybody and line.key not in known]
    if not orders and not calls:
        return asked
    if not asked:
        st.header(_TITLE, anchor=False)
    st.caption("Sent, and no answer came. Nothing of it is ever sent again by itself.")
    for order in orders:
        _order(order)
    for line in calls[:_SHOWN]:
        _call(line)
    if len(calls) > _SHOWN:
        st.caption(f"And {count(len(calls) - _SHOWN, 'call')} more: they follow as these are settled.")
    return asked + len(orders) + len(calls)


def _order(order: Order) -> None:
    with st.container(border=True, horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.markdown(
            f":orange[:material/priority_high:] **{plain(order.name)}** · {kind_words(order.kind)} · "
            f"up to {credits_words(order.max_credits)} ({dollars(order.max_credits)}) · {when_words(order.created_at)} UTC"
        )
        with st.container(width=140):
            order_link(order, "Decide there", icon=":material/arrow_forward:")


def _call(line: Activity) -> None:
    with st.container(border=True, gap="small"):
        st.markdown(
            f":orange[:material/priority_high:] **{plain(line.subject[:160])}** · {kind_words(line.kind)} · "
            f"up to {credits_words(line.max_credits)} ({dollars(line.max_credits)}) · {when_words(line.started_at)} UTC"
        )
        st.caption(f"{plain(line.detail)} {_evidence(line)}")
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            _button(line, "It was charged", ":material/paid:", charged=True)
            _button(line, "It was not charged", ":material/money_off:", charged=False)
            if line.kind == "lookup":
                st.page_link(
                    "lookup.py",
                    label="See the question",
                    icon=":material/home_pin:",
                    query_params={"dossier": line.key.removeprefix(_INSTANT)},
                )


def _evidence(line: Activity) -> str:
    """Say how the balance stood before and after: the best hint there is."""
    balances, account = house().reckoning.balances, house().account
    before = balances.before(account, line.started_at)
    after = balances.between(account, line.started_at, datetime.now(UTC))
    if before is None:
        return "No balance was read before it."
    if not after:
        return f"The balance was {count(before.balance)} before it, and has not changed since."
    change = after[0].balance - before.balance
    told = f"{count(abs(change))} {'less' if change < 0 else 'more'}"
    return (
        f"The balance was {count(before.balance)} before it and {count(after[0].balance)} when it next changed: {told}."
    )


def _button(line: Activity, words: str, icon: str, *, charged: bool) -> None:
    st.button(
        words,
        icon=icon,
        key=f"settle-{charged}-{line.key}",
        on_click=_settle,
        args=(line,),
        kwargs={"charged": charged},
    )


def _settle(line: Activity, *, charged: bool) -> None:
    """A question that is kept is settled with its line; another line by itself."""
    standing = house()
    with acting():
        question = line.key.removeprefix(_INSTANT) if line.key.startswith(_INSTANT) else ""
        if not (question and standing.instants.settle(question, charged=charged, by=visitor())):
            standing.journal.settle(standing.account, line.key, charged=charged, by=visitor())
    forget_balance()

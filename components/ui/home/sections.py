"""The parts of the Home page."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from components.audience import Audience, to_query
from components.house import house
from components.orders import Order
from components.tracerfy import Strategy
from components.ui.pieces.approvals_waiting import approvals_waiting
from components.ui.pieces.notices import told
from components.ui.pieces.order_cards import order_card
from components.ui.pieces.prompt_box import just_asked
from components.ui.pieces.strategies import strategies
from components.ui.pieces.words import count, plain

_GROUPS = {
    "Motivated sellers": (
        "pre_foreclosure",
        "probate",
        "vacant",
        "tired_landlord",
        "absentee",
        "reo",
        "auction",
        "judgment",
        "deceased",
        "expired",
    ),
    "Owners with means": ("free_and_clear", "refi", "long_term", "recent_homeowner"),
    "Home improvement": ("solar", "roofing", "hvac"),
    "Investors": ("cash_buyer", "flipper"),
}


def needs_you(orders: Sequence[Order]) -> None:
    """Show the orders that wait for a decision, or for approval, above everything else."""
    approvals_waiting()
    waiting = [order for order in orders if order.needs_person]
    for order in waiting:
        with st.container(border=True, horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            st.markdown(
                f":orange[:material/priority_high:] **{plain(order.name)}**: it is not known whether it was placed."
            )
            st.page_link("lists.py", label="Decide", icon=":material/arrow_forward:", query_params={"list": order.key})


def open_thread() -> None:
    """Go to the chat that the box has just begun."""
    if asked := just_asked():
        st.switch_page("assist.py", query_params={"thread": asked})


def moved_audiences() -> None:
    """Show the watched audiences whose count moved by more than a tenth."""
    moved = [one for one in house().saved.watched(house().account) if one.moved is not None]
    for one in moved[:5]:
        with st.container(border=True, horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            arrow = ":material/trending_up:" if (one.moved or 0) > 0 else ":material/trending_down:"
            before, now = one.counts[-2].matches, one.counts[-1].matches
            st.markdown(
                f"{arrow} **{plain(one.name)}** moved by {one.moved:+.0%}: {count(before)} matched, now {count(now)} do."
            )
            st.page_link("build.py", label="Open", icon=":material/arrow_forward:", query_params=to_query(one.audience))


def strategy_tiles() -> None:
    """Show every strategy that the API has, grouped by what it is for; a tile opens Build with it."""
    known: tuple[Strategy, ...] = ()
    with told():
        known = strategies()
    for title, members in _grouped(known):
        st.header(title, anchor=False)
        with st.container(horizontal=True, gap="small"):
            for strategy in members:
                _tile(strategy)


def under_way(orders: Sequence[Order]) -> None:
    """Show the orders that move."""
    moving = [order for order in orders if order.moving]
    if moving:
        st.header("Under way")
        for order in moving:
            order_card(order)


def _tile(strategy: Strategy) -> None:
    with st.container(border=True, gap="xsmall", width=222, height=128, key=f"card-{strategy.key}"):
        query = to_query(Audience(strategies=(strategy.key,)))
        st.page_link("build.py", label=f"**{plain(strategy.label)}**", query_params=query, width="stretch")
        st.caption(plain(strategy.description))


def _grouped(known: tuple[Strategy, ...]) -> list[tuple[str, list[Strategy]]]:
    """Sort strategies into groups by words in their keys; one that fits none comes under "More", never dropped."""
    left = list(known)
    groups: list[tuple[str, list[Strategy]]] = []
    for title, words in _GROUPS.items():
        members = [strategy for strategy in left if any(word in strategy.key for word in words)]
        left = [strategy for strategy in left if strategy not in members]
        groups.append((title, members))
    groups.append(("More", left))
    return [(title, members) for title, members in groups if members]

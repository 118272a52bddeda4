"""How many leads, and for how much: one number said in leads and in dollars, within what the account may spend."""

from __future__ import annotations

import streamlit as st

from components.audience import MOST_ROWS, Audience
from components.house import house
from components.settings import CREDIT_USD, CREDITS_PER_ROW
from components.tracerfy import Preview
from components.ui.build import keys
from components.ui.pieces.balance import balance
from components.ui.pieces.draft import redraft
from components.ui.pieces.visitor import visitor
from components.ui.pieces.words import count, dollars

_LEAD_USD = CREDITS_PER_ROW * CREDIT_USD


def leads_wanted(audience: Audience) -> None:
    """Show the number of leads wanted, to be typed."""
    st.session_state[keys.LEADS_WANTED] = audience.requested_count
    with st.container(border=True, gap=None):
        st.number_input(
            "Leads wanted",
            key=keys.LEADS_WANTED,
            step=100,
            on_change=_take_leads,
            args=(audience, keys.LEADS_WANTED),
            help="1 to 25,000. You never get more.",
        )


def budget(audience: Audience, preview: Preview) -> None:
    """Show the same number to be dragged, and as money; say what limits it and what would remain."""
    most, why = _most(preview)
    if most < 2:
        return
    wanted = max(1, min(audience.requested_count, most))
    st.session_state[keys.BUDGET_SLIDER] = wanted
    st.session_state[keys.BUDGET_DOLLARS] = round(wanted * _LEAD_USD, 2)
    leads, money = st.columns([2.6, 1], vertical_alignment="bottom")
    leads.slider(
        f"Leads, up to {count(most)}: {why}",
        1,
        most,
        key=keys.BUDGET_SLIDER,
        on_change=_take_leads,
        args=(audience, keys.BUDGET_SLIDER),
    )
    money.number_input(
        "Budget",
        min_value=0.0,
        step=10.0,
        format="%.2f",
        icon=":material/attach_money:",
        key=keys.BUDGET_DOLLARS,
        on_change=_take_dollars,
        args=(audience,),
        help=f"One lead costs {CREDITS_PER_ROW} credits, ${_LEAD_USD:.2f} at the list price.",
    )


def _most(preview: Preview) -> tuple[int, str]:
    """Give the largest number that can be bought now, and what keeps it from being larger."""
    limits = [(MOST_ROWS, "the most in one order"), (preview.count, "all that match")]
    credits_left = balance()
    if credits_left is not None:
        limits.append((credits_left // CREDITS_PER_ROW, "what your balance pays"))
    left = house().ledger.left_to_spend(house().account, visitor())
    if left is not None:
        limits.append((left // CREDITS_PER_ROW, "what the spending limit allows"))
    return min(limits)


def budget_words(preview: Preview) -> str:
    """Say what the money buys, and what would remain."""
    buys = f"{dollars(preview.max_credits)} buys {count(preview.capped_count, 'lead')}"
    credits_left = balance()
    if credits_left is None:
        return buys
    after = credits_left - preview.max_credits
    return f"{buys} · {dollars(after)} remain" if after >= 0 else f"{buys} · more than you have"


def _take_leads(audience: Audience, key: str) -> None:
    wanted = st.session_state[key]
    if wanted is not None:
        redraft(audience.asking(int(wanted)))


def _take_dollars(audience: Audience) -> None:
    """Buy what the money pays for, never more; a sum below one lead's price asks for one."""
    money = st.session_state[keys.BUDGET_DOLLARS]
    if money is not None:
        redraft(audience.asking(max(1, min(MOST_ROWS, int(round(money * 100) // round(_LEAD_USD * 100))))))

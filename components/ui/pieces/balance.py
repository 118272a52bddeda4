"""The balance in credits, as every page shows it: asked once for all of them."""

from __future__ import annotations

import streamlit as st

from components.house import house


def balance() -> int | None:
    """Give the reported balance in credits, at most 15 s old, or None where it can't be had now."""
    return _balance(house().account)


def forget_balance() -> None:
    """Ask for the balance anew at the next look: something was just paid for."""
    _balance.clear(house().account)


@st.cache_data(ttl=15, show_spinner=False, max_entries=100)
def _balance(account: str) -> int | None:
    """A fault is kept as None, so that a page which shows the balance in three places waits for it once."""
    return house().reckoning.balances.read(account, house().api)

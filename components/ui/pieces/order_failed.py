"""An order that failed: why, and what it cost."""

from __future__ import annotations

import streamlit as st

from components.orders import KINDS, LEAD_LIST, Order
from components.ui.pieces.words import credits_words, plain


def order_failed(order: Order, which: str = "") -> None:
    """Say why an order failed and what it cost; `which` names the part of a batch."""
    charged = order.credits_deducted or 0
    told = "Nothing was charged." if not charged else f"{credits_words(charged)} were charged, as the API reports."
    noun = "order" if order.kind == LEAD_LIST else KINDS[order.kind].noun
    st.error(f"**{which}{plain(order.reason) or f'The {noun} failed.'}**  \n{told}", icon=":material/cancel:")

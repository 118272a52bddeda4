"""How many of an audience's leads may be owned already."""

from __future__ import annotations

import streamlit as st

from components.audience import FILTERS, Audience, Value
from components.house import house
from components.library import NONE_OWNED, Owned, owned
from components.tracerfy import Preview
from components.ui.pieces.strategies import strategy_filters
from components.ui.pieces.words import count, plain


def owned_of(audience: Audience) -> Owned:
    """Give what is owned of an audience."""
    if audience.geography is None:
        return NONE_OWNED
    sets = strategy_filters(audience)
    overrides = dict(audience.filters)
    alternatives: list[dict[str, Value]] = [{**defaults, **overrides} for defaults in sets]
    return owned(house().shelf, house().account, audience.geography, alternatives)


def owned_note(audience: Audience, preview: Preview) -> None:
    """Say before a purchase how many of these leads may be had already, and what could not be checked."""
    have = owned_of(audience)
    if not have.homes:
        return
    again = min(have.homes, preview.capped_count)
    asked = count(preview.capped_count)
    words = f"You own **{count(have.homes, 'lead')}** that match: up to {count(again)} of {asked} may be ones you have."
    if have.unchecked:
        names = ", ".join(plain(FILTERS[key].label if key in FILTERS else key) for key in have.unchecked)
        words += f"  \n:small[Your rows can't tell: {names}.]"
    st.info(words, icon=":material/inventory_2:")

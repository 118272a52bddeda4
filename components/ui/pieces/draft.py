"""The audience under construction. Its home is the URL, so that a copied link, Back and a reload all open the same audience.

A session keeps the last one beside it, for the way back from another page, whose URL has none.
"""

from __future__ import annotations

import streamlit as st

from components.audience import Audience, from_query, to_query
from components.faults import BadInput
from components.ui.pieces import keys
from components.ui.pieces.address import put_in_address, said_by_address


def draft() -> Audience:
    """Give the audience that the URL names, else the one this session had last, else an empty one.

    Raises `BadInput` for a link that can't be read.
    """
    params = said_by_address()
    named = from_query(params) if params else None
    audience = named if named is not None else st.session_state.get(keys.LAST_AUDIENCE, Audience())
    redraft(audience)
    return audience


def redraft(audience: Audience) -> None:
    """Put another audience in the draft's place; the URL follows."""
    st.session_state[keys.LAST_AUDIENCE] = audience
    wanted = to_query(audience)
    if said_by_address() != wanted:
        put_in_address(wanted)


def start_over(problem: BadInput) -> Audience:
    """Replace a link that can't be read by an empty audience, and say so."""
    st.warning(
        f"This link can't be read: {problem.message} An empty audience was opened instead.", icon=":material/link_off:"
    )
    redraft(Audience())
    return Audience()

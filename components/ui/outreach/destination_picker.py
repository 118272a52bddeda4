"""Where a file goes: destinations as cards, a group at a time. The one that is chosen stands in the URL."""

from __future__ import annotations

import streamlit as st

from components.outreach.destinations import GROUPS, Destination, destinations
from components.ui.outreach import keys
from components.ui.pieces.words import plain

TO = "to"
_FIRST = "call_phones"


def destination_picker() -> Destination:
    """Show the destinations of a group; give the one that is chosen, with what it is for."""
    chosen = destinations().get(st.query_params.get(TO, ""), destinations()[_FIRST])
    st.session_state[keys.GROUP] = chosen.group
    st.segmented_control(
        "Kind of destination",
        [group for group in GROUPS if group != "lead"],
        key=keys.GROUP,
        format_func=GROUPS.__getitem__,
        required=True,
        label_visibility="collapsed",
        on_change=_take_group,
    )
    group = [one for one in destinations().values() if one.group == chosen.group]
    for begins in range(0, len(group), 2):
        for place, one in zip(st.columns(2, gap="small"), group[begins : begins + 2], strict=False):
            with place:
                _card(one, chosen=one.key == chosen.key)
    st.caption(chosen.meaning)
    for note in chosen.notes:
        st.caption(f":material/info: {plain(note)}")
    return chosen


def _card(one: Destination, *, chosen: bool) -> None:
    st.button(
        one.label,
        key=f"to-{one.key}",
        type="primary" if chosen else "secondary",
        help=None if chosen else one.meaning,
        width="stretch",
        on_click=_take,
        args=(one.key,),
    )


def _take_group() -> None:
    _take(next(one.key for one in destinations().values() if one.group == st.session_state[keys.GROUP]))


def _take(key: str) -> None:
    st.query_params[TO] = key

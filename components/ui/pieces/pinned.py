"""The audiences that are pinned for comparing: up to four, named in the Compare page's URL, kept by the session elsewhere."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode

import streamlit as st

from components.audience import Audience, from_query, to_query
from components.faults import BadInput
from components.ui.pieces import keys

MOST = 4
_PARAM = "a"


def pinned() -> tuple[Audience, ...]:
    """Give the pinned audiences: those of the URL on the Compare page, else the session's."""
    named = [audience for text in st.query_params.get_all(_PARAM) if (audience := _read(text)) is not None]
    if named:
        st.session_state[keys.PINNED] = tuple(named[:MOST])
    kept: tuple[Audience, ...] = st.session_state.get(keys.PINNED, ())
    return kept


def show_in_url(audiences: tuple[Audience, ...]) -> None:
    """Let the URL name what is compared, so that it can be copied."""
    wanted = [urlencode(to_query(audience)) for audience in audiences]
    if st.query_params.get_all(_PARAM) != wanted:
        st.query_params.from_dict({_PARAM: wanted} if wanted else {})


def pin(audience: Audience) -> None:
    """Pin one more; the fifth takes the first one's place."""
    kept = tuple(one for one in st.session_state.get(keys.PINNED, ()) if one.key() != audience.key())
    st.session_state[keys.PINNED] = (*kept, audience)[-MOST:]
    st.toast(f"Pinned: {len(st.session_state[keys.PINNED])} of {MOST}. See them under Compare.", icon=":material/keep:")


def unpin(audience: Audience) -> None:
    """Take one off."""
    left = tuple(one for one in st.session_state.get(keys.PINNED, ()) if one.key() != audience.key())
    st.session_state[keys.PINNED] = left
    show_in_url(left)


def pin_button(audience: Audience, key: str) -> None:
    """Offer to pin an audience."""
    st.button(
        "Compare",
        icon=":material/keep:",
        type="tertiary",
        key=f"pin-{key}",
        disabled=audience.geography is None,
        on_click=pin,
        args=(audience,),
        help="Pin it: up to four stand side by side under Compare.",
    )


def _read(text: str) -> Audience | None:
    try:
        return from_query(dict(parse_qsl(text, keep_blank_values=True)))
    except (BadInput, ValueError):
        return None

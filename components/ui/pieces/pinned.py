"""The audiences that are pinned for comparing: up to four, named in the Compare page's URL, kept for the account."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode

import streamlit as st

from components.audience import Audience, from_query, to_query
from components.faults import BadInput
from components.house import house
from components.saved import MOST_PINS
from components.ui.pieces.address import put_in_address

_PARAM = "a"


def pinned() -> tuple[Audience, ...]:
    """Give the audiences that the URL names, else the account's pinned ones."""
    named = tuple(audience for text in st.query_params.get_all(_PARAM) if (audience := _read(text)) is not None)
    return named[:MOST_PINS] or house().pins.of(house().account)


def show_in_url(audiences: tuple[Audience, ...]) -> None:
    """Let the URL name what is compared, so that it can be copied."""
    wanted = [urlencode(to_query(audience)) for audience in audiences]
    if st.query_params.get_all(_PARAM) != wanted:
        put_in_address({_PARAM: wanted} if wanted else {})


def pin(audience: Audience) -> None:
    """Pin one more; the fifth takes the first one's place."""
    kept = house().pins.pin(house().account, audience)
    st.toast(f"Pinned: {len(kept)} of {MOST_PINS}. See them under Compare.", icon=":material/keep:")


def unpin(audience: Audience) -> None:
    """Take one off what is shown; the rest stays pinned."""
    left = tuple(one for one in pinned() if one.key() != audience.key())
    show_in_url(house().pins.keep(house().account, left))


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

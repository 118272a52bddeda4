"""Cities, found while typing."""

from __future__ import annotations

import streamlit as st

from components.audience import Audience, Cities, Place, search_cities, similar_cities
from components.ui.build import keys
from components.ui.pieces.draft import redraft
from components.ui.pieces.words import plain

_MOST = 8


def city_picker(audience: Audience) -> None:
    """Show the chosen cities, each with its state, and find more."""
    chosen = audience.geography.cities if isinstance(audience.geography, Cities) else ()
    place_chips("city", [(place, f"{place.name}, {place.state}") for place in chosen], audience, _without)
    typed = st.text_input(
        "Add a city",
        placeholder="Add a city: Phoenix, or Portland, OR",
        icon=":material/location_city:",
        label_visibility="collapsed",
        key=keys.CITY_SEARCH,
        live=True,
    )
    if typed.strip():
        _suggestions(audience, chosen, typed)


def place_chips(kind: str, chosen, audience: Audience, without) -> None:  # type: ignore[no-untyped-def]
    """Show chosen places as chips; a click takes one off."""
    with st.container(horizontal=True, gap="xsmall"):
        for place, label in chosen[:40]:
            st.button(
                plain(label),
                key=f"{kind}-{label}",
                icon=":material/close:",
                icon_position="right",
                on_click=without,
                args=(audience, place),
                help="Click to remove.",
            )
    if len(chosen) > 40:
        st.caption(f"… and {len(chosen) - 40:,} more")


def _suggestions(audience: Audience, chosen: tuple[Place, ...], typed: str) -> None:
    found = [place for place in search_cities(typed, _MOST) if place not in chosen]
    if not found:
        found = [place for place in similar_cities(typed) if place not in chosen]
        hint = "Do you mean one of these?" if found else "Try another spelling, or a ZIP."
        st.caption(f"No city is called “{plain(typed)}”. {hint}")
    with st.container(horizontal=True, gap="xsmall"):
        for place in found:
            st.button(
                f"{plain(place.name)}, {place.state}",
                key=f"add-city-{place.name}-{place.state}",
                icon=":material/add:",
                type="tertiary",
                on_click=_with,
                args=(audience, chosen, place),
            )
    if len(found) == _MOST and "," not in typed:
        st.caption(f"There may be more: add the state, as in “{plain(typed.strip())}, {found[-1].state}”.")


def _with(audience: Audience, chosen: tuple[Place, ...], place: Place) -> None:
    st.session_state[keys.CITY_SEARCH] = ""
    redraft(audience.at(Cities((*chosen, place))))


def _without(audience: Audience, place: Place) -> None:
    if isinstance(audience.geography, Cities):
        left = tuple(one for one in audience.geography.cities if one != place)
        redraft(audience.at(Cities(left) if left else None))

"""Where: five ways of naming a place. Changing the way carries the place over as well as it can be said the other way."""

from __future__ import annotations

import streamlit as st

from components.audience import Audience, Cities, Counties, Geography, Radius, States, Zips, said_as
from components.ui.build import keys
from components.ui.build.area_picker import county_picker, state_picker
from components.ui.build.city_picker import city_picker
from components.ui.build.radius_picker import radius_picker
from components.ui.build.zip_picker import zip_picker
from components.ui.pieces.draft import redraft

_MODES: dict[str, type[Geography]] = {
    "Cities": Cities,
    "ZIPs": Zips,
    "Counties": Counties,
    "States": States,
    "Radius": Radius,
}
_PICKERS = {
    "Cities": city_picker,
    "ZIPs": zip_picker,
    "Counties": county_picker,
    "States": state_picker,
    "Radius": radius_picker,
}


def place_picker(audience: Audience) -> None:
    """Choose the way of naming the place, then the place."""
    st.session_state[keys.PLACE_MODE] = place_mode(audience)
    st.segmented_control(
        "Place",
        list(_MODES),
        key=keys.PLACE_MODE,
        required=True,
        on_change=_say_otherwise,
        args=(audience,),
        label_visibility="collapsed",
    )
    _PICKERS[place_mode(audience)](audience)


def place_mode(audience: Audience) -> str:
    """Give the way that the audience names its place; without a place, the way that was chosen last."""
    for mode, kind in _MODES.items():
        if isinstance(audience.geography, kind):
            return mode
    last = st.session_state.get(keys.PLACE_MODE)
    return last if last in _MODES else "Cities"


def _say_otherwise(audience: Audience) -> None:
    wanted = _MODES[st.session_state[keys.PLACE_MODE]]
    if audience.geography is not None:
        redraft(audience.at(said_as(audience.geography, wanted)))

"""A circle in true miles: its centre by ZIP, by address or by a click on the map."""

from __future__ import annotations

import streamlit as st

from components.audience import Audience, Radius, zip_place
from components.faults import Fault
from components.house import house
from components.tracerfy import AddressMatch
from components.ui.build import keys
from components.ui.pieces.draft import redraft
from components.ui.pieces.notices import fault_notice
from components.ui.pieces.words import plain

FIRST_MILES = 5.0


def radius_picker(audience: Audience) -> None:
    """Choose a centre and a radius."""
    circle = audience.geography if isinstance(audience.geography, Radius) else None
    if circle is not None:
        st.markdown(
            f":material/my_location: **{plain(circle.label or f'{circle.latitude:.4f}, {circle.longitude:.4f}')}**"
        )
        st.session_state[keys.MILES] = min(100.0, max(0.1, float(circle.radius_miles)))
        st.slider(
            "Radius",
            0.1,
            50.0 if circle.radius_miles <= 50 else 100.0,
            step=0.1,
            format="%.1f mi",
            key=keys.MILES,
            on_change=_resize,
            args=(audience,),
        )
    st.text_input(
        "Centre",
        placeholder="Centre: a ZIP or an address, then Enter. Or click the map.",
        icon=":material/search:",
        key=keys.CENTRE,
        on_change=_look_up,
        args=(audience,),
        label_visibility="collapsed",
    )
    _matches(audience)


def centred(audience: Audience, latitude: float, longitude: float, label: str) -> Audience:
    """Give the audience with its circle around another centre."""
    miles = audience.geography.radius_miles if isinstance(audience.geography, Radius) else FIRST_MILES
    return audience.at(Radius(latitude, longitude, miles, label=label))


def _matches(audience: Audience) -> None:
    found = st.session_state.get(keys.CENTRES_FOUND)
    if isinstance(found, Fault):
        fault_notice(found)
        return
    if found == ():
        st.caption("No address like this is known. Try it with its city and state, or a ZIP.")
    for match in found or ():
        st.button(
            plain(match.title),
            key=f"centre-{match.title}",
            icon=":material/place:",
            type="tertiary",
            on_click=_take,
            args=(audience, match),
        )


def _look_up(audience: Audience) -> None:
    typed = st.session_state[keys.CENTRE].strip()
    st.session_state.pop(keys.CENTRES_FOUND, None)
    place = zip_place(typed)
    if place is not None:
        st.session_state[keys.CENTRE] = ""
        redraft(centred(audience, place.latitude, place.longitude, typed))
    elif len(typed) >= 2:
        try:
            found = house().api.autocomplete(typed)
            st.session_state[keys.CENTRES_FOUND] = tuple(match for match in found if match.latitude is not None)[:6]
        except Fault as fault:
            st.session_state[keys.CENTRES_FOUND] = fault


def _take(audience: Audience, match: AddressMatch) -> None:
    st.session_state.pop(keys.CENTRES_FOUND, None)
    st.session_state[keys.CENTRE] = ""
    if match.latitude is not None and match.longitude is not None:
        redraft(centred(audience, match.latitude, match.longitude, match.title))


def _resize(audience: Audience) -> None:
    circle = audience.geography
    if isinstance(circle, Radius):
        redraft(
            audience.at(
                Radius(circle.latitude, circle.longitude, round(st.session_state[keys.MILES], 1), label=circle.label)
            )
        )

"""Counties and states, picked from their full lists."""

from __future__ import annotations

import streamlit as st

from components.audience import Audience, Counties, Place, States, counties, states
from components.ui.build import keys
from components.ui.pieces.draft import redraft


def state_picker(audience: Audience) -> None:
    """Pick whole states."""
    names = states()
    st.session_state[keys.STATES] = list(audience.geography.states) if isinstance(audience.geography, States) else []
    st.multiselect(
        "States",
        list(names),
        key=keys.STATES,
        format_func=lambda code: names.get(code, code),
        placeholder="Pick one or more states",
        on_change=_take_states,
        args=(audience,),
        label_visibility="collapsed",
    )


def county_picker(audience: Audience) -> None:
    """Pick counties, each named with its state."""
    chosen = list(audience.geography.counties) if isinstance(audience.geography, Counties) else []
    known = counties()
    st.session_state[keys.COUNTIES] = chosen
    st.multiselect(
        "Counties",
        [*known, *(place for place in chosen if place not in set(known))],
        key=keys.COUNTIES,
        format_func=_county_words,
        placeholder="Pick one or more counties, or click them on the map",
        on_change=_take_counties,
        args=(audience,),
        label_visibility="collapsed",
    )


def toggled_county(audience: Audience, place: Place) -> Audience:
    """Give the audience with a county added, or taken off where it was there."""
    chosen = audience.geography.counties if isinstance(audience.geography, Counties) else ()
    left = tuple(one for one in chosen if one != place) if place in chosen else (*chosen, place)
    return audience.at(Counties(left) if left else None)


def toggled_state(audience: Audience, code: str) -> Audience:
    """Give the audience with a state added, or taken off where it was there."""
    chosen = audience.geography.states if isinstance(audience.geography, States) else ()
    left = tuple(one for one in chosen if one != code) if code in chosen else (*chosen, code)
    return audience.at(States(left) if left else None)


def _county_words(place: Place) -> str:
    return f"{place.name}, {place.state}"


def _take_states(audience: Audience) -> None:
    picked = tuple(st.session_state[keys.STATES])
    redraft(audience.at(States(picked) if picked else None))


def _take_counties(audience: Audience) -> None:
    picked = tuple(st.session_state[keys.COUNTIES])
    redraft(audience.at(Counties(picked) if picked else None))

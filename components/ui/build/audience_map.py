"""The map on Build: where an audience is, with its pins; a click changes the place in the way that is being used."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from components.audience import Audience, Place, Radius, Zips, neighbours, zip_place, zips_of
from components.figures.framing import View, kept, view_of
from components.figures.maps import MAP_PX, MOST_PINS, audience_deck
from components.house import house
from components.tracerfy import Preview
from components.ui.build import keys
from components.ui.build.area_picker import toggled_county, toggled_state
from components.ui.build.place_picker import place_mode
from components.ui.build.radius_picker import centred
from components.ui.build.zip_picker import toggled
from components.ui.pieces.draft import redraft
from components.ui.pieces.map_credit import map_credit
from components.ui.pieces.map_picture import map_picture
from components.ui.pieces.owned import owned_of
from components.ui.pieces.words import count

_MOST_AROUND = 250
_AROUND_MILES = 14.0
_LAYERS = {"ZIPs": "zips", "Counties": "counties", "States": "states", "Radius": "zips"}
_HINTS = {
    "ZIPs": "Click a ring to add or take off a ZIP.",
    "Counties": "Click a county to add or take it off.",
    "States": "Click a state to add or take it off.",
    "Radius": "Click a ring to move the centre to that ZIP.",
}


def audience_map(audience: Audience, preview: Preview | None) -> None:
    """Show the place and the pins of an audience; hold still while what matters is in sight."""
    mode = place_mode(audience)
    pins = preview.pins if preview else ()
    view = _steady(audience, pins)
    key = f"map-{st.session_state.get(keys.MAP_CLICKS, 0)}"
    have = owned_of(audience) if preview is not None and house().shelf.lists(house().account) else None
    with st.container(key="map-room"):
        st.pydeck_chart(
            audience_deck(
                audience.geography,
                pins,
                dark=st.context.theme.type == "dark",
                view=view,
                around=_around(audience, mode, view),
                clickable=_LAYERS.get(mode, ""),
                owned=have.points if have else (),
                tiles=house().tiles.reached(),
            ),
            height=MAP_PX,
            on_select=lambda: _clicked(audience, mode, key),
            selection_mode="single-object",
            key=key,
        )
    st.caption(
        " · ".join(
            part
            for part in (
                _shown(preview),
                _owned_words(have.homes if have else 0),
                _HINTS.get(mode, ""),
                map_credit(),
            )
            if part
        )
    )
    map_picture("audience-map")


def _steady(audience: Audience, pins: tuple[tuple[float, float], ...]) -> View:
    """Keep the view that was there while it still shows the place large enough."""
    view = kept(st.session_state.get(keys.MAP_VIEW), view_of(audience.geography, pins))
    st.session_state[keys.MAP_VIEW] = view
    return view


def _around(audience: Audience, mode: str, view: View) -> tuple[str, ...]:
    """Give the ZIPs that can be clicked: those of and around the place, or around the middle of the map."""
    if mode not in {"ZIPs", "Radius"}:
        return ()
    if isinstance(audience.geography, Zips):
        return neighbours(audience.geography.zip_codes, _AROUND_MILES)[:_MOST_AROUND]
    place = audience.geography or Radius(view.latitude, view.longitude, 25.0)
    inside = zips_of(place)
    return (*inside, *neighbours(inside, _AROUND_MILES))[:_MOST_AROUND]


def _clicked(audience: Audience, mode: str, key: str) -> None:
    """Change the place by what was clicked. Another key lets go of the selection, which would dim everything else."""
    picked = picked_object(st.session_state[key])
    if picked is None:
        return
    st.session_state[keys.MAP_CLICKS] = st.session_state.get(keys.MAP_CLICKS, 0) + 1
    changed = changed_by(audience, mode, picked)
    if changed is not None:
        redraft(changed)


def changed_by(audience: Audience, mode: str, picked: Mapping[str, Any]) -> Audience | None:
    """Give the audience that a click on `picked` makes of one, in a way of naming places; None where it means nothing."""
    told = picked.get("properties", picked)
    place = zip_place(str(told.get("zip", "")))
    if mode == "Radius" and place is not None:
        return centred(audience, place.latitude, place.longitude, place.zip_code)
    if mode == "ZIPs" and place is not None:
        return toggled(audience, place.zip_code)
    if mode == "Counties" and {"name", "state"} <= set(told):
        return toggled_county(audience, Place(str(told["name"]), str(told["state"])))
    if mode == "States" and "state" in told:
        return toggled_state(audience, str(told["state"]))
    return None


def picked_object(event: Any) -> Mapping[str, Any] | None:
    """Give the object of a map's selection, or None for a click on nothing."""
    objects = event["selection"]["objects"] if event else {}
    return next((found[0] for found in objects.values() if found), None)


def _shown(preview: Preview | None) -> str:
    if preview is None or preview.count == 0:
        return ""
    pins = min(len(preview.pins), MOST_PINS)
    if pins == 0:
        return f"{count(preview.count)} match; the API gave no pins"
    return f"Showing {count(pins)} of {count(preview.count)}" if pins < preview.count else f"Showing all {count(pins)}"


def _owned_words(homes: int) -> str:
    return f"ringed: {count(homes)} you own" if homes else ""

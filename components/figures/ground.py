"""The ground of every map: land, lakes, roads and borders. They say where one is without any tile server; the browser fetches each once."""

from __future__ import annotations

import pydeck as pdk

from components.figures.layers import COUNTIES, LAKES, ROADS, STATES
from components.figures.outline_files import OUTLINES_URL
from components.figures.palette import grid, rgb

_LAND = {False: "#f1ede2", True: "#1d2327"}
_BORDER = {False: "#b9b2a0", True: "#4a545b"}
_WATER = {False: "#d3dfe3", True: "#10202b"}
_ROAD = {False: "#dccfb2", True: "#39434a"}


def land(*, dark: bool, pickable: bool = False, lower_48: bool = False) -> pdk.Layer:
    """Draw the states, all or those of the mainland; the browser fetches their outlines once."""
    return pdk.Layer(
        "GeoJsonLayer",
        data=f"{OUTLINES_URL}/{'lower-48' if lower_48 else 'states'}.geojson",
        id=STATES,
        filled=True,
        stroked=True,
        get_fill_color=rgb(_LAND[dark]),
        get_line_color=rgb(_BORDER[dark]),
        line_width_min_pixels=1.2,
        pickable=pickable,
        auto_highlight=False,
    )


def lakes(*, dark: bool) -> pdk.Layer:
    """Draw the lakes: right to a kilometre or so, which says where one is."""
    return pdk.Layer(
        "GeoJsonLayer",
        data=f"{OUTLINES_URL}/lakes.geojson",
        id=LAKES,
        filled=True,
        stroked=False,
        get_fill_color=rgb(_WATER[dark]),
        pickable=False,
    )


def roads(*, dark: bool) -> pdk.Layer:
    """Draw the main roads: context at the scale of a metropolis, not streets."""
    return pdk.Layer(
        "GeoJsonLayer",
        data=f"{OUTLINES_URL}/roads.geojson",
        id=ROADS,
        filled=False,
        stroked=True,
        get_line_color=rgb(_ROAD[dark]),
        get_line_width=180,
        line_width_min_pixels=1.1,
        line_width_max_pixels=3.5,
        line_joint_rounded=True,
        line_cap_rounded=True,
        pickable=False,
    )


def county_lines(*, dark: bool, pickable: bool = False) -> pdk.Layer:
    """Draw the counties' borders; where they can be clicked, the whole county can."""
    return pdk.Layer(
        "GeoJsonLayer",
        data=f"{OUTLINES_URL}/counties.geojson",
        id=COUNTIES,
        filled=pickable,
        stroked=True,
        get_fill_color=rgb(_LAND[dark], 0),
        get_line_color=rgb(grid(dark)),
        line_width_min_pixels=0.8,
        pickable=pickable,
        auto_highlight=False,
    )

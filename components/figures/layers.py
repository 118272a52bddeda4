"""The layers that maps are made of, each with an id of its own: what is clicked is found by it, and what stays is not drawn anew."""

from __future__ import annotations

import base64
import json
from collections.abc import Collection, Iterable, Sequence
from typing import Any

import pydeck as pdk

from components.audience import Counties, Geography, Radius, States, zip_place
from components.figures.labels import Label
from components.figures.outline_files import OUTLINES_URL
from components.figures.palette import accent, faint_ink, ink, paper, primary, rgb
from components.figures.shapes import circle, county_shapes, state_shapes

STATES, COUNTIES, CHOSEN, CIRCLE, ZIPS, PINS, MARKED, LABELS, ZIP_NAMES, OWNED, GROUND = (
    "states", "counties", "chosen", "circle", "zips", "pins", "marked", "labels", "zip-names", "owned", "ground-zips",
)  # fmt: skip
ADDRESSES, CHOSEN_ADDRESS, ADDRESS_NUMBERS = "addresses", "chosen-address", "address-numbers"
_PIN_METRES = 70


def to_click(layer_id: str, outlines: str) -> pdk.Layer:
    """Lay clear shapes over the ground, so that a state or a county can be clicked anywhere within."""
    return pdk.Layer(
        "GeoJsonLayer",
        data=f"{OUTLINES_URL}/{outlines}.geojson",
        id=layer_id,
        filled=True,
        stroked=False,
        get_fill_color=[0, 0, 0, 0],
        pickable=True,
        auto_highlight=False,
    )


def chosen_area(geography: Geography | None, *, dark: bool) -> pdk.Layer:
    """Draw the outlines of chosen states or counties, filled."""
    features: list[Any] = []
    if isinstance(geography, States):
        features = state_shapes(geography.states)
    if isinstance(geography, Counties):
        features = county_shapes(geography.counties)
    return pdk.Layer(
        "GeoJsonLayer",
        data=_packed(features),
        id=CHOSEN,
        filled=True,
        stroked=True,
        get_fill_color=rgb(primary(dark), 40),
        get_line_color=rgb(primary(dark)),
        line_width_min_pixels=2,
    )


def circle_area(geography: Geography | None, *, dark: bool) -> pdk.Layer:
    """Draw a radius as it lies on the ground, in true miles."""
    data = [{"ring": circle(geography)}] if isinstance(geography, Radius) else []
    return pdk.Layer(
        "PolygonLayer",
        data=data,
        id=CIRCLE,
        get_polygon="ring",
        filled=True,
        stroked=True,
        get_fill_color=rgb(primary(dark), 40),
        get_line_color=rgb(primary(dark)),
        line_width_min_pixels=2,
    )


def zip_points(chosen: Collection[str], around: Iterable[str], *, dark: bool, pickable: bool) -> pdk.Layer:
    """Draw ZIPs as rings: the chosen ones full, those around them empty, to be clicked."""
    data = []
    for code in dict.fromkeys((*chosen, *around)):
        place = zip_place(code)
        if place is None:
            continue
        full = code in chosen
        data.append(
            {
                "p": [round(place.longitude, 4), round(place.latitude, 4)],
                "zip": code,
                "name": f"{code} {place.city}, {place.state}",
                "fill": rgb(primary(dark), 70 if full else 18),
                "line": rgb(primary(dark), 255 if full else 130),
                "size": 9 if full else 7,
            }
        )
    return pdk.Layer(
        "ScatterplotLayer",
        data=data,
        id=ZIPS,
        get_position="p",
        get_fill_color="fill",
        get_line_color="line",
        get_radius="size",
        radius_units="'pixels'",
        line_width_min_pixels=1.5,
        stroked=True,
        filled=True,
        pickable=pickable,
    )


def pins(
    points: Sequence[tuple[float, float]], colour: str, *, dark: bool, layer_id: str = PINS, least_px: float = 3.2
) -> pdk.Layer:
    """Draw homes as dots; points are (latitude, longitude), `least_px` is how small they may become from afar."""
    return pdk.Layer(
        "ScatterplotLayer",
        data=[{"p": [round(longitude, 5), round(latitude, 5)]} for latitude, longitude in points],
        id=layer_id,
        get_position="p",
        get_radius=_PIN_METRES,
        radius_min_pixels=least_px,
        radius_max_pixels=8,
        get_fill_color=rgb(colour, 215),
        get_line_color=rgb(paper(dark), 230),
        line_width_min_pixels=0.7,
        stroked=True,
        filled=True,
    )


def owned_homes(points: Sequence[tuple[float, float]], *, dark: bool) -> pdk.Layer:
    """Ring the homes that were bought before; points are (latitude, longitude)."""
    return pdk.Layer(
        "ScatterplotLayer",
        data=[{"p": [round(longitude, 5), round(latitude, 5)]} for latitude, longitude in points],
        id=OWNED,
        get_position="p",
        get_radius=110,
        radius_min_pixels=4.6,
        radius_max_pixels=12,
        filled=False,
        stroked=True,
        get_line_color=rgb(ink(dark)),
        line_width_min_pixels=1.2,
    )


def marked_zips(codes: Iterable[str], *, dark: bool) -> pdk.Layer:
    """Ring the ZIPs that deserve a second look."""
    places = [place for code in codes if (place := zip_place(code))]
    return pdk.Layer(
        "ScatterplotLayer",
        data=[{"p": [place.longitude, place.latitude]} for place in places],
        id=MARKED,
        get_position="p",
        get_radius=15,
        radius_units="'pixels'",
        filled=False,
        stroked=True,
        get_line_color=rgb(accent(dark)),
        line_width_min_pixels=3,
    )


def ground_zips(labels: Sequence[Label], *, dark: bool) -> pdk.Layer:
    """Write ZIPs on the ground: small and quiet, beneath whatever is drawn, so that they need no halo."""
    plain = {"get_size": 12, "font_weight": 400, "font_settings": {"fontSize": 48}, "outline_width": 0}
    return _words(GROUND, labels, rgb(faint_ink(dark), 190), dark=dark, **plain)


def names(labels: Sequence[Label], *, dark: bool, layer_id: str = LABELS, below_px: int = 0) -> pdk.Layer:
    """Write names at their places, or some pixels below, with a halo so that they read on anything."""
    colour = rgb(ink(dark) if below_px else faint_ink(dark))
    return _words(layer_id, labels, colour, dark=dark, get_pixel_offset=[0, below_px])


def _words(layer_id: str, labels: Sequence[Label], colour: list[int], *, dark: bool, **more: Any) -> pdk.Layer:
    look = {
        "get_size": "s",
        "font_weight": 600,
        "font_settings": {"sdf": True, "buffer": 6},
        "outline_width": 3,
        "outline_color": rgb(paper(dark), 230),
    }
    return pdk.Layer(
        "TextLayer",
        data=[
            {"p": [round(label.longitude, 5), round(label.latitude, 5)], "text": label.text, "s": label.size_px}
            for label in labels
        ],
        id=layer_id,
        get_position="p",
        get_text="text",
        get_color=colour,
        font_family="'Source Sans, Source Sans Pro, sans-serif'",
        character_set="'auto'",
        **(look | more),
    )


def _packed(features: list[Any]) -> Any:
    """Give features as an address that holds them: pydeck would write each number on a line of its own, five times the size."""
    collection = {"type": "FeatureCollection", "features": features}
    if not features:
        return collection
    text = json.dumps(collection, separators=(",", ":"), ensure_ascii=True)
    return f"data:application/json;base64,{base64.b64encode(text.encode()).decode()}"

"""Maps: an audience with its pins, leads by score, audiences compared. They read without any tile server."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd
import pydeck as pdk

from components.audience import Cities, Counties, Geography, Radius, States, Zips, zips_of
from components.figures import layers
from components.figures.framing import View, box_of, framed, in_lower_48, view_of
from components.figures.labels import labels, near_zips, numbers, zip_labels
from components.figures.map_styles import style_url
from components.figures.palette import COMPARED, accent, paper, primary, rgb, score_colour

MAP_PX = 430
MOST_PINS = 500
_LABELLED_ZIPS_TO = 60
_AROUND_AN_ADDRESS = {False: 11.0, True: 15.5}
"""Streets say where one is only where there are tiles."""
_WITHOUT_TILES = {layers.LABELS, layers.GROUND}
"""What a tile server draws itself."""
_TOOLTIP = {"text": "{name}"}

__all__ = ["MAP_PX", "MOST_PINS", "address_deck", "audience_deck", "compare_deck", "lead_deck"]


def audience_deck(
    geography: Geography | None,
    pins: Sequence[tuple[float, float]],
    *,
    dark: bool,
    view: View | None = None,
    around: Iterable[str] = (),
    clickable: str = "",
    marked: Collection[str] = (),
    owned: Sequence[tuple[float, float]] = (),
    tiles: bool = False,
) -> pdk.Deck:
    """Draw a place with its pins, (latitude, longitude) each, at most 500 of them.

    `around` are ZIPs to be offered beside the chosen ones; `clickable` is the layer that may be clicked: "zips", "counties", "states" or
    "". `owned` are homes bought before, ringed; `marked` ZIPs to look at twice. Equal inputs give equal decks, to the letter.
    """
    seen = view or view_of(geography, pins)
    codes = _zips(geography)
    named = labels(seen)
    near = zip_labels(codes, seen, named) if len(codes) <= _LABELLED_ZIPS_TO and isinstance(geography, Zips) else ()
    drawn = [
        *_to_click(clickable),
        layers.ground_zips(() if isinstance(geography, Zips) else near_zips(seen, named), dark=dark),
        layers.chosen_area(geography, dark=dark),
        layers.circle_area(geography, dark=dark),
        layers.zip_points(
            codes if isinstance(geography, Zips) else (), around, dark=dark, pickable=clickable == layers.ZIPS
        ),
        layers.pins(pins[:MOST_PINS], accent(dark), dark=dark),
        layers.owned_homes(owned, dark=dark),
        layers.marked_zips(marked, dark=dark),
        layers.names(named, dark=dark),
        layers.names(near, dark=dark, layer_id=layers.ZIP_NAMES, below_px=18),
    ]
    return _deck(drawn, seen, dark=dark, tiles=tiles)


def lead_deck(leads: pd.DataFrame, *, dark: bool, tiles: bool = False) -> pdk.Deck:
    """Draw leads in the colours of their scores: rows of latitude, longitude, score and name; one without a score is grey."""
    points = leads[["latitude", "longitude"]].itertuples(index=False, name=None)
    seen = framed(box) if (box := box_of(list(points))) else view_of(None)
    data = [
        {
            "p": [round(row["longitude"], 5), round(row["latitude"], 5)],
            "fill": rgb(score_colour(row["score"]), 225),
            **{key: row[key] for key in ("name", "list_id", "row", "zip_code") if key in row},
        }
        for row in leads.to_dict("records")
    ]
    dots = pdk.Layer(
        "ScatterplotLayer",
        data=data,
        id="leads",
        get_position="p",
        get_fill_color="fill",
        get_line_color=rgb(paper(dark), 200),
        get_radius=70,
        radius_min_pixels=3.4,
        radius_max_pixels=9,
        line_width_min_pixels=0.6,
        stroked=True,
        pickable=True,
    )
    return _deck(_grounded([dots], seen, dark=dark), seen, dark=dark, tiles=tiles)


def address_deck(
    places: Sequence[tuple[int, float, float]], chosen: int | None, *, dark: bool, height_px: int, tiles: bool = False
) -> pdk.Deck:
    """Draw addresses, (number, latitude, longitude) each, with their numbers as they are listed; the chosen number stands out.

    It never comes so near that nothing around says where one is. Numbers that would cover each other stand together.
    """
    fits = view_of(None, [(latitude, longitude) for _, latitude, longitude in places]).smaller(height_px)
    seen = replace(fits, zoom=min(fits.zoom, _AROUND_AN_ADDRESS[tiles]))
    dots = [(latitude, longitude) for number, latitude, longitude in places if number != chosen]
    marked = [(latitude, longitude) for number, latitude, longitude in places if number == chosen]
    drawn = [
        layers.pins(dots, primary(dark), dark=dark, layer_id=layers.ADDRESSES, least_px=5.5),
        layers.pins(marked, accent(dark), dark=dark, layer_id=layers.CHOSEN_ADDRESS, least_px=7.5),
        layers.names(
            numbers(places, seen) if len(places) > 1 else (), dark=dark, layer_id=layers.ADDRESS_NUMBERS, below_px=15
        ),
    ]
    return _deck(_grounded(drawn, seen, dark=dark), seen, dark=dark, tiles=tiles)


def zip_deck(totals: pd.DataFrame, *, dark: bool, tiles: bool = False) -> pdk.Deck:
    """Draw ZIPs as discs: as large as they have leads, coloured by mean score. Rows of zip_code, leads, mean_score, latitude, longitude."""
    known = totals.dropna(subset=["latitude", "longitude"])
    seen = (
        framed(box) if (box := box_of(list(zip(known["latitude"], known["longitude"], strict=True)))) else view_of(None)
    )
    most = max(float(known["leads"].max()), 1.0) if len(known) else 1.0
    data = [
        {
            "p": [round(row["longitude"], 4), round(row["latitude"], 4)],
            "size": round(6 + 22 * (row["leads"] / most) ** 0.5, 1),
            "fill": rgb(score_colour(row["mean_score"]), 200),
            "zip_code": row["zip_code"],
            "name": f"{row['zip_code']}: {row['leads']:,} leads, mean score {_score(row['mean_score'])}",
        }
        for row in known.to_dict("records")
    ]
    discs = pdk.Layer(
        "ScatterplotLayer",
        data=data,
        id="zip-totals",
        get_position="p",
        get_radius="size",
        radius_units="'pixels'",
        get_fill_color="fill",
        get_line_color=rgb(paper(dark), 230),
        line_width_min_pixels=1,
        stroked=True,
        pickable=True,
    )
    return _deck(_grounded([discs], seen, dark=dark), seen, dark=dark, tiles=tiles)


def compare_deck(named: Mapping[str, Sequence[tuple[float, float]]], *, dark: bool, tiles: bool = False) -> pdk.Deck:
    """Draw up to four audiences' pins, (latitude, longitude) each, in four colours."""
    every = [pin for pins in named.values() for pin in pins[:MOST_PINS]]
    seen = view_of(None, every)
    dots = [
        layers.pins(pins[:MOST_PINS], colour, dark=dark, layer_id=f"pins-{position}")
        for position, (pins, colour) in enumerate(zip(named.values(), COMPARED, strict=False))
    ]
    return _deck(_grounded(dots, seen, dark=dark), seen, dark=dark, tiles=tiles)


def _grounded(drawn: list[pdk.Layer], seen: View, *, dark: bool) -> list[pdk.Layer]:
    """Put layers between the names of ZIPs and those of towns."""
    named = labels(seen)
    quiet = layers.ground_zips(near_zips(seen, named), dark=dark)
    return [quiet, *drawn, layers.names(named, dark=dark)]


def _to_click(clickable: str) -> list[pdk.Layer]:
    outlines = {layers.STATES: "states", layers.COUNTIES: "counties"}
    return [layers.to_click(clickable, outlines[clickable])] if clickable in outlines else []


def _zips(geography: Geography | None) -> tuple[str, ...]:
    match geography:
        case Zips(codes):
            return codes
        case Cities() | Counties() | Radius():
            return zips_of(geography)
        case States() | None:
            return ()


def _score(mean: Any) -> str:
    return "unknown" if mean is None or mean != mean else f"{mean:.0f}"


def _deck(drawn: list[pdk.Layer], seen: View, *, dark: bool, tiles: bool) -> pdk.Deck:
    if tiles:
        drawn = [layer for layer in drawn if layer.id not in _WITHOUT_TILES]
    # All states lie under a map of the mainland too, but then Alaska would be a torn piece in its corner.
    ground = style_url(dark=dark, lower_48=in_lower_48(seen), tiles=tiles)
    state = pdk.ViewState(latitude=seen.latitude, longitude=seen.longitude, zoom=seen.zoom, min_zoom=2.5, max_zoom=16)
    return pdk.Deck(layers=drawn, initial_view_state=state, tooltip=_TOOLTIP, map_provider="carto", map_style=ground)

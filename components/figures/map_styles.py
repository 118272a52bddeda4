"""The ground of every map as a MapLibre style: land, lakes, roads and borders of our own, and street tiles above them where they may be.

The dashboard serves these styles itself, so that a map is whole without a network; a browser keeps what they name.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from components.figures.outline_files import OUTLINES_URL, STYLES_URL
from components.figures.palette import grid, paper

ROADS_FROM_ZOOM, COUNTIES_FROM_ZOOM = 4.4, 5.0
_LAND = {False: "#f1ede2", True: "#1d2327"}
_BORDER = {False: "#b9b2a0", True: "#4a545b"}
_WATER = {False: "#d3dfe3", True: "#10202b"}
_ROAD = {False: "#dccfb2", True: "#39434a"}
_TILES_TO_ZOOM = 19
_QUIET = {"raster-saturation": -0.55, "raster-contrast": -0.1, "raster-opacity": 0.9}
# Brightness turned over makes a dark map of a light one; turning the hue by half brings water back to blue.
_NIGHT = _QUIET | {"raster-brightness-min": 1.0, "raster-brightness-max": 0.06, "raster-hue-rotate": 180.0}

Style = dict[str, Any]


def style_name(*, dark: bool, lower_48: bool, tiles: bool) -> str:
    """Name a style by what it shows."""
    parts = ("dark" if dark else "light", "lower-48" if lower_48 else "states", "tiles" if tiles else "plain")
    return "_".join(parts)


def style_url(*, dark: bool, lower_48: bool, tiles: bool) -> str:
    """Give the address at which the dashboard serves a style."""
    return f"{STYLES_URL}/{style_name(dark=dark, lower_48=lower_48, tiles=tiles)}.json"


def styles(tile_url: str = "", credit: str = "") -> Mapping[str, Style]:
    """Give every style by its name; those with tiles only where a tile address is given. `credit` is plain text."""
    return {
        style_name(dark=dark, lower_48=lower_48, tiles=tiles): _style(
            dark=dark, land="lower-48" if lower_48 else "states", tile_url=tile_url if tiles else "", credit=credit
        )
        for dark in (False, True)
        for lower_48 in (False, True)
        for tiles in ((False, True) if tile_url else (False,))
    }


def _style(*, dark: bool, land: str, tile_url: str, credit: str) -> Style:
    sources = {name: _outlines(file) for name, file in (("land", land), *((name, name) for name in _DETAIL))}
    drawn = [*_ground(dark=dark), *_lines(dark=dark)]
    if tile_url:
        # The tiles hold roads and lakes; beneath them lies our own ground, which shows while they come.
        sources["tiles"] = _tiles(tile_url, credit)
        drawn = [*_ground(dark=dark), _layer("tiles", "raster", "tiles", _NIGHT if dark else _QUIET)]
    return {"version": 8, "sources": sources, "layers": [_sea(dark=dark), *drawn]}


_DETAIL = ("lakes", "counties", "roads")


def _outlines(file: str) -> Style:
    return {"type": "geojson", "data": f"{OUTLINES_URL}/{file}.geojson", "tolerance": 0.5}


def _tiles(url: str, credit: str) -> Style:
    escaped = credit.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return {"type": "raster", "tiles": [url], "tileSize": 256, "maxzoom": _TILES_TO_ZOOM, "attribution": escaped}


def _sea(*, dark: bool) -> Style:
    return {"id": "sea", "type": "background", "paint": {"background-color": paper(dark)}}


def _ground(*, dark: bool) -> list[Style]:
    return [
        _layer("land", "fill", "land", {"fill-color": _LAND[dark], "fill-antialias": False}),
        _layer("lakes", "fill", "lakes", {"fill-color": _WATER[dark], "fill-antialias": False}),
    ]


def _lines(*, dark: bool) -> list[Style]:
    """Give main roads, from nearer by, beneath the borders of counties and states."""
    road = {"line-color": _ROAD[dark], "line-width": _growing(ROADS_FROM_ZOOM, 0.8, 10.0, 3.2)}
    return [
        _layer("roads", "line", "roads", road, minzoom=ROADS_FROM_ZOOM, layout=_ROUND),
        _layer("counties", "line", "counties", {"line-color": grid(dark)}, minzoom=COUNTIES_FROM_ZOOM),
        _layer("borders", "line", "land", {"line-color": _BORDER[dark], "line-width": 1.2}),
    ]


_ROUND = {"line-cap": "round", "line-join": "round"}


def _growing(from_zoom: float, from_px: float, to_zoom: float, to_px: float) -> list[Any]:
    return ["interpolate", ["linear"], ["zoom"], from_zoom, from_px, to_zoom, to_px]


def _layer(name: str, kind: str, source: str, paint: Style, **more: Any) -> Style:
    return {"id": name, "type": kind, "source": source, "paint": paint, **more}

"""Make the outlines that the maps draw, from the us-atlas package: small GeoJSON of the 50 states and DC, and of their counties.

    npm pack us-atlas@3.0.1 && tar xzf us-atlas-3.0.1.tgz
    python -m components.figures.atlas package

Counties get the gazetteer's own spelling where it has one, so that a clicked county is a place that can be chosen.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Any

from components.audience import Counties, Place, counties, states, zips_of
from components.figures.outline_files import OUTLINES
from components.figures.shapes import folded

_FIPS = (
    "01AL02AK04AZ05AR06CA08CO09CT10DE11DC12FL13GA15HI16ID17IL18IN19IA20KS21KY22LA23ME24MD25MA26MI27MN28MS29MO30MT31NE32NV33NH34NJ"
    "35NM36NY37NC38ND39OH40OK41OR42PA44RI45SC46SD47TN48TX49UT50VT51VA53WA54WV55WI56WY"
)
STATE_OF_FIPS = {_FIPS[at : at + 2]: _FIPS[at + 2 : at + 4] for at in range(0, len(_FIPS), 4)}
FIRST_INDEPENDENT_CITY = 510
"""County codes from here on are cities that lie in no county."""

Point = tuple[float, float]


def main(package: Path) -> None:
    """Write both files into the outlines folder."""
    _write(package / "states-10m.json", "states", OUTLINES / "states.geojson")
    _write_lower_48(OUTLINES / "states.geojson", OUTLINES / "lower-48.geojson")
    _write(package / "counties-10m.json", "counties", OUTLINES / "counties.geojson")


def _write(source: Path, layer: str, target: Path) -> None:
    topology = json.loads(source.read_text(encoding="utf-8"))
    arcs = [_arc(arc, topology["transform"]) for arc in topology["arcs"]]
    shapes = sorted(topology["objects"][layer]["geometries"], key=lambda shape: str(shape["id"]))
    features = [_feature(shape, arcs) for shape in shapes if shape["id"][:2] in STATE_OF_FIPS]
    drawn = [
        feature for feature in features if feature["geometry"]["coordinates"]
    ]  # a city of two square miles is a point here
    lines = ",\n".join(json.dumps(feature, separators=(",", ":"), ensure_ascii=False) for feature in drawn)
    target.write_text(f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n', encoding="utf-8")


def _write_lower_48(source: Path, target: Path) -> None:
    """The country as one thinks of it: without a torn Alaska in the corner."""
    lines = source.read_text(encoding="utf-8").splitlines()
    kept = [
        line.rstrip(",")
        for line in lines[1:-1]
        if json.loads(line.rstrip(","))["properties"]["state"] not in {"AK", "HI"}
    ]
    target.write_text("\n".join([lines[0], ",\n".join(kept), lines[-1]]) + "\n", encoding="utf-8")


def _feature(shape: Mapping[str, Any], arcs: list[list[Point]]) -> dict[str, Any]:
    fips, name = str(shape["id"]), shape["properties"]["name"]
    state = STATE_OF_FIPS[fips[:2]]
    spelled = states()[state] if len(fips) == 2 else _spelled(fips, Place(name, state))
    return {
        "type": "Feature",
        "properties": {"fips": fips, "name": spelled, "state": state},
        "geometry": {"type": "MultiPolygon", "coordinates": list(_polygons(shape, arcs))},
    }


def _polygons(shape: Mapping[str, Any], arcs: list[list[Point]]) -> Iterator[list[list[Point]]]:
    polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
    for polygon in polygons:
        rings = [ring for indexes in polygon if len(ring := _ring(indexes, arcs)) > 3]
        if rings:
            yield rings


def _ring(indexes: list[int], arcs: list[list[Point]]) -> list[Point]:
    """Join arcs end to end; ~i is arc i backwards (TopoJSON, 2.1.4)."""
    ring: list[Point] = []
    for index in indexes:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        ring.extend(arc[1:] if ring else arc)
    return [point for i, point in enumerate(ring) if i == 0 or point != ring[i - 1]]


def _arc(steps: list[list[int]], transform: Mapping[str, list[float]]) -> list[Point]:
    """Undo the delta coding; three decimals are 110 metres."""
    (across, up), (west, south) = transform["scale"], transform["translate"]
    xs, ys = accumulate(step[0] for step in steps), accumulate(step[1] for step in steps)
    return [(round(x * across + west, 3), round(y * up + south, 3)) for x, y in zip(xs, ys, strict=True)]


def _spelled(fips: str, outline: Place) -> str:
    """Give the gazetteer's spelling of a county; its own where the gazetteer has none."""
    independent = int(fips[2:]) >= FIRST_INDEPENDENT_CITY
    names = [f"{outline.name} city", outline.name] if independent else [outline.name]
    return next(
        (known for name in names if (known := _spellings().get(folded(Place(name, outline.state))))), outline.name
    )


@cache
def _spellings() -> Mapping[Place, str]:
    """Of two spellings of one county, the one with more ZIPs stays."""
    by_zips = sorted(counties(), key=lambda place: len(zips_of(Counties((place,)))))
    return {folded(place): place.name for place in by_zips}


if __name__ == "__main__":
    main(Path(sys.argv[1]))

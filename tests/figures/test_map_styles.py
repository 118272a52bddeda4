"""The ground of maps: our own outlines always, a tile server's pictures only where one is named."""

import gzip
import json

import pytest

from components.figures.map_styles import style_name, style_url, styles
from components.figures.outline_files import OUTLINES, OUTLINES_URL

TILES = "https://tiles.example/{z}/{x}/{y}.png"


def test_without_a_tile_server_no_style_names_a_host():
    assert len(styles()) == 4
    assert "http" not in json.dumps(styles())


def test_every_deck_finds_its_style():
    names = styles(TILES, "© Someone")
    for dark in (False, True):
        for lower_48 in (False, True):
            for tiles in (False, True):
                assert style_name(dark=dark, lower_48=lower_48, tiles=tiles) in names
    assert len(names) == len({style_url(dark=d, lower_48=m, tiles=t) for d in (0, 1) for m in (0, 1) for t in (0, 1)})


@pytest.mark.parametrize("name", styles(TILES))
def test_layers_draw_sources_that_are_there_and_outlines_are_files(name):
    style = styles(TILES)[name]
    ids = [layer["id"] for layer in style["layers"]]
    assert len(ids) == len(set(ids))
    assert {layer["source"] for layer in style["layers"] if "source" in layer} <= set(style["sources"])
    for source in style["sources"].values():
        if source["type"] == "geojson":
            file = OUTLINES / source["data"].removeprefix(f"{OUTLINES_URL}/")
            text = file.read_text() if file.is_file() else gzip.decompress(file.with_suffix(".geojson.gz").read_bytes())
            assert json.loads(text)["features"][0]["geometry"]["coordinates"]


def test_roads_and_lakes_say_where_one_is_without_tiles_and_lie_under_them_with():
    plain = [layer["id"] for layer in styles()["light_lower-48_plain"]["layers"]]
    assert plain.index("land") < plain.index("lakes") < plain.index("roads") < plain.index("borders")
    assert [layer["id"] for layer in styles(TILES)["dark_states_tiles"]["layers"]] == ["sea", "land", "lakes", "tiles"]


def test_the_makers_credit_stands_on_the_map_as_plain_text():
    style = styles(TILES, "© <b>Maps & more</b>")["light_states_tiles"]
    assert style["sources"]["tiles"]["attribution"] == "© &lt;b&gt;Maps &amp; more&lt;/b&gt;"

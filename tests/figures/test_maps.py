import json
import math

import pandas as pd
import pytest

from components.audience import (
    Cities,
    Counties,
    Place,
    Radius,
    States,
    Zips,
    all_zips,
    bounds,
    counties,
    known_county,
    zip_place,
)
from components.figures import layers
from components.figures.framing import View, framed, kept, view_of
from components.figures.labels import labels
from components.figures.map_styles import styles
from components.figures.maps import address_deck, audience_deck, compare_deck, lead_deck, zip_deck
from components.figures.palette import COMPARED, rgb, score_colour
from components.figures.shapes import OUTLINES, circle

PLACES = {
    "none": None,
    "city": Cities((Place("Phoenix", "AZ"),)),
    "county": Counties((Place("Maricopa", "AZ"),)),
    "state": States(("AZ", "AK")),
    "radius": Radius(33.45, -112.07, 5.0),
    "zips": Zips(("85004", "85006", "99999")),
    "nowhere": Cities((Place("Nowhere", "AZ"),)),
}
PINS = [(33.4 + i / 1000, -112.0 - i / 1000) for i in range(700)]


def layer(deck, layer_id):
    return next(one for one in json.loads(deck.to_json())["layers"] if one["id"] == layer_id)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("place", PLACES)
def test_every_layer_has_an_id_of_its_own_and_equal_inputs_give_equal_decks(place, dark):
    one, other = (audience_deck(PLACES[place], PINS, dark=dark).to_json() for _ in range(2))
    ids = [drawn["id"] for drawn in json.loads(one)["layers"]]
    assert one == other
    assert len(ids) == len(set(ids))
    assert all(ids)


@pytest.mark.parametrize("place", PLACES)
def test_a_map_names_no_tile_server_and_stays_small(place):
    text = audience_deck(PLACES[place], PINS, dark=False, around=list(all_zips())[:250], clickable="zips").to_json()
    assert json.loads(text)["mapStyle"].startswith("/assets/maps/")
    assert "http" not in text
    assert len(text) < 300_000


def test_no_more_pins_than_a_preview_has():
    assert len(layer(audience_deck(None, PINS, dark=False), layers.PINS)["data"]) == 500


@pytest.mark.parametrize("latitude", [0.0, 33.4, 61.2, -45.0])
@pytest.mark.parametrize("miles", [0.5, 5.0, 100.0])
def test_a_circle_is_as_wide_as_it_says_wherever_it_lies(latitude, miles):
    def away(longitude, other):
        a, b = math.radians(latitude), math.radians(other)
        half = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(longitude + 100) / 2) ** 2
        return 2 * 3958.8 * math.asin(math.sqrt(half))

    corners = circle(Radius(latitude, -100.0, miles))
    assert corners[0] == corners[-1]
    assert [away(*corner) for corner in corners] == pytest.approx([miles] * len(corners), rel=2e-3)


def test_what_can_be_clicked_is_a_place_that_can_be_chosen():
    outlines = json.loads((OUTLINES / "counties.geojson").read_text())["features"]
    named = [Place(one["properties"]["name"], one["properties"]["state"]) for one in outlines]
    known = sum(known_county(place) for place in named)
    assert len(outlines) > 3_100
    assert known / len(named) > 0.98
    assert len({place for place in named if known_county(place)}) / len(counties()) > 0.95


def test_every_outline_lies_in_the_country():
    for file in ("states", "counties"):
        for one in json.loads((OUTLINES / f"{file}.geojson").read_text())["features"]:
            for polygon in one["geometry"]["coordinates"]:
                assert all(-180 <= x <= 180 and 17 < y < 72 for ring in polygon for x, y in ring)


def test_a_countys_outline_lies_around_its_zips():
    features = json.loads((OUTLINES / "counties.geojson").read_text())["features"]
    (maricopa,) = [one for one in features if one["properties"] == {"fips": "04013", "name": "Maricopa", "state": "AZ"}]
    xs, ys = zip(*maricopa["geometry"]["coordinates"][0][0], strict=True)
    phoenix = zip_place("85004")
    assert min(xs) < phoenix.longitude < max(xs)
    assert min(ys) < phoenix.latitude < max(ys)


@pytest.mark.parametrize("place", ["city", "county", "state", "radius", "zips"])
def test_a_view_shows_its_place_whole(place):
    south, west, north, east = bounds(PLACES[place])
    s, w, n, e = view_of(PLACES[place]).box()
    assert s <= south <= north <= n
    assert w <= west <= east <= e


def test_a_map_holds_still_until_what_matters_leaves_it():
    wide = framed((33.0, -112.6, 34.0, -111.6))
    inside, elsewhere = framed((33.3, -112.3, 33.7, -111.9)), framed((40.0, -75.0, 40.5, -74.5))
    tiny = View(33.5, -112.1, wide.zoom + 4)
    assert kept(wide, inside) == wide
    assert kept(wide, elsewhere) == elsewhere
    assert kept(wide, tiny) == tiny
    assert kept(None, inside) == inside


def test_leads_have_the_colour_of_their_score():
    leads = pd.DataFrame(
        {
            "latitude": [33.4, 33.5, 33.6],
            "longitude": [-112.0] * 3,
            "score": [90.0, 10.0, float("nan")],
            "name": ["a", "b", "c"],
        }
    )
    data = layer(lead_deck(leads, dark=False), "leads")["data"]
    assert [one["fill"][:3] for one in data] == [rgb(score_colour(score))[:3] for score in (90.0, 10.0, None)]


def test_zip_discs_say_their_leads_and_mean_and_unknown_places_are_left_out():
    totals = pd.DataFrame(
        {
            "zip_code": ["85004", "85006"],
            "leads": [40, 10],
            "mean_score": [72.4, float("nan")],
            "latitude": [33.4, float("nan")],
            "longitude": [-112.0, float("nan")],
        }
    )
    (disc,) = layer(zip_deck(totals, dark=True), "zip-totals")["data"]
    assert disc["name"] == "85004: 40 leads, mean score 72"


def test_maps_of_nothing_show_the_country():
    empty = pd.DataFrame({"latitude": [], "longitude": [], "score": [], "name": []})
    for deck in (lead_deck(empty, dark=False), compare_deck({}, dark=False), audience_deck(None, [], dark=False)):
        state = json.loads(deck.to_json())["initialViewState"]
        assert 24 < state["latitude"] < 50


def test_compared_audiences_have_colours_of_their_own():
    deck = compare_deck({name: PINS[:3] for name in "abcde"}, dark=False)
    colours = [layer(deck, f"pins-{position}")["getFillColor"][:3] for position in range(4)]
    assert colours == [rgb(colour)[:3] for colour in COMPARED]


def test_hostile_names_reach_a_tooltip_as_plain_text():
    hostile = '<img src=x onerror="alert(1)"></script>'
    leads = pd.DataFrame({"latitude": [33.4], "longitude": [-112.0], "score": [50.0], "name": [hostile]})
    for deck in (
        lead_deck(leads, dark=False),
        audience_deck(None, PINS, dark=True),
        compare_deck({hostile: PINS[:1]}, dark=True),
    ):
        assert deck._tooltip == {"text": "{name}"}  # deck.gl sets text as text; only "html" would be read as markup
    assert layer(lead_deck(leads, dark=False), "leads")["data"][0]["name"] == hostile


def test_the_start_map_shows_the_lower_48_and_alaska_is_there_when_it_is_wanted():
    def land(geography):
        address = json.loads(audience_deck(geography, (), dark=False).to_json())["mapStyle"]
        return styles()[address.rpartition("/")[2].removesuffix(".json")]["sources"]["land"]["data"]

    assert land(None).endswith("/lower-48.geojson")
    assert land(States(("AK",))).endswith("/states.geojson")
    mainland = json.loads((OUTLINES / "lower-48.geojson").read_text())["features"]
    assert len(mainland) == 49
    assert {"AK", "HI"}.isdisjoint(one["properties"]["state"] for one in mainland)


def test_what_can_be_clicked_is_laid_over_the_ground_and_under_the_pins():
    for clickable in (layers.STATES, layers.COUNTIES):
        drawn = json.loads(audience_deck(None, PINS, dark=False, clickable=clickable).to_json())["layers"]
        assert drawn[0]["id"] == clickable
        assert drawn[0]["pickable"]


def test_with_tiles_names_are_left_to_them_and_pins_are_not():
    ids = [
        one["id"] for one in json.loads(audience_deck(PLACES["city"], PINS, dark=True, tiles=True).to_json())["layers"]
    ]
    assert layers.PINS in ids
    assert {layers.LABELS, layers.GROUND}.isdisjoint(ids)


def test_a_town_is_written_as_large_as_it_is():
    sizes = {label.text: label.size_px for label in labels(view_of(PLACES["county"]))}
    assert sizes["Phoenix"] == max(sizes.values()) > min(sizes.values())


def test_addresses_carry_their_numbers_and_the_chosen_one_stands_out():
    places = [(1, 33.6, -112.0), (2, 33.6001, -112.0001), (3, 33.7, -112.2)]
    deck = json.loads(address_deck(places, 3, dark=False, height_px=300).to_json())
    drawn = {layer["id"]: layer["data"] for layer in deck["layers"] if "data" in layer}
    assert len(drawn["addresses"]) == 2
    assert drawn["chosen-address"] == [{"p": [-112.2, 33.7]}]
    assert [one["text"] for one in drawn["address-numbers"]] == ["1, 2", "3"]
    assert address_deck([], None, dark=True, height_px=300).to_json()


def test_one_address_is_shown_with_what_lies_around():
    deck = json.loads(address_deck([(1, 33.6, -112.0)], 1, dark=False, height_px=300).to_json())
    assert deck["initialViewState"]["zoom"] <= 11
    assert "labels" in {layer["id"] for layer in deck["layers"]}

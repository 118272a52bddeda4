"""What a click on the map means, in each way of naming a place."""

import json

import pytest

from components.audience import Audience, Counties, Place, Radius, States, Zips
from components.figures import layers
from components.figures.maps import audience_deck
from components.figures.shapes import OUTLINES
from components.ui.build.audience_map import changed_by, picked_object

NOWHERE = Audience(("vacant",))


def event(layer, picked):
    return {"selection": {"objects": {layer: [picked]}, "indices": {layer: [0]}}}


def county(name, state):
    features = json.loads((OUTLINES / "counties.geojson").read_text())["features"]
    return next(one for one in features if (one["properties"]["name"], one["properties"]["state"]) == (name, state))


def ring(code):
    deck = json.loads(audience_deck(Zips(("85006",)), [], dark=False, around=("85004",), clickable="zips").to_json())
    data = next(layer for layer in deck["layers"] if layer["id"] == layers.ZIPS)["data"]
    return next(one for one in data if one["zip"] == code)


def test_a_ring_adds_its_zip_and_takes_it_off_again():
    once = changed_by(NOWHERE, "ZIPs", picked_object(event("zips", ring("85004"))))
    assert once.geography == Zips(("85004",))
    twice = changed_by(once, "ZIPs", picked_object(event("zips", ring("85006"))))
    assert twice.geography == Zips(("85004", "85006"))
    assert changed_by(twice, "ZIPs", ring("85004")).geography == Zips(("85006",))
    assert changed_by(once, "ZIPs", ring("85004")).geography is None


def test_a_county_adds_itself_and_takes_itself_off():
    once = changed_by(NOWHERE, "Counties", picked_object(event("counties", county("Maricopa", "AZ"))))
    assert once.geography == Counties((Place("Maricopa", "AZ"),))
    assert changed_by(once, "Counties", county("Maricopa", "AZ")).geography is None
    assert len(changed_by(once, "Counties", county("Pinal", "AZ")).geography.counties) == 2


def test_a_state_adds_itself():
    picked = {"type": "Feature", "properties": {"state": "AZ", "name": "Arizona"}}
    assert changed_by(NOWHERE, "States", picked).geography == States(("AZ",))


def test_a_ring_moves_the_centre_and_keeps_the_radius():
    before = Audience(geography=Radius(33.0, -112.0, 7.5))
    after = changed_by(before, "Radius", ring("85004"))
    assert after.geography.radius_miles == 7.5
    assert after.geography.label == "85004"


@pytest.mark.parametrize("mode", ["Cities", "ZIPs", "Counties", "States", "Radius"])
@pytest.mark.parametrize("picked", [{}, {"zip": "00000"}, {"properties": {}}, {"name": "x"}, {"zip": None}])
def test_a_click_on_something_else_changes_nothing_or_names_a_place(mode, picked):
    after = changed_by(NOWHERE, mode, picked)
    assert after is None or after.geography is not None


@pytest.mark.parametrize(
    "nothing", [None, {}, {"selection": {"objects": {}}}, {"selection": {"objects": {"zips": []}}}]
)
def test_a_click_on_nothing_is_nothing(nothing):
    assert picked_object(nothing) is None

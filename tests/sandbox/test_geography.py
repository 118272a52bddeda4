"""The five modes of geography."""

import math

import pytest

from components.sandbox.refusals import BadRequest
from components.sandbox.wanted.geography import area_of
from components.sandbox.wanted.matching import matches_of, read_ask

EVERY = 10**9


def found(world, geography):
    return matches_of(read_ask("custom", geography, {}, world), world, most=EVERY).first


def test_zips(world):
    homes = found(world, {"mode": "zips", "zip_codes": ["85032", "85004", "85032", "99999"]})
    assert {*homes["zip_code"]} == {"85032", "85004"}
    assert len(homes) == sum(world.places.homes[world.places.index_of[zip_code]] for zip_code in ("85032", "85004"))


def test_cities_cross_states_whatever_their_case(world):
    homes = found(world, {"mode": "city", "cities": ["phoenix", "SPRINGFIELD"], "states": ["az", "IL"]})
    assert {*zip(homes["city"], homes["state"], strict=True)} == {
        ("Phoenix", "AZ"),
        ("Phoenix", "IL"),
        ("Springfield", "IL"),
    } & {*zip(world.places.city, world.places.state, strict=True)}


def test_counties_with_and_without_their_word(world):
    bare = found(world, {"mode": "counties", "counties": ["Maricopa"], "states": ["AZ"]})
    full = found(world, {"mode": "counties", "counties": ["maricopa county"], "states": ["AZ"]})
    assert {*bare["county"]} == {"Maricopa County"}
    assert len(bare) == len(full)


def test_states(world):
    assert {*found(world, {"mode": "states", "states": ["DE", "RI"]})["state"]} == {"DE", "RI"}
    assert len(found(world, {"mode": "states", "states": ["PR"]})) == 0


def test_a_radius_is_in_true_miles(world):
    homes = found(world, {"mode": "radius", "latitude": 33.45, "longitude": -112.07, "radius": 5})
    away = [_miles(33.45, -112.07, lat, lon) for lat, lon in zip(homes["latitude"], homes["longitude"], strict=True)]
    assert 4.5 < max(away) <= 5
    wider = found(world, {"mode": "radius", "latitude": 33.45, "longitude": -112.07, "radius": 8})
    inside = sum(
        _miles(33.45, -112.07, lat, lon) <= 5 for lat, lon in zip(wider["latitude"], wider["longitude"], strict=True)
    )
    assert inside == len(homes)


@pytest.mark.parametrize(
    "geography",
    [
        {},
        {"mode": "planet"},
        {"mode": ["zips"]},
        {"mode": "city", "cities": ["Phoenix"]},
        {"mode": "counties", "counties": ["Maricopa"]},
        {"mode": "city", "cities": [], "states": ["AZ"]},
        {"mode": "city", "cities": [7], "states": ["AZ"]},
        {"mode": "city", "cities": ["\udfff"], "states": ["AZ"]},
        {"mode": "states", "states": ["Arizona"]},
        {"mode": "states", "states": ["ZZ"]},
        {"mode": "zips", "zip_codes": ["8500"]},
        {"mode": "zips", "zip_codes": ["٨٥٠٠٤"]},
        {"mode": "zips", "zip_codes": "85004"},
        {"mode": "radius", "latitude": 33.4, "longitude": -112.0},
        {"mode": "radius", "latitude": 33.4, "longitude": -112.0, "radius": 0},
        {"mode": "radius", "latitude": 93.4, "longitude": -112.0, "radius": 5},
        {"mode": "radius", "latitude": float("nan"), "longitude": -112.0, "radius": 5},
        {"mode": "radius", "latitude": True, "longitude": -112.0, "radius": 5},
    ],
)
def test_what_is_nowhere_is_refused_with_a_field_map(world, geography):
    with pytest.raises(BadRequest) as refused:
        area_of(geography, world.places)
    assert [*refused.value.body] == ["geography"]


def _miles(lat, lon, lat2, lon2):
    """Law of cosines: another formula than the sandbox's own."""
    lat, lon, lat2, lon2 = map(math.radians, (lat, lon, lat2, lon2))
    return 3958.8 * math.acos(
        min(1, math.sin(lat) * math.sin(lat2) + math.cos(lat) * math.cos(lat2) * math.cos(lon - lon2))
    )

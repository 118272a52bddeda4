"""What is sent: exactly the documented keys and shapes, and never a blank."""

from typing import Any

import pytest

from components.audience import (
    Audience,
    Cities,
    Counties,
    Geography,
    Place,
    Radius,
    States,
    Zips,
    place_words,
    zip_place,
)
from components.faults import BadInput
from components.tracerfy.wire import (
    encode_address,
    encode_order,
    encode_preview,
    encode_prompt,
    geography_from_wire,
    geography_to_wire,
    to_json,
)

GEOGRAPHIES: dict[str, Geography] = {
    "zips": Zips(("85001", "85004")),
    "one city": Cities((Place("Phoenix", "AZ"),)),
    "cities of one state": Cities((Place("Mesa", "AZ"), Place("Phoenix", "AZ"))),
    "cities of several states": Cities((Place("Phoenix", "AZ"), Place("Dallas", "TX"))),
    "a county": Counties((Place("Maricopa", "AZ"),)),
    "counties of several states": Counties((Place("Maricopa", "AZ"), Place("Stark", "OH"))),
    "states": States(("AZ", "TX")),
    "radius": Radius(33.45, -112.07, 5.0, "Phoenix"),
}


@pytest.mark.parametrize("name", GEOGRAPHIES)
def test_bodies(name: str, snapshot: Any) -> None:
    audience = Audience(("vacant", "tired_landlord"), GEOGRAPHIES[name], (("beds_min", 3), ("pool", False)), 250)
    assert encode_preview(audience) == snapshot
    assert encode_order(audience, "Spring · PB-0123abcd") == snapshot


@pytest.mark.parametrize("name", GEOGRAPHIES)
def test_geographies_come_back_from_the_wire(name: str) -> None:
    assert geography_from_wire(geography_to_wire(GEOGRAPHIES[name])) == GEOGRAPHIES[name]


def test_the_documents_example() -> None:
    audience = Audience(("high_equity_absentee",), Cities((Place("Phoenix", "AZ"),)), (("year_built_max", 2015),), 500)
    assert encode_order(audience, "Phoenix Q2 Prospects") == {
        "strategy": "high_equity_absentee",
        "geography": {"mode": "city", "cities": ["Phoenix"], "states": ["AZ"]},
        "filter_overrides": {"year_built_max": 2015},
        "requested_count": 500,
        "name": "Phoenix Q2 Prospects",
    }


def test_counties_go_by_their_bare_names() -> None:
    assert geography_to_wire(Counties((Place("Maricopa County", "AZ"), Place("Orleans Parish", "LA"))))["counties"] == [
        "Maricopa",
        "Orleans",
    ]


def test_nothing_blank_is_sent() -> None:
    plain = Audience((), States(("AZ",)), (), 1)
    assert encode_order(plain, " \n ") == {
        "strategy": "custom",
        "geography": {"mode": "states", "states": ["AZ"]},
        "requested_count": 1,
    }
    assert encode_address(" 1 Main St ", "Phoenix", "az", " ") == {
        "address": "1 Main St",
        "city": "Phoenix",
        "state": "AZ",
    }
    assert encode_prompt(" roofers in Phoenix ") == {"prompt": "roofers in Phoenix"}
    assert encode_prompt("and in Mesa?", "a1b2")["conversation_id"] == "a1b2"


@pytest.mark.parametrize(
    ("audience", "field"),
    [
        (Audience(geography=None), "geography"),
        (Audience(geography=Zips(())), "geography"),
        (Audience(geography=Zips((" ",))), "geography"),
        (Audience(geography=Cities((Place("Phoenix", ""),))), "geography"),
        (Audience(geography=Cities((Place("", "AZ"),))), "geography"),
        (Audience(geography=States(())), "geography"),
        (Audience(geography=Radius(33.0, -112.0, 0.0)), "geography"),
        (Audience(geography=Radius(float("nan"), -112.0, 5.0)), "geography"),
        (Audience(geography=Radius(33.0, -112.0, float("inf"))), "geography"),
        (Audience(geography=States(("AZ",)), requested_count=0), "requested_count"),
        (Audience(geography=States(("AZ",)), requested_count=25_001), "requested_count"),
        (Audience(geography=States(("AZ",)), filters=(("mail_city", ""),)), "mail_city"),
        (Audience(geography=States(("AZ",)), filters=(("property_types", ()),)), "property_types"),
        (Audience(geography=States(("AZ",)), filters=(("property_types", ("SFR", "")),)), "property_types"),
    ],
)
def test_what_cannot_be_asked_names_its_field(audience: Audience, field: str) -> None:
    with pytest.raises(BadInput) as caught:
        encode_preview(audience)
    assert caught.value.field == field


@pytest.mark.parametrize("prompt", ["", "hi", "x" * 2001])
def test_a_prompt_has_5_to_2000_characters(prompt: str) -> None:
    with pytest.raises(BadInput):
        encode_prompt(prompt)


def test_text_that_is_no_unicode_is_told() -> None:
    with pytest.raises(BadInput):
        to_json({"search": "\ud800"})


@pytest.mark.parametrize(
    ("shape", "geography"),
    [
        ({"mode": "counties", "counties": ["Miami-Dade County, FL"]}, Counties((Place("Miami-Dade", "FL"),))),
        ({"mode": "city", "cities": ["(pending)"]}, None),
        ({"mode": "city", "cities": ["(pending)"], "states": ["TX"]}, None),
        ({"mode": "city", "cities": ["Austin"]}, None),
        ({"mode": "city", "cities": ["A", "B", "C"], "states": ["TX", "OK"]}, None),
        ({"mode": "city", "cities": [], "states": ["TX"]}, None),
        ({"mode": "city", "cities": "Austin", "states": "TX"}, None),
        ({"mode": "zips", "zip_codes": ["85001", "x", None, 7]}, Zips(("85001",))),
        ({"mode": "zips", "zip_codes": []}, None),
        ({"mode": "states", "states": ["az", "Texas"]}, States(("AZ",))),
        ({"mode": "radius", "latitude": "33.45", "longitude": "-112.07", "radius": "5"}, Radius(33.45, -112.07, 5.0)),
        ({"mode": "radius", "latitude": 33.45, "longitude": -112.07}, None),
        ({"mode": "radius", "latitude": 133.45, "longitude": -112.07, "radius": 5}, None),
        ({"mode": "radius", "latitude": [], "longitude": -112.07, "radius": 5}, None),
        ({"mode": "planet"}, None),
        ({}, None),
        (None, None),
        ("Austin", None),
    ],
)
def test_geographies_from_the_wire(shape: object, geography: Geography | None) -> None:
    assert geography_from_wire(shape) == geography


def test_a_circle_around_a_zips_middle_is_named_after_it():
    place = zip_place("85018")
    shape = {
        "mode": "radius",
        "latitude": round(place.latitude, 5),
        "longitude": round(place.longitude, 5),
        "radius": 3,
    }
    assert place_words(geography_from_wire(shape)) == "within 3 miles of 85018"
    assert geography_from_wire(shape | {"latitude": place.latitude + 0.01}).label == ""

"""Autocomplete finds what was delivered; a lookup tells all about it and charges for a hit."""

import pytest

from components.sandbox.world.addresses import autocomplete, home_at
from components.sandbox.world.columns import PROPERTY_COLUMNS
from tests.sandbox.conftest import bought

MATCH_KEYS = "title address street_address house street city state zip county state_fips county_fips fips apn latitude longitude location"


@pytest.fixture
def row(api):
    list_id = bought(api, count=1, geography={"mode": "city", "cities": ["New York"], "states": ["NY"]})["id"]
    return api.get(f"lead-builder/{list_id}/rows/").json()["rows"][0]


def look_up(api, row, **change):
    body = {
        "address": row["address"],
        "city": row["city"],
        "state": row["state"],
        "zip_code": row["zip_code"],
        **change,
    }
    return api.post("lead-builder/lookup/", json=body)


@pytest.mark.parametrize(
    "typed",
    [
        "{address}, {city}, {state} {zip_code}",
        "{address} {city} {state}",
        "{address} {zip_code}",
        "  {address},{city} ,{state},{zip_code} ",
    ],
)
def test_typing_a_delivered_address_finds_it(api, row, typed):
    for text in (typed.format(**row), typed.format(**row).upper()):
        answer = api.post("lead-builder/autocomplete/", json={"search": text}).json()
        assert answer["credits_deducted"] == 0
        assert 1 <= len(answer["results"]) <= 10
        best = answer["results"][0]
        assert [*best] == MATCH_KEYS.split()
        assert (best["street_address"], best["city"]) == (row["address"], row["city"])
        assert (best["house"], best["state_fips"]) == (row["address"].split()[0], "36")
        assert best["title"] == best["address"] == f"{row['address']}, New York, NY, {best['zip']}"


def test_slips_and_long_forms_are_forgiven(world):
    homes = autocomplete("Maple Phoenix AZ", world)
    assert len(homes) == 10
    home = homes.take(slice(0, 1))
    house, street = home["house"][0], home["street"][0]
    spelled = f"{house} {street}".replace(" St", " Street").replace(" Ave", " Avenue").replace(" Dr", " Drive")
    for text in (f"{spelled} Phoenix AZ", f"{house} {street.replace('Maple', 'Mapel')}, Phoenix, AZ"):
        found = autocomplete(text, world)
        assert home["address"][0] in [*found["address"]]


def test_a_street_without_such_a_house_shows_its_nearest(world):
    home = autocomplete("Oak Phoenix AZ", world).take(slice(0, 1))
    missing = int(home["house"][0]) + 1
    found = autocomplete(f"{missing} {home['street'][0]}, Phoenix, AZ {home['zip_code'][0]}", world)
    assert found["address"][0] == home["address"][0]
    assert missing not in found["house"]


def test_a_city_is_read_from_the_end(world):
    assert {*autocomplete("120 Maple St, Houston, TX", world)["city"]} == {"Houston"}  # not Maple, Texas


def test_without_a_place_nothing_is_found(world):
    for text in ("123 Main", "zz", "85032", "???", "Phoenix AZ"):
        assert len(autocomplete(text, world)) == 0


@pytest.mark.parametrize("body", [{}, {"search": ""}, {"search": " a "}])
def test_a_search_must_be_given(api, body):
    answer = api.post("lead-builder/autocomplete/", json=body)
    assert answer.status_code == 400
    assert answer.json()["error"].startswith("Missing 'search' field.")


def test_a_hit_costs_ten_and_tells_all(api, row):
    before = api.get("analytics/").json()["balance"]
    dossier = look_up(api, row).json()
    assert (dossier["hit"], dossier["credits_deducted"]) == (True, 10)
    assert api.get("analytics/").json()["balance"] == before - 10
    assert [*dossier["property"]] == [*PROPERTY_COLUMNS]
    assert dossier["property"]["apn"] == row["apn"]
    assert dossier["owners"][0] == {"first_name": row["owner_1_first_name"], "last_name": row["owner_1_last_name"]}
    assert dossier["mailing_address"] == {key: row[f"mail_{key}"] for key in ("address", "city", "state", "zip")}
    contacts = dossier["contacts"]
    assert (contacts["has_contact"], contacts["contact_clean"]) == (row["has_contact"], row["contact_clean"])
    numbers = [phone["number"] for phone in contacts["phones"]]
    assert [number for number in numbers if number] == [
        row[name]
        for name in ("primary_phone", "mobile_1", "mobile_2", "mobile_3", "landline_1", "landline_2")
        if row[name]
    ]
    assert [phone["rank"] for phone in contacts["phones"]] == [*range(1, len(numbers) + 1)]


def test_the_zip_may_be_left_out(world):
    found = home_at("1 Nowhere", "Phoenix", "AZ", None, world)
    assert found is None
    first = autocomplete("Oak Phoenix AZ", world)
    address = str(first["address"][0])
    assert str(home_at(address, "phoenix", "az", None, world)["address"][0]) == address


def test_a_lookup_wants_the_post_offices_city_and_autocomplete_tells_it(api):
    typed = {"address": "742 Evergreen Terrace Apt 2", "city": "Williamsburg", "state": "NY", "zip_code": "11211"}
    assert not api.post("lead-builder/lookup/", json=typed).json()["hit"]
    match = api.post("lead-builder/autocomplete/", json={"search": "742 Evergreen Terrace Williamsburg NY"}).json()[
        "results"
    ][0]
    assert api.post("lead-builder/lookup/", json={**typed, "city": match["city"]}).json()["hit"]


def test_a_miss_is_free_and_echoes_what_was_asked(api, row):
    answer = look_up(api, row, address="999 Nowhere Blvd")
    assert answer.status_code == 200
    body = answer.json()
    body.pop("meta")
    assert body == {
        "hit": False,
        "credits_deducted": 0,
        "address": "999 Nowhere Blvd",
        "city": row["city"],
        "state": "NY",
        "zip_code": row["zip_code"],
    }


def test_a_lookup_is_refused_to_the_poor_and_the_suspended(api, row, control, token):
    control.put("/account", json={"token": token, "balance": 2})
    answer = look_up(api, row)
    assert answer.status_code == 402
    assert (
        answer.json()["error"]
        == "Insufficient credits. Lead Builder lookup requires 10 credits per hit. You have 2 credits."
    )
    control.put("/account", json={"token": token, "suspended": True})
    assert look_up(api, row).status_code == 403


@pytest.mark.parametrize("change", [{"address": ""}, {"state": "Arizona"}, {"zip_code": "123"}, {"zip_code": ""}])
def test_what_cannot_be_an_address_is_refused(api, row, change):
    answer = look_up(api, row, **change)
    assert answer.status_code == 400
    assert [*answer.json()] == [*change]

"""Parcel numbers lead to their homes, however they are written; a miss is free and stands in the file."""

import csv
import io

import httpx
import pytest

from components.sandbox.world.finding import Address, homes_at
from components.sandbox.world.homes import Homes
from components.sandbox.world.parcels import Parcel, homes_of_parcels
from tests.sandbox.conftest import bought, job_done
from tests.sandbox.printed_examples import PARCEL_FORM, PARCELS


def leads(api, count=30):
    bought_list = bought(api, count=count)
    return api.get(f"lead-builder/{bought_list['id']}/rows/?per_page=500").json()["rows"]


def lookup(api, **asked):
    return api.post("trace/parcel/lookup/", json={"county": "Palm Beach", "state": "FL", **asked})


def batch(api, file):
    placed = api.post("trace/parcel/", data=PARCEL_FORM, files={"csv_file": ("p.csv", file)})
    assert placed.status_code == 200, placed.text
    record = job_done(api, "trace/parcel/queue/{}", placed.json()["parcel_queue_id"])
    return record, [*csv.DictReader(io.StringIO(httpx.get(record["download_url"]).text))]


def test_every_way_of_writing_a_number(world):
    homes = Homes.of_places(world, world.places.by_county["maricopa", "AZ"][:3]).take(slice(1, 400))
    ways = [str.lower, lambda apn: f"#{apn}", lambda apn: apn.replace("-", ""), lambda apn: apn.replace("-", " ")]
    for write in ways:
        for county in ("Maricopa", "maricopa county", " MARICOPA COUNTY "):
            found, which = homes_of_parcels([Parcel(write(apn), county, "az") for apn in homes["apn"]], world)
            assert (which >= 0).all()
            assert (found["address"] == homes["address"]).all()


def test_what_is_no_parcel_is_a_miss(world):
    wanted = [Parcel("", "Maricopa", "AZ"), Parcel("1", "Maricopa", "AZ"), Parcel("0" * 40, "Maricopa", "AZ")]
    apn = str(Homes.of_places(world, world.places.by_county["maricopa", "AZ"][:1]).take(slice(1, 2))["apn"][0])
    others = [Parcel(apn, "Nowhere", "AZ"), Parcel(apn, "Maricopa", "TX"), Parcel(apn[:-4] + "0000", "Maricopa", "AZ")]
    _, which = homes_of_parcels([*wanted, *others], world)
    assert which.tolist() == [-1] * 6


def test_a_parcel_and_an_address_are_one_home(world):
    homes = Homes.of_places(world, world.places.by_city["houston", "TX"][:20]).take(slice(None, None, 40))
    by_apn, _ = homes_of_parcels(
        [Parcel(a, c, "TX") for a, c in zip(homes["apn"], homes["county"], strict=True)], world
    )
    asked = [Address(a, "Houston", "TX", z) for a, z in zip(homes["address"], homes["zip_code"], strict=True)]
    by_address, which = homes_at(asked, world)
    assert (which >= 0).all()
    assert by_apn.at.tolist() == by_address.at.tolist() == homes.at.tolist()
    assert by_apn.number.tolist() == by_address.number.tolist() == homes.number.tolist()


def test_a_batch_charges_hits_and_keeps_misses(api):
    record, (found, missed) = batch(api, PARCELS)
    assert (record["status"], record["rows_uploaded"], record["rows_hit"], record["credits_deducted"]) == (
        "completed",
        2,
        1,
        5,
    )
    assert (found["last_name"], found["parcel_id"], found["city"]) == ("Smith", "#00424109000007550", "West Palm Beach")
    assert found["primary_phone"] in (found["Mobile-1"], found["Landline-1"])
    assert found["primary_phone_dnc"] in ("True", "False")
    assert missed["parcel_id"] == "#00404033000001190"
    assert {value for name, value in missed.items() if name not in ("parcel_id", "county", "state")} == {""}
    assert api.get("analytics/").json()["balance"] == 9_995


def test_the_parcels_of_bought_leads_say_what_the_leads_say(api):
    rows = leads(api)
    record, told = batch(
        api, "parcel_id,county,state\n" + "\n".join(f"{r['apn']},{r['county']},{r['state']}" for r in rows)
    )
    assert record["rows_hit"] == sum(row["has_contact"] for row in rows)
    for row, parcel in zip(rows, told, strict=True):
        if row["has_contact"]:
            assert (parcel["address"], parcel["zip"]) == (row["address"], row["zip_code"])
            assert (parcel["first_name"], parcel["last_name"]) == (row["owner_1_first_name"], row["owner_1_last_name"])
            assert (parcel["primary_phone"], parcel["mail_city"]) == (row["primary_phone"], row["mail_city"])
            assert parcel["primary_phone_dnc"] == (str(row["primary_phone_dnc"]) if row["primary_phone"] else "")


def test_a_single_parcel(api):
    hit = lookup(api, parcel_id="00-42-41-09-00-000-7550", county="Palm Beach County").json()
    assert (hit["hit"], hit["credits_deducted"], hit["persons"][0]["age"] > 20) == (True, 5, True)
    assert lookup(api, parcel_id="#00404033000001190").json()["credits_deducted"] == 0
    assert api.get("analytics/").json()["balance"] == 9_995


def test_duplicates_and_blank_rows_are_left_out(api):
    file = f"{PARCELS}#00424109000007550,Palm Beach,FL\n,Palm Beach,FL\n5,,FL\n"
    assert batch(api, file)[0]["rows_uploaded"] == 2


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"data": PARCEL_FORM}, "No CSV file provided."),
        (
            {"data": {**PARCEL_FORM, "csv_file": "apn,county,state\n1,A,FL"}},
            "Column 'parcel_id' not found in the uploaded CSV.",
        ),
        ({"data": {"csv_file": PARCELS}}, "Missing required fields: parcel_id_column, county_column, state_column."),
        (
            {"data": {**PARCEL_FORM, "csv_file": "parcel_id,county,state\n"}},
            "No valid parcels found in the uploaded CSV.",
        ),
    ],
)
def test_bad_batches(api, sent, said):
    answer = api.post("trace/parcel/", **sent)
    assert (answer.status_code, answer.json()) == (400, {"error": said})


def test_too_few_credits(api, control, token):
    control.put("/account", json={"token": token, "balance": 4})
    answer = api.post("trace/parcel/", data=PARCEL_FORM, files={"csv_file": ("p.csv", PARCELS)})
    assert (answer.status_code, answer.json()) == (402, {"error": "Insufficient credits for parcel trace."})
    single = lookup(api, parcel_id="1")
    assert (single.status_code, single.json()) == (
        402,
        {"error": "Insufficient credits. Parcel trace requires 5 credits per lookup."},
    )


def test_queues_are_ones_own(api):
    record, _ = batch(api, PARCELS)
    foreign = api.get(f"trace/parcel/queue/{record['parcel_queue_id']}/", headers={"Authorization": "Bearer someone"})
    assert (foreign.status_code, foreign.json()) == (403, {"error": "You do not have permission to access this queue."})
    unknown = api.get("trace/parcel/queue/1")
    assert (unknown.status_code, unknown.json()) == (404, {"error": "No parcel queue found with ID 1"})


def test_the_eleventh_batch_is_refused_and_traces_count_apart(api):
    answers = [api.post("trace/parcel/", data=PARCEL_FORM, files={"csv_file": ("p.csv", PARCELS)}) for _ in range(11)]
    assert [answer.status_code for answer in answers] == [200] * 10 + [429]
    assert api.post("trace/", data={"trace_type": "normal"}).status_code == 400

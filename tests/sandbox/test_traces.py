"""Batch traces and single ones: whom they find, what they charge, what they refuse."""

import csv
import io
import json

import httpx
import pytest

from tests.sandbox.conftest import bought, traced
from tests.sandbox.printed_examples import RECORDS, TRACE_COLUMNS

HEADER = (
    "address,city,state,zip,first_name,last_name,mail_address,mail_city,mail_state,mailing_zip,primary_phone,primary_phone_type,"
    "Email-1,Email-2,Email-3,Email-4,Email-5,Mobile-1,Mobile-2,Mobile-3,Mobile-4,Mobile-5,Landline-1,Landline-2,Landline-3"
)
PLACE = {"address_column": "address", "city_column": "city", "state_column": "state"}
SLOTS = ("primary_phone", "mobile_1", "mobile_2", "mobile_3", "landline_1", "landline_2")


def leads(api, count=60):
    bought_list = bought(api, count=count)
    return api.get(f"lead-builder/{bought_list['id']}/rows/?per_page=500").json()["rows"]


def csv_of(rows, columns):
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def as_sent(lead):
    names = {
        "zip": "zip_code",
        "first_name": "owner_1_first_name",
        "last_name": "owner_1_last_name",
        "mailing_zip": "mail_zip",
    }
    return {name: lead[names.get(name, name)] for name in TRACE_COLUMNS.values()}


def phones(record):
    return [
        record[f"{kind}_{n}"]
        for kind, most in (("mobile", 5), ("landline", 3))
        for n in range(1, most + 1)
        if record[f"{kind}_{n}"]
    ]


def balance(api):
    return api.get("analytics/").json()["balance"]


@pytest.mark.parametrize(("trace_type", "each"), [("normal", 1), ("advanced", 2)])
def test_tracing_bought_leads_finds_their_owners_and_phones(api, trace_type, each):
    rows = leads(api)
    before = balance(api)
    done = traced(api, csv_of([as_sent(row) for row in rows], TRACE_COLUMNS.values()), trace_type=trace_type)
    reachable = [row for row in rows if row["has_contact"]]
    assert (done["rows_uploaded"], done["credits_deducted"]) == (60, each * len(reachable))
    assert before - balance(api) == done["credits_deducted"]
    records = {record["address"]: record for record in api.get(f"queue/{done['id']}").json()}
    assert len(records) == len(reachable) < 60
    for row in reachable:
        record = records[row["address"]]
        assert record["primary_phone"] == row["primary_phone"]
        assert record["primary_phone_type"] == row["primary_phone_type"]
        assert {*phones(record)} == {row[slot] for slot in SLOTS if row[slot]}
        assert [record[f"email_{n}"] for n in (1, 2, 3)] == [row[f"email_{n}"] for n in (1, 2, 3)]
        assert (record["last_name"], record["mail_city"]) == (row["owner_1_last_name"], row["mail_city"])


def test_an_advanced_trace_needs_only_the_place_and_tells_the_owner(api):
    row = next(row for row in leads(api, 20) if row["has_contact"] and row["absentee_owner"])
    file = csv_of([{**row, "note": "x"}], ["note", "address", "city", "state"])
    placed = api.post("trace/", data={**PLACE, "trace_type": "advanced"}, files={"csv_file": ("a.csv", file)}).json()
    assert (placed["credits_per_lead"], placed["trace_type"], placed["estimated_wait_seconds"] >= 1) == (
        2,
        "advanced",
        True,
    )
    [record] = traced_records(api, placed["queue_id"])
    assert (record["first_name"], record["last_name"]) == (row["owner_1_first_name"], row["owner_1_last_name"])
    assert (record["mail_address"], record["mail_state"]) == (row["mail_address"], row["mail_state"])
    assert record["address"] == row["address"]


def traced_records(api, queue_id):
    for _ in range(400):
        if not next(queue for queue in api.get("queues").json() if queue["id"] == queue_id)["pending"]:
            return api.get(f"queue/{queue_id}").json()
    raise AssertionError("not done")


def test_the_file_has_every_row_and_the_vendors_columns(api):
    done = traced(api)
    answer = httpx.get(done["download_url"])
    assert answer.headers["content-type"].startswith("text/csv")
    lines = answer.content.decode().split("\r\n")
    assert lines[0] == HEADER
    found, missed = csv.DictReader(io.StringIO(answer.text))
    assert (found["address"], bool(found["primary_phone"])) == ("123 Main St", True)
    assert (missed["address"], missed["first_name"]) == ("999 Nowhere Blvd", "No")
    assert {missed[name] for name in HEADER.split(",")[10:]} == {""}
    assert found["Mobile-1"] == found["primary_phone"]
    assert (done["credits_deducted"], balance(api)) == (1, 9_999)
    assert len(api.get(f"queue/{done['id']}").json()) == 1


def test_a_link_without_its_signature_opens_nothing(api):
    url = httpx.URL(traced(api)["download_url"])
    assert httpx.get(url.copy_set_param("signature", "0" * 64)).status_code == 403
    assert httpx.get(url.copy_with(path=url.path.replace("trace_", "parcel_trace_"))).status_code == 403


def test_rows_are_cleaned_and_sent_once(api):
    rows = [
        "  123   Main St , Austin,TX,78701",
        "123 main street,austin,tx,78701-1234",
        ",Austin,TX,78701",
        "5 Oak St,,TX,",
        "5 Oak St,Austin,,",
        "5 Oak St,Austin,TX,",
    ]
    file = "\n".join(["address,city,state,zip", *rows])
    answer = api.post(
        "trace/", data={**PLACE, "zip_column": "zip", "trace_type": "advanced"}, files={"csv_file": ("a.csv", file)}
    )
    assert answer.json()["rows_uploaded"] == 2


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_encodings(api, encoding):
    file = "address,city,state\n1 Cañon St,Austin,TX\n".encode(encoding)
    answer = api.post("trace/", data={**PLACE, "trace_type": "advanced"}, files={"csv_file": ("a.csv", file)})
    assert answer.json()["rows_uploaded"] == 1


@pytest.mark.parametrize("how", ["form", "json", "json text", "multipart"])
def test_records_may_come_as_json(api, how):
    records = [{"address": "123 Main St", "city": "Austin", "state": "TX", "zip": 78701}]
    fields = {**PLACE, "zip_column": "zip", "trace_type": "advanced"}
    sent = {
        "form": {"data": {**fields, "json_data": json.dumps(records)}},
        "json": {"json": {**fields, "json_data": records}},
        "json text": {"json": {**fields, "json_data": json.dumps(records)}},
        "multipart": {
            "files": {**{name: (None, text) for name, text in fields.items()}, "json_data": (None, json.dumps(records))}
        },
    }
    placed = api.post("trace", **sent[how])
    assert placed.status_code == 200, placed.text
    assert [record["last_name"] for record in traced_records(api, placed.json()["queue_id"])] == ["Doe"]


def lookup(api, **more):
    return api.post("trace/lookup/", json={"address": "123 Main St", "city": "Austin", "state": "TX", **more})


@pytest.mark.parametrize(
    "written",
    [
        "123 Main St", "123 main street", "123  MAIN ST.", "123 Main Str", "123 Main", "123 Main St Apt 4", "123 Main St #4B",
        "123 Main St, Austin, TX 78701", "123 Main St Unit 12", "123 Main St. Suite 9",
    ],
)  # fmt: skip
def test_addresses_are_found_as_people_write_them(api, written):
    assert lookup(api, address=written, zip="78701").json()["hit"]
    assert lookup(api, address=written, city="AUSTIN ", state="tx").json()["hit"]


@pytest.mark.parametrize(
    "change",
    [
        {"address": "999 Nowhere Blvd"}, {"address": "123 Main Blvd"}, {"address": "124 Main St"}, {"address": "PO Box 123"},
        {"address": "Main St"}, {"state": "AZ"}, {"zip": "85032"}, {"city": "Nowhere"}, {"state": "ZZ"}, {"address": "٣ Main St"},
    ],
)  # fmt: skip
def test_unknown_addresses_are_misses_and_free(api, change):
    answer = lookup(api, **change).json()
    assert (answer["hit"], answer["persons_count"], answer["persons"], answer["credits_deducted"]) == (False, 0, [], 0)
    assert balance(api) == 10_000


def test_a_single_trace_says_of_a_lead_what_the_lead_says(api):
    for row in leads(api, 40):
        asked = {"address": row["address"], "city": row["city"], "state": row["state"], "zip": row["zip_code"]}
        answer = lookup(api, **asked).json()
        assert answer["hit"] == row["has_contact"]
        if answer["hit"]:
            person = answer["persons"][0]
            assert (person["first_name"], person["last_name"]) == (row["owner_1_first_name"], row["owner_1_last_name"])
            assert answer["persons_count"] == 1 + bool(row["owner_2_last_name"])
            assert person["mailing_address"]["zip"] == row["mail_zip"]
            said = [(phone["number"], phone["dnc"]) for phone in person["phones"]]
            assert said == [(row[slot], row[f"{slot}_dnc"]) for slot in SLOTS if row[slot]]
            assert [phone["rank"] for phone in person["phones"]] == [*range(1, len(said) + 1)]
            if row["primary_phone"]:
                assert person["phones"][0]["type"] == row["primary_phone_type"]
                assert person["phones"][0]["carrier"] == row["primary_phone_carrier"]


def test_a_dossier_says_what_the_trace_says(api):
    row = next(row for row in leads(api, 20) if row["primary_phone"])
    asked = {"address": row["address"], "city": row["city"], "state": row["state"]}
    person = lookup(api, **asked, zip=row["zip_code"]).json()["persons"][0]
    contacts = api.post("lead-builder/lookup/", json={**asked, "zip_code": row["zip_code"]}).json()["contacts"]
    without = [{name: value for name, value in phone.items() if name != "tcpa"} for phone in contacts["phones"]]
    assert without == person["phones"]
    assert (contacts["emails"], contacts["litigator"]) == (person["emails"], person["litigator"])


def test_a_person_is_found_by_name_only_where_they_own(api):
    named = {"find_owner": False, "zip": "78701"}
    assert lookup(api, **named, first_name="JANE", last_name="doe").json()["persons"][0]["full_name"] == "Jane Doe"
    assert lookup(api, **named, first_name="J", last_name="Doe").json()["hit"]
    assert not lookup(api, **named, first_name="Jim", last_name="Doe").json()["hit"]
    assert balance(api) == 10_000 - 10
    refused = lookup(api, find_owner=False, first_name="Jane")
    assert (refused.status_code, refused.json()) == (400, {"last_name": ["This field is required."]})


def test_a_normal_trace_of_somebody_else_is_a_miss(api):
    done = traced(api, RECORDS.replace("Jane,Doe", "Zeus,Elsewhere"))
    assert (done["credits_deducted"], api.get(f"queue/{done['id']}").json()) == (0, [])


@pytest.mark.parametrize("field", ["address", "city", "state"])
def test_blanks_are_refused_by_field(api, field):
    answer = lookup(api, **{field: ""})
    assert answer.status_code == 400
    assert [*answer.json()] == [field]


def test_missing_columns_are_told(api):
    refused = api.post("trace/", data={**TRACE_COLUMNS, "city_column": "town"}, files={"csv_file": ("a.csv", RECORDS)})
    assert (refused.status_code, {*refused.json()}) == (400, {"error", "details"})
    assert "'town'" in refused.json()["details"]
    unnamed = api.post("trace/", data=PLACE, files={"csv_file": ("a.csv", RECORDS)}).json()
    assert "first_name_column" in unnamed["details"]
    assert "zip_column" not in unnamed["details"]
    assert balance(api) == 10_000


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"data": PLACE}, "No data provided."),
        ({"data": {**PLACE, "trace_type": "psychic"}}, "Invalid trace_type."),
        ({"data": {**PLACE, "trace_type": "advanced", "json_data": "[{]"}}, "Invalid JSON in json_data."),
        ({"data": {**PLACE, "trace_type": "advanced", "json_data": "[1]"}}, "Invalid JSON in json_data."),
        ({"data": {**PLACE, "trace_type": "advanced", "csv_file": "address,city,state"}}, "No valid rows found."),
    ],
)
def test_bad_batches(api, sent, said):
    answer = api.post("trace/", **sent)
    assert (answer.status_code, answer.json()["error"]) == (400, said)


def test_neither_form_nor_json_is_415(api):
    answer = api.post("trace/", content=b"<x/>", headers={"Content-Type": "text/xml"})
    assert (answer.status_code, [*answer.json()]) == (415, ["detail"])
    broken = api.post("trace/", content=b"nope", headers={"Content-Type": "multipart/form-data; boundary=x"})
    assert broken.status_code == 400
    assert api.post("trace/", content=b"[1]", headers={"Content-Type": "application/json"}).status_code == 400


def test_too_few_credits_are_refused_before_anything_is_made(api, control, token):
    control.put("/account", json={"token": token, "balance": 1})
    batch = api.post("trace/", data=TRACE_COLUMNS, files={"csv_file": ("a.csv", RECORDS)})
    assert (batch.status_code, [*batch.json()]) == (402, ["error"])
    single = lookup(api)
    assert single.status_code == 402
    assert single.json() == {
        "error": "Insufficient credits. Instant trace requires 5 credits per lookup. You have 1 credits."
    }
    assert api.get("queues/").json() == []
    assert balance(api) == 1


def test_a_suspended_account_is_refused(api, control, token):
    control.put("/account", json={"token": token, "suspended": True})
    for answer in (lookup(api), api.post("trace/", data=TRACE_COLUMNS, files={"csv_file": ("a.csv", RECORDS)})):
        assert answer.status_code == 403
        assert "temporarily suspended" in answer.json()["error"]


def test_queues_are_ones_own(api, sandbox):
    done = traced(api)
    foreign = api.get(f"queue/{done['id']}", headers={"Authorization": "Bearer someone"})
    assert (foreign.status_code, foreign.json()) == (403, {"error": "You do not have permission to access this queue."})
    for unknown in (1, 2**70):
        answer = api.get(f"queue/{unknown}")
        assert (answer.status_code, answer.json()) == (404, {"error": f"No Queue Found with ID {unknown}"})
    assert api.get("queues/", headers={"Authorization": "Bearer someone"}).json() == []
    assert httpx.get(f"{sandbox.base_url}queues/").status_code == 401


def test_a_pending_queue_is_listed_and_empty(slow_api):
    placed = slow_api.post("trace/", data=TRACE_COLUMNS, files={"csv_file": ("a.csv", RECORDS)}).json()
    [queue] = slow_api.get("queues/").json()
    assert (queue["pending"], queue["download_url"], queue["credits_deducted"]) == (True, None, 0)
    assert slow_api.get(f"queue/{placed['queue_id']}").json() == []
    figures = slow_api.get("analytics/").json()
    assert (figures["total_queues"], figures["queues_pending"], figures["balance"]) == (1, 1, 10_000)


def test_the_eleventh_batch_in_five_minutes_is_refused(api):
    answers = [api.post("trace/", data=TRACE_COLUMNS, files={"csv_file": ("a.csv", RECORDS)}) for _ in range(11)]
    assert [answer.status_code for answer in answers] == [200] * 10 + [429]
    assert answers[-1].json()["status"] == 429
    assert 200 < int(answers[-1].headers["retry-after"]) <= 300
    assert len(api.get("queues/").json()) == 10


def test_throttled_queues_answer_an_object_where_a_list_is_expected(api, control):
    control.put("/faults", json=[{"path": "/v1/api/queues", "fault": "status:429", "times": 1}])
    assert {*api.get("queues/").json()} == {"error", "retry_in"}
    assert api.get("queues/").json() == []


def test_faults_break_the_new_calls_too(api, control):
    control.put("/faults", json=[{"path": "/v1/api/trace", "fault": "reset_after", "times": 1}])
    with pytest.raises((httpx.ReadError, httpx.RemoteProtocolError)):
        api.post("trace/", data=TRACE_COLUMNS, files={"csv_file": ("a.csv", RECORDS)})
    assert len(api.get("queues/").json()) == 1

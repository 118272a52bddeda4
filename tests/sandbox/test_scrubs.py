"""Scrubs and single checks: which numbers they take, what they say, what they charge."""

import csv
import io

import httpx
import pytest

from components.sandbox.api.scrub_work import phone_digits
from tests.sandbox.conftest import bought, job_done, traced
from tests.sandbox.printed_examples import PHONES

HEADER = ["phone", "label", "national_dnc", "state_dnc", "dma", "litigator", "phone_type", "is_clean"]
SLOTS = ("primary_phone", "mobile_1", "mobile_2", "mobile_3", "landline_1", "landline_2")


def placed(api, csv_text="", **sent):
    files = {"csv_file": ("phones.csv", csv_text)} if csv_text else None
    answer = api.post("dnc/scrub/", files=files, **sent)
    assert answer.status_code == 200, answer.text
    return job_done(api, "dnc/queue/{}", answer.json()["dnc_queue_id"])


def told(record, which="download_url"):
    lines = [*csv.reader(io.StringIO(httpx.get(record[which]).text))]
    assert lines[0] == HEADER
    return [dict(zip(HEADER, line, strict=True)) for line in lines[1:]]


def balance(api):
    return api.get("analytics/").json()["balance"]


def test_a_scrub_gives_the_flags_that_leads_carry(api):
    bought_list = bought(api, count=80)
    rows = api.get(f"lead-builder/{bought_list['id']}/rows/?per_page=500").json()["rows"]
    carried = {row[slot]: (row[f"{slot}_dnc"], row[f"{slot}_tcpa"]) for row in rows for slot in SLOTS if row[slot]}
    before = balance(api)
    record = placed(api, json={"phones": [*carried, *carried]})
    verdicts = told(record)
    assert {verdict["phone"] for verdict in verdicts} == {*carried}
    for verdict in verdicts:
        on_a_list = "Y" in (verdict["national_dnc"], verdict["state_dnc"], verdict["dma"])
        assert (on_a_list, verdict["litigator"] == "Y") == carried[verdict["phone"]]
        assert (verdict["is_clean"] == "Y") == (not on_a_list and verdict["litigator"] == "N")
    assert (
        record["phones_checked"]
        == record["rows_uploaded"]
        == record["credits_deducted"]
        == before - balance(api)
        == len(carried)
    )
    clean = told(record, "clean_download_url")
    assert clean == [verdict for verdict in verdicts if verdict["is_clean"] == "Y"]
    assert record["phones_clean"] == len(clean) > 0


def test_one_number_says_the_same_at_once_and_in_a_scrub(api):
    [scrubbed] = told(placed(api, json={"phones": ["(713) 555-0142"]}))
    checked = api.post("dnc/lookup/", json={"phone": "+1 713.555.0142"}).json()
    for flag in ("national_dnc", "state_dnc", "dma", "litigator", "is_clean"):
        assert checked[flag] == (scrubbed[flag] == "Y")
    assert (checked["phone"], checked["phone_type"]) == ("7135550142", scrubbed["phone_type"])
    assert balance(api) == 10_000 - 1 - 5


def test_labels(api):
    one = told(placed(api, PHONES, data={"phone_column": "Phone", "label_column": "Name"}))
    assert [(line["phone"], line["label"]) for line in one] == [("5125550100", "John Doe")]
    joined = told(placed(api, PHONES, data={"phone_column": "Phone", "label_columns": '["Address", "City", "State"]'}))
    assert joined[0]["label"] == "1 Oak St, Austin, TX"
    several = told(placed(api, PHONES, data={"phone_columns": '["Phone_1", "Phone_2"]', "label_column": "Name"}))
    assert [line["label"] for line in several] == ["(Phone_1) John Doe", "(Phone_2) John Doe"]
    repeated = told(placed(api, PHONES, data={"phone_columns": ["Phone_1", "Phone_2"]}))
    assert [line["label"] for line in repeated] == ["(Phone_1)", "(Phone_2)"]


def test_numbers_are_merged_and_checked_once(api):
    file = "a,b\n512-555-0100,(512) 555-0100\n15125550100,5125550101\nnone,123\n,\n"
    record = placed(api, file, data={"phone_columns": '["a", "b"]'})
    assert [line["phone"] for line in told(record)] == ["5125550100", "5125550101"]
    assert record["credits_deducted"] == 2


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("(512) 555-0100", "5125550100"), ("+1 512.555.0100", "5125550100"), ("1-512-555-0100", "5125550100"),
        ("5125550100.0", "5125550100"), ("555-0100", ""), ("0125550100", ""), ("5121550100", ""), ("25125550100", ""),
        ("", ""), ("٥١٢٥٥٥٠١٠٠", ""),
    ],
)  # fmt: skip
def test_numbers_as_people_write_them(written, read):
    assert phone_digits(written) == read


def test_a_trace_is_scrubbed(api):
    queue = traced(api)
    [record] = api.get(f"queue/{queue['id']}").json()
    answer = api.post("dnc/scrub-from-queue/", json={"queue_id": queue["id"]}).json()
    assert (answer["source_queue_id"], len(answer["phone_columns_used"])) == (queue["id"], 9)
    phones = {record[name] for name in answer["phone_columns_used"] if record[name]}
    assert answer["phones_to_check"] == len(phones)
    scrub = job_done(api, "dnc/queue/{}", answer["dnc_queue_id"])
    assert {line["phone"] for line in told(scrub)} == phones
    assert scrub["source_type"] != "upload"
    chosen = api.post(
        "dnc/scrub-from-queue/", json={"queue_id": queue["id"], "phone_columns": ["primary_phone"]}
    ).json()
    assert (chosen["phones_to_check"], chosen["phone_columns_used"]) == (1, ["primary_phone"])


def test_traces_that_cannot_be_scrubbed(api):
    unknown = api.post("dnc/scrub-from-queue/", json={"queue_id": 7})
    assert (unknown.status_code, unknown.json()) == (404, {"error": "No trace queue found with ID 7"})
    queue = traced(
        api,
        "address,city,state,zip,first_name,last_name,mail_address,mail_city,mail_state,mailing_zip\n9 No St,Austin,TX,,A,B,,,,",
    )
    empty = api.post("dnc/scrub-from-queue/", json={"queue_id": queue["id"]})
    assert (empty.status_code, empty.json()) == (400, {"error": "No valid phone numbers found"})
    wrong = api.post("dnc/scrub-from-queue/", json={"queue_id": queue["id"], "phone_columns": ["fax"]})
    assert (wrong.status_code, wrong.json()["error"][:28]) == (400, "Invalid phone_columns: ['fax")
    foreign = api.post(
        "dnc/scrub-from-queue/", json={"queue_id": queue["id"]}, headers={"Authorization": "Bearer other"}
    )
    assert foreign.status_code == 404


def test_a_trace_under_way_cannot_be_scrubbed(slow_api):
    form = {
        "address_column": "a",
        "city_column": "c",
        "state_column": "s",
        "trace_type": "advanced",
        "csv_file": "a,c,s\n1 Oak St,Austin,TX",
    }
    queue = slow_api.post("trace/", data=form).json()["queue_id"]
    answer = slow_api.post("dnc/scrub-from-queue/", json={"queue_id": queue})
    assert (answer.status_code, "still processing" in answer.json()["error"]) == (400, True)


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"data": {"phone_column": "Fax", "csv_file": PHONES}}, 'Column "Fax" not found in CSV'),
        (
            {"data": {"phone_column": "Phone", "label_column": "Nick", "csv_file": PHONES}},
            'Column "Nick" not found in CSV',
        ),
        ({"data": {"phone_column": "Name", "csv_file": PHONES}}, "No valid phone numbers found"),
        ({"json": {"phones": ["123"]}}, "No valid phone numbers found"),
        ({"json": {"phones": []}}, "No valid phone numbers found"),
        ({"data": {"csv_file": PHONES}}, "phone_column or phone_columns is required with csv_file."),
        (
            {"data": {"phone_column": "Phone"}},
            "Provide csv_file with phone_column or phone_columns, or a phones array.",
        ),
        (
            {"data": {"phone_column": "Phone", "phones": "[]", "csv_file": PHONES}},
            "Send either csv_file or phones, not both.",
        ),
        (
            {"data": {"phone_column": "Phone", "phone_columns": '["Phone_1"]', "csv_file": PHONES}},
            "phone_column and phone_columns are mutually exclusive.",
        ),
    ],
)
def test_bad_scrubs(api, sent, said):
    answer = api.post("dnc/scrub/", **sent)
    assert (answer.status_code, answer.json()) == (400, {"error": said})
    assert balance(api) == 10_000


@pytest.mark.parametrize(
    ("phone", "said"),
    [
        ("", "Missing 'phone' field."),
        ("  ", "Missing 'phone' field."),
        ("555-0100", "Invalid phone number. Must be a 10-digit US number."),
        ("x" * 200, "Invalid phone number. Must be a 10-digit US number."),
    ],
)
def test_bad_numbers(api, phone, said):
    answer = api.post("dnc/lookup/", json={"phone": phone})
    assert (answer.status_code, answer.json()) == (400, {"error": said})


def test_too_few_credits(api, control, token):
    control.put("/account", json={"token": token, "balance": 0})
    single = api.post("dnc/lookup/", json={"phone": "5125550100"})
    assert single.status_code == 402
    assert single.json() == {"error": "Insufficient credits. DNC lookup requires 5 credits. You have 0 credits."}
    assert api.post("dnc/scrub/", json={"phones": ["5125550100"]}).status_code == 402


def test_queues_are_ones_own(api):
    record = placed(api, json={"phones": ["5125550100"]})
    foreign = api.get(f"dnc/queue/{record['id']}", headers={"Authorization": "Bearer someone"})
    assert (foreign.status_code, foreign.json()) == (403, {"error": "Permission denied"})
    unknown = api.get("dnc/queue/1")
    assert (unknown.status_code, unknown.json()) == (404, {"error": "No DNC queue found with ID 1"})
    assert api.get(f"queue/{record['id']}").status_code == 404  # traces are numbered apart


def test_thirty_checks_a_minute(api):
    answers = [api.post("dnc/lookup/", json={"phone": "5125550100"}) for _ in range(31)]
    assert [answer.status_code for answer in answers] == [200] * 30 + [429]
    said = answers[-1].json()
    assert (said["status"], said["retry_after_seconds"]) == (429, int(answers[-1].headers["retry-after"]))
    assert balance(api) == 10_000 - 150


def test_the_eleventh_scrub_is_refused_wherever_its_phones_come_from(api):
    queue = traced(api)
    for _ in range(9):
        placed(api, json={"phones": ["5125550100"]})
    assert api.post("dnc/scrub-from-queue/", json={"queue_id": queue["id"]}).status_code == 200
    assert api.post("dnc/scrub-from-queue/", json={"queue_id": queue["id"]}).status_code == 429
    assert api.post("dnc/scrub/", json={"phones": ["5125550100"]}).status_code == 429

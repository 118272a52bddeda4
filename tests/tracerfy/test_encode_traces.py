"""What traces and scrubs send: exactly the documented fields, as the document's examples do, and never a blank."""

from collections.abc import Callable
from typing import Any

import pytest

from components.faults import BadInput
from components.tracerfy import QUEUE_PHONES, TRACE_COLUMNS
from components.tracerfy.asking import (
    Upload,
    encode_parcel,
    encode_parcels,
    encode_person,
    encode_phone,
    encode_phones,
    encode_scrub,
    encode_scrub_queue,
    encode_trace,
)

CSV = b"address,city,state\r\n1 Main St,Austin,TX\r\n"
ALL = {
    "address_column": "address",
    "city_column": "city",
    "state_column": "state",
    "zip_column": "zip",
    "first_name_column": "first_name",
    "last_name_column": "last_name",
    "mail_address_column": "mail_address",
    "mail_city_column": "mail_city",
    "mail_state_column": "mail_state",
    "mailing_zip_column": "mailing_zip",
}
PLACE = {name: ALL[name] for name in ("address_column", "city_column", "state_column")}


def test_the_trace_of_the_document() -> None:
    assert encode_trace(CSV, ALL, "normal") == Upload(CSV, (*ALL.items(), ("trace_type", "normal")))
    assert tuple(ALL) == TRACE_COLUMNS


def test_an_advanced_trace_needs_the_place_alone_and_sends_no_blank() -> None:
    upload = encode_trace(CSV, PLACE | {"zip_column": " ", "first_name_column": ""}, "advanced")
    assert upload.fields == (*PLACE.items(), ("trace_type", "advanced"))


def test_the_parcels_of_the_document() -> None:
    assert encode_parcels(CSV, "parcel_id", "county", "state").fields == (
        ("parcel_id_column", "parcel_id"),
        ("county_column", "county"),
        ("state_column", "state"),
    )


@pytest.mark.parametrize(
    ("phones", "labels", "fields"),
    [
        (["Phone"], ["Name"], (("phone_column", "Phone"), ("label_column", "Name"))),
        (
            ["Phone"],
            ["Address", "City", "State"],
            (("phone_column", "Phone"), ("label_columns", '["Address", "City", "State"]')),
        ),
        (
            ["Phone_1", "Phone_2"],
            ["Name"],
            (("phone_columns", '["Phone_1", "Phone_2"]'), ("label_column", "Name")),
        ),
        (["Teléfono"], [], (("phone_column", "Teléfono"),)),
        (['A "1"', "B"], [], (("phone_columns", '["A \\"1\\"", "B"]'),)),
    ],
)
def test_the_scrubs_of_the_document(phones: list[str], labels: list[str], fields: Any) -> None:
    assert encode_scrub(CSV, phones, labels).fields == fields


def test_phones_go_as_ten_digits() -> None:
    assert encode_phones(["5125550100", "(512) 555-0101", "+1 512 555 0102", "1-512-555-0103"]) == {
        "phones": ["5125550100", "5125550101", "5125550102", "5125550103"]
    }
    assert encode_phone("480.555.1234") == {"phone": "4805551234"}


def test_a_scrub_of_a_trace() -> None:
    assert encode_scrub_queue(37360, ["primary_phone", "mobile_1", "mobile_2"]) == {
        "queue_id": 37360,
        "phone_columns": ["primary_phone", "mobile_1", "mobile_2"],
    }
    assert encode_scrub_queue(37360) == {"queue_id": 37360}
    assert len(QUEUE_PHONES) == 9


def test_the_owner_or_a_person() -> None:
    place = {"address": "123 Main St", "city": "Austin", "state": "TX", "zip": "78701"}
    assert encode_person(" 123 Main St", "Austin", "tx", "78701") == place | {"find_owner": True}
    assert encode_person("123 Main St", "Austin", "TX", "78701", "Jane ", "Doe") == place | {
        "find_owner": False,
        "first_name": "Jane",
        "last_name": "Doe",
    }
    assert encode_person("1 Main St", "Austin", "TX", " ", " ", "") == {
        "address": "1 Main St",
        "city": "Austin",
        "state": "TX",
        "find_owner": True,
    }


def test_a_parcel_goes_with_its_bare_county() -> None:
    wanted = {"parcel_id": "#00424109000007550", "county": "Palm Beach", "state": "FL"}
    assert encode_parcel("#00424109000007550", "Palm Beach", "FL") == wanted
    assert encode_parcel("#00424109000007550 ", "Palm Beach County ", "fl") == wanted


BAD: list[tuple[Callable[[], object], str]] = [
    (lambda: encode_trace(CSV, PLACE, "normal"), "first_name_column"),
    (lambda: encode_trace(CSV, PLACE | {"city_column": " "}, "advanced"), "city_column"),
    (lambda: encode_trace(CSV, ALL | {"phone_column": "x"}, "normal"), "phone_column"),
    (lambda: encode_trace(CSV, ALL, "enhanced"), "trace_type"),
    (lambda: encode_trace(CSV, ALL, ""), "trace_type"),
    (lambda: encode_trace(b" \r\n", ALL, "normal"), "csv_file"),
    (lambda: encode_trace(CSV, ALL | {"zip_column": "\ud800"}, "normal"), "zip_column"),
    (lambda: encode_parcels(CSV, "apn", "", "state"), "county_column"),
    (lambda: encode_parcels(b"", "apn", "county", "state"), "csv_file"),
    (lambda: encode_scrub(CSV, []), "phone_columns"),
    (lambda: encode_scrub(CSV, ["Phone", ""]), "phone_columns"),
    (lambda: encode_scrub(CSV, ["Phone"], [" "]), "label_columns"),
    (lambda: encode_scrub(CSV, ["a", "\udfff"]), "phone_columns"),
    (lambda: encode_scrub(b"", ["Phone"]), "csv_file"),
    (lambda: encode_phones([]), "phones"),
    (lambda: encode_phones(["5125550100", "555-0100"]), "phone"),
    (lambda: encode_phone(""), "phone"),
    (lambda: encode_phone("٥١٢٥٥٥٠١٠٠"), "phone"),
    (lambda: encode_phone("25125550100"), "phone"),
    (lambda: encode_scrub_queue(1, ["email_1"]), "phone_columns"),
    (lambda: encode_person("1 Main St", "Austin", "TX", "", "Jane", ""), "last_name"),
    (lambda: encode_person("1 Main St", "Austin", "TX", "", " ", "Doe"), "first_name"),
    (lambda: encode_person("", "Austin", "TX"), "address"),
    (lambda: encode_person("1 Main St", "Austin", "Texas"), "state"),
    (lambda: encode_parcel("", "Palm Beach", "FL"), "parcel_id"),
    (lambda: encode_parcel("1", "County", ""), "state"),
]


@pytest.mark.parametrize(("ask", "field"), BAD)
def test_what_cannot_be_asked_names_its_field(ask: Callable[[], object], field: str) -> None:
    with pytest.raises(BadInput) as caught:
        ask()
    assert caught.value.field == field

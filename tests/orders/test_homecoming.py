"""What came home is joined by key, never by position; every brought row and every column of it stays."""

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.orders import PARCEL_TRACE, TRACE
from components.orders.kinds.homecoming import hits, joined
from components.orders.kinds.vendor_csv import read_csv

CSV = (
    b"address,city,state,zip,first_name,last_name,mail_address,mail_city,mail_state,mailing_zip,primary_phone,"
    b"primary_phone_type,Email-1,Mobile-1\r\n"
    b"2 ELM STREET,Mesa,AZ,85201,ANN,LEE,,,,,6025550102,Mobile,ann@example.com,6025550103\r\n"
    b"1 Oak St,Tempe,AZ,85281,JANE,DOE,PO Box 1,Tempe,AZ,85280,6025550100,Landline,,\r\n"
    b"9 Nowhere Rd,Tempe,AZ,,,,,,,,,,,\r\n"
)


def brought(**columns):
    table = pa.table(columns)
    told = {"_part": pa.array([1] * len(table), pa.int64()), "_home": pa.array([True] * len(table))}
    for name, values in told.items():
        table = table.append_column(name, values)
    return table


def came(body=CSV, part=1):
    table = read_csv(body)
    return table.append_column("_part", pa.array([part] * len(table), pa.int64()))


HOMES = brought(
    address=["1 Oak Street", "7 Pine Ave", "2 Elm St", "1 Oak St."],
    city=["Tempe", "Tempe", "Mesa", "tempe"],
    state=["AZ"] * 4,
    owner_1_last_name=["", "Roe", None, "Smith"],
    mail_city=["Reno", "Reno", "Reno", "Reno"],
    Notes=["a", "b", "c", "d"],
)


def test_rows_find_theirs_in_whatever_order_they_come():
    whole = joined(TRACE, HOMES, came())
    assert whole.column("Notes").to_pylist() == ["a", "b", "c", "d"]
    assert whole.column("primary_phone").to_pylist() == ["6025550100", None, "6025550102", "6025550100"]
    assert whole.column("found").to_pylist() == ["Yes", "No", "Yes", "Yes"]
    assert whole.column("email_1").to_pylist() == [None, None, "ann@example.com", None]
    assert hits(whole) == 3


def test_what_was_known_before_stays_where_nothing_was_found_out():
    whole = joined(TRACE, HOMES, came())
    assert whole.column("owner_1_last_name").to_pylist() == ["DOE", "Roe", "LEE", "DOE"]
    assert whole.column("mail_city").to_pylist() == ["Tempe", "Reno", "Reno", "Tempe"]
    assert "_key" not in whole.column_names


def test_of_two_people_at_one_address_the_one_with_the_name_is_taken():
    body = b"address,city,state,last_name,primary_phone\n1 Oak St,Tempe,AZ,DOE,6025550100\n1 Oak St,Tempe,AZ,SMITH,6025550199\n"
    whole = joined(TRACE, HOMES, came(body))
    assert whole.column("primary_phone").to_pylist() == ["6025550100", None, None, "6025550199"]


def test_a_row_whose_part_is_not_home_is_neither_found_nor_missed():
    waiting = HOMES.set_column(HOMES.column_names.index("_home"), "_home", pa.array([True, True, False, False]))
    parts = pa.array([1, 1, 2, 2], pa.int64())
    waiting = waiting.set_column(waiting.column_names.index("_part"), "_part", parts)
    assert joined(TRACE, waiting, came()).column("found").to_pylist() == ["Yes", "No", None, None]


def test_a_row_without_an_address_is_joined_with_nothing():
    whole = joined(TRACE, brought(address=["", None], city=["Tempe", "Tempe"], state=["AZ", "AZ"]), came())
    assert whole.column("found").to_pylist() == ["No", "No"]


def test_parcels_meet_however_they_are_written():
    sent = brought(apn=["#123-45-678", "999"], county=["Maricopa County", "Maricopa"], state=["AZ", "AZ"])
    body = b"parcel_id,county,state,address,last_name,Mobile-1\n12345678,Maricopa,AZ,1 Oak St,Doe,6025550100\n"
    whole = joined(PARCEL_TRACE, sent, came(body))
    assert whole.column("address").to_pylist() == ["1 Oak St", None]
    assert whole.column("mobile_1").to_pylist() == ["6025550100", None]
    assert whole.column("found").to_pylist() == ["Yes", "No"]


@pytest.mark.parametrize("body", [b"", b"\xef\xbb\xbf\r\n", b"address,city,state\n"])
def test_a_file_without_rows_leaves_every_row_missed(body):
    whole = joined(
        TRACE, HOMES, came(body) if body.strip(b"\xef\xbb\xbf\r\n") else pa.table({"_part": pa.array([], pa.int64())})
    )
    assert whole.column("found").to_pylist() == ["No"] * 4
    assert whole.column("Notes").to_pylist() == ["a", "b", "c", "d"]


@settings(deadline=None)
@given(st.permutations(list(range(30))))
def test_no_order_of_the_answers_changes_what_a_row_gets(order):
    numbers = list(range(0, 60, 2))
    sent = brought(
        address=[f"{n} Oak St" for n in numbers], city=["Tempe"] * 30, state=["AZ"] * 30, Id=list(map(str, numbers))
    )
    lines = [f"{numbers[at]} OAK STREET,Tempe,AZ,602555{numbers[at]:04}" for at in order]
    whole = joined(TRACE, sent, came(("address,city,state,primary_phone\n" + "\n".join(lines)).encode()))
    assert whole.column("primary_phone").to_pylist() == [f"602555{n:04}" for n in numbers]
    assert whole.column("Id").to_pylist() == list(map(str, numbers))

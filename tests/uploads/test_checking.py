"""Columns are guessed, rows checked: each problem is told by the row's number in the file, and no row goes missing."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.uploads import (
    KINDS,
    PARCEL,
    TRACE,
    check_parcels,
    check_rows,
    email_columns,
    guess_columns,
    name_parts,
    parcel_rows,
    peer_of,
    phone_columns,
    read_pasted,
    read_table,
    trace_rows,
)

COUNTY = """OWNER NAME,SITUS ADDRESS,SITUS CITY,ST,SITUS ZIP,MAILING ADDRESS,MAILING CITY,MAILING STATE,MAILING ZIP,PARCEL #,YR BLT
"DOE, JANE A",123 N MAIN ST,MESA,AZ,85201,PO BOX 7,PHOENIX,AZ,85001,123-45-678,1978
ROE LLC,,MESA,AZ,85201,,,,,123-45-679,1980
,125 N MAIN ST,MESA,AZ,85201,,,,,,
"POE, JIM",127 N MAIN ST,MESA,ZZ,85201,,,,,,
"DOE, JANE",123 North Main Street,Mesa,Arizona,85201-1234,,,,,,
"LOW, AL",12 ELM ST,BOSTON,MA,2108,,,,,,
"MAY, BO",14 ELM ST,BOSTON,MA,85201,,,,,,
"NEY, CY",16 ELM ST,,,85201,,,,,,
"OXE, DI",18 ELM ST,,,,,,,,,
"PAX, EV",ELM ST,MESA,AZ,85201,,,,,,
"QUO, FY",20 ELM ST,MESA,AZ,852O1,,,,,,
"""


def county(**options):
    table = read_table(COUNTY.encode(), "county.csv")
    rows = trace_rows(table, guess_columns(table, TRACE))
    return check_rows(table, rows, **options)


def problems(checked):
    return [(row["row"], row["kind"]) for row in checked.problems().to_pylist()]


def test_a_countys_columns_are_guessed():
    table = read_table(COUNTY.encode(), "county.csv")
    assert guess_columns(table, [*TRACE, "parcel_id"]) == {
        "address": "SITUS ADDRESS",
        "city": "SITUS CITY",
        "state": "ST",
        "zip": "SITUS ZIP",
        "full_name": "OWNER NAME",
        "mail_address": "MAILING ADDRESS",
        "mail_city": "MAILING CITY",
        "mail_state": "MAILING STATE",
        "mailing_zip": "MAILING ZIP",
        "parcel_id": "PARCEL #",
    }


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("Property_Address", "address"),
        ("Owner1FirstName", "first_name"),
        ("OwnerLastName", "last_name"),
        ("Zip Code", "zip"),
        ("APN", "parcel_id"),
        ("County Name", "county"),
        ("Mail Zip", "mailing_zip"),
        ("Cell Phone", "phone"),
        ("E-Mail", "email"),
        ("adress", "address"),
    ],
)
def test_a_heading_is_known_in_its_many_spellings(heading, key):
    cell = {
        "zip": "85201",
        "mailing_zip": "85201",
        "phone": "6025550147",
        "email": "a@example.com",
        "address": "1 Main St",
    }.get(key, "Pima")
    table = read_table(f"{heading},Year\n{cell},1978\n".encode(), "x.csv")
    assert guess_columns(table, [key]) == {key: heading}


@pytest.mark.parametrize("heading", ["Capacity", "Statement", "Year Built", "Assessed Value", "Notes"])
def test_a_heading_that_only_sounds_alike_is_not_taken(heading):
    table = read_table(f"Address,{heading}\n1 Main St,77\n".encode(), "x.csv")
    assert heading not in guess_columns(table, [*TRACE, *PARCEL, "phone", "email"]).values()


def test_what_stands_in_a_column_speaks_against_its_heading():
    table = read_table(b"Phone,Number\n12,602-555-0147\n13,602-555-0148\n", "x.csv")
    assert guess_columns(table, ["phone"]) == {"phone": "Number"}
    assert phone_columns(table) == ("Number",)
    assert email_columns(read_table(b"a,b\nx,j@example.com\n", "x.csv")) == ("b",)


def test_exports_of_other_programs_are_known():
    propstream = "First Name,Last Name,Company Name,Street Address,City,State,Zip,Mail Street Address,Phone 1,Phone 1 DNC,Email 1\n"
    table = read_table((propstream + "Jane,Doe,,1 Main St,Mesa,AZ,85201,PO Box 7,6025550147,,\n").encode(), "x.csv")
    assert peer_of(table.columns).name == "PropStream contacts"
    assert guess_columns(table, TRACE)["mail_address"] == "Mail Street Address"
    machine = (
        "property_address_line_1,property_address_city,property_address_state,property_address_zipcode,owner_1_name\n"
    )
    table = read_table((machine + "1 Main St,Mesa,AZ,85201,Jane Doe\n").encode(), "x.csv")
    assert peer_of(table.columns).name == "DealMachine"
    assert guess_columns(table, TRACE)["full_name"] == "owner_1_name"
    assert peer_of(("Name", "City")) is None


def test_a_file_without_a_heading_is_guessed_by_what_it_holds():
    table = read_table(b"Joe Doe,1 Main St,Mesa,AZ,85201\nJim Roe,2 Main St,Mesa,AZ,85201\n", "x.csv")
    assert guess_columns(table, ["address", "city", "state", "zip"]) == {
        "address": "Column 2",
        "city": "Column 3",
        "state": "Column 4",
        "zip": "Column 5",
    }


def test_each_problem_is_told_by_its_row():
    assert problems(county(named=True)) == [
        (3, "no_street"),
        (4, "no_name"),
        (5, "bad_state"),
        (6, "duplicate"),
        (8, "zip_elsewhere"),
        (10, "no_place"),
        (11, "no_number"),
        (12, "bad_zip"),
    ]
    assert problems(county())[1] == (5, "bad_state")


def test_words_name_the_cell():
    told = {row["kind"]: row["words"] for row in county().problems().to_pylist()}
    assert told["bad_state"] == "“ZZ” is no US state."
    assert told["bad_zip"].startswith("“852O1”")
    assert told["zip_elsewhere"] == "ZIP 85201 lies in another state."


def test_good_rows_go_as_they_are_sent_and_no_row_is_lost():
    checked = county(named=True)
    sent = checked.sendable().to_pylist()
    assert [row["address"] for row in sent] == ["123 N MAIN ST", "12 ELM ST", "16 ELM ST"]
    assert sent[0] | {"first_name": "Jane", "last_name": "Doe", "mailing_zip": "85001"} == sent[0]
    assert sent[1]["zip"] == "02108"
    assert (sent[2]["city"], sent[2]["state"]) == ("Mesa", "AZ")
    assert checked.good().sum() + 8 == len(checked.keys) == 11
    assert sum(checked.counts().values()) == 8


def test_a_person_may_send_some_rows_all_the_same_and_others_not():
    checked = county(named=True)
    wider = checked.sendable(["zip_elsewhere", "bad_zip", "duplicate", "no_street"]).to_pylist()
    assert len(wider) == 6
    assert [row["zip"] for row in wider if row["address"] == "20 ELM ST"] == [""]
    assert not KINDS["no_street"].may_send


def test_what_was_traced_or_owned_is_known_however_it_is_written():
    checked = county(traced={"123NMAINST|85201"}, owned={"12ELMST|02108", "123NMAINST|85201"})
    assert [problem for problem in problems(checked) if problem[1] in ("traced", "owned")] == [
        (2, "traced"),
        (6, "traced"),
        (7, "owned"),
    ]


def test_whole_lines_are_taken_apart():
    table = read_pasted("1 Main St, Mesa, AZ 85201\n2 Oak St Apt 3, San Tan Valley, AZ 85143\n")
    rows = trace_rows(table, guess_columns(table, TRACE)).to_pylist()
    assert [(row["address"], row["city"], row["state"], row["zip"]) for row in rows] == [
        ("1 Main St", "Mesa", "AZ", "85201"),
        ("2 Oak St Apt 3", "San Tan Valley", "AZ", "85143"),
    ]


@pytest.mark.parametrize(
    ("whole", "parts"),
    [
        ("DOE, JANE A", ("Jane", "Doe")),
        ("Jane A Doe", ("Jane", "Doe")),
        ("Doe John & Jane", ("Doe", "John")),
        ("Colmaven, Llc", ("", "Colmaven, Llc")),
        ("THE DOE FAMILY TRUST", ("", "THE DOE FAMILY TRUST")),
        ("Cher", ("", "Cher")),
        ("", ("", "")),
        ("&", ("", "")),
    ],
)
def test_a_whole_name_is_cut_in_two(whole, parts):
    assert name_parts(whole) == parts


def test_parcels_are_checked_too():
    body = b"APN,County,State\n123-45-678,MARICOPA COUNTY,Arizona\n12345678,Maricopa,AZ\n1.23E+08,Maricopa,AZ\n"
    body += b",Maricopa,AZ\n9,,AZ\n8,Pima,XX\n"
    table = read_table(body, "x.csv")
    rows = parcel_rows(table, guess_columns(table, PARCEL))
    checked = check_parcels(table, rows)
    assert problems(checked) == [
        (3, "duplicate"),
        (4, "lost_parcel"),
        (5, "no_parcel"),
        (6, "no_county"),
        (7, "bad_state"),
    ]
    assert checked.sendable().to_pylist() == [{"parcel_id": "123-45-678", "county": "Maricopa", "state": "AZ"}]


TYPED = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12)


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(*[st.one_of(st.sampled_from(["1 Main St", "Mesa", "AZ", "85201", "", "DOE, JANE"]), TYPED)] * 5),
        min_size=1,
    )
)
def test_good_and_bad_rows_are_all_the_rows(cells):
    heading = ("Address", "City", "State", "Zip", "Owner Name")
    body = "\n".join(
        "\t".join(" ".join(cell.split()).replace('"', "") for cell in row)
        for row in (heading, *cells, ("1 Main St", *heading))
    )
    table = read_table(body.encode("utf-8", "replace"), "x.tsv")
    checked = check_rows(table, trace_rows(table, guess_columns(table, TRACE)), named=True)
    told = {row["row"] for row in checked.problems().to_pylist()}
    assert checked.good().sum() + len(told) == len(table)
    assert len(checked.sendable()) == checked.good().sum()

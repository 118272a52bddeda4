"""Standard forms: known answers, and what must hold for whatever people type."""

import string

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.matching import (
    Line,
    address_key,
    address_keys_of,
    county_form,
    e164,
    email_form,
    name_form,
    parcel_key,
    parcel_keys_of,
    phone_digits,
    phone_digits_of,
    phones_in,
    split_line,
    street_form,
    zip_form,
)

NUMBER = "6025550147"


@pytest.mark.parametrize(
    "text",
    [
        "6025550147", "602-555-0147", "(602) 555-0147", "602.555.0147", "+1 602 555 0147", "1-602-555-0147", "16025550147",
        "6025550147.0", " 602 555 0147 ", "602-555-0147 x12", "602-555-0147 ext. 12", "(602)555-0147 (cell)", "tel:+1-602-555-0147",
        "call 602-555-0147", "602/555-0147", "６０２５５５０１４７", "602–555–0147", "602-555-0147; 602 555 0147", "011 1 602 555 0147",
    ],
)  # fmt: skip
def test_a_phone_number_is_found_in_every_human_form(text):
    assert phone_digits(text) == NUMBER
    assert phone_digits_of(pa.array([text])).to_pylist() == [NUMBER]
    assert e164(phone_digits(text)) == "+16025550147"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "n/a",
        "555-0147",
        "6.02555E+09",
        "+44 20 7946 0958",
        "911-555-0147",
        "602-155-0147",
        "60255501479",
        "1602555014",
    ],
)
def test_what_is_no_number_of_the_plan_gives_none(text):
    assert phone_digits(text) == ""
    assert e164(phone_digits(text)) == ""


def test_two_numbers_in_a_cell_are_two_and_neither_is_guessed():
    cell = "602-555-0147 / 480-555-0199"
    assert phone_digits(cell) == ""
    assert phones_in(cell) == ("6025550147", "4805550199")


@given(
    st.lists(
        st.one_of(st.none(), st.text(max_size=30), st.from_regex(r"\(?\+?1?[ .-]?\d{3}\)?[ .-]?\d{3}[ .-]?\d{4}.?"))
    )
)
def test_a_column_of_phones_is_read_as_each_of_them(cells):
    told = phone_digits_of(pa.array(cells, pa.string())).to_pylist()
    assert told == [phone_digits(cell or "") for cell in cells]
    assert all(number == "" or (len(number) == 10 and phone_digits(number) == number) for number in told)


SAME = [
    ("123 No. Main Street, Apt 5-b", "123 n main st #5B", "0123 NORTH MAIN ST. UNIT 5B", "Apt 5B, 123 N Main St", "123N Main St Apt5B"),
    ("37-20 81st Street", "3720 81ST ST", "37 - 20 81 St"),
    ("123 NW Fifth Ave", "123 N.W. 5th Avenue", "123 Northwest 5 Av", "123 North West 5th Ave."),
    ("1200 County Road 12", "1200 Co. Rd. 12", "1200 CR 12", "1200 C.R. 12", "1200 Cnty Rd 12"),
    ("88 State Highway 9", "88 SR 9", "88 State Route 9", "88 St Rd 9"),
    ("88 US Highway 60", "88 U.S. Hwy 60", "88 US 60"),
    ("88 Farm to Market Road 1960", "88 FM 1960", "88 F.M. 1960"),
    ("12 ½ Oak Avenue", "12 1/2 Oak Ave"),
    ("P.O. Box 77", "PO BOX 77", "Post Office Box 77", "P O Box #77", "POB 77"),
    ("4 Saint Louis Ave", "4 St. Louis Av"),
    ("4 O'Brien Way", "4 O Brien Wy", "4 OBrien Way"),
    ("123Main St", "123 MainSt", "123  Main   Street"),
    ("9 Cañon Dr", "9 Canon Drive"),
    ("12 Oak St, Mesa, AZ 85201", "12 Oak Street", "12 Oak St Mesa AZ 85201-1234"),
]  # fmt: skip


@pytest.mark.parametrize("ways", SAME, ids=lambda ways: ways[0])
def test_the_ways_to_write_one_address_have_one_key(ways):
    keys = {address_key(way, "85201") for way in ways}
    assert len(keys) == 1
    assert "" not in keys


def test_what_people_tell_apart_has_keys_apart():
    streets = [
        "1 Main St", "1 Main Ave", "1 N Main St", "1 Main St N", "1 Main St Apt 1", "1 Main St Apt 2", "11 Main St", "1 1st St", "11 St St",
        "1 Highway 1 #2", "1 Highway 12", "12 3rd St", "1 23rd St", "1 1/2 Main St", "PO Box 1", "1 Main Ct", "1 E Main St", "1 NE Main St",
    ]  # fmt: skip
    assert len({address_key(street, "85201") for street in streets}) == len(streets)
    assert address_key("1 Main St", "85201") != address_key("1 Main St", "85202")
    assert (
        address_key("1 Main St", "", "Mesa", "AZ")
        == address_key("1 main street", "", "MESA ", "az")
        == "1MAINST|MESA,AZ"
    )


@pytest.mark.parametrize("text", ["", "Main St", "5th Ave", "Fifth Avenue", "Main & 5th", "12", "n/a", "#5", "St 12"])
def test_what_is_no_address_has_no_key(text):
    assert address_key(text, "85201") == ""


@pytest.mark.parametrize("place", [("", "", ""), ("x", "Mesa", ""), ("", "Mesa", "Arizona"), ("123456", "", "AZ")])
def test_an_address_nowhere_has_no_key(place):
    assert address_key("1 Main St", *place) == ""


PIECES = [
    *(
        "123",
        "12-34",
        "0",
        "5th",
        "Fifth",
        "North",
        "N",
        "Main",
        "Street",
        "St",
        "Saint",
        "Apt",
        "Unit",
        "#",
        "5B",
        "5-B",
        "No",
        "12Main",
    ),
    *(
        "County",
        "Road",
        "Rd",
        "CR",
        "C",
        "R",
        "State",
        "Hwy",
        "SR",
        "S",
        "US",
        "U",
        "FM",
        "F",
        "M",
        "Interstate",
        "10",
        "Co",
        "Route",
        "RR",
    ),
    *(
        "P",
        "O",
        "Box",
        "B",
        "Post",
        "Office",
        "POB",
        "HC",
        "1/2",
        "½",
        "O'Brien",
        "A",
        "Ñ",
        "ß",
        ".",
        ",",
        "-",
        "/",
        "MainStreet",
        "Apt5",
    ),
]
ADDRESS_WORDS = st.lists(
    st.one_of(
        st.sampled_from(PIECES),
        st.text(string.ascii_letters + string.digits + " #-/.,'½é", max_size=6),
    ),
    max_size=9,
)


@given(ADDRESS_WORDS.map(" ".join))
def test_a_street_form_written_again_is_the_same(text):
    assert street_form(street_form(text)) == street_form(text)


@given(ADDRESS_WORDS)
def test_case_blanks_and_stops_change_no_key(words):
    plain = address_key(" ".join(words), "85201")
    assert address_key(" ".join(words).upper(), "85201") == plain
    assert address_key(" ".join(words).lower(), "85201") == plain
    assert address_key("  " + "   ".join(words) + "\t ", "85201") == plain
    assert address_key(" ".join(words).replace(".", " ").replace(",", " "), "85201") == plain


@given(st.lists(st.tuples(*[st.one_of(st.none(), st.text(max_size=25))] * 4)))
def test_columns_of_addresses_are_keyed_as_each_of_them(rows):
    columns = [pa.array([row[at] for row in rows], pa.string()) for at in range(4)]
    assert address_keys_of(*columns).to_pylist() == [address_key(*(cell or "" for cell in row)) for row in rows]


@given(st.text(max_size=60))
def test_nothing_that_can_be_typed_raises(text):
    for form in (street_form, email_form, name_form, county_form, phone_digits, phones_in, split_line, zip_form):
        form(text)
    address_key(text, text, text, text)
    parcel_key(text, text, text)


def test_a_whole_line_is_taken_apart():
    assert split_line("12 Oak St Apt 3, San Tan Valley, AZ 85143-1234") == Line(
        "12 Oak St Apt 3", "San Tan Valley", "AZ", "85143"
    )
    assert split_line("PO Box 77, Mesa AZ 85201") == Line("PO Box 77", "Mesa", "AZ", "85201")
    assert split_line("12 Oak St") == Line("12 Oak St")


@pytest.mark.parametrize(
    ("text", "form"),
    [("02108", "02108"), ("2108", "02108"), ("501", "00501"), ("85201-1234", "85201"), ("852011234", "85201"), ("85201.0", "85201"),
     (" 85201 ", "85201"), ("", ""), ("8520", "08520"), ("85", ""), ("ABCDE", ""), ("85201-12x", "")],
)  # fmt: skip
def test_a_zip_keeps_its_zero(text, form):
    assert zip_form(text) == form


@pytest.mark.parametrize(
    ("text", "form"),
    [("Jane.Doe@Example.COM", "jane.doe@example.com"), ("Jane <jane@example.com>", "jane@example.com"), ("mailto:a@b.co", "a@b.co"),
     ("a@b", ""), ("", ""), ("a@b.co; c@d.co", ""), ("not a mail", "")],
)  # fmt: skip
def test_an_email_has_one_form(text, form):
    assert email_form(text) == form
    assert email_form(email_form(text)) == form


@pytest.mark.parametrize(
    ("text", "form"),
    [("Smith, Mr. José Jr.", "JOSE SMITH"), ("john  o'brien", "JOHN OBRIEN"), ("Colmaven, Llc", "COLMAVEN LLC"), ("Mr", "MR"), ("", ""),
     ("DOE JANE", "DOE JANE"), ("Smith, John, Jr", "JOHN SMITH")],
)  # fmt: skip
def test_a_name_has_one_form(text, form):
    assert name_form(text) == form


@given(st.text(max_size=40))
def test_names_and_counties_written_again_are_the_same(text):
    assert name_form(name_form(text)) == name_form(text)
    assert county_form(county_form(text)) == county_form(text)


@pytest.mark.parametrize(
    ("text", "form"),
    [("Maricopa County", "maricopa"), ("MARICOPA", "maricopa"), ("Orleans Parish", "orleans"), ("St. Lucie County", "st lucie"),
     ("Saint Lucie", "st lucie"), ("Prince George's", "prince georges"), ("Baltimore City", "baltimore city"), ("", "")],
)  # fmt: skip
def test_a_countys_name_is_bare(text, form):
    assert county_form(text) == form


def test_a_parcel_is_the_same_however_its_number_is_punctuated():
    ways = [
        ("#00-42-41-09", "Palm Beach County", "FL"),
        ("00424109", "palm beach", "fl "),
        ("00.42.41.09", "PALM BEACH", "FL"),
    ]
    assert {parcel_key(*way) for way in ways} == {"00424109|palmbeach|FL"}
    assert (
        parcel_keys_of(*(pa.chunked_array([list(column)]) for column in zip(*ways, strict=True))).to_pylist()
        == ["00424109|palmbeach|FL"] * 3
    )
    for nothing in (
        ("", "Palm Beach", "FL"),
        ("12", "", "FL"),
        ("12", "Palm Beach", "Florida"),
        ("4.24E+15", "Palm Beach", "FL"),
    ):
        assert parcel_key(*nothing) == ""

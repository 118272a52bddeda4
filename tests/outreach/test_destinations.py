"""Files as their takers want them: headers, who is in and who isn't, forms of cells, limits."""

import csv
import io
import zipfile
from dataclasses import replace
from datetime import UTC, datetime

import pyarrow.parquet as pq
import pytest
from python_calamine import CalamineWorkbook

from components.analytics import Picked
from components.library import pack
from components.matching import address_key
from components.outreach import Override, Reason
from components.outreach.destinations import Asked, destinations, file_of, prepared, read_destinations
from components.outreach.destinations.reckoning import NOT_BEST, SAME
from components.outreach.destinations.writing import written
from tests.outreach.conftest import MINE, lead, phone

NAMES = {1: "Mesa list"}


@pytest.fixture
def made(world):
    def make(destination, list_ids=(1,), **choices):
        ready = prepared(world.books, MINE, Asked(Picked(tuple(list_ids)), destination, **choices), NAMES)
        return ready, file_of(ready, "mesa")

    return make


def rows_of(file):
    text = file.body.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text)))


def dicts_of(file):
    return list(csv.DictReader(io.StringIO(file.body.decode("utf-8-sig"))))


def out(ready):
    return {one.key: one.number for one in ready.shaped.left_out}


def several_leads(world):
    world.put(
        lead("1 Oak St", **phone("6025550101"), email_1="a@example.com", sell_propensity_score=90),
        lead("2 Oak St", **phone("6025550102", dnc=True), email_1="b@example.com", sell_propensity_score=80),
        lead("3 Oak St", **phone("6025550103", tcpa=True), sell_propensity_score=70),
        lead("4 Oak St", **phone("6025550104", dnc=None), sell_propensity_score=60),
        lead("5 Oak St", **phone("6025550105"), **phone("6025550106", "landline_1"), sell_propensity_score=95),
        lead("6 Oak St", sell_propensity_score=99),
    )


def test_headers_are_what_takers_read(snapshot):
    assert {key: one.headers for key, one in destinations().items()} == snapshot


@pytest.mark.parametrize("key", [key for key in destinations() if key != "vcard"])
def test_what_is_found_is_in_the_file_or_counted_and_no_withheld_number_is_anywhere(world, made, key):
    several_leads(world)
    world.suppression.add(MINE, "email", ["b@example.com"], source="test")
    ready, file = made(key)
    assert ready.shaped.found == ready.rows + sum(one.number for one in ready.shaped.left_out)
    body = file.body if file.mime == "text/csv" else str(ready.table.to_pydict()).encode()
    for number in ("6025550102", "6025550103", "6025550104"):
        assert number.encode() not in body
    assert b"b@example.com" not in body
    assert file_of(made(key)[0], "mesa").digest == file.digest


def test_a_call_list_has_one_row_a_phone_the_best_first_and_every_reason_is_told(world, made):
    several_leads(world)
    ready, file = made("call_phones")
    rows = dicts_of(file)
    assert [row["Phone"] for row in rows] == ["6025550105", "6025550106", "6025550101"]
    assert rows[0]["Time Zone"] == "America/Phoenix"
    assert rows[0]["May Be Called"] == "daily 8:00-21:00"
    assert out(ready) == {Reason.LITIGATOR: 1, Reason.DNC: 1, Reason.UNKNOWN: 1}
    assert ready.shaped.leads == 6


def test_one_kind_of_line_and_the_best_phone_alone(world, made):
    several_leads(world)
    ready, file = made("call_phones", line="landline")
    assert [row["Phone"] for row in dicts_of(file)] == ["6025550106"]
    assert out(ready)["line"] == 2
    ready, file = made("call_phones", best_only=True)
    assert [row["Phone"] for row in dicts_of(file)] == ["6025550105", "6025550101"]
    assert out(ready)[NOT_BEST] == 1


def test_one_owner_of_many_doors_stands_once(world, made):
    mail = {"mail_address": "9 Elm St", "mail_zip": "85281", "owner_1_first_name": "BO", "owner_1_last_name": "O'BRIEN"}
    homes = [lead(f"{n} Oak St", **phone("6025550101"), **mail, sell_propensity_score=n) for n in (1, 2, 3)]
    world.put(*homes, lead("7 Oak St", **phone("6025550107")))
    ready, file = made("mail")
    (landlord,) = [row for row in dicts_of(file) if row["Doors"] == "3"]
    assert landlord["Full Name"] == "Bo O'Brien"
    assert landlord["Property Address"] == "3 Oak St"
    assert landlord["Wording"] == "your 3 properties, among them 3 Oak St"
    assert out(ready) == {SAME: 2}
    calls = dicts_of(made("call_phones")[1])
    assert sorted((row["Phone"], row["Doors"]) for row in calls) == [("6025550101", "3"), ("6025550107", "1")]
    assert len(dicts_of(made("call_owners")[1])) == 2


def test_mail_says_whether_the_owner_lives_there(world, made):
    world.put(
        lead("1 Oak St", owner_occupied=True, absentee_owner=False),
        lead("2 Oak St", owner_occupied=False, absentee_owner=True),
        lead("3 Oak St", owner_occupied=True, absentee_owner=True),
        lead("4 Oak St", mail_address=None),
    )
    ready, file = made("mail")
    told = {row["Property Address"]: (row["Occupancy"], row["Wording"]) for row in dicts_of(file)}
    assert told == {
        "1 Oak St": ("Owner-occupied", "your home at 1 Oak St"),
        "2 Oak St": ("Absentee", "your property at 2 Oak St in Mesa"),
        "3 Oak St": ("", "the property at 3 Oak St in Mesa"),
    }
    assert [(one.label, one.number) for one in ready.shaped.left_out] == [("No mailing address", 1)]


def test_who_opted_out_is_in_no_file(world, made):
    several_leads(world)
    world.suppression.add(MINE, "phone", ["6025550105"], source="test")
    assert "6025550106" not in made("call_phones")[1].body.decode(), "one number opts out all of its owner's"
    world.suppression.add(MINE, "address", [address_key("1 Oak St", "85201")], source="test")
    for key in ("mail", "hubspot", "plain_csv", "email", "call_owners"):
        assert "1 Oak St" not in made(key)[1].body.decode()
    for key in ("google_ads", "meta_ads", "plain_parquet", "salesforce"):
        assert out(made(key)[0])[Reason.OPTED_OUT] == 1


def test_litigators_come_only_with_a_reason_and_the_row_says_so(world, made):
    several_leads(world)
    lifted = (Override(Reason.LITIGATOR, "They called us and asked", "", datetime.now(UTC)),)
    rows = {row["Phone"]: row for row in dicts_of(made("call_phones", overrides=lifted)[1])}
    assert rows["6025550103"]["Note"] == "Lifted: litigator"
    assert "6025550102" not in rows
    assert "6025550103" not in made("mail", overrides=lifted)[1].body.decode()


def test_phones_take_the_form_of_the_place_unless_one_is_chosen(world, made):
    several_leads(world)
    assert "+16025550105" in made("hubspot")[1].body.decode()
    assert "+1" not in made("hubspot", phone_form="digits")[1].body.decode()
    assert dicts_of(made("call_phones", phone_form="e164")[1])[0]["Phone"] == "+16025550105"


def test_salesforce_always_has_a_last_name_and_a_company(world, made):
    world.put(
        lead("1 Oak St", owner_1_first_name="", owner_1_last_name="COLMAVEN, LLC"),
        lead("2 Oak St", owner_1_first_name="", owner_1_last_name=""),
    )
    told = [(row["First Name"], row["Last Name"], row["Company"]) for row in dicts_of(made("salesforce")[1])]
    assert sorted(told) == [("", "Colmaven, LLC", "Colmaven, LLC"), ("", "Owner", "Homeowner")]


HOSTILE = (
    "=1+1",
    "+1-1",
    "-2+3",
    "@SUM(A1)",
    '=HYPERLINK("http://x","y")',
    "\t=1",
    "\r=1",
    'a,"b"\nc',
    "=cmd|' /C calc'!A0",
)


@pytest.mark.parametrize("key", [key for key, one in destinations().items() if "csv" in one.formats and not one.hashed])
def test_no_cell_of_a_csv_runs_in_a_spreadsheet(world, made, key):
    world.put(
        *(
            lead(
                text,
                **phone(f"60255501{n:02d}"),
                city=text,
                owner_1_first_name=text,
                mail_address=text,
                email_1=f"a{n}@example.com",
            )
            for n, text in enumerate(HOSTILE)
        ),
        lead("ok"),
    )
    for row in rows_of(made(key)[1]):
        for cell in row:
            plus = cell[:1] == "+" and cell[1:].isdigit()
            assert plus or cell[:1] not in ("=", "+", "-", "@", "\t", "\r", "\n"), cell


def test_nothing_in_a_workbook_is_a_formula_or_a_link_and_zips_keep_their_zero(world, made):
    world.put(
        *(
            lead(text, **phone(f"60255501{n:02d}"), owner_1_last_name=text, zip_code="02108")
            for n, text in enumerate(HOSTILE)
        ),
    )
    for key in ("call_phones", "mail", "plain_excel"):
        file = made(key, file_format="xlsx")[1]
        with zipfile.ZipFile(io.BytesIO(file.body)) as book:
            sheet = book.read("xl/worksheets/sheet1.xml").decode()
        assert "<f>" not in sheet
        assert "hyperlink" not in sheet
        head, *rows = CalamineWorkbook.from_filelike(io.BytesIO(file.body)).get_sheet_by_index(0).to_python()
        zips = {row[head.index(name)] for row in rows for name in ("Zip", "zip_code") if name in head}
        assert zips <= {"02108", "85201"}
        phones = {row[head.index(name)] for row in rows for name in ("Phone", "mobile_1") if name in head}
        assert all(isinstance(cell, str) for cell in phones)


def test_parquet_keeps_types(world, made):
    several_leads(world)
    table = pq.read_table(io.BytesIO(made("plain_parquet")[1].body))
    assert len(table) == 6
    assert str(table.schema.field("sell_propensity_score").type) == "int64"
    assert table["mobile_1"].to_pylist().count(None) == 4
    assert table["mobile_1_dnc"].to_pylist().count(True) == 1


def test_ad_files_hold_digests_and_nothing_to_read(world, made):
    several_leads(world)
    for key in ("google_ads", "meta_ads"):
        text = made(key)[1].body.decode()
        assert "example.com" not in text
        assert "Ana" not in text
        assert "6025550101" not in text
    google = rows_of(made("google_ads")[1])
    assert google[0] == ["Email"] * 3 + ["Phone"] * 3 + ["First Name", "Last Name", "Country", "Zip"]
    assert {row[-2] for row in google[1:]} == {"US"}
    assert {row[-1] for row in google[1:]} == {"85201"}


def test_a_file_over_the_limit_becomes_several_with_the_header_in_each(world, made):
    several_leads(world)
    ready, _ = made("hubspot")
    where = replace(destinations()["hubspot"], most_rows=4)
    cut = written(ready.table, where, "csv", frozenset(), "hubspot-mesa")
    assert (cut.ending, cut.parts) == ("zip", 2)
    with zipfile.ZipFile(io.BytesIO(cut.body)) as archive:
        assert archive.namelist() == ["hubspot-mesa-1-of-2.csv", "hubspot-mesa-2-of-2.csv"]
        parts = [archive.read(name).decode().splitlines() for name in archive.namelist()]
    assert parts[0][0] == parts[1][0]
    assert [len(part) - 1 for part in parts] == [4, 2]
    by_bytes = written(ready.table, replace(where, most_rows=None, most_bytes=600), "csv", frozenset(), "x")
    with zipfile.ZipFile(io.BytesIO(by_bytes.body)) as archive:
        assert all(len(archive.read(name)) <= 600 for name in archive.namelist())
        assert sum(len(archive.read(name).decode().splitlines()) - 1 for name in archive.namelist()) == ready.rows


def test_an_empty_selection_makes_an_empty_file_not_an_error(world, made):
    world.put(lead("1 Oak St"))
    for key in destinations():
        if key in ("vcard",):
            continue
        ready = prepared(world.books, MINE, Asked(Picked((1,), "sell", 99), key), NAMES)
        assert ready.rows == 0
        assert file_of(ready, "none").body is not None


def test_the_first_of_a_list_of_our_own_is_taken_as_any_other(world, made):
    world.shelf.put(MINE, -1, [pack([lead("1 Oak St")])])
    _, file = made("hubspot", list_ids=(-1,))
    assert dicts_of(file)[0]["Platbook key"] == "PB-1.0"


def test_a_card_holds_the_phones_that_may_be_called(world):
    several_leads(world)
    asked = Asked(Picked((1,)), "vcard", row=4)
    card = file_of(prepared(world.books, MINE, asked, NAMES), "x").body.decode()
    assert card.startswith("BEGIN:VCARD")
    assert "FN:Ana Of 5 Oak St" in card
    assert "TEL;TYPE=CELL:+16025550105" in card
    withheld = file_of(prepared(world.books, MINE, Asked(Picked((1,)), "vcard", row=1), NAMES), "x").body.decode()
    assert "TEL" not in withheld


def test_a_destination_that_cannot_be_written_is_refused_when_it_is_read():
    head = 'as_of = 2026-01-01\n[[destination]]\nkey = "x"\ngroup = "crm"\nlabel = "X"\nmeaning = "m"\nunit = "lead"\n'
    head += 'formats = ["csv"]\nfound = "f"\n'
    good = head + 'quality = "vendor"\ncolumns = ["A = address"]\n'
    assert read_destinations(good)["x"].headers == ("A",)
    for bad in (
        good.replace("= address", "= nothing"),
        good.replace('"vendor"', '"rumour"'),
        good.replace('"f"', '""'),
    ):
        with pytest.raises((ValueError, KeyError)):
            read_destinations(bad)

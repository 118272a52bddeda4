"""The packed table of ZIPs against the package that it was packed from."""

import gzip

import zipcodes

from components.audience.gazetteer import all_zips, bare_county
from components.audience.zip_table import TABLE, zip_rows
from tests.audience.pack_zips import lines_of


def test_the_table_is_what_the_package_holds():
    with gzip.open(TABLE, "rt", encoding="utf-8") as table:
        assert table.read() == lines_of(zipcodes.list_all()), "python -m tests.audience.pack_zips"


def test_every_row_comes_back_as_the_package_says_it():
    listed = {row["zip_code"]: row for row in zipcodes.list_all()}
    rows = list(zip_rows())
    assert [row.zip_code for row in rows] == sorted(listed)
    for row in rows:
        told = listed[row.zip_code]
        assert (row.kind, row.in_use, row.city) == (told["zip_code_type"], told["active"], told["city"])
        assert (row.state, row.county, row.zone) == (told["state"], told["county"] or "", told["timezone"])
        assert (row.latitude, row.longitude) == (float(told["lat"] or 0), float(told["long"] or 0))
        assert row.area_codes == tuple(told["area_codes"])
        assert row.other_cities == tuple(told["acceptable_cities"])


def test_homes_stand_in_every_standard_zip_in_use_of_the_states():
    abroad = {"AA", "AE", "AP", "AS", "FM", "GU", "MH", "MP", "PR", "PW", "VI"}
    lived_in = zipcodes.filter_by(active=True, zip_code_type="STANDARD")
    wanted = {row["zip_code"]: row for row in lived_in if row["state"] not in abroad}
    assert set(all_zips()) == set(wanted)
    phoenix, listed = all_zips()["85018"], wanted["85018"]
    assert (phoenix.city, phoenix.state, phoenix.county) == ("Phoenix", "AZ", bare_county(listed["county"]))

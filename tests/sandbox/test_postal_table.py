"""The sandbox's postal table against the package that it was packed from: its places are the real ones."""

import gzip

import zipcodes

from components.sandbox.world.places import STATES, all_places, listed_as
from components.sandbox.world.postal_table import TABLE
from tests.sandbox.pack_postal import text_of


def test_the_table_is_what_the_package_holds():
    with gzip.open(TABLE, "rt", encoding="utf-8") as table:
        assert table.read() == text_of(zipcodes.list_all()), "python -m tests.sandbox.pack_postal"


def test_homes_stand_where_the_package_has_standard_zips_in_use():
    places = all_places()
    lived_in = zipcodes.filter_by(active=True, zip_code_type="STANDARD")
    wanted = {row["zip_code"]: row for row in lived_in if row["state"] in STATES and row["lat"]}
    assert len(places) == len(wanted)
    for at, zip_code in enumerate(places.zip_code):
        row = wanted[zip_code]
        assert (places.city[at], places.county[at], places.state[at]) == (row["city"], row["county"], row["state"])
        assert (places.latitude[at], places.longitude[at]) == (float(row["lat"]), float(row["long"]))
    assert list(places.state) == sorted(places.state)


def test_every_zip_is_listed_as_the_package_says():
    for row in zipcodes.list_all():
        found = listed_as.__wrapped__(row["zip_code"])
        assert (found.kind, found.city, found.state) == (row["zip_code_type"], row["city"], row["state"])
    for unknown in ("00000", "99999", "", "8528", "852811", "abcde"):
        assert listed_as(unknown) is None

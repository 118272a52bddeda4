from components.database import bring_up_to_date, open_database
from components.library import Shelf, pack, same_home

ELM = {"address": "12 N Elm St", "city": "Mesa", "state": "AZ", "zip_code": "85201"}


def shelf_of(tmp_path, *lists):
    database = open_database(f"sqlite:///{tmp_path / 'platbook.db'}")
    bring_up_to_date(database)
    shelf = Shelf(database, tmp_path / "rows")
    for list_id, rows in enumerate(lists, 1):
        shelf.put("me", list_id, [pack(rows)])
    return shelf


def test_a_home_is_found_in_every_list_however_its_street_is_written(tmp_path):
    other = ELM | {"address": "112 N Elm St"}
    shelf = shelf_of(tmp_path, [other, ELM], [ELM | {"address": "12 North Elm Street"}], [ELM | {"zip_code": "85202"}])
    assert same_home(shelf, "me", ELM) == ((2, 0), (1, 1))
    assert same_home(shelf, "me", ELM | {"address": "12 NORTH ELM STREET", "city": ""}) == ((2, 0), (1, 1))


def test_what_has_no_key_is_like_no_other(tmp_path):
    shelf = shelf_of(tmp_path, [ELM])
    assert same_home(shelf, "me", {"address": "Elm St", "zip_code": "85201"}) == ()
    assert same_home(shelf, "me", ELM | {"zip_code": None}) == ()
    assert same_home(shelf, "me", {}) == ()
    assert same_home(shelf, "somebody else", ELM) == ()


def test_an_address_with_marks_reaches_no_sql(tmp_path):
    shelf = shelf_of(tmp_path, [ELM])
    assert same_home(shelf, "me", ELM | {"address": "12' OR 1=1 --"}) == ()

"""One owner, many doors."""

import pyarrow as pa

from components.stacks import Rule, overlap, owner_page, owners, property_page
from tests.stacks.conftest import ME

MAIL = {"mail_address": "PO Box 9", "mail_city": "Tempe", "mail_state": "AZ", "mail_zip": "85281"}


def door(number, **more):
    return {"address": f"{number} Oak St", "city": "Mesa", "state": "AZ", "zip_code": "85201", **more}


def callable_phone(number):
    return {"primary_phone": number, "primary_phone_dnc": False, "primary_phone_tcpa": False}


def asked(lists, *rows):
    list_id = lists.put(*rows)
    found = overlap(lists.shelf, ME, [list_id])
    return owners(lists.shelf, ME, found, Rule((list_id,))).to_dict("records")


def test_doors_of_one_name_and_mailing_address_are_one_owner(lists):
    smith = {"owner_1_first_name": "John", "owner_1_last_name": "Smith", **MAIL}
    turned = {"owner_1_first_name": "JOHN", "owner_1_last_name": "SMITH", **MAIL, "mail_address": "P.O. Box 9"}
    elsewhere = {**smith, "mail_address": "1 Elm St"}
    found = asked(
        lists,
        door(1, **smith, estimated_value=100, **callable_phone("6025550101")),
        door(2, **turned, estimated_value=50, **callable_phone("6025550102")),
        door(3, **turned, **callable_phone("6025550102")),
        door(4, **elsewhere, estimated_value=900),
    )
    assert [(row["owner"], row["doors"], row["total_value"]) for row in found] == [
        ("John Smith", 3, 150.0),
        ("John Smith", 1, 900.0),
    ]
    assert found[0]["phone"] == "6025550102"
    assert found[0]["addresses"].startswith("1 Oak St, Mesa, AZ; 2 Oak St")


def test_a_number_that_may_not_be_called_is_second_best_and_said_to_be(lists):
    owner = {"owner_1_last_name": "Agave Holdings LLC", **MAIL}
    flagged = {"primary_phone": "6025550109", "primary_phone_dnc": True, "primary_phone_tcpa": False}
    (row,) = asked(lists, door(11, **owner, **flagged), door(12, **owner, **flagged))
    assert (row["doors"], row["phone"], row["other_phone"]) == (2, None, "6025550109")
    (better,) = asked(lists, door(11, **owner, **flagged), door(12, **owner, **callable_phone("6025550110")))
    assert (better["phone"], better["other_phone"]) == ("6025550110", None)


def test_what_is_known_since_the_list_came_decides_on_phones(lists):
    list_id = lists.put(door(13, **MAIL, owner_1_last_name="Doe", **callable_phone("6025550111")))
    found, rule = overlap(lists.shelf, ME, [list_id]), Rule((list_id,))
    told = {"_list": [list_id], "_row": pa.array([0], pa.int32()), "first_phone": pa.array([None], pa.string())}
    opted_out = pa.table(told)
    (row,) = owners(lists.shelf, ME, found, rule, opted_out).to_dict("records")
    assert (row["phone"], row["other_phone"]) == (None, "6025550111")
    assert property_page(lists.shelf, ME, found, rule, {}, 0, 5).frame["phone"].tolist() == ["(602) 555-0111"]
    assert property_page(lists.shelf, ME, found, rule, {}, 0, 5, opted_out).frame["phone"].isna().all()


def test_owners_without_a_name_stay_apart_and_a_home_is_its_own_mailing_address(lists):
    found = asked(lists, door(21), door(22), door(23, owner_1_last_name="Doe"), door(24, owner_1_last_name="Doe"))
    assert [row["doors"] for row in found] == [1, 1, 1, 1]


def test_one_home_in_two_lists_is_one_door(lists):
    owner = {"owner_1_last_name": "Doe", **MAIL}
    ids = [lists.put(door(31, **owner, estimated_value=5)), lists.put(door(31, **owner, estimated_value=7))]
    page, total = owner_page(lists.shelf, ME, overlap(lists.shelf, ME, ids), Rule(tuple(ids)), 0, 10)
    assert total == 1
    assert (page["doors"].tolist(), page["total_value"].tolist()) == ([1], [5.0])

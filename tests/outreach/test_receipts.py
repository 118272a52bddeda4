"""Receipts: what left can be proven, opened again and made again; and they name nobody."""

import hashlib
import json
from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from components.analytics import Brush, Picked
from components.faults import BadInput
from components.outreach import Override, Reason
from components.outreach.destinations import Asked, asked_from_json, file_of, prepared
from components.outreach.receipts import Receipts, changed_since, receipt_of, standing_of
from components.outreach.tables import receipts as table
from tests.outreach.conftest import MINE, lead, phone

NAMES = {1: "Mesa list"}
ASKED = Asked(Picked((1,)), "call_phones")


@pytest.fixture
def leave(world):
    """Make a file and keep its receipt; gives both."""
    world.put(
        lead("1 Oak St", **phone("6025550101"), email_1="a@example.com"),
        lead("2 Oak St", **phone("6025550102", dnc=True)),
    )
    kept = Receipts(world.database)

    def make(asked=ASKED, again_of=""):
        standing = standing_of(world.books, MINE, asked.picked.list_ids, NAMES)
        ready = prepared(world.books, MINE, asked, NAMES)
        file = file_of(ready, "mesa")
        return kept.keep(receipt_of(MINE, ready, file, standing, again_of=again_of)), file

    return make


def changes(world, receipt):
    """Make the receipt's file again; say what differs."""
    asked = receipt.question
    ready = prepared(world.books, MINE, asked, NAMES)
    standing = standing_of(world.books, MINE, asked.picked.list_ids, NAMES)
    file = file_of(ready, "mesa")
    return changed_since(receipt, file.digest, standing, (*ready.shaped.left_out, *ready.shaped.blanked))


def test_a_receipt_is_found_again_as_it_was(world, leave):
    receipt, file = leave()
    assert Receipts(world.database).find(MINE, receipt.key) == receipt
    assert Receipts(world.database).of(MINE) == (receipt,)
    assert receipt.digest == hashlib.sha256(file.body).hexdigest()
    assert (receipt.rows, receipt.leads, receipt.found) == (1, 2, 2)
    assert {one.key: one.number for one in receipt.left_out} == {Reason.DNC: 1}
    assert receipt.standing.lists[0].name == "Mesa list"
    assert receipt.question == Asked(ASKED.picked, "call_phones", phone_form="digits")


def test_nobody_else_sees_it(world, leave):
    receipt, _ = leave()
    assert Receipts(world.database).find("other", receipt.key) is None
    assert Receipts(world.database).of("other") == ()
    Receipts(world.database).forget_account(MINE)
    assert Receipts(world.database).count(MINE) == 0


def test_it_names_nobody(world, leave):
    leave()
    with world.database.connect() as connection:
        everything = json.dumps([dict(row) for row in connection.execute(select(table)).mappings()])
    for secret in ("6025550101", "6025550102", "a@example.com", "Ana", "Oak St"):
        assert secret not in everything


def test_the_same_file_again_has_the_same_digest(world, leave):
    receipt, file = leave()
    again, same = leave(again_of=receipt.key)
    assert same.body == file.body
    assert again.digest == receipt.digest
    assert again.again_of == receipt.key
    assert changes(world, receipt) == ()


def test_it_says_what_has_changed(world, leave):
    receipt, _ = leave()
    world.scrub("6025550102")
    told = changes(world, receipt)
    assert any("scrubbed" in one for one in told)
    assert "Flagged do-not-call: 1 phones then, 0 now." in told
    world.suppression.add(MINE, "phone", ["6025550101"], source="test")
    assert any("suppression" in one for one in changes(world, receipt))
    world.put(lead("1 Oak St", **phone("6025550101")))
    assert any("rows of “Mesa list” are others" in one for one in changes(world, receipt))


def test_overrides_are_kept_with_their_reason_and_come_back(leave):
    lifted = Override(Reason.LITIGATOR, "They asked us to call back", "ana", datetime.now(UTC))
    receipt, _ = leave(Asked(Picked((1,)), "call_phones", overrides=(lifted,)))
    assert receipt.asked["overrides"][0]["why"] == "They asked us to call back"
    assert receipt.question.overrides == (lifted,)


def test_what_was_asked_goes_through_json():
    asked = Asked(
        Picked((1, -3), "roof_renovate", 60, Brush((60, 90), ("85032",))),
        "mojo",
        "sell",
        "csv",
        "digits",
        "mobile",
        True,
    )
    assert asked_from_json(json.loads(json.dumps(asked.as_json()))) == asked
    with pytest.raises(BadInput):
        asked_from_json(asked.as_json() | {"destination": "gone"})


def test_a_list_that_is_gone_is_told(world, leave):
    receipt, _ = leave()
    world.shelf.drop(MINE, 1)
    with pytest.raises(BadInput):
        changes(world, receipt)

import pyarrow as pa
import pytest

from components.analytics import Picked
from components.outreach.destinations import Asked, destinations, file_of, prepared
from components.outreach.receipts import receipt_of, standing_of
from tests.pages.conftest import said
from tests.pages.test_pages import HOSTILE


@pytest.fixture
def outreach(visit, ready_order):
    return lambda **query: visit("outreach", {"lists": str(ready_order.list_id)} | query)


@pytest.fixture
def receipt(standing, ready_order):
    names = {ready_order.list_id: ready_order.name}
    asked = Asked(Picked((ready_order.list_id,)), "call_phones")
    ready = prepared(standing.outreach, standing.account, asked, names)
    told = standing_of(standing.outreach, standing.account, asked.picked.list_ids, names)
    return standing.receipts.keep(receipt_of(standing.account, ready, file_of(ready, "Tempe absentees"), told))


def metric(visitor, label):
    return next(one.value for one in visitor.metric if one.label == label)


def test_it_opens_on_a_call_list_and_the_numbers_add_up(outreach, standing, ready_order):
    visitor = outreach()
    assert not visitor.exception
    words = said(visitor)
    assert "Not legal advice" in words
    assert "There is no file for texting" in words
    ready = prepared(standing.outreach, standing.account, Asked(Picked((ready_order.list_id,)), "call_phones"), {})
    assert metric(visitor, "Phones in the file") == f"{ready.rows:,}"
    assert metric(visitor, "Phones left out") == f"{ready.shaped.found - ready.rows:,}"
    assert len(visitor.dataframe[-1].value) == min(8, ready.rows)


@pytest.mark.parametrize("key", [key for key, one in destinations().items() if one.group != "lead"])
def test_every_destination_can_be_linked_to_and_warns_where_its_taker_does(outreach, key):
    visitor = outreach(to=key)
    assert not visitor.exception
    warned = destinations()[key].warning
    assert not warned or visitor.warning


def test_another_group_and_another_destination_are_a_click(outreach):
    visitor = outreach()
    group = next(one for one in visitor.button_group if "Mail" in str(one.options))
    group.set_value("mail").run()
    assert visitor.query_params["to"] == "mail"
    next(button for button in visitor.button if button.label == "Lob").click().run()
    assert visitor.query_params["to"] == "lob"
    assert 100 < int(metric(visitor, "Pieces in the file")) <= 120


def test_what_propensity_hands_over_is_what_is_picked(outreach, standing, ready_order):
    visitor = outreach(case="sell", threshold="30", scores="30-100")
    assert not visitor.exception
    selection = Picked((ready_order.list_id,), "sell", 30).selection()
    rows = standing.shelf.ask(
        standing.account, selection.list_ids, f"SELECT 1 FROM rows WHERE {selection.where}", selection.params
    )
    assert metric(visitor, "Leads asked for") == f"{len(rows):,}"


def test_a_litigator_needs_a_reason_of_ten_letters(outreach, standing):
    visitor = outreach()
    box = next(one for one in visitor.text_input if one.label == "Why may they be called?")
    box.set_value("no").run()
    next(button for button in visitor.button if button.label == "Include them in this file").click().run()
    assert any("ten letters" in error.value for error in visitor.error)
    box = next(one for one in visitor.text_input if one.label == "Why may they be called?")
    box.set_value("They called us and asked").run()
    next(button for button in visitor.button if button.label == "Include them in this file").click().run()
    assert any("Lifted for this file" in warning.value for warning in visitor.warning)


def test_a_receipt_is_listed_and_opens_by_its_link(outreach, visit, receipt):
    visitor = outreach()
    visitor.session_state["outreach-view"] = "Receipts"
    assert receipt.digest[:12] in said(visitor.run())
    opened = visit("outreach", {"receipt": receipt.key})
    assert not opened.exception
    assert "Byte for byte the same" in said(opened)
    assert receipt.digest in opened.dataframe[0].value["As it was"].tolist()


def test_a_receipt_says_what_has_changed_since(visit, standing, receipt):
    phone = "6025550199"
    standing.outreach.suppression.add(standing.account, "phone", [phone], source="test")
    opened = visit("outreach", {"receipt": receipt.key})
    assert not opened.exception
    standing.outreach.suppression.lift(standing.account, "phone", phone, note="test is over")


def test_a_receipt_that_there_is_not_is_told(visit):
    visitor = visit("outreach", {"receipt": "nothing"})
    assert not visitor.exception
    assert "no such receipt" in said(visitor)


def test_a_list_of_our_own_without_phones_reaches_nobody_and_says_so(outreach, standing):
    own = standing.own_lists.keep(standing.account, "upload", "County", pa.table({"address": ["1 Oak St"]}), {})
    visitor = outreach(lists=str(own.list_id))
    assert not visitor.exception
    assert metric(visitor, "Phones in the file") == "0"
    standing.own_lists.drop(standing.account, own.list_id)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_parameters_break_nothing(visit, text):
    visitor = visit("outreach", dict.fromkeys(("lists", "case", "threshold", "scores", "zips", "to"), text))
    assert not visitor.exception
    visitor = visit("outreach", {"receipt": text})
    assert not visitor.exception

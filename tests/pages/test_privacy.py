"""The Privacy page: found, and gone after the word was typed; not before."""

import pytest
from sqlalchemy import delete

from components.library import pack
from components.outreach.tables import metadata
from tests.outreach.conftest import lead, phone
from tests.pages.conftest import said
from tests.pages.test_pages import HOSTILE

LIST, JANE = 770_001, "6025550147"


@pytest.fixture(autouse=True)
def jane(standing):
    row = lead(owner_1_first_name="Jane", owner_1_last_name="Doe", **phone(JANE))
    standing.shelf.put(standing.account, LIST, [pack([row, lead("9 Elm Ave", **phone("4805550148"))])])
    yield
    standing.shelf.drop(standing.account, LIST)
    with standing.database.begin() as connection:
        for table in metadata.tables.values():
            connection.execute(delete(table))


def seek(visitor, label, text):
    next(box for box in visitor.text_input if box.label == label).set_value(text)
    return next(button for button in visitor.button if button.label == "Find").click().run()


def rows(standing):
    return standing.shelf.kept(standing.account)[LIST].row_count


def test_somebody_is_erased_after_the_word_was_typed_and_not_before(visit, standing):
    visitor = seek(visit("privacy"), "Phone", "(602) 555-0147")
    assert not visitor.exception
    assert "1 row of lists" in said(visitor)
    assert visitor.button(key="privacy-erase").disabled
    visitor.text_input(key="privacy-confirm").set_value("erase").run()
    assert visitor.button(key="privacy-erase").disabled and rows(standing) == 2
    visitor.text_input(key="privacy-request").set_value("Letter 12")
    visitor.text_input(key="privacy-confirm").set_value("ERASE").run()
    visitor.button(key="privacy-erase").click().run()
    assert not visitor.exception
    assert "Erased and suppressed" in said(visitor) and rows(standing) == 1
    assert JANE not in said(visitor)
    assert standing.outreach.suppression.holds(standing.account, "phone", JANE).sealed
    visitor = seek(visit("privacy"), "Phone", JANE)
    assert "0 rows of lists" in said(visitor), "the sealed entry alone is left"


def test_a_request_that_names_them_is_refused_and_nothing_is_gone(visit, standing):
    visitor = seek(visit("privacy"), "Phone", JANE)
    visitor.text_input(key="privacy-request").set_value("Call of 602-555-0147")
    visitor.text_input(key="privacy-confirm").set_value("ERASE").run()
    visitor.button(key="privacy-erase").click().run()
    assert "not the person" in said(visitor).replace("\\", "") and rows(standing) == 2


def test_nobody_and_nothing_say_so(visit):
    visitor = seek(visit("privacy"), "Name", "Nobody Atall")
    assert any("Nothing is held" in one.value for one in visitor.success)
    visitor = seek(visit("privacy"), "Phone", "n/a")
    assert "Nothing of that is a phone" in said(visitor)


@pytest.mark.parametrize("label", ["Phone", "Name", "Address", "E-mail address"])
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_breaks_nothing(visit, label, text):
    visitor = seek(visit("privacy"), label, text)
    assert not visitor.exception

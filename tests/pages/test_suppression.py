"""The Suppression page: an opt-out typed in is out of the counts; what can't be read stays in the box."""

import pytest
from sqlalchemy import delete

from components.library import PHONES
from components.outreach.tables import metadata
from tests.pages.conftest import said
from tests.pages.test_pages import HOSTILE


@pytest.fixture(autouse=True)
def nobody_suppressed(standing):
    yield
    with standing.database.begin() as connection:
        for table in metadata.tables.values():
            connection.execute(delete(table))


def add(visitor, kind, lines):
    visitor.segmented_control(key="suppression-kind").set_value(kind)
    visitor.text_area(key="suppression-typed").set_value(lines)
    return visitor.button(key="suppress-typed").click().run()


def test_an_opt_out_is_taken_and_what_cannot_be_read_stays_in_the_box(visit, standing):
    visitor = visit("suppression").text_input(key="who-box-typing").set_value("Ana").run()
    visitor = add(visitor, "phone", "(602) 555-0147, 480 555 0199\nn/a")
    assert not visitor.exception
    assert "**2** added" in said(visitor) and "couldn't be read" in said(visitor)
    assert visitor.text_area(key="suppression-typed").value == "n/a"
    (one, *_) = standing.outreach.suppression.entries(standing.account)
    assert (one.person, one.source) == ("Ana", "Asked on a call"), "who gave their name stands in the record"
    visitor = visitor.text_input(key="suppression-asked").set_value("+1 602.555.0147").run()
    assert "On the list" in said(visitor)


def test_an_opt_out_leaves_propensitys_count(visit, standing, ready_order):
    list_id = ready_order.list_id

    def may_be_called():
        visitor = visit("propensity", {"lists": str(list_id), "threshold": "0"})
        assert not visitor.exception
        return int(next(metric.value for metric in visitor.metric if metric.label == "May be called").replace(",", ""))

    before = may_be_called()
    rows = standing.shelf.ask(standing.account, [list_id], "SELECT * FROM rows WHERE _callable > 0 LIMIT 1").to_pylist()
    number = next(rows[0][phone] for phone in PHONES if rows[0][phone])
    standing.outreach.suppression.add(standing.account, "phone", [number], source="by hand")
    standing.corrections._seen.clear()
    standing.corrections._last.clear()
    assert may_be_called() < before


@pytest.mark.parametrize("kind", ["phone", "email", "address", "person"])
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_breaks_nothing(visit, kind, text):
    visitor = add(visit("suppression"), kind, text)
    assert not visitor.exception
    visitor = visitor.text_input(key="suppression-asked").set_value(text).run()
    assert not visitor.exception


def test_taking_off_without_a_reason_says_so(visit, standing):
    standing.outreach.suppression.add(standing.account, "email", ["jane@example.com"], source="by hand")
    visitor = visit("suppression")
    assert "1 on it" in said(visitor)
    assert not visitor.exception

"""On a lead's sheet: who asks not to be called is on the list by one press, and the sheet says so."""

from tests.pages.conftest import said


def dials(visitor):
    return [link.url for link in visitor.get("link_button") if link.url.startswith("tel:+1")]


def test_one_press_bars_all_numbers_of_the_lead(visit, standing, ready_order):
    list_id = ready_order.list_id
    rows = standing.shelf.ask(standing.account, [list_id], "SELECT * FROM rows WHERE _phones > 1 LIMIT 1").to_pylist()
    visitor = visit("lists", {"list": ready_order.key, "lead": str(rows[0]["_row"])})
    assert not visitor.exception
    offered = len(dials(visitor)) + said(visitor).count("Not before")
    assert offered == said(visitor).count("May be called") > 0
    visitor.button(key=f"opt-out-{list_id}-{rows[0]['_row']}").click().run()
    assert not visitor.exception
    held = standing.outreach.suppression.counts(standing.account)["phone"]
    assert held >= 2
    visitor = visit("lists", {"list": ready_order.key, "lead": str(rows[0]["_row"])})
    assert "no number of theirs may be called" in said(visitor).replace("\\", "")
    assert not dials(visitor), "who may not be called is not dialed"
    for entry in standing.outreach.suppression.entries(standing.account):
        standing.outreach.suppression.lift(standing.account, "phone", entry.form, note="test is over")

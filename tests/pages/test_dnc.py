"""The DNC page: what it costs is said first, one click is one order, and what was answered stays found."""

from datetime import UTC, datetime, timedelta

import pyarrow as pa
import pytest

from components.library import Verdict
from components.library.export import csv_of
from components.orders import QUEUE_SCRUB, SCRUB, State, parts
from components.outreach import known_table, record_numbers
from tests.pages.conftest import said
from tests.server.processes import wait_for

CLEAR = {"national_dnc": False, "state_dnc": False, "dma": False, "litigator": False}


def labels(visitor):
    return [button.label for button in visitor.button]


def confirm(visitor):
    return next(button for button in visitor.button if button.label.startswith("Check "))


def pasted(visitor, text):
    return visitor.text_area(key="dnc-pasted").set_value(text).run()


def numbers(area, count, first=0):
    return "\n".join(f"({area}) 555-{first + n:04d}" for n in range(count))


def home(standing, key):
    def done():
        orders = standing.ledger.of_batch(key) or [standing.ledger.order(key)]
        return all(order.state is State.READY for order in orders) and orders

    return wait_for(done, "the scrub to be home")


def remember(standing, phone, days, **flags):
    at = datetime.now(UTC) - timedelta(days=days)
    verdict = Verdict(phone, **(CLEAR | flags), phone_type="Mobile", checked_at=at, source="scrub 7")
    standing.verdicts.keep(standing.account, [verdict])


def test_an_empty_page_says_what_to_do(visit):
    visitor = visit("dnc")
    assert not visitor.exception
    assert "1 credit a number" in said(visitor)
    assert not [label for label in labels(visitor) if label.startswith("Check ")]


def test_the_price_is_said_before_and_what_is_not_sent_by_row(visit):
    visitor = pasted(visit("dnc"), f"{numbers(602, 3)}\n602-555-0000\n12345")
    assert not visitor.exception
    assert confirm(visitor).label == "Check 3 numbers for at most \\$0.06"
    assert "It costs at most $0.06" in said(visitor)
    assert "1 duplicate, 1 no US phone number" in said(visitor)
    assert any("stands in row 1 already" in str(frame.value) for frame in visitor.dataframe)


def test_paste_check_read_the_answers(visit, standing):
    visitor = pasted(visit("dnc"), numbers(480, 25))
    before = len(standing.ledger.orders(standing.account, SCRUB))
    visitor = confirm(visitor).click().run()
    key = visitor.query_params["scrub"]
    (order,) = home(standing, key)
    assert len(standing.ledger.orders(standing.account, SCRUB)) == before + 1
    visitor = visit("dnc", {"scrub": key})
    assert not visitor.exception
    text = said(visitor)
    assert "Checked 25" in text
    assert "Pasted numbers" in text
    assert order.credits_deducted == 25
    assert "SHA\\-256 of the vendor" in text or "SHA-256 of the vendor" in text
    kept = standing.verdicts.of(standing.account, [f"480555{n:04d}" for n in range(25)])
    assert len(kept) == 25
    assert {one.source for one in kept.values()} == {f"scrub {order.vendor_id}"}


def test_two_clicks_and_two_tabs_are_one_order(visit, standing, sandbox):
    text = numbers(520, 4)
    one, other = pasted(visit("dnc"), text), pasted(visit("dnc"), text)
    first = confirm(one).click().run().query_params["scrub"]
    second = confirm(other).click().run().query_params["scrub"]
    assert first == second
    assert len(standing.ledger.of_batch(_of(first))) == 1
    home(standing, _of(first))
    sent = [line for line in sandbox.log() if line["method"] == "POST" and line["path"].endswith("/dnc/scrub/")]
    again = visit("dnc", {"scrub": _of(first)})
    assert "Checked 4" in said(again)
    after = [line for line in sandbox.log() if line["method"] == "POST" and line["path"].endswith("/dnc/scrub/")]
    assert len(after) == len(sent)


def _of(value):
    return value[0] if isinstance(value, list) else value


def test_only_what_is_stale_is_bought_and_it_says_what_that_saves(visit, standing):
    remember(standing, "6235550001", 3)
    remember(standing, "6235550002", 27)
    remember(standing, "6235550003", 40)
    visitor = pasted(visit("dnc"), numbers(623, 5))
    assert not visitor.exception
    (choice,) = visitor.radio
    assert choice.options == [
        "Only what needs it: 3 numbers",
        "And what grows old within 6 days: 4 numbers",
        "All: 5 numbers",
    ]
    assert confirm(visitor).label.startswith("Check 3 numbers for at most")
    assert "Of 5 numbers, **2** checked within 31 days: 2 clean, 0 flagged." in said(visitor)
    choice.set_value("all")
    assert confirm(visitor.run()).label.startswith("Check 5 numbers")


def test_what_has_a_good_answer_is_not_sold(visit, standing):
    remember(standing, "6285550001", 1)
    visitor = pasted(visit("dnc"), "628 555 0001")
    assert "There is nothing to buy" in said(visitor)
    assert not [label for label in labels(visitor) if label.startswith("Check ")]


def test_a_list_of_ours_is_scrubbed_and_its_link_opens_the_same(visit, standing, ready_order):
    visitor = visit("dnc", {"from": "leads", "lists": str(ready_order.list_id)})
    assert not visitor.exception
    assert "Tempe absentees" in visitor.text_input(key="dnc-name-Tempe absentees").value
    assert confirm(visitor).label.startswith("Check ")
    key = _of(confirm(visitor).click().run().query_params["scrub"])
    home(standing, key)
    visitor = visit("dnc", {"scrub": key})
    assert "from your leads" in said(visitor)
    sheet_phone = standing.shelf.ask(
        standing.account,
        [ready_order.list_id],
        "SELECT primary_phone AS p FROM rows WHERE primary_phone IS NOT NULL LIMIT 1",
    )["p"][0].as_py()
    assert standing.verdicts.of(standing.account, [sheet_phone])


def test_a_finished_trace_made_elsewhere_is_scrubbed_by_its_number(visit, standing, ready_order):
    rows = standing.api.rows(ready_order.list_id, 1, 20).rows
    lines = "".join(f"{row['address']},{row['city']},{row['state']}\r\n" for row in rows)
    place = {f"{name}_column": name for name in ("address", "city", "state")}
    queue_id = standing.api.trace(f"address,city,state\r\n{lines}".encode(), place, "advanced").queue_id
    wait_for(lambda: standing.api.queue(queue_id), "the trace")
    visitor = visit("dnc", {"from": "trace", "trace": str(queue_id)})
    assert not visitor.exception
    if visitor.radio:
        visitor = visitor.radio[0].set_value("all").run()
    key = _of(confirm(visitor).click().run().query_params["scrub"])
    order = standing.ledger.order(key)
    assert (order.kind, order.wanted.queue_id, order.wanted.phone_columns) == (QUEUE_SCRUB, queue_id, ())
    home(standing, key)
    assert f"from trace {queue_id}" in said(visit("dnc", {"scrub": key}))


def test_a_trace_of_nobody_is_told_not_a_crash(visit):
    visitor = visit("dnc", {"from": "trace", "trace": "999999"})
    assert not visitor.exception
    assert "Nothing was charged" in said(visitor)


def test_one_number_is_asked_once_and_never_again_without_asking(visit, standing, sandbox):
    visitor = visit("dnc", {"from": "one"})
    visitor = visitor.text_input(key="dnc-number").set_value("(725) 555-0103").run()
    assert "Check this number for \\$0.10" in labels(visitor)
    visitor = confirm(visitor).click().run()
    key = _of(visitor.query_params["check"])
    wait_for(lambda: standing.instants.instant(key).state != "asking", "the answer")
    verdict = standing.verdicts.of(standing.account, ["7255550103"])["7255550103"]
    assert verdict.source == "single check"
    again = visit("dnc", {"from": "one", "check": key})
    assert not again.exception
    assert "(725) 555" in said(again).replace("\\", "")
    typed = again.text_input(key="dnc-number").set_value("7255550103").run()
    assert "Check again for \\$0.10" in labels(typed)
    asked = [line for line in sandbox.log() if line["method"] == "POST" and line["path"].endswith("/dnc/lookup/")]
    assert len(asked) == 1


@pytest.mark.parametrize("typed", ["555", "abc", "(602) 555-01470"])
def test_what_is_no_number_is_told(visit, typed):
    visitor = visit("dnc", {"from": "one"}).text_input(key="dnc-number").set_value(typed).run()
    assert not visitor.exception
    assert "no US phone number" in said(visitor)
    assert not [label for label in labels(visitor) if label.startswith("Check ")]


def test_a_lost_answer_asks_a_person_and_is_not_sent_again(visit, standing, sandbox):
    visitor = pasted(visit("dnc"), numbers(702, 3))
    sandbox.faults(("/v1/api/dnc/scrub/", "reset_after", 1))
    key = _of(confirm(visitor).click().run().query_params["scrub"])
    wait_for(lambda: standing.ledger.of_batch(key)[0].state is State.UNCERTAIN, "the doubt")
    visitor = visit("dnc", {"scrub": key})
    assert "not known whether this order was placed" in said(visitor)
    visitor = next(button for button in visitor.button if button.label.startswith("It was not charged")).click().run()
    assert not visitor.exception
    assert "Nothing was charged" in said(visitor)


def test_a_scrub_that_failed_is_offered_again_with_its_numbers(visit, standing, sandbox):
    visitor = pasted(visit("dnc"), numbers(712, 3))
    sandbox.faults(("/v1/api/dnc/scrub/", "status:402", 1))
    key = _of(confirm(visitor).click().run().query_params["scrub"])
    wait_for(lambda: standing.ledger.of_batch(key)[0].state is State.FAILED, "the refusal")
    visitor = visit("dnc", {"scrub": key})
    assert "Nothing was charged" in said(visitor)
    assert confirm(visitor).label == "Check 3 numbers for at most \\$0.06"
    assert not confirm(visitor).disabled


def test_too_little_money_turns_the_button_off(visit, sandbox, standing):
    sandbox.account(balance=2)
    try:
        visitor = pasted(visit("dnc"), numbers(775, 5))
        assert confirm(visitor).disabled
        assert "3 credits are missing" in said(visitor)
    finally:
        sandbox.account(balance=9_000)


def test_a_number_is_found_again_with_every_check_of_it(visit, standing):
    remember(standing, "6025559901", 28, national_dnc=True)
    visitor = visit("dnc", {"from": "before"})
    visitor = visitor.text_input(key="dnc-sought").set_value("602-555-9901").run()
    assert not visitor.exception
    assert "Federal list: yes" in said(visitor)
    visitor = visitor.text_input(key="dnc-sought").set_value("602-555-9902").run()
    assert "No scrub of yours asked for it" in said(visitor)


@pytest.mark.parametrize(
    "query",
    [
        {"scrub": "nobody"},
        {"scrub": "<script>"},
        {"from": "nowhere"},
        {"from": "trace", "trace": "1e9"},
        {"from": "one", "check": "'; DROP"},
        {"from": "leads", "lists": "9999999"},
    ],
)
def test_a_link_that_leads_nowhere_is_told(visit, query):
    visitor = visit("dnc", query)
    assert not visitor.exception
    assert visitor.title[0].value == "DNC"


def test_hostile_labels_stay_text(visit, standing):
    text = 'Name,Phone\n=HYPERLINK("http://x"),9095550001\n**bold** <b>,9095550002'
    visitor = pasted(visit("dnc"), text)
    assert not visitor.exception
    key = _of(confirm(visitor).click().run().query_params["scrub"])
    home(standing, key)
    visitor = visit("dnc", {"scrub": key})
    assert not visitor.exception
    assert "Checked 2" in said(visitor)


def test_a_long_list_is_sent_in_parts_and_read_as_one(visit, standing, monkeypatch):
    monkeypatch.setitem(parts.ROWS_A_PART, SCRUB, 10)
    visitor = confirm(pasted(visit("dnc"), numbers(951, 25))).click().run()
    key = _of(visitor.query_params["scrub"])
    orders = home(standing, key)
    assert [order.requested_count for order in orders] == [10, 10, 5]
    visitor = visit("dnc", {"scrub": key})
    assert not visitor.exception
    text = said(visitor)
    assert "Checked 25" in text
    assert "25 numbers sent" in text
    assert all(str(order.vendor_id) in text for order in orders)


def test_a_label_that_would_run_in_a_spreadsheet_is_harmless_in_the_files():
    table = known_table(
        pa.table({"phone": ["6025550147", "6025550148"], "label": ["=1+1", "Jane"]}),
        pa.table(
            {
                "phone": ["6025550147"],
                **{flag: [False] for flag in CLEAR},
                "phone_type": ["Mobile"],
                "source": ["scrub 7"],
                "checked_at": [1_760_000_000.0],
            }
        ),
    )
    first, second = table.to_pylist()
    assert (first["verdict"], first["checked_at"], first["source"]) == ("clean", "2025-10-09T08:53:20Z", "scrub 7")
    assert (second["verdict"], second["checked_at"]) == ("unknown", None)
    file = csv_of(table).decode("utf-8-sig")
    assert "'=1+1" in file
    assert "6025550148,Jane,,,,,,unknown,," in file.replace('"', "")


def test_the_records_of_a_trace_give_each_number_once():
    records = [
        {"first_name": "Jane", "last_name": "Doe", "address": "1 Oak St", "city": "Mesa", "mobile_1": "(602) 555-0147"},
        {"first_name": "", "last_name": "Firm Llc", "primary_phone": "6025550147", "mobile_1": None, "landline_1": "x"},
    ]
    assert record_numbers(records, ["primary_phone", "mobile_1", "landline_1"]).to_pylist() == [
        {"phone": "6025550147", "label": "Firm Llc"}
    ]
    assert record_numbers(records, ["mobile_1"]).to_pylist() == [
        {"phone": "6025550147", "label": "Jane Doe, 1 Oak St, Mesa"}
    ]
    assert len(record_numbers([], ["mobile_1"])) == 0


def test_whoever_is_suppressed_is_not_called_clean(visit, standing):
    for number in ("6295550001", "6295550002"):
        remember(standing, number, 1)
    standing.outreach.suppression.add(standing.account, "phone", ["6295550002"], source="Asked on a call")
    visitor = pasted(visit("dnc"), "629 555 0001\n629 555 0002")
    assert "1 clean, 0 flagged, 1 clean but on your suppression list." in said(visitor)
    standing.outreach.suppression.lift(standing.account, "phone", "6295550002", note="A test")

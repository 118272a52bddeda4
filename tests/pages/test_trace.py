"""Skip trace, as a visitor gets it: rows brought, checked, priced, sent once, found again; single traces bought once."""

import csv
import io

import pytest

from components.orders import State
from components.ui.trace.results import _whole
from components.uploads import TRACE, guess_columns, read_table
from tests.pages.conftest import said
from tests.server.processes import wait_for
from tests.ui.test_brought_file import XLSX, workbook
from tests.uploads.county import county_file, homes_of

SEED = 7  # of the sandbox that the pages' tests start


@pytest.fixture(scope="module")
def homes():
    return homes_of("85204", 60, seed=SEED)


def line_of(home):
    return f"{home['address']}, {home['city']}, {home['state']} {home['zip_code']}"


def pressed(visitor, words):
    return next(button for button in visitor.button if words in button.label).click().run()


def posts(sandbox, path):
    return [line for line in sandbox.log() if line["method"] == "POST" and line["path"].rstrip("/").endswith(path)]


def brought(standing, body, name="county.csv"):
    table = read_table(body, name)
    choices = {"mapping": guess_columns(table, TRACE), "by": "address", "trace_type": "normal"}
    return standing.uploads.keep(standing.account, "trace", table, choices)


def home_at_last(standing, batch):
    orders = standing.ledger.of_batch(batch.key)
    wait_for(
        lambda: all(standing.ledger.order(order.key).state is State.READY for order in orders), "the trace to be home"
    )


def test_pasted_rows_are_read_checked_and_priced(visit, homes):
    visitor = visit("trace")
    visitor.text_area[0].set_value("\n".join(line_of(home) for home in homes[40:43]) + "\nnowhere at all")
    pressed(visitor, "Read these rows")
    assert not visitor.exception
    words = said(visitor)
    assert "3 rows ready to send" in words
    assert "It costs at most $0.12" in words  # nobody is named, so the trace is an advanced one
    assert "Send the 3 good rows" in words


def test_a_county_file_is_sent_once_and_comes_back_whole(visit, standing, sandbox, homes):
    kept = brought(standing, county_file(homes[:30], rows=30))
    visitor = visit("trace", {"upload": kept.key})
    assert not visitor.exception
    assert "27 rows ready to send" in said(visitor)
    before = len(posts(sandbox, "/trace"))
    pressed(visitor, "Send the 27 good rows")
    assert "Trace 27 rows for at most" in said(visitor)
    confirm = next(button for button in visitor.button if "for at most" in button.label)
    confirm.click().run()
    confirm.click().run()
    (batch,) = [one for one in standing.batches.batches(standing.account, "trace") if one.source["upload"] == kept.key]
    home_at_last(standing, batch)
    assert len(posts(sandbox, "/trace")) == before + 1
    again = visit("trace", {"batch": batch.key})
    assert not again.exception
    assert "Hit rate" in said(again)
    assert again.dataframe[0].value.shape[0] == 27
    (order,) = standing.ledger.of_batch(batch.key)
    assert f"{order.credits_deducted} credits" in said(again) and "at most" not in said(again)
    tied = standing.batches.batch(standing.account, batch.key)
    whole = _whole(tied, tied.list_id, kept.key)
    told = whole.column("trace").to_pylist()
    assert len(whole) == 30
    assert sum(words.startswith("Not sent: ") for words in told) == 3
    assert told.count("Found") > 20
    owners = whole.column("OWNER NAME").to_pylist()
    lasts = whole.column("owner_1_last_name").to_pylist()
    assert all(
        last.upper() in owner for owner, last, outcome in zip(owners, lasts, told, strict=True) if outcome == "Found"
    )


def test_an_upload_outlives_its_session_and_a_sent_one_leads_to_its_trace(visit, standing, homes):
    kept = brought(standing, county_file(homes[30:35], rows=5), "five.csv")
    visitor = visit("trace")
    assert "five" in " ".join(link.proto.label for link in visitor.get("page_link"))
    opened = visit("trace", {"upload": kept.key})
    opened.segmented_control(key=f"trace-by-{kept.key}").set_value("parcel").run()
    assert standing.uploads.find(standing.account, kept.key).choices["by"] == "parcel"
    assert "Say which column holds" in said(opened)
    standing.uploads.drop(standing.account, kept.key)
    assert "This upload is gone" in said(visit("trace", {"upload": kept.key}))


def test_what_was_traced_before_is_held_back_and_may_go_all_the_same(visit, standing, homes):
    kept = brought(standing, county_file(homes[:10], rows=9), "again.csv")
    visitor = visit("trace", {"upload": kept.key})
    assert "No row is ready to send" in said(visitor)
    visitor.pills[0].set_value(["traced"]).run()
    assert "9 rows ready to send" in said(visitor)


def test_a_single_trace_is_bought_once_found_again_and_not_twice_unasked(visit, standing, sandbox, homes):
    home = homes[45]
    visitor = visit("trace", {"for": "one"})
    visitor.text_input[0].set_value(line_of(home))
    pressed(visitor, "Look at the price")
    assert "At most 5 credits" in said(visitor)
    before = len(posts(sandbox, "/trace/lookup"))
    pressed(visitor, "Trace it: 5 credits if found")
    (question,) = standing.instants.recent("trace", search=home["address"])
    question = wait_for(lambda: (q := standing.instants.instant(question.key)).state != "asking" and q, "the answer")
    assert question.state == "found"
    found = visit("trace", {"for": "one", "trace": question.key})
    assert not found.exception
    assert "found" in said(found)
    again = visit(
        "trace",
        {
            "for": "one",
            "address": home["address"],
            "city": home["city"],
            "state": home["state"],
            "zip_code": home["zip_code"],
        },
    )
    assert "You traced it" in said(again)
    assert len(posts(sandbox, "/trace/lookup")) == before + 1
    pressed(found, "Keep as a list")
    (own,) = [one for one in standing.own_lists.lists(standing.account) if one.recipe.get("trace") == question.key]
    assert own.row_count >= 1


def test_a_miss_is_free_and_says_so(visit, standing):
    visitor = visit(
        "trace", {"for": "one", "address": "99999 Nowhere Blvd", "city": "Mesa", "state": "AZ", "zip_code": "85204"}
    )
    pressed(visitor, "Trace it: 5 credits if found")
    (question,) = standing.instants.recent("trace", search="99999 Nowhere")
    wait_for(lambda: standing.instants.instant(question.key).state == "missed", "the miss")
    words = said(visit("trace", {"for": "one", "trace": question.key}))
    assert "Nobody was found" in words and "Nothing was charged" in words


def test_a_parcel_finds_its_home(visit, standing, homes):
    query = {"for": "parcel", "parcel_id": homes[3]["apn"], "county": homes[3]["county"], "state": homes[3]["state"]}
    visitor = visit("trace", query)
    pressed(visitor, "Trace it: 5 credits if found")
    (question,) = standing.instants.recent("parcel", search=homes[3]["apn"])
    wait_for(lambda: standing.instants.instant(question.key).state in ("found", "missed"), "the answer")
    assert standing.instants.instant(question.key).state == "found"


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ({"for": "one", "address": "1 Main St"}, "needs its city and state"),
        (
            {"for": "one", "address": "1 Main St", "city": "Mesa", "state": "AZ", "first_name": "Jo"},
            "first and last name",
        ),
        ({"for": "parcel", "parcel_id": "12"}, "needs its county and state"),
        ({"batch": "nothing"}, "no such trace"),
        ({"for": "nonsense", "upload": "x" * 500}, "This upload is gone"),
        ({"for": "queues", "queue": "999999999"}, "No Queue Found"),
    ],
)
def test_what_cannot_be_asked_says_why(visit, query, words):
    visitor = visit("trace", query)
    assert not visitor.exception
    assert words.lower() in said(visitor).lower()


def test_leads_of_a_list_are_traced_with_their_own_columns(visit, standing, ready_order):
    visitor = visit("trace", {"lists": str(ready_order.list_id)})
    pressed(visitor, "Use these leads")
    assert not visitor.exception
    (kept,) = [
        one for one in standing.uploads.waiting(standing.account, "trace") if one.choices.get("source") == "list"
    ]
    assert kept.row_count == ready_order.actual_count
    assert "Has a phone already" in said(visitor)
    standing.uploads.drop(standing.account, kept.key)


def test_all_queues_are_listed_and_opened(visit, standing, sandbox):
    visitor = visit("trace", {"for": "queues"})
    assert not visitor.exception
    table = visitor.dataframe[0].value
    assert list(table["Made"]) and set(table["Made"]) <= {"here", "api"}
    opened = visit("trace", {"for": "queues", "queue": table["Queue"].iloc[0]})
    assert not opened.exception
    assert "Made here" in " ".join(link.proto.label for link in opened.get("page_link"))


def test_too_few_credits_say_so_before_anything_is_sent(visit, standing, sandbox, homes):
    kept = brought(standing, county_file(homes[50:58], rows=8), "poor.csv")
    balance = standing.api.analytics().balance
    sandbox.account(balance=3)
    try:
        visitor = visit("trace", {"upload": kept.key})
        assert "credits are missing" in said(visitor)
        assert next(button for button in visitor.button if "Send" in button.label).disabled
    finally:
        sandbox.account(balance=balance)


def test_the_csv_of_problems_names_rows(standing, homes):
    from components.library.export import table_csv
    from components.ui.trace.work import checked, choices_of

    kept = brought(standing, county_file(homes[:20], rows=20), "problems.csv")
    told = list(csv.DictReader(io.StringIO(table_csv(checked(kept, choices_of(kept)).problems()).decode("utf-8-sig"))))
    assert {row["row"] for row in told if row["kind"] != "traced"} == {"14", "24"}


def test_parcels_go_in_a_batch_and_an_upload_can_be_deleted(visit, standing, homes):
    rows = "\n".join(f"{home['apn']},{home['county']},{home['state']}" for home in homes[10:14])
    table = read_table(f"APN,County,State\n{rows}\n".encode(), "parcels.csv")
    choices = {"mapping": guess_columns(table, ("parcel_id", "county", "state")), "by": "parcel"}
    kept, other = (standing.uploads.keep(standing.account, "trace", table, choices) for _ in range(2))
    visitor = visit("trace", {"upload": kept.key})
    assert "20 credits · 5 credits a parcel that is found" in said(visitor)
    pressed(visitor, "Send 4 rows")
    pressed(visitor, "for at most")
    (batch,) = standing.batches.batches(standing.account, "parcel_trace")
    home_at_last(standing, batch)
    assert "Hit rate 100 %" in said(visit("trace", {"batch": batch.key}))
    pressed(visit("trace", {"upload": other.key}), "Delete")
    assert standing.uploads.find(standing.account, other.key) is None


def test_a_lost_answer_is_never_sent_again_and_is_found_at_the_vendors(visit, standing, sandbox, homes):
    kept = brought(standing, county_file(homes[46:50], rows=4), "lost.csv")
    visitor = visit("trace", {"upload": kept.key})
    before = len(posts(sandbox, "/trace"))
    pressed(visitor, "Send 4 rows")
    sandbox.faults(("/v1/api/trace/", "reset_after", 1))
    pressed(visitor, "for at most")
    (batch,) = [one for one in standing.batches.batches(standing.account, "trace") if one.source["upload"] == kept.key]
    home_at_last(standing, batch)
    assert len(posts(sandbox, "/trace")) == before + 1


def test_what_failed_goes_back_to_the_check_with_its_own_columns(visit, standing, sandbox, homes):
    kept = brought(standing, county_file(homes[50:54], rows=4), "refused.csv")
    visitor = visit("trace", {"upload": kept.key})
    pressed(visitor, "Send 4 rows")
    sandbox.faults(("/v1/api/trace/", "status:402", 1))
    pressed(visitor, "for at most")
    (batch,) = [one for one in standing.batches.batches(standing.account, "trace") if one.source["upload"] == kept.key]
    wait_for(lambda: standing.ledger.of_batch(batch.key)[0].state is State.FAILED, "the refusal")
    visitor = visit("trace", {"batch": batch.key})
    assert "Nothing was charged" in said(visitor)
    back = pressed(visitor, "Check 4 rows again")
    assert not back.exception
    assert "Send 4 rows" in "".join(button.label for button in back.button)
    upload = standing.uploads.find(standing.account, _named(back.query_params["upload"]))
    assert upload.choices["trace_type"] == "normal"
    assert "OWNER NAME" in standing.uploads.table(standing.account, upload.key).columns


def _named(value):
    return value[0] if isinstance(value, list) else value


def test_a_workbook_with_several_sheets_waits_until_one_is_picked(visit, standing):
    mesa, tempe = (
        [["Address", "City", "State"], [f"{number} Main St", city, "AZ"]]
        for number, city in ((1, "Mesa"), (7, "Tempe"))
    )
    before = {one.key for one in standing.uploads.waiting(standing.account, "trace")}
    visitor = visit("trace")
    visitor.file_uploader[0].set_value(("county.xlsx", workbook(Mesa=mesa, Tempe=tempe), XLSX)).run()
    assert {one.key for one in standing.uploads.waiting(standing.account, "trace")} == before
    next(box for box in visitor.selectbox if box.label == "Sheet").select("Tempe").run()
    pressed(visitor, "Use the 1 row of this sheet")
    assert not visitor.exception
    (kept,) = [one for one in standing.uploads.waiting(standing.account, "trace") if one.key not in before]
    assert standing.uploads.table(standing.account, kept.key).column("City").to_pylist() == ["Tempe"]
    assert "sheet Tempe, 1 other left out" in said(visitor)
    again = visit("trace")
    again.file_uploader[0].set_value(("one.xlsx", workbook(Mesa=mesa), XLSX)).run()
    assert "sheet Mesa" in said(again)
    assert not again.exception

"""Traces, parcels and scrubs move as lists do: placed at most once, followed, brought home, found again where an answer was lost."""

import httpx
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from sqlalchemy import update

from components.faults import BadInput
from components.orders import (
    KINDS,
    PARCEL_TRACE,
    QUEUE_SCRUB,
    SCRUB,
    TRACE,
    Batches,
    QueueScrubWanted,
    State,
    parts,
)
from components.orders.fetching import fetch
from components.orders.placing import place
from components.orders.seeking import seek, worth_seeking
from components.orders.tables import batches
from components.orders.watching import watch
from tests.orders.wire import Wire, cut, no_line, silence

HOMES = pa.table(
    {
        "address": ["1 Oak St", "2 Elm St", "3 Ash St"],
        "city": ["Tempe"] * 3,
        "state": ["AZ"] * 3,
        "owner_1_last_name": ["Doe", "Lee", "Roe"],
        "Crew": ["a", "b", "c"],
    }
)
PARCELS = pa.table({"apn": ["123-45", "#9"], "county": ["Maricopa"] * 2, "state": ["AZ"] * 2, "Crew": ["a", "b"]})
PHONES = pa.table({"phone": ["6025550100", "6025550101"], "label": ["Doe", ""]})

TRACE_CSV = (
    b"address,city,state,zip,first_name,last_name,primary_phone,primary_phone_type,Mobile-1,Email-1\r\n"
    b"1 OAK ST,Tempe,AZ,85281,JANE,DOE,6025550100,Mobile,6025550103,jane@example.com\r\n2 Elm St,Tempe,AZ,,,,,,,\r\n"
)
PARCEL_CSV = b"parcel_id,county,state,first_name,last_name,primary_phone\r\n12345,Maricopa,AZ,Jane,Doe,6025550100\r\n9,Maricopa,AZ,,,\r\n"
SCRUB_CSV = (
    b"phone,label,national_dnc,state_dnc,dma,litigator,phone_type,is_clean\r\n"
    b"6025550100,Doe,Y,N,N,N,Mobile,N\r\n6025550101,,N,N,N,,Landline,Y\r\n"
)
QUEUES = "/queues/"
TRACE_ACCEPTED = httpx.Response(
    200,
    json={
        "queue_id": 42,
        "status": "pending",
        "rows_uploaded": 3,
        "trace_type": "normal",
        "estimated_wait_seconds": 30,
    },
)
ACCEPTED = {
    TRACE: ("/trace/", TRACE_ACCEPTED),
    PARCEL_TRACE: ("/trace/parcel/", httpx.Response(200, json={"parcel_queue_id": 42, "status": "pending"})),
    SCRUB: ("/dnc/scrub/", httpx.Response(200, json={"dnc_queue_id": 42, "status": "pending", "phones_to_check": 2})),
    QUEUE_SCRUB: (
        "/scrub-from-queue/",
        httpx.Response(200, json={"dnc_queue_id": 42, "phones_to_check": 7, "credits_per_phone": 1}),
    ),
}


def queue(number=42, *, pending=False, **more):
    told = {
        "id": number,
        "pending": pending,
        "download_url": None if pending else "http://files.test/trace.csv?s=1",
        "queue_type": "api",
        "trace_type": "normal",
        "credits_deducted": 0 if pending else 1,
    }
    return told | more


def listing(*queues):
    return httpx.Response(200, json=list(queues))


HOME = {
    TRACE: {QUEUES: listing(queue()), "trace.csv": httpx.Response(200, content=TRACE_CSV)},
    PARCEL_TRACE: {
        "/trace/parcel/queue/42": httpx.Response(
            200,
            json={
                "parcel_queue_id": 42,
                "status": "completed",
                "download_url": "http://files.test/parcels.csv",
                "rows_uploaded": 2,
                "rows_hit": 1,
                "credits_deducted": 5,
            },
        ),
        "parcels.csv": httpx.Response(200, content=PARCEL_CSV),
    },
    SCRUB: {
        "/dnc/queue/42": httpx.Response(
            200,
            json={
                "id": 42,
                "pending": False,
                "download_url": "http://files.test/full.csv",
                "phones_checked": 2,
                "phones_clean": 1,
                "credits_deducted": 2,
            },
        ),
        "full.csv": httpx.Response(200, content=SCRUB_CSV),
    },
}
HOME[QUEUE_SCRUB] = HOME[SCRUB]
ANALYTICS = {"analytics/": httpx.Response(200, json={"balance": 9000})}


@pytest.fixture
def make(database, ledger):
    def made(kind, table=None):
        if kind == QUEUE_SCRUB:
            wanted = QueueScrubWanted(37360, ("primary_phone", "mobile_1"))
            key = ledger.next_key("acct", wanted)
            return ledger.open(key, "acct", wanted, name="Scrub", max_credits=9, requested_count=9)[0]
        table = {TRACE: HOMES, PARCEL_TRACE: PARCELS, SCRUB: PHONES}[kind] if table is None else table
        batches = Batches(database)
        key = batches.next_key("acct", kind, table)
        batch, _ = batches.open(key, "acct", kind, table, name="County", source={})
        return ledger.of_batch(batch.key)[0]

    return made


@pytest.fixture(params=[TRACE, PARCEL_TRACE, SCRUB, QUEUE_SCRUB])
def kind(request):
    return request.param


def placed(order, ledger, vendor_id=42):
    ledger.advance(order.key, State.QUEUED, State.PLACING)
    ledger.advance(order.key, State.PLACING, State.BUILDING, vendor_id=vendor_id)
    return ledger.order(order.key)


OUTCOMES = [
    (None, State.BUILDING),
    (httpx.Response(400, json={"error": "Column missing"}), State.FAILED),
    (httpx.Response(402, json={"error": "Insufficient credits."}), State.FAILED),
    (httpx.Response(429, json={"error": "slow"}, headers={"Retry-After": "7"}), State.QUEUED),
    (no_line, State.QUEUED),
    (cut, State.UNCERTAIN),
    (silence, State.UNCERTAIN),
    (httpx.Response(503, json={"error": "later"}), State.UNCERTAIN),
    (httpx.Response(200, text="<html>"), State.UNCERTAIN),
    (httpx.Response(200, json={"status": "pending"}), State.UNCERTAIN),
]


@pytest.mark.parametrize(
    ("answer", "state"),
    OUTCOMES,
    ids=["taken", "400", "402", "429", "no line", "cut", "silence", "503", "unreadable", "no id"],
)
def test_it_is_sent_once_and_goes_where_the_answer_says(ledger, home, journal, make, kind, answer, state):
    path, taken = ACCEPTED[kind]
    wire = Wire({path: answer or taken} | ANALYTICS)
    place(make(kind), wire.api(), home, journal)
    (order,) = ledger.everything("acct")
    assert order.state is state
    assert wire.asked(path) == 1
    place(ledger.order(order.key), wire.api(), home, journal)
    assert wire.asked(path) == 1
    if state is State.BUILDING:
        assert order.vendor_id == 42 and order.list_id is None


def test_what_is_sent_is_what_was_confirmed(home, journal, make, kind):
    path, taken = ACCEPTED[kind]
    wire = Wire({path: taken} | ANALYTICS)
    place(make(kind), wire.api(), home, journal)
    body = next(request for request in wire.requests if request.url.path.endswith(path)).content.decode()
    wanted = {
        TRACE: ("1 Oak St", "Doe", "address_column", "mailing_zip_column", "normal"),
        PARCEL_TRACE: ("123-45", "parcel_id_column", "Maricopa"),
        SCRUB: ("6025550100", "phone_column", "label_column"),
        QUEUE_SCRUB: ('"queue_id":37360', '"phone_columns":["primary_phone","mobile_1"]'),
    }[kind]
    assert all(words in body for words in wanted)
    assert "Crew" not in body


def test_it_is_followed_and_comes_home(ledger, home, journal, make, kind):
    order = placed(make(kind), ledger)
    wire = Wire(HOME[kind])
    assert watch(order, wire.api(), home, journal) == 0.0
    assert ledger.order(order.key).state is State.FETCHING
    assert fetch(ledger.order(order.key), wire.api(), home) == 0.0
    ready = ledger.order(order.key)
    credits = {TRACE: 1, PARCEL_TRACE: 5, SCRUB: 2, QUEUE_SCRUB: 2}[kind]
    assert (ready.state, ready.credits_deducted, ready.vendor_csv) == (State.READY, credits, True)
    assert ready.actual_count == {TRACE: 1, PARCEL_TRACE: 1, SCRUB: 2, QUEUE_SCRUB: 2}[kind]
    to_files = [request for request in wire.requests if request.url.host == "files.test"]
    assert len(to_files) == 1 and "authorization" not in to_files[0].headers


def test_a_trace_becomes_a_list_of_ours_with_what_was_brought(ledger, home, make, database):
    order = placed(make(TRACE), ledger)
    ledger.advance(order.key, State.BUILDING, State.FETCHING)
    fetch(ledger.order(order.key), Wire(HOME[TRACE]).api(), home)
    (own,) = home.own_lists.lists("acct")
    assert (own.list_id, own.kind, own.name, own.row_count) == (-1, "trace", "County", 3)
    assert Batches(database).batch("acct", order.batch_key).list_id == -1
    rows = home.shelf.ask("acct", [-1], "SELECT address, primary_phone, email_1, Crew, found FROM rows ORDER BY _row")
    assert [tuple(row.values()) for row in rows.to_pylist()] == [
        ("1 Oak St", "6025550100", "jane@example.com", "a", "Yes"),
        ("2 Elm St", None, None, "b", "No"),
        ("3 Ash St", None, None, "c", "No"),
    ]


def test_a_scrubs_verdicts_are_remembered_and_unknown_stays_unknown(ledger, home, make):
    order = placed(make(SCRUB), ledger)
    ledger.advance(order.key, State.BUILDING, State.FETCHING)
    fetch(ledger.order(order.key), Wire(HOME[SCRUB]).api(), home)
    told = home.verdicts.of("acct", ["6025550100", "6025550101"])
    flags = {phone: (v.national_dnc, v.state_dnc, v.dma, v.litigator, v.source) for phone, v in told.items()}
    assert flags == {
        "6025550100": (True, False, False, False, "scrub 42"),
        "6025550101": (False, False, False, None, "scrub 42"),
    }


def test_parts_of_a_batch_come_home_one_by_one(ledger, home, make, monkeypatch):
    monkeypatch.setitem(parts.ROWS_A_PART, TRACE, 2)
    first = make(TRACE)
    second = ledger.of_batch(first.batch_key)[1]
    for order, number in ((second, 43), (first, 42)):
        placed(order, ledger, number)
        ledger.advance(order.key, State.BUILDING, State.FETCHING)
    answers = HOME[TRACE] | {QUEUES: listing(queue(43), queue(42))}
    seen = []
    for order in (second, first):
        fetch(ledger.order(order.key), Wire(answers).api(), home)
        rows = home.shelf.ask("acct", [-1], "SELECT found FROM rows ORDER BY _row").to_pydict()["found"]
        seen.append((rows, ledger.order(order.key).actual_count))
    assert seen == [([None, None, "No"], 0), (["Yes", "No", "No"], 1)]


def test_somebody_erased_between_two_parts_moves_no_other_row_into_another_part(ledger, home, make, monkeypatch):
    """What was brought loses a row; the rows behind it were sent in the parts that they were sent in all the same."""
    monkeypatch.setitem(parts.ROWS_A_PART, TRACE, 1)
    first = make(TRACE)
    second = ledger.of_batch(first.batch_key)[1]
    for order, number in ((first, 42), (second, 43)):
        placed(order, ledger, number)
        ledger.advance(order.key, State.BUILDING, State.FETCHING)
    answers = HOME[TRACE] | {QUEUES: listing(queue(43), queue(42))}
    fetch(ledger.order(first.key), Wire(answers).api(), home)
    with home.database.begin() as connection:
        left = Batches(home.database).brought(first.batch_key).slice(1)
        sink = pa.BufferOutputStream()
        pq.write_table(left, sink)
        connection.execute(update(batches).values(brought=bytes(sink.getvalue())))
    found = TRACE_CSV.replace(b"2 Elm St,Tempe,AZ,,,,,", b"2 Elm St,Tempe,AZ,,,LEE,6025550199,")
    fetch(ledger.order(second.key), Wire(answers | {"trace.csv": httpx.Response(200, content=found)}).api(), home)
    rows = home.shelf.ask("acct", [-1], "SELECT address, primary_phone, found FROM rows ORDER BY _row").to_pylist()
    assert [tuple(row.values()) for row in rows] == [("2 Elm St", "6025550199", "Yes"), ("3 Ash St", None, None)]
    assert ledger.order(second.key).actual_count == 1


def test_an_expired_file_is_asked_for_anew(ledger, home, make, kind):
    order = placed(make(kind), ledger)
    ledger.advance(order.key, State.BUILDING, State.FETCHING)
    expired = {path: httpx.Response(403) for path in HOME[kind] if path.endswith(".csv")}
    assert fetch(ledger.order(order.key), Wire(HOME[kind] | expired).api(), home) > 0
    assert ledger.order(order.key).state is State.FETCHING
    assert fetch(ledger.order(order.key), Wire(HOME[kind]).api(), home) == 0
    assert ledger.order(order.key).state is State.READY


def test_a_trace_without_a_file_is_read_from_its_rows(ledger, home, make):
    order = placed(make(TRACE), ledger)
    ledger.advance(order.key, State.BUILDING, State.FETCHING)
    row = {"address": "1 Oak St", "city": "Tempe", "state": "AZ", "primary_phone": "6025550100", "email_1": ""}
    wire = Wire(
        {QUEUES: listing(queue(download_url=None, pending=False)), "/queue/42": httpx.Response(200, json=[row])}
    )
    assert fetch(ledger.order(order.key), wire.api(), home) == 0
    assert ledger.order(order.key).actual_count == 1


def test_a_queue_not_listed_yet_is_waited_for(ledger, home, journal, make):
    order = placed(make(TRACE), ledger)
    assert watch(order, Wire({QUEUES: listing()}).api(), home, journal) > 0
    assert watch(order, Wire({QUEUES: listing(queue(pending=True))}).api(), home, journal) > 0
    assert ledger.order(order.key).state is State.BUILDING


def test_a_queue_of_many_pages_ago_is_found(ledger, home, journal, make):
    order = placed(make(TRACE), ledger)

    def pages(request):
        page = int(request.url.params.get("page", 1))
        numbers = range(400 - 100 * (page - 1), 300 - 100 * (page - 1), -1)
        link = f'<http://api.test/v1/api/queues/?page={page + 1}>; rel="next"'
        return httpx.Response(200, json=[queue(number) for number in numbers], headers={"Link": link})

    wire = Wire({QUEUES: pages})
    assert watch(order, wire.api(), home, journal) == 0.0
    assert wire.asked(QUEUES) == 4


def lost(order, ledger):
    from datetime import UTC, datetime

    ledger.advance(order.key, State.QUEUED, State.PLACING, placed_at=datetime.now(UTC))
    ledger.advance(order.key, State.PLACING, State.UNCERTAIN)
    return ledger.order(order.key)


def rows_of(*addresses):
    return httpx.Response(200, json=[{"address": one, "city": "Tempe", "state": "AZ"} for one in addresses])


@pytest.mark.parametrize(
    ("queues", "rows", "found"),
    [
        ([queue(42)], rows_of("1 OAK STREET"), 42),
        ([queue(42)], rows_of("1 Oak St", "9 Other Rd"), None),
        ([queue(42)], rows_of(), None),
        ([queue(42, trace_type="advanced")], rows_of("1 Oak St"), None),
        ([queue(42, rows_uploaded=4)], rows_of("1 Oak St"), None),
        ([queue(42, created_at="2020-01-01T00:00:00Z")], rows_of("1 Oak St"), None),
        ([], rows_of("1 Oak St"), None),
    ],
    ids=["ours", "a stranger among them", "no rows yet", "another type", "too many rows", "too old", "none"],
)
def test_a_lost_trace_is_adopted_only_when_it_is_surely_ours(ledger, home, make, queues, rows, found):
    order = lost(make(TRACE), ledger)
    assert worth_seeking(order)
    assert seek(order, Wire({QUEUES: listing(*queues), "/queue/42": rows}).api(), home) == found


def test_a_queue_that_another_order_has_is_not_taken_again(ledger, home, make):
    placed(make(TRACE), ledger)
    order = lost(make(TRACE, HOMES.slice(0, 2)), ledger)
    assert seek(order, Wire({QUEUES: listing(queue(42)), "/queue/42": rows_of("1 Oak St")}).api(), home) is None


def test_only_traces_can_be_sought(ledger, make, kind):
    assert worth_seeking(lost(make(kind), ledger)) is (kind == TRACE)


def test_a_webhooks_job_is_ours_where_what_came_is_what_was_sent(ledger, home, make):
    order = lost(make(SCRUB), ledger)
    other = Wire(
        HOME[SCRUB] | {"full.csv": httpx.Response(200, content=SCRUB_CSV.replace(b"6025550101", b"6025550199"))}
    )
    assert KINDS[SCRUB].surely_ours(order, 42, Wire(HOME[SCRUB]).api(), home)
    assert not KINDS[SCRUB].surely_ours(order, 42, other.api(), home)
    parcels = lost(make(PARCEL_TRACE), ledger)
    assert KINDS[PARCEL_TRACE].surely_ours(parcels, 42, Wire(HOME[PARCEL_TRACE]).api(), home)


def test_an_id_that_a_person_typed_must_fit(ledger, home, make, kind):
    order = lost(make(kind), ledger)
    KINDS[kind].check_ours(order, 42, Wire(HOME[kind]).api(), home)
    nothing = Wire({QUEUES: listing()})
    with pytest.raises(BadInput, match="knows no"):
        KINDS[kind].check_ours(order, 42, nothing.api(), home)


def test_a_table_that_a_fault_made_of_the_file_is_told_and_tried_again(ledger, home, make):
    order = placed(make(TRACE), ledger)
    ledger.advance(order.key, State.BUILDING, State.FETCHING)
    wire = Wire(HOME[TRACE] | {"trace.csv": httpx.Response(200, content=b"address,city\n1,2,3\n")})
    assert fetch(ledger.order(order.key), wire.api(), home) > 0
    assert "can't be read" in ledger.order(order.key).note
    assert fetch(ledger.order(order.key), Wire(HOME[TRACE]).api(), home) == 0


def test_what_is_wanted_comes_back_as_it_was_written(ledger, make, kind):
    order = make(kind)
    assert ledger.order(order.key).wanted == order.wanted

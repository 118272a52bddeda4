"""Fetching: what arrived stays, only what is missing is asked for, and the vendor's file is kept without the token."""

import threading
import time

import httpx
import pytest

from components.orders import KINDS, LEAD_LIST, State, VendorFiles
from components.orders.fetching import fetch
from components.orders.kinds.lead_lists import AT_ONCE
from components.orders.pages import PageStore
from tests.orders.wire import Wire, cut, row_page, standing

TOTAL = 1234
CSV = b"address,city\r\n1 Main St,Tempe\r\n"


def leads(page):
    first = (page - 1) * 500
    return [
        {"address": f"{number} Main St", "sell_propensity_score": number % 101}
        for number in range(first, min(first + 500, TOTAL))
    ]


def answer_rows(request):
    page = int(request.url.params["page"])
    return row_page(page, leads(page), TOTAL)


@pytest.fixture
def fetching(ledger, order):
    for source, target in (
        (State.QUEUED, State.PLACING),
        (State.PLACING, State.BUILDING),
        (State.BUILDING, State.FETCHING),
    ):
        ledger.advance(order.key, source, target, vendor_id=42)
    return ledger.order(order.key)


keep_vendor_file = KINDS[LEAD_LIST].keep_file


def wire(**changes):
    answers = {
        "rows/": answer_rows,
        "42/": standing("complete", download_url="http://files.test/list.csv?signature=s"),
        "list.csv": httpx.Response(200, content=CSV),
    }
    return Wire(answers | changes)


def test_all_pages_come_home_in_order(ledger, home, database, shelf, fetching):
    line = wire()
    assert fetch(fetching, line.api(), home) == 0
    found = ledger.order(fetching.key)
    assert (found.state, found.rows_fetched, found.rows_total, found.vendor_csv) == (State.READY, TOTAL, TOTAL, False)
    assert line.asked("list.csv") == 0
    table = shelf.ask("acct", [42], "SELECT address FROM rows ORDER BY _row").to_pydict()["address"]
    assert table == [f"{number} Main St" for number in range(TOTAL)]
    assert PageStore(database, fetching.key).kept() == {}


def test_the_api_is_asked_for_a_few_pages_at_a_time_while_others_are_put_away(
    ledger, home, database, fetching, monkeypatch
):
    """Putting a page away takes longer here than the API takes for one: it is never asked for more pages at once than told."""
    lock, asked, most, put_away = threading.Lock(), [0], [0], list[int]()

    def counted(request):
        with lock:
            asked[0] += 1
            most[0] = max(most[0], asked[0])
        time.sleep(0.02)
        page = int(request.url.params["page"])
        with lock:
            asked[0] -= 1
        return row_page(page, [{"address": f"{page} Main St"}] * 500, 20 * 500)

    keeps = PageStore.keep

    def slowly(store, page, total_rows, rows):
        time.sleep(0.05)
        keeps(store, page, total_rows, rows)
        with lock:
            put_away.append(page)

    monkeypatch.setattr(PageStore, "keep", slowly)
    assert fetch(fetching, wire(**{"rows/": counted}).api(), home) == 0
    assert sorted(put_away) == list(range(1, 21))
    assert 1 < most[0] <= AT_ONCE
    assert ledger.order(fetching.key).rows_fetched == 20 * 500


def test_the_vendors_file_is_kept_once_the_rows_are_home(ledger, home, database, fetching):
    line = wire()
    assert keep_vendor_file(fetching, line.api(), home)
    assert keep_vendor_file(fetching, line.api(), home)
    assert VendorFiles(database).read(fetching.key) == CSV
    assert line.asked("list.csv") == 1
    assert ledger.order(fetching.key).vendor_csv


def test_the_token_stays_behind_when_a_file_is_fetched(ledger, home, database, shelf, fetching):
    line = wire()
    keep_vendor_file(fetching, line.api(), home)
    to_files = [request for request in line.requests if request.url.host == "files.test"]
    assert to_files
    assert all("authorization" not in request.headers for request in to_files)


def test_a_restart_fetches_only_what_is_missing(ledger, home, database, shelf, fetching):
    PageStore(database, fetching.key).keep(2, TOTAL, leads(2))
    line = wire()
    fetch(fetching, line.api(), home)
    asked = sorted(int(request.url.params["page"]) for request in line.requests if request.url.path.endswith("rows/"))
    assert asked == [1, 3]
    assert ledger.order(fetching.key).state is State.READY


def test_what_arrived_before_a_fault_is_kept(ledger, home, database, shelf, fetching):
    def third_fails(request):
        return cut(request) if request.url.params["page"] == "3" else answer_rows(request)

    assert fetch(fetching, wire(**{"rows/": third_fails}).api(), home) > 0
    found = ledger.order(fetching.key)
    assert found.state is State.FETCHING
    assert "still trying" in found.note
    assert 1 in PageStore(database, fetching.key).kept()
    assert fetch(found, wire().api(), home) == 0


def test_a_total_that_moves_begins_anew(ledger, home, database, shelf, fetching):
    PageStore(database, fetching.key).keep(1, TOTAL - 1, leads(1))
    assert fetch(fetching, wire().api(), home) == 1.0
    assert PageStore(database, fetching.key).kept() == {}
    assert fetch(ledger.order(fetching.key), wire().api(), home) == 0
    assert ledger.order(fetching.key).rows_total == TOTAL


@pytest.mark.parametrize("answer", [httpx.Response(403), httpx.Response(500), cut])
def test_a_file_that_cannot_be_had_does_not_hold_the_rows_up(ledger, home, database, shelf, fetching, answer):
    line = wire(**{"list.csv": answer})
    assert fetch(fetching, line.api(), home) == 0
    assert not keep_vendor_file(fetching, line.api(), home)
    found = ledger.order(fetching.key)
    assert (found.state, found.vendor_csv) == (State.READY, False)
    assert line.asked("42/") == 2


def test_a_list_without_rows_is_ready(ledger, home, database, shelf, fetching):
    line = wire(**{"rows/": row_page(1, [], 0)})
    assert fetch(fetching, line.api(), home) == 0
    assert ledger.order(fetching.key).state is State.READY
    assert shelf.lists("acct") == {42: 0}

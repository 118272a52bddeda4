"""An order is followed through the log by its code: from the first move to the last page, in all threads, without a secret."""

import io
import json
import logging
import threading

import httpx
import pytest

from components.orders import OrderEngine, State
from components.telemetry.logs import Json, masked_record
from tests.orders.wire import Wire, accepted, row_page, standing

TOTAL = 1200


@pytest.fixture
def lines(monkeypatch):
    told, logger = io.StringIO(), logging.getLogger("platbook")
    handler, plain = logging.StreamHandler(told), logging.getLogRecordFactory()
    handler.setFormatter(Json("north"))
    logger.addHandler(handler)
    monkeypatch.setattr(logger, "level", logging.DEBUG)
    logging.setLogRecordFactory(masked_record)
    logger.manager._clear_cache()
    yield lambda: [json.loads(line) for line in told.getvalue().splitlines()]
    logging.setLogRecordFactory(plain)
    logger.removeHandler(handler)
    logger.manager._clear_cache()


@pytest.fixture
def wire():
    def rows(request):
        page = int(request.url.params["page"])
        return row_page(page, [{"address": f"{page} Main St", "owner_1_name": "Jane Roe"}] * 400, TOTAL, 400)

    return Wire(
        {
            "analytics/": httpx.Response(200, json={"balance": 90_000}),
            "execute/": accepted(),
            "42/": standing("complete", actual_count=TOTAL, credits_deducted=6000),
            "rows/": rows,
        }
    )


@pytest.fixture
def engine(home, journal, inbox, wire):
    made = OrderEngine.__new__(OrderEngine)
    made.home, made._ledger, made._journal = home, home.ledger, journal
    made._inbox, made._api_of, made._closing = inbox, lambda account: wire.api(), threading.Event()
    return made


def test_every_line_of_an_order_bears_its_code(engine, ledger, order, lines):
    ledger.note(order.key, workflow_id="mine")
    while engine.move(order.key, "mine") is not None:
        pass
    assert ledger.order(order.key).state is State.READY
    told = lines()
    assert {line["order"] for line in told} == {order.code}
    assert {line["account"] for line in told if line["logger"] == "platbook.api"} == {"acct"}
    states = [
        line["message"].rpartition(" is ")[2] for line in told if line["message"].startswith(f"order {order.code} is ")
    ]
    assert states == ["placing", "list 42", "building", "fetching", "ready"]
    asked = [line["endpoint"] for line in told if line["logger"] == "platbook.api" and line["outcome"] == "Answered"]
    assert asked.count("{home}/execute/") == 1
    assert asked.count("{home}/{list_id}/rows/") == 3
    assert "Jane Roe" not in json.dumps(told)

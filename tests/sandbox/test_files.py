"""The CSV behind a signed link, and the webhook that announces it."""

import ast
import csv
import io
import queue

import httpx
import pytest

from components.sandbox.api.desk import Desk
from components.sandbox.api.downloads import Downloads
from components.sandbox.kept.books import Books
from components.sandbox.refusals import Refusal
from components.sandbox.world.columns import ROW_COLUMNS
from tests.sandbox.conftest import bought


def test_the_csv_holds_the_rows_as_the_vendor_writes_them(api, sandbox):
    status = bought(api, count=120)
    rows = api.get(f"lead-builder/{status['id']}/rows/", params={"per_page": 500}).json()["rows"]
    assert status["download_url"].startswith(f"{sandbox.origin}/downloads/lead_list_{status['id']}_")
    raw = httpx.get(status["download_url"]).content
    assert raw.count(b"\r\n") == 121
    assert not raw.startswith(b"\xef\xbb\xbf")
    lines = [*csv.DictReader(io.StringIO(raw.decode()))]
    assert [*lines[0]] == [*ROW_COLUMNS]
    for line, row in zip(lines, rows, strict=True):
        assert line["has_pool"] == str(row["has_pool"])
        assert line["equity_percent"] == f"{row['equity_percent']}.0"
        assert line["beds"] == ("" if row["beds"] is None else str(row["beds"]))
        assert line["prior_sale_date"] == (row["prior_sale_date"] or "")
        assert ast.literal_eval(line["sell_propensity_factors"]) == row["sell_propensity_factors"]
        assert line["zip_code"] == row["zip_code"]


def test_a_link_needs_no_token_and_the_journal_tells_whether_one_came(api, control):
    url = bought(api)["download_url"]
    assert httpx.get(url).status_code == 200
    assert httpx.get(url, headers=api.headers).status_code == 200
    downloads = [entry for entry in control.get("/log").json() if entry["path"].startswith("/downloads/")]
    assert [entry["authorization_sent"] for entry in downloads] == [False, True]


def test_a_forged_link_is_refused(api):
    url = httpx.URL(bought(api)["download_url"])
    assert httpx.get(url.copy_set_param("expires", 9_999_999_999)).status_code == 403
    assert httpx.get(url.copy_with(path="/downloads/lead_list_1_00000000.csv")).status_code == 403
    assert httpx.get(url.copy_with(path="/downloads/x.csv", query=None)).status_code == 400
    assert httpx.get(url.copy_set_param("signature", "é")).status_code == 403


def test_a_link_expires(world, monkeypatch):
    desk = Desk(world.places, Books(None), seed=7, speed=1)
    downloads = Downloads(desk, "http://here")
    order = {
        "account": "a",
        "name": "",
        "strategy": "custom",
        "label": "Custom",
        "request": "{}",
        "requested_count": 1,
        "row_count": 1,
    }
    url = downloads.url_of(desk.books.add_list(**order, seed=7, as_of="2026-01-01", created_at=0.0))
    name = url.split("/")[-1].split("?")[0]
    query = dict(pair.split("=") for pair in url.split("?")[1].split("&"))
    monkeypatch.setattr("time.time", lambda: int(query["expires"]) + 1.0)
    with pytest.raises(Refusal) as refused:
        downloads.file(name, int(query["expires"]), query["signature"])
    assert refused.value.status == 403


@pytest.mark.parametrize(("name", "actual", "charged"), [("Phoenix Q2", 20, 100), ("BUILD_FAILED", 0, 0)])
def test_the_webhook_announces_the_end_once(api, control, token, announced, name, actual, charged):
    url, came = announced
    control.put("/account", json={"token": token, "webhook_url": url})
    status = bought(api, name=name)
    path, headers, payload = came.get(timeout=10)
    assert path == "/hook?secret=s"
    assert "Authorization" not in headers
    assert payload["id"] == status["id"]
    assert (payload["type"], payload["name"], payload["source"], payload["pending"]) == (
        "lead_list",
        name,
        "api",
        False,
    )
    assert (payload["actual_count"], payload["credits_deducted"], payload["requested_count"]) == (actual, charged, 20)
    assert bool(payload["download_url"]) == bool(actual)
    api.get(f"lead-builder/{status['id']}/")
    with pytest.raises(queue.Empty):
        came.get(timeout=0.3)


def test_a_deaf_webhook_does_no_harm(api, control, token):
    control.put("/account", json={"token": token, "webhook_url": "http://127.0.0.1:9/nobody"})
    assert bought(api)["status"] == "complete"

"""A list from order to rows: what is promised, what is charged, what is refused."""

import time
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from components.sandbox.api.desk import Desk
from components.sandbox.api.downloads import Downloads
from components.sandbox.api.settling import Settler
from components.sandbox.kept.books import Books
from components.sandbox.kept.builds import duration_s, progress
from components.sandbox.refusals import Refusal
from tests.sandbox.conftest import PHOENIX, ask, bought, finished

STAGES = ("", "fetching_properties", "skip_tracing", "generating_csv")
NOWHERE = {"mode": "zips", "zip_codes": ["99999"]}


@pytest.fixture
def desk(world):
    """A desk without a server before it, where builds take their time."""
    return Desk(world.places, Books(None), seed=7, speed=1.0)


def plain_ask():
    return {"strategy": "custom", "geography": PHOENIX, "filter_overrides": {}, "requested_count": 20}


def balance(api):
    return api.get("analytics/").json()["balance"]


def test_preview_counts_caps_and_echoes(api):
    body = ask(500, strategy="high_equity_absentee", filter_overrides={"year_built_max": 2015}, include_pins=True)
    answer = api.post("lead-builder/preview/", json=body).json()
    assert answer["count"] > 500
    assert (answer["capped_count"], answer["requested_count"]) == (500, 500)
    assert (answer["max_credit_cost"], answer["max_credit_cost_usd"]) == (2500, 50.0)
    assert (answer["strategy"], answer["strategy_label"]) == ("high_equity_absentee", "High Equity Absentee")
    assert answer["filters_applied"] == {
        "absentee_owner": True,
        "high_equity": True,
        "year_built_max": 2015,
        "state": "AZ",
        "city": "Phoenix",
    }
    assert len(answer["pins"]) == 500
    assert {*answer["meta"]} == {"request_id", "timestamp", "api_version"}
    assert answer["meta"]["api_version"] == "2026-03-21"


def test_preview_has_no_pins_unless_asked_and_few_matches_lower_the_ceiling(api):
    answer = api.post("lead-builder/preview/", json=ask(25_000, filter_overrides={"reo": True})).json()
    assert "pins" not in answer
    assert answer["capped_count"] == answer["count"] < 25_000
    assert answer["max_credit_cost"] == 5 * answer["count"]


def test_a_list_delivers_what_preview_counted_and_charges_for_it(api):
    order = ask(60, strategy="vacant,tired_landlord", filter_overrides={"property_type": "SFR"}, name="Phoenix Q2")
    preview = api.post("lead-builder/preview/", json={**order, "include_pins": True}).json()
    accepted = api.post("lead-builder/execute/", json=order)
    assert accepted.status_code == 202
    assert accepted.json()["max_credit_cost"] == 300
    status = finished(api, accepted.json()["id"])
    assert status["actual_count"] == preview["capped_count"] == 60
    assert status["credits_deducted"] == 300
    assert (status["progress_percent"], status["progress_stage"], status["error_message"]) == (100, "", "")
    assert balance(api) == 10_000 - 300
    rows = api.get(f"lead-builder/{status['id']}/rows/", params={"per_page": 500}).json()
    assert rows["total_rows"] == len(rows["rows"]) == 60
    assert [{"latitude": row["latitude"], "longitude": row["longitude"]} for row in rows["rows"]] == preview["pins"][
        :60
    ]
    assert len(preview["pins"]) == 500
    assert all(row["vacant"] or (row["absentee_owner"] and row["years_owned"] >= 7) for row in rows["rows"])


def test_fewer_matches_than_asked_cost_less(api):
    status = bought(api, count=500, filter_overrides={"reo": True, "vacant": True})
    assert 0 < status["actual_count"] < 500
    assert status["credits_deducted"] == 5 * status["actual_count"]
    assert api.get(f"lead-builder/{status['id']}/rows/").json()["total_rows"] == status["actual_count"]


def test_pages_hold_all_rows_once_and_the_same_every_time(api):
    list_id = bought(api, count=130)["id"]
    pages = [
        api.get(f"lead-builder/{list_id}/rows/", params={"page": page, "per_page": 50}).json() for page in (1, 2, 3, 4)
    ]
    assert [len(page["rows"]) for page in pages] == [50, 50, 30, 0]
    assert {page["total_pages"] for page in pages} == {3}
    whole = api.get(f"lead-builder/{list_id}/rows/", params={"per_page": 500}).json()["rows"]
    assert [row for page in pages for row in page["rows"]] == whole
    assert len(api.get(f"lead-builder/{list_id}/rows/").json()["rows"]) == 100
    assert len({(row["address"], row["zip_code"], row["apn"]) for row in whole}) == 130


@pytest.mark.parametrize("query", ["page=0", "per_page=501", "per_page=0", "page=x"])
def test_impossible_pages_are_refused(api, query):
    list_id = bought(api)["id"]
    assert api.get(f"lead-builder/{list_id}/rows/?{query}").status_code == 400


def test_both_prefixes_with_and_without_slash(api):
    list_id = bought(api)["id"]
    for prefix in ("lead-builder", "property-search"):
        for slash in ("", "/"):
            assert api.get(f"{prefix}/filters{slash}").status_code == 200
            assert api.post(f"{prefix}/preview{slash}", json=ask()).status_code == 200
            status = api.get(f"{prefix}/{list_id}{slash}").json()
            assert status["poll_url"] == f"/v1/api/{prefix}/{list_id}/"
            assert api.get(f"{prefix}/{list_id}/rows{slash}").status_code == 200


def test_analytics_and_queues(api):
    bought(api)
    figures = api.get("analytics/").json()
    assert {key: figures[key] for key in figures if key != "meta"} == {
        "total_queues": 1,
        "properties_traced": 20,
        "queues_pending": 0,
        "queues_completed": 1,
        "balance": 9_900,
    }
    queues = api.get("queues")
    assert queues.json() == []
    assert queues.headers["x-total-count"] == "0"


def test_without_a_token_nothing_is_told(sandbox):
    for headers in ({}, {"Authorization": "Api-Key x"}, {"Authorization": "Bearer INVALID_TOKEN"}):
        answer = httpx.get(f"{sandbox.base_url}lead-builder/filters/", headers=headers)
        assert answer.status_code == 401
        assert [*answer.json()] == ["detail"]
        assert answer.headers["x-request-id"]


def test_no_matches(api):
    answer = api.post("lead-builder/execute/", json=ask(geography=NOWHERE))
    assert answer.status_code == 400
    assert answer.json() == {
        "error": "No properties match this filter set. Widen your filters and try again.",
        "matches": 0,
    }
    assert api.post("lead-builder/preview/", json=ask(geography=NOWHERE)).json()["count"] == 0


def test_insufficient_credits(api, control, token):
    control.put("/account", json={"token": token, "balance": 100})
    answer = api.post("lead-builder/execute/", json=ask(500))
    assert answer.status_code == 402
    body = answer.json()
    assert (
        body["error"]
        == "Insufficient credits. This lead list requires up to 2500 credits (5 per row × 500 rows). You have 100 credits."
    )
    assert body["capped"] == 500
    assert body["matches"] > 500
    assert balance(api) == 100


def test_a_suspended_account(api, control, token):
    control.put("/account", json={"token": token, "suspended": True})
    answer = api.post("lead-builder/execute/", json=ask())
    assert answer.status_code == 403
    assert "temporarily suspended due to unpaid invoices" in answer.json()["error"]
    assert api.post("lead-builder/preview/", json=ask()).status_code == 200


def test_other_peoples_lists_and_unknown_ids_look_alike(api, sandbox):
    list_id = bought(api)["id"]
    stranger = {"Authorization": "Bearer stranger"}
    for unknown, headers in ((list_id, stranger), (99_999_999, None), (2**70, None), (-(2**70), None)):
        for path in ("", "rows/"):
            answer = api.get(f"lead-builder/{unknown}/{path}", headers=headers)
            assert answer.status_code == 404
            assert answer.json() == {"error": "Lead list not found."}
    assert api.get("lead-builder/nonsense/").status_code == 404


@pytest.mark.parametrize(
    ("change", "field", "said"),
    [
        ({"requested_count": 25_001}, "requested_count", "Ensure this value is less than or equal to 25000."),
        ({"requested_count": 0}, "requested_count", "Ensure this value is greater than or equal to 1."),
        ({"requested_count": "500"}, "requested_count", "A valid integer is required."),
        ({"requested_count": True}, "requested_count", "A valid integer is required."),
        ({"geography": None}, "geography", "Input should be a valid dictionary"),
        (
            {"strategy": "nope"},
            "strategy",
            "Unknown strategy 'nope'. Valid options: call GET /v1/api/lead-builder/strategies/",
        ),
        ({"filter_overrides": {"x": 1}}, "filter_overrides", "Disallowed filter keys: ['x']. See ALLOWED_FILTER_KEYS."),
    ],
)
def test_bad_orders_get_a_field_map_without_meta(api, change, field, said):
    for path in ("preview", "execute"):
        answer = api.post(f"lead-builder/{path}/", json={**ask(), **change})
        assert answer.status_code == 400
        assert answer.json() == {field: [said]}


def test_what_is_no_json_is_refused(api):
    answer = api.post("lead-builder/preview/", content=b"{nope", headers={"Content-Type": "application/json"})
    assert answer.status_code == 400
    assert api.post("lead-builder/preview/", json=[1]).status_code == 400
    assert api.put("lead-builder/preview/", json=ask()).status_code == 405


def test_stages_come_in_order():
    seen = [progress(at / 100 * duration_s(500, 1), 500, 1) for at in range(101)]
    assert [*dict.fromkeys(step.stage for step in seen[:-1])] == [*STAGES]
    assert [step.percent for step in seen] == sorted(step.percent for step in seen)
    assert (seen[-1].done, seen[-1].stage, seen[-1].percent) == (True, "", 100)
    assert not any(step.done for step in seen[:-1])


def test_a_build_takes_some_seconds_and_speed_shortens_it():
    assert duration_s(1, 1) == pytest.approx(6, abs=0.1)
    assert duration_s(25_000, 1) == 20
    assert duration_s(25_000, 10) == 2


def test_rows_of_a_list_under_way_are_409(desk):
    account = desk.caller("somebody")
    pending = desk.execute(account, plain_ask(), "")
    with pytest.raises(Refusal) as refused:
        desk.homes_of(desk.lead_list(account, pending.id))
    said = "Lead list is still processing. Poll the status endpoint until complete."
    assert (refused.value.status, refused.value.body) == (409, {"error": said, "status": "pending"})


def test_a_build_that_fails_charges_nothing(api):
    status = bought(api, name="BUILD_FAILED")
    assert status["status"] == "failed"
    assert status["error_message"]
    assert (status["credits_deducted"], status["actual_count"], status["download_url"]) == (0, None, "")
    assert balance(api) == 10_000
    assert api.get(f"lead-builder/{status['id']}/rows/").status_code == 409


def test_credits_spent_meanwhile_fail_the_list_and_are_not_overdrawn(api):
    first, second = (api.post("lead-builder/execute/", json=ask(1500)).json()["id"] for _ in range(2))
    outcomes = sorted(finished(api, list_id)["status"] for list_id in (first, second))
    assert outcomes == ["complete", "failed"]
    assert balance(api) == 2_500


def test_many_askers_at_the_end_charge_once(api):
    list_id = api.post("lead-builder/execute/", json=ask(40)).json()["id"]
    with ThreadPoolExecutor(8) as pool:
        assert {status["credits_deducted"] for status in pool.map(lambda _: finished(api, list_id), range(8))} == {200}
    assert balance(api) == 9_800


def test_a_list_settles_though_nobody_asks(desk):
    bought_list = desk.execute(desk.caller("somebody"), plain_ask(), "")
    desk.speed = 1_000_000.0
    settler = Settler(desk, Downloads(desk, "http://here"))
    settler.start()
    for _ in range(500):
        if desk.books.pending() == []:
            break
        time.sleep(0.02)
    settler.stop()
    assert desk.books.lead_list(bought_list.id).status == "complete"
    assert desk.caller("somebody").balance == 9_900

"""Rate limits as documented, with the bodies of the document and a time to wait."""

import pytest

from components.sandbox.api.limits import DAY_S, HOUR_S, Windows, check_executes
from components.sandbox.refusals import Refusal
from tests.sandbox.conftest import ask

SAID = {"detail": "Preview rate limit exceeded."}


def test_a_window_fills_and_slides():
    windows = Windows()
    for at in range(3):
        windows.admit("me", "preview", float(at), 3, 60, SAID)
    with pytest.raises(Refusal) as refused:
        windows.admit("me", "preview", 10.0, 3, 60, SAID)
    assert (refused.value.status, refused.value.body, refused.value.retry_after_s) == (429, SAID, 50)
    windows.admit("you", "preview", 10.0, 3, 60, SAID)
    windows.admit("me", "autocomplete", 10.0, 3, 60, SAID)
    windows.admit("me", "preview", 60.0, 3, 60, SAID)


def test_ten_lists_an_hour_and_fifty_a_day():
    now = 1_000_000.0
    check_executes([now - at for at in range(9)], now)
    with pytest.raises(Refusal) as hourly:
        check_executes([now - 1800.0] * 10, now)
    assert hourly.value.retry_after_s == HOUR_S - 1800
    over_the_day = [now - HOUR_S * 2 - at for at in range(50, 0, -1)]
    with pytest.raises(Refusal) as daily:
        check_executes(over_the_day, now)
    assert daily.value.retry_after_s == DAY_S - HOUR_S * 2 - 50
    assert "per day" in daily.value.body["error"]


def test_the_eleventh_list_is_refused_and_none_is_made(api):
    answers = [api.post("lead-builder/execute/", json=ask(1)) for _ in range(11)]
    assert [answer.status_code for answer in answers] == [202] * 10 + [429]
    assert int(answers[-1].headers["retry-after"]) > 3500
    assert api.get("analytics/").json()["total_queues"] == 10


def test_refused_orders_do_not_count(api):
    for _ in range(12):
        assert (
            api.post("lead-builder/execute/", json=ask(geography={"mode": "zips", "zip_codes": ["99999"]})).status_code
            == 400
        )
    assert api.post("lead-builder/execute/", json=ask(1)).status_code == 202


def test_the_501st_preview_is_refused(api):
    body = ask(1, geography={"mode": "zips", "zip_codes": ["99999"]})
    statuses = [api.post("lead-builder/preview/", json=body).status_code for _ in range(500)]
    assert {*statuses} == {200}
    answer = api.post("lead-builder/preview/", json=body)
    assert answer.status_code == 429
    assert answer.json() == SAID
    assert 3000 < int(answer.headers["retry-after"]) <= 3600


def test_thirty_autocompletes_a_minute(api):
    statuses = [api.post("lead-builder/autocomplete/", json={"search": "12 zzz"}).status_code for _ in range(30)]
    assert {*statuses} == {200}
    answer = api.post("lead-builder/autocomplete/", json={"search": "12 zzz"})
    assert answer.status_code == 429
    assert answer.json() == {"status": 429, "error": "Autocomplete rate limit exceeded. Max 30 requests per minute."}

"""Every answer the document shows, and the live habits around it."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from components.audience import Cities, Place, Zips
from components.faults import Charged
from components.tracerfy import (
    ApiFault,
    BadRequest,
    Dossier,
    NoCredits,
    NoMatches,
    NotFound,
    Refused,
    StillBuilding,
    Suspended,
    TooMany,
    Unauthorized,
    Unavailable,
    Uncertain,
)
from components.tracerfy.endpoint import Endpoint
from components.tracerfy.endpoints import ENDPOINTS
from components.tracerfy.errors import UNNAMED_RETRY_AFTER_S
from components.tracerfy.refusals import ASIDE
from components.tracerfy.wire import decipher

SAMPLES = Path(__file__).parent / "samples"
BY_NAME = {endpoint.name: endpoint for endpoint in ENDPOINTS}
FILES = sorted(SAMPLES.glob("*/*.json"))

REFUSALS: dict[str, type[ApiFault]] = {
    "ai_assist/402": NoCredits,
    "ai_assist/503": Unavailable,
    "analytics-throttled/429": TooMany,
    "analytics/401": Unauthorized,
    "autocomplete-missing-search/400": BadRequest,
    "autocomplete/429": TooMany,
    "autocomplete/503": Unavailable,
    "check_phone/400": BadRequest,
    "check_phone/402": NoCredits,
    "check_phone/429": TooMany,
    "dnc_queue-foreign/403": Refused,
    "dnc_queue/404": NotFound,
    "execute-capped/402": NoCredits,
    "execute-no-matches/400": NoMatches,
    "execute-suspended/403": Suspended,
    "execute-too-many-rows/400": BadRequest,
    "execute/402": NoCredits,
    "lookup-forbidden/403": Refused,
    "lookup-suspended/403": Suspended,
    "lookup/402": NoCredits,
    "lookup/503": Uncertain,
    "preview-counted-rate-limit/429": TooMany,
    "preview-disallowed-key/400": BadRequest,
    "preview-nested-field/400": BadRequest,
    "preview-rate-limited/429": TooMany,
    "preview-unknown-strategy/400": BadRequest,
    "preview/503": Unavailable,
    "queue-foreign/403": Refused,
    "queue/404": NotFound,
    "queues-throttled/429": TooMany,
    "rows/404": NotFound,
    "rows/409": StillBuilding,
    "scrub-no-column/400": BadRequest,
    "scrub_queue/404": NotFound,
    "status/404": NotFound,
    "trace-blank/400": BadRequest,
    "trace-columns/400": BadRequest,
    "trace-json/415": Refused,
    "trace/402": NoCredits,
    "trace_address/402": NoCredits,
    "trace_address/429": TooMany,
    "trace_parcel/402": NoCredits,
    "trace_parcel/503": Uncertain,
    "trace_parcels/400": BadRequest,
    "trace_parcels/402": NoCredits,
}


def name_of(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


def endpoint_of(case: str) -> Endpoint[Any]:
    return BY_NAME[case.split("/")[0].split("-")[0]]


def said_in(value: Any) -> list[str]:
    """Every text in a body, the machine's own words apart."""
    if isinstance(value, dict):
        return [said for key, inner in value.items() if key not in ASIDE for said in said_in(inner)]
    return (
        [said for inner in value for said in said_in(inner)]
        if isinstance(value, list)
        else [value] * isinstance(value, str)
    )


def read(case: str, headers: dict[str, str] | None = None) -> Any:
    body = (SAMPLES / f"{case}.json").read_bytes()
    return decipher(endpoint_of(case), int(case.split("/")[1]), headers or {}, body)


def refused(case: str, headers: dict[str, str] | None = None) -> Any:
    with pytest.raises(ApiFault) as caught:
        read(case, headers)
    return caught.value


@pytest.mark.parametrize("case", [name_of(path) for path in FILES if path.stem.startswith("2")])
def test_every_good_sample_becomes_an_answer(case: str, snapshot: Any) -> None:
    assert read(case) == snapshot


@pytest.mark.parametrize("case", [name_of(path) for path in FILES if not path.stem.startswith("2")])
def test_every_refusal_is_its_leaf_in_the_apis_own_words(case: str) -> None:
    fault = refused(case)
    spoken = said_in(json.loads((SAMPLES / f"{case}.json").read_text()))
    assert type(fault) is REFUSALS[case]
    assert all(words in fault.message for words in spoken)
    assert fault.charged is (Charged.MAYBE if type(fault) is Uncertain else Charged.NOTHING)
    assert fault.status == int(case.split("/")[1])


def test_the_preview_of_the_document() -> None:
    preview = read("preview/200")
    assert (preview.count, preview.capped_count, preview.max_credits, preview.max_usd) == (2340, 500, 2500, 50.0)
    assert preview.filters_applied["city"] == "Phoenix"


def test_pins_that_are_no_points_are_left_out() -> None:
    assert read("preview-live/200").pins == ((33.45, -112.07), (33.5, -112.1))


def test_another_count_is_priced_as_the_api_priced_this_one() -> None:
    fewer, more = read("preview/200").asking(100), read("preview/200").asking(9000)
    assert (fewer.capped_count, fewer.max_credits, fewer.max_usd) == (100, 500, 10.0)
    assert (more.capped_count, more.max_credits, more.max_usd) == (2340, 11_700, 234.0)


def test_a_price_that_changed_is_carried_into_other_counts() -> None:
    body = (
        b'{"count": 1000, "requested_count": 10, "capped_count": 10, "max_credit_cost": 70, "max_credit_cost_usd": 2.1}'
    )
    preview = decipher(BY_NAME["preview"], 200, {}, body).asking(20)
    assert (preview.max_credits, preview.max_usd) == (140, 4.2)


def test_an_accepted_order_names_its_list() -> None:
    accepted = read("execute/202")
    assert (accepted.list_id, accepted.max_credits) == (42, 2500)
    assert accepted.created_at == datetime(2026, 4, 11, 18, 23, tzinfo=UTC)


def test_unknown_words_of_a_status_are_carried() -> None:
    status = read("status-unknown-word/200")
    assert (status.status, status.stage, status.percent) == ("paused_for_review", "geocoding", 47)


def test_what_is_not_known_yet_is_none() -> None:
    status = read("status-pending/200")
    assert (status.actual_count, status.completed_at, status.download_url) == (None, None, "")


def test_the_signed_address_stays_out_of_the_repr() -> None:
    assert "digitaloceanspaces" not in repr(read("status-complete/200"))


def test_rows_that_are_no_objects_are_skipped() -> None:
    page = read("rows/200")
    assert (len(page.rows), page.total_rows, page.total_pages) == (2, 500, 5)


def test_unknown_columns_are_carried() -> None:
    page = read("rows-live/200")
    assert page.rows[0]["category"] == "vacant,custom"
    assert page.total_rows == 2


def test_a_miss_is_an_answer_without_blocks() -> None:
    miss: Dossier = read("lookup-miss-live/200")
    assert (miss.hit, miss.credits_deducted, miss.property, miss.owners) == (False, 0, {}, ())


def test_an_assistance_becomes_parts_of_an_audience() -> None:
    answer = read("ai_assist-city/200")
    assert answer.strategies == ("pre_foreclosure_motivated", "vacant")
    assert answer.geography == Cities((Place("Phoenix", "AZ"),))
    assert answer.filters == (("property_types", ("SFR", "MFR")), ("year_built_max", 1990))
    assert isinstance(read("ai_assist/200").geography, Zips)


def test_a_pending_place_is_no_place() -> None:
    answer = read("ai_assist-clarify/200")
    assert answer.geography is None
    assert answer.needs_clarification


def test_fields_at_fault_are_named() -> None:
    assert refused("preview-nested-field/400").fields == {
        "geography": ("states: This field is required for mode city.",),
        "": ("Invalid request.",),
    }
    assert list(refused("execute-too-many-rows/400").fields) == ["requested_count"]


@pytest.mark.parametrize(
    ("case", "headers", "seconds"),
    [
        ("preview-rate-limited/429", {"retry-after": "17"}, 17),
        ("preview-rate-limited/429", {}, UNNAMED_RETRY_AFTER_S),
        ("preview-rate-limited/429", {"retry-after": "soon"}, UNNAMED_RETRY_AFTER_S),
        ("preview-rate-limited/429", {"retry-after": "Mon, 01 Jan 2001 00:00:00 GMT"}, 0),
        ("preview-rate-limited/429", {"retry-after": "Fri, 01 Jan 2999 00:00:00 GMT"}, 86_400),
        ("preview-counted-rate-limit/429", {}, 42),
        ("preview-counted-rate-limit/429", {"retry-after": "5"}, 5),
        ("analytics-throttled/429", {}, 3),
        ("queues-throttled/429", {}, 3),
        ("check_phone/429", {}, 12),
    ],
)
def test_the_wait_after_a_429(case: str, headers: dict[str, str], seconds: float) -> None:
    assert refused(case, headers).retry_after_s == seconds


UNREADABLE = [
    b"",
    b"<html>502</html>",
    b'{"count": ',
    b"[]",
    b"null",
    b"7",
    b'"text"',
    b"{}",
    b"\xff\xfe",
    b'{"error": "x"}',
]


LISTS = {"queues", "queue", "monitors", "monitor_runs"}
"""Calls whose answer is a bare list, which may be empty."""
ODD = [*UNREADABLE, b'{"detail": {"deep": [["x"], {"y": "z"}]}}', b'{"a": 1, "b": null}']
STATUSES = [301, 400, 401, 402, 403, 404, 405, 409, 415, 418, 429, 500, 502, 503, 504]


def fault_of(endpoint: Endpoint[Any], status: int, body: bytes) -> ApiFault:
    with pytest.raises(ApiFault) as caught:
        decipher(endpoint, status, {}, body)
    return caught.value


@pytest.mark.parametrize(
    "endpoint",
    [one for one in ENDPOINTS if one.method != "DELETE"],  # a deletion is answered by its status alone
    ids=lambda endpoint: endpoint.name,
)
def test_a_good_status_with_an_unreadable_body_is_uncertain(endpoint: Endpoint[Any]) -> None:
    empty = {b"[]"} if endpoint.name in LISTS else set()
    faults = [fault_of(endpoint, 200, body) for body in UNREADABLE if body not in empty]
    assert {type(fault) for fault in faults} == {Uncertain}
    assert {fault.charged for fault in faults} == {Charged.NOTHING if endpoint.free else Charged.MAYBE}


@pytest.mark.parametrize("status", STATUSES)
@pytest.mark.parametrize("endpoint", ENDPOINTS, ids=lambda endpoint: endpoint.name)
def test_every_other_status_is_a_fault_that_speaks(endpoint: Endpoint[Any], status: int) -> None:
    promised = 400 <= status < 500 or (endpoint.name == "ai_assist" and status == 503)
    for body in ODD:
        fault = fault_of(endpoint, status, body)
        assert fault.charged is (Charged.NOTHING if endpoint.free or promised else Charged.MAYBE)
        assert fault.message
        assert "<html" not in str(fault)


def test_words_count_where_the_status_is_another() -> None:
    body = b'{"error": "Insufficient credits. You have 1 credits."}'
    with pytest.raises(NoCredits, match="You have 1 credits"):
        decipher(BY_NAME["execute"], 400, {}, body)


def test_a_page_of_words_is_cut() -> None:
    body = json.dumps({"error": "long " * 10_000}).encode()
    with pytest.raises(Unauthorized) as caught:
        decipher(BY_NAME["analytics"], 401, {}, body)
    assert len(str(caught.value)) < 1_000


def test_half_a_surrogate_pair_costs_its_letter_and_not_the_page():
    body = (SAMPLES / "rows" / "200.json").read_bytes()
    known = json.loads(body)["rows"][0]["address"]
    broken = body.replace(known.encode(), known.encode() + b"\\ud800", 1)
    whole, mended = (decipher(BY_NAME["rows"], 200, {}, one) for one in (body, broken))
    assert mended.rows[0]["address"] == f"{known}?"
    assert mended.rows[1:] == whole.rows[1:]

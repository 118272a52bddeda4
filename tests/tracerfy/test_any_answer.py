"""Whatever a server sends, `decipher` gives an answer or a fault: never another exception."""

from typing import Any

import orjson
from hypothesis import given
from hypothesis import strategies as st

from components.tracerfy import ApiFault
from components.tracerfy.endpoint import Endpoint
from components.tracerfy.endpoints import ENDPOINTS
from components.tracerfy.wire import decipher

WORDS = [
    "id",
    "status",
    "count",
    "rows",
    "total_rows",
    "results",
    "strategies",
    "balance",
    "hit",
    "error",
    "detail",
    "matches",
    "pins",
    "latitude",
    "longitude",
    "mode",
    "geography",
    "cities",
    "states",
    "zip_codes",
    "radius",
    "filter_overrides",
    "rationale",
    "summary",
    "steps",
    "strategy",
    "key",
    "default_filters",
    "created_at",
    "max_credit_cost",
    "max_credit_cost_usd",
    "capped_count",
    "per_page",
    "retry_in",
    "retry_after_seconds",
    "confidence",
    "queue_id",
    "parcel_queue_id",
    "dnc_queue_id",
    "pending",
    "persons",
    "phones",
    "emails",
    "rank",
    "national_dnc",
]
KEYS = st.sampled_from(WORDS)
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats(allow_nan=False)
    | st.text(max_size=12)
    | st.sampled_from(["5", "1e999", "nan", "-0", "2026-04-11T18:23:00Z", "9999-12-31T23:59:59-14:00", "AZ", "city"])
)
BODIES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS | st.text(max_size=4), inner, max_size=6)
)
STATUSES = st.sampled_from([200, 202, 204, 301, 400, 401, 402, 403, 404, 409, 418, 429, 500, 502, 503]) | st.integers(
    200, 599
)


def verdict(endpoint: Endpoint[Any], status: int, headers: dict[str, str], body: bytes) -> object:
    try:
        return decipher(endpoint, status, headers, body)
    except ApiFault as fault:
        return fault


@given(st.sampled_from(ENDPOINTS), STATUSES, st.dictionaries(KEYS, BODIES, max_size=10), st.text(max_size=30))
def test_any_object_is_an_answer_or_a_fault(endpoint: Endpoint[Any], status: int, body: Any, wait: str) -> None:
    found = verdict(endpoint, status, {"retry-after": wait}, orjson.dumps(body))
    assert isinstance(found, ApiFault) or 200 <= status < 300


@given(st.sampled_from(ENDPOINTS), STATUSES, st.binary(max_size=200))
def test_any_bytes_are_an_answer_or_a_fault(endpoint: Endpoint[Any], status: int, body: bytes) -> None:
    found = verdict(endpoint, status, {}, body)
    assert isinstance(found, ApiFault) or 200 <= status < 300


@given(st.sampled_from(ENDPOINTS), BODIES)
def test_any_json_is_an_answer_or_a_fault(endpoint: Endpoint[Any], body: Any) -> None:
    found = verdict(endpoint, 200, {}, orjson.dumps(body))
    assert found is not None or endpoint.name == "delete_monitor"  # what is gone has no answer
    assert found != () or isinstance(body, list) or endpoint.name not in {"queue"}

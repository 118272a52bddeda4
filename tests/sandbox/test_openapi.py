"""The OpenAPI page is true: whatever it allows gets an answer that it documents, nonsense too, and never a 500."""

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import (
    content_type_conformance,
    not_a_server_error,
    response_schema_conformance,
    status_code_conformance,
)

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
LEAD_LIST_PATHS = {
    "filters": "GET", "preview": "POST", "execute": "POST", "{list_id}": "GET", "{list_id}/rows": "GET", "lookup": "POST",
    "autocomplete": "POST",
}  # fmt: skip
OPERATIONS = [
    *((f"/v1/api/lead-builder/{path}/", method) for path, method in LEAD_LIST_PATHS.items()),
    ("/v1/api/analytics/", "GET"),
    ("/v1/api/queues/", "GET"),
    ("/v1/api/queue/{queue_id}/", "GET"),
    ("/v1/api/trace/", "POST"),
    ("/v1/api/trace/lookup/", "POST"),
    ("/v1/api/trace/parcel/", "POST"),
    ("/v1/api/trace/parcel/lookup/", "POST"),
    ("/v1/api/trace/parcel/queue/{queue_id}/", "GET"),
    ("/v1/api/dnc/scrub/", "POST"),
    ("/v1/api/dnc/scrub-from-queue/", "POST"),
    ("/v1/api/dnc/queue/{queue_id}/", "GET"),
    ("/v1/api/dnc/lookup/", "POST"),
    ("/v1/api/phone/verify/", "POST"),
    ("/v1/api/trace/enhanced/lookup/", "POST"),
    ("/v1/api/property-search/apn-autocomplete/", "POST"),
    ("/v1/api/property-monitors/", "POST"),
    ("/v1/api/property-monitors/{monitor_id}/pause/", "POST"),
    ("/v2/api/dnc/lookup/", "POST"),
    ("/downloads/{name}", "GET"),
]


@pytest.fixture(scope="module")
def page(sandbox):
    return schemathesis.openapi.from_url(f"{sandbox.origin}/openapi.json")


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE], ids=["allowed", "nonsense"])
@pytest.mark.parametrize(("path", "method"), OPERATIONS)
def test_every_answer_is_as_documented(page, path, method, mode):
    operation = page[path][method]
    seen = []

    @settings(
        max_examples=20,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=[*HealthCheck],
        phases=[Phase.generate],
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def fuzz(case):
        seen.append(
            case.call_and_validate(
                headers={"Authorization": f"Bearer fuzz-{len(seen) // 5}"}, checks=CHECKS
            ).status_code
        )

    if mode is GenerationMode.POSITIVE or method == "POST":
        fuzz()
        assert seen
    assert 500 not in seen


def test_every_path_is_documented_under_both_prefixes(sandbox):
    paths = httpx.get(f"{sandbox.origin}/openapi.json").json()["paths"]
    for prefix in ("lead-builder", "property-search"):
        assert {f"/v1/api/{prefix}/{path}/" for path in LEAD_LIST_PATHS} <= {*paths}
    assert {path for path, _ in OPERATIONS} <= {*paths}
    assert not any("_sandbox" in path for path in paths)
    assert not any("422" in operation["responses"] for path in paths.values() for operation in path.values())


def test_the_page_opens(sandbox):
    answer = httpx.get(f"{sandbox.origin}/docs")
    assert answer.status_code == 200
    assert answer.headers["x-request-id"]

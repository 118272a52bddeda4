"""The OpenAPI page is true: whatever it allows gets an answer that it documents, and never a 500."""

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.checks import (
    content_type_conformance,
    not_a_server_error,
    response_schema_conformance,
    status_code_conformance,
)

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]


@pytest.fixture(scope="session")
def page(sandbox):
    return schemathesis.openapi.from_url(f"{sandbox.origin}/openapi.json")


schema = schemathesis.pytest.from_fixture("page")


@schema.parametrize()
@settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=[*HealthCheck])
def test_every_answer_is_as_documented(case):
    case.call_and_validate(headers={"Authorization": "Bearer fuzz"}, checks=CHECKS)


def test_every_path_is_documented_under_both_prefixes(sandbox):
    paths = httpx.get(f"{sandbox.origin}/openapi.json").json()["paths"]
    for prefix in ("lead-builder", "property-search"):
        for path in ("filters", "preview", "execute", "{list_id}", "{list_id}/rows", "lookup", "autocomplete"):
            assert f"/v1/api/{prefix}/{path}/" in paths
    assert {"/v1/api/analytics/", "/v1/api/queues/", "/downloads/{name}"} <= {*paths}
    assert not any("_sandbox" in path for path in paths)
    assert not any("422" in operation["responses"] for path in paths.values() for operation in path.values())


def test_the_page_opens(sandbox):
    answer = httpx.get(f"{sandbox.origin}/docs")
    assert answer.status_code == 200
    assert answer.headers["x-request-id"]

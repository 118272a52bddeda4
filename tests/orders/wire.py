"""The API as a plain function on the transport: what it was asked, and what it answers next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import httpx

from components.tracerfy import Tracerfy

Answer = httpx.Response | Callable[[httpx.Request], httpx.Response]
BASE_URL = "http://api.test/v1/api/"


def accepted(list_id: int = 42) -> httpx.Response:
    return httpx.Response(
        202, json={"id": list_id, "status": "pending", "max_credit_cost": 2500, "requested_count": 500}
    )


def standing(status: str, list_id: int = 42, **fields: object) -> httpx.Response:
    body = {
        "id": list_id,
        "status": status,
        "progress_stage": "",
        "progress_percent": 0,
        "requested_count": 500,
    } | fields
    return httpx.Response(200, json=body)


def row_page(page: int, rows: list[dict[str, object]], total: int, per_page: int = 500) -> httpx.Response:
    pages = -(-total // per_page)
    body = {"lead_list_id": 42, "total_rows": total, "page": page, "per_page": per_page, "total_pages": pages}
    return httpx.Response(200, json=body | {"rows": rows})


def cut(request: httpx.Request) -> httpx.Response:
    raise httpx.ReadError("cut", request=request)


def silence(request: httpx.Request) -> httpx.Response:
    raise httpx.ReadTimeout("silence", request=request)


def no_line(request: httpx.Request) -> httpx.Response:
    raise httpx.ConnectError("refused", request=request)


@dataclass
class Wire:
    """Answers by the end of the path; every request is kept."""

    answers: dict[str, Answer] = field(default_factory=dict)
    requests: list[httpx.Request] = field(default_factory=list)

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        for path, answer in self.answers.items():
            if request.url.path.endswith(path):
                return answer(request) if callable(answer) else answer
        return httpx.Response(404, json={"error": "Lead list not found."})

    def asked(self, path: str) -> int:
        return sum(request.url.path.endswith(path) for request in self.requests)

    def api(self) -> Tracerfy:
        return Tracerfy(BASE_URL, "token", transport=httpx.MockTransport(self), sleep=lambda _: None)

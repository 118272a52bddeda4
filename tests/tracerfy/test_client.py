"""The client over a transport that is a plain function: paths, retries, charges, and where the token goes."""

import json
import logging
import pickle
import traceback
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest

from components.audience import Audience, Place, Zips
from components.audience import Cities as InCities
from components.faults import BadInput, Charged, Fault
from components.tracerfy import (
    ApiFault,
    Limits,
    NoMatches,
    NotSent,
    Refused,
    TooMany,
    Tracerfy,
    Unauthorized,
    Unavailable,
    Uncertain,
    account_of,
)
from components.tracerfy import errors as tree
from components.tracerfy.endpoints import ENDPOINTS

TOKEN = "t0k3n-that-nobody-may-see"
BASE = "https://api.example/v1/api/"
AUDIENCE = Audience(
    strategies=("high_equity_absentee",),
    geography=InCities((Place("Phoenix", "AZ"),)),
    filters=(("year_built_max", 2015),),
    requested_count=500,
)
GOOD: dict[str, tuple[int, Any]] = {
    "filters/": (200, {"strategies": []}),
    "preview/": (200, {"count": 7}),
    "execute/": (202, {"id": 42, "status": "pending"}),
    "42/": (200, {"id": 42, "status": "pending"}),
    "rows/": (200, {"rows": [], "total_rows": 0}),
    "analytics/": (200, {"balance": 1}),
    "lookup/": (200, {"hit": False}),
    "autocomplete/": (200, {"results": []}),
    "queues/": (200, []),
    "7/": (200, []),
    "8/": (200, {"parcel_queue_id": 8, "status": "pending"}),
    "9/": (200, {"id": 9, "pending": True}),
    "trace/": (200, {"queue_id": 7}),
    "parcel/": (200, {"parcel_queue_id": 8}),
    "scrub/": (200, {"dnc_queue_id": 9}),
    "scrub-from-queue/": (200, {"dnc_queue_id": 9}),
    "dnc/lookup/": (200, {"phone": "5125550100", "hit": True}),
    "ai-assist/": (200, {"rationale": {"summary": "x"}}),
}
Call = Callable[[Tracerfy], Any]
FREE: dict[str, Call] = {
    "filters": lambda api: api.filters(),
    "preview": lambda api: api.preview(AUDIENCE),
    "status": lambda api: api.status(42),
    "rows": lambda api: api.rows(42, 3),
    "analytics": lambda api: api.analytics(),
    "autocomplete": lambda api: api.autocomplete("742 Ever"),
    "queues": lambda api: api.queues(2),
    "queue": lambda api: api.queue(7),
    "parcel_queue": lambda api: api.parcel_queue(8),
    "dnc_queue": lambda api: api.dnc_queue(9),
}
CSV = b"address,city,state\r\n1 Main St,Austin,TX\r\n"
PLACE = {"address_column": "address", "city_column": "city", "state_column": "state"}
PAID: dict[str, Call] = {
    "execute": lambda api: api.execute(AUDIENCE, "Phoenix"),
    "lookup": lambda api: api.lookup("1 Main St", "Phoenix", "AZ"),
    "ai_assist": lambda api: api.ai_assist("roofers in Phoenix"),
    "trace": lambda api: api.trace(CSV, PLACE, "advanced"),
    "trace_address": lambda api: api.trace_address("1 Main St", "Austin", "TX"),
    "trace_parcels": lambda api: api.trace_parcels(CSV, "address", "city", "state"),
    "trace_parcel": lambda api: api.trace_parcel("1-2", "Travis", "TX"),
    "scrub": lambda api: api.scrub(CSV, ["address", "city"], ["state"]),
    "scrub_phones": lambda api: api.scrub_phones(["5125550100"]),
    "scrub_queue": lambda api: api.scrub_queue(7),
    "check_phone": lambda api: api.check_phone("512-555-0100"),
}


class Line:
    """A transport that keeps what was asked, answers from a script first, and then as the API would."""

    def __init__(self, *script: httpx.Response | type[Exception]) -> None:
        self.script, self.requests, self.pauses = list(script), [], []  # type: ignore[var-annotated]

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        if self.script:
            answer = self.script.pop(0)
            if isinstance(answer, httpx.Response):
                return answer
            raise answer(f"about Bearer {TOKEN}")
        last = request.url.path.removesuffix("/").rsplit("/", 1)[-1] + "/"
        status, body = GOOD["dnc/lookup/" if request.url.path.endswith("dnc/lookup/") else last]
        return httpx.Response(status, json=body)

    def api(self, **options: Any) -> Tracerfy:
        return Tracerfy(BASE, TOKEN, transport=httpx.MockTransport(self), sleep=self.pauses.append, **options)


def failed(line: Line, call: Call, **options: Any) -> ApiFault:
    with pytest.raises(ApiFault) as caught:
        call(line.api(**options))
    return caught.value


PATHS = {
    "filters": ("GET", "{}/filters/"),
    "preview": ("POST", "{}/preview/"),
    "execute": ("POST", "{}/execute/"),
    "status": ("GET", "{}/42/"),
    "rows": ("GET", "{}/42/rows/?page=3&per_page=500"),
    "analytics": ("GET", "analytics/"),
    "lookup": ("POST", "{}/lookup/"),
    "autocomplete": ("POST", "{}/autocomplete/"),
    "ai_assist": ("POST", "{}/ai-assist/"),
    "queues": ("GET", "queues/?page=2"),
    "queue": ("GET", "queue/7"),
    "parcel_queue": ("GET", "trace/parcel/queue/8"),
    "dnc_queue": ("GET", "dnc/queue/9"),
    "trace": ("POST", "trace/"),
    "trace_address": ("POST", "trace/lookup/"),
    "trace_parcels": ("POST", "trace/parcel/"),
    "trace_parcel": ("POST", "trace/parcel/lookup/"),
    "scrub": ("POST", "dnc/scrub/"),
    "scrub_phones": ("POST", "dnc/scrub/"),
    "scrub_queue": ("POST", "dnc/scrub-from-queue/"),
    "check_phone": ("POST", "dnc/lookup/"),
}
UPLOADS = {"trace", "trace_parcels", "scrub"}


@pytest.mark.parametrize("prefix", ["lead-builder", "property-search"])
@pytest.mark.parametrize("name", PATHS)
def test_every_call_goes_where_the_document_says(name: str, prefix: str) -> None:
    line = Line()
    (FREE | PAID)[name](line.api(prefix=prefix))
    method, path = PATHS[name]
    request = line.requests[0]
    assert (request.method, str(request.url)) == (method, BASE + path.format(prefix))
    assert request.headers["authorization"] == f"Bearer {TOKEN}"
    assert request.headers["user-agent"].startswith("Platbook/")
    kind = request.headers.get("content-type", "").split(";")[0]
    assert kind == {"GET": "", "POST": "multipart/form-data" if name in UPLOADS else "application/json"}[method]


TRANSIENT = [
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.ReadTimeout,
    httpx.WriteTimeout,
    httpx.ReadError,
    httpx.WriteError,
    httpx.RemoteProtocolError,
    502,
    503,
    504,
]


def answer(kind: Any) -> Any:
    return httpx.Response(kind, text="<html>gateway</html>") if isinstance(kind, int) else kind


@pytest.mark.parametrize("kind", TRANSIENT)
@pytest.mark.parametrize("name", FREE)
def test_free_calls_are_repeated_twice(name: str, kind: Any) -> None:
    line = Line(answer(kind), answer(kind))
    assert FREE[name](line.api()) is not None
    assert len(line.requests) == 3
    assert line.pauses[0] < line.pauses[1]


@pytest.mark.parametrize("kind", TRANSIENT)
@pytest.mark.parametrize("name", FREE)
def test_free_calls_give_up_after_three_and_cost_nothing(name: str, kind: Any) -> None:
    line = Line(*(answer(kind) for _ in range(4)))
    assert failed(line, FREE[name]).charged is Charged.NOTHING
    assert len(line.requests) == 3


@pytest.mark.parametrize("status", [500, 400, 401, 402, 403, 404, 409, 301])
@pytest.mark.parametrize("name", FREE)
def test_other_answers_are_not_asked_for_again(name: str, status: int) -> None:
    line = Line(httpx.Response(status, json={"error": "no"}))
    failed(line, FREE[name])
    assert len(line.requests) == 1


@pytest.mark.parametrize("kind", [*TRANSIENT, 200, 204, 301, 307, 400, 401, 402, 403, 404, 405, 409, 429, 500])
@pytest.mark.parametrize("name", PAID)
def test_paid_calls_are_sent_exactly_once(name: str, kind: Any) -> None:
    line = Line(answer(kind))
    fault = failed(line, PAID[name])
    assert len(line.requests) == 1
    assert line.pauses == []
    not_sent = kind in (httpx.ConnectError, httpx.ConnectTimeout)
    refused = isinstance(kind, int) and 400 <= kind < 500
    promised = name == "ai_assist" and kind == 503
    if not_sent or refused or promised:
        assert fault.charged is Charged.NOTHING
        assert isinstance(fault, NotSent if not_sent else Unavailable if promised else Refused)
    else:
        assert fault.charged is Charged.MAYBE
        assert isinstance(fault, Uncertain)


def test_an_order_keeps_the_apis_words() -> None:
    line = Line(httpx.Response(400, json={"error": "No properties match this filter set.", "matches": 0}))
    fault = failed(line, PAID["execute"])
    assert isinstance(fault, NoMatches)
    assert str(fault) == "No properties match this filter set. Nothing was charged. Widen a filter or the place."


def test_a_short_retry_after_is_waited_out() -> None:
    line = Line(httpx.Response(429, headers={"Retry-After": "2"}))
    limits = Limits(clock=lambda: sum(line.pauses))
    assert line.api(limits=limits).preview(AUDIENCE).count == 7
    assert line.pauses == [2.0]


def test_a_long_retry_after_is_told_and_obeyed() -> None:
    line = Line(httpx.Response(429, headers={"Retry-After": "120"}, json={"detail": "Preview rate limit exceeded."}))
    now = [0.0]
    api = line.api(limits=Limits(clock=lambda: now[0]))
    with pytest.raises(TooMany) as caught:
        api.preview(AUDIENCE)
    assert caught.value.retry_after_s == 120
    assert "Try again in 2 min." in str(caught.value)
    with pytest.raises(TooMany, match="0 of 500 previews left"):
        api.preview(AUDIENCE)
    assert len(line.requests) == 1
    now[0] = 121.0
    assert api.preview(AUDIENCE).count == 7


def test_the_eleventh_order_of_an_hour_is_not_sent() -> None:
    line = Line()
    api = line.api(limits=Limits(clock=lambda: 0.0))
    for _ in range(10):
        api.execute(AUDIENCE, "x")
    with pytest.raises(TooMany) as caught:
        api.execute(AUDIENCE, "x")
    assert (len(line.requests), caught.value.retry_after_s, caught.value.charged) == (10, 3600, Charged.NOTHING)


def test_an_order_that_was_not_sent_does_not_count() -> None:
    line = Line(httpx.ConnectError)
    api = line.api()
    with pytest.raises(NotSent):
        api.execute(AUDIENCE, "x")
    assert api.limits.meter("execute").left == 10


def test_a_file_goes_as_a_form_with_its_columns() -> None:
    line = Line()
    line.api().trace(CSV, PLACE, "advanced")
    body = line.requests[0].content
    assert b'name="csv_file"; filename="records.csv"\r\nContent-Type: text/csv\r\n\r\n' + CSV in body
    for name, said in [*PLACE.items(), ("trace_type", "advanced")]:
        assert f'name="{name}"\r\n\r\n{said}\r\n'.encode() in body
    assert body.count(b"Content-Disposition") == 5


def test_instant_answers_share_one_meter_and_batches_another() -> None:
    api = Line().api(limits=Limits(clock=lambda: 0.0))
    for name in ("lookup", "trace_address", "trace_parcel", "trace", "trace_parcels", "scrub", "check_phone"):
        PAID[name](api)
    left = {name: api.limits.meter(name).left for name in ("instant", "batch", "scrub", "phone_check")}
    assert left == {"instant": 497, "batch": 8, "scrub": 9, "phone_check": 29}


def test_a_throttled_list_of_queues_says_how_long() -> None:
    body = {"error": "Rate limit exceeded. Retry in intervals of 20 seconds.", "retry_in": "3 seconds"}
    for status in (429, 200):
        line = Line(httpx.Response(status, json=body))
        fault = failed(line, FREE["queues"])
        assert isinstance(fault, TooMany)
        assert (fault.retry_after_s, fault.charged, len(line.requests)) == (3, Charged.NOTHING, 1)


def test_every_paid_call_states_a_ceiling() -> None:
    assert {one.name: one.ceiling for one in ENDPOINTS if not one.free} == {
        "execute": 5,
        "lookup": 10,
        "ai_assist": 1,
        "trace": 2,
        "trace_address": 5,
        "trace_parcels": 5,
        "trace_parcel": 5,
        "scrub": 1,
        "scrub_queue": 1,
        "check_phone": 5,
        "check_phone_newer": 5,
        "trace_enhanced": 15,
        "verify_phone": 5,
        "create_monitor": 5,
    }
    documented = {one.name for one in ENDPOINTS if one.capability is None}
    assert documented == {*FREE, *PAID} - {"scrub_phones"}


def test_a_bad_audience_is_told_before_anything_is_sent() -> None:
    line = Line()
    with pytest.raises(BadInput):
        line.api().execute(Audience(), "x")
    with pytest.raises(BadInput):
        line.api().lookup("1 Main St", " ", "AZ")
    with pytest.raises(BadInput):
        line.api().ai_assist("hi")
    assert line.api().autocomplete(" 7 ") == ()
    assert line.requests == []


def test_a_redirect_is_not_followed() -> None:
    line = Line(httpx.Response(302, headers={"Location": "https://elsewhere.example/"}))
    assert "redirect" in failed(line, FREE["analytics"]).message
    assert [request.url.host for request in line.requests] == ["api.example"]


def test_a_download_never_carries_the_token() -> None:
    line = Line(
        httpx.Response(302, headers={"Location": "https://other.example/b.csv"}),
        httpx.Response(200, content=b"address\r\n1 Main St\r\n"),
    )
    assert b"".join(line.api().download("https://cdn.example/a.csv?sig=1")) == b"address\r\n1 Main St\r\n"
    assert [request.url.host for request in line.requests] == ["cdn.example", "other.example"]
    assert all("authorization" not in request.headers for request in line.requests)
    assert all(TOKEN not in str(request.headers.raw) for request in line.requests)


BAD_URLS = ["file:///etc/passwd", "ftp://host/a.csv", "data:text/csv,a", "", "cdn.example/a.csv", "http:///a.csv"]


@pytest.mark.parametrize("url", BAD_URLS)
def test_a_download_is_from_the_web(url: str) -> None:
    with pytest.raises(BadInput):
        Line().api().download(url)


@pytest.mark.parametrize("kind", [403, 404, 410, 500, 503, httpx.ConnectError, httpx.ReadTimeout, httpx.ReadError])
def test_a_download_that_fails_says_so(kind: Any) -> None:
    with pytest.raises(ApiFault) as caught:
        list(Line(answer(kind)).api().download("https://cdn.example/a.csv"))
    assert caught.value.charged is Charged.NOTHING


@pytest.mark.parametrize("url", ["http://[broken", "https://a:port/x", "http://" + "a" * 300 + "/"])
def test_a_download_from_nowhere_is_a_fault(url: str) -> None:
    with pytest.raises(ApiFault):
        list(Line(httpx.ConnectError).api().download(url))


def test_a_download_cut_short_is_no_download() -> None:
    def pieces() -> Iterator[bytes]:
        yield b"address\r\n"
        raise httpx.RemoteProtocolError("peer closed connection")

    stream = Line(httpx.Response(200, content=pieces())).api().download("https://cdn.example/a.csv")
    with pytest.raises(Uncertain):
        list(stream)


@pytest.mark.parametrize("kind", [*TRANSIENT, httpx.LocalProtocolError, httpx.InvalidURL, httpx.ProxyError, 401, 400])
def test_the_token_is_in_no_error_no_log_and_no_repr(kind: Any, caplog: pytest.LogCaptureFixture) -> None:
    echo = httpx.Response(kind, json={"detail": f"Bad token {TOKEN}"}) if isinstance(kind, int) else kind
    with caplog.at_level(logging.DEBUG):
        fault = failed(Line(*[echo] * 3), FREE["analytics"])
    shown = "".join(traceback.format_exception(fault)) + repr(fault) + repr(vars(fault)) + repr(Line().api())
    assert TOKEN not in shown
    assert TOKEN not in caplog.text
    assert fault.__suppress_context__ or fault.__context__ is None


@pytest.mark.parametrize("token", ["", "two words", "new\nline", "naïve", "\ttab"])
def test_a_token_that_no_header_can_hold_is_refused_unrepeated(token: str) -> None:
    with pytest.raises(BadInput) as caught:
        Tracerfy(BASE, token)
    assert not token or token not in str(caught.value)


def test_accounts_are_told_apart_without_their_tokens() -> None:
    assert account_of("a") != account_of("b")
    assert account_of(TOKEN) == account_of(TOKEN)
    assert len(account_of(TOKEN)) == 16
    assert int(account_of(TOKEN), 16) >= 0


LEAVES = [leaf for leaf in vars(tree).values() if isinstance(leaf, type) and issubclass(leaf, ApiFault)]


@pytest.mark.parametrize("leaf", LEAVES)
def test_faults_survive_a_pickle_and_stand_in_the_drawing(leaf: type[ApiFault]) -> None:
    fault = leaf("What happened.")
    copy = pickle.loads(pickle.dumps(fault))  # noqa: S301
    assert (type(copy), str(copy), vars(copy)) == (leaf, str(fault), vars(fault))
    assert f"{leaf.__name__} " in str(tree.__doc__)
    assert isinstance(fault, Fault)


def test_a_rejected_token_says_where_to_look() -> None:
    fault = failed(Line(httpx.Response(401, json={"detail": "Invalid token."})), FREE["filters"])
    assert isinstance(fault, Unauthorized)
    assert str(fault) == "Invalid token. Nothing was charged. Check the token in the settings."


def test_bodies_are_json() -> None:
    line = Line()
    line.api().preview(Audience(geography=Zips(("85001",)), requested_count=5), pins=False)
    assert json.loads(line.requests[0].content) == {
        "strategy": "custom",
        "geography": {"mode": "zips", "zip_codes": ["85001"]},
        "requested_count": 5,
    }

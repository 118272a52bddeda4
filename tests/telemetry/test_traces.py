"""Traces go to whoever hears OTLP over HTTP, hold no secret, and cost nothing where no endpoint is set."""

import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest

from components.telemetry import about, hide, span, start_traces, stop_traces

SECRET = "s3cr3t-that-nobody-may-see"


class _Receiver(BaseHTTPRequestHandler):
    def do_POST(self):
        heard = ExportTraceServiceRequest.FromString(self.rfile.read(int(self.headers["content-length"])))
        self.server.heard.append(heard)
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_args):
        pass


@pytest.fixture
def receiver(monkeypatch):
    server = HTTPServer(("127.0.0.1", 0), _Receiver)
    server.heard = []
    threading.Thread(target=server.serve_forever, daemon=True).start()
    endpoint = f"http://127.0.0.1:{server.server_port}"
    monkeypatch.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", endpoint)
    assert start_traces({"OTEL_EXPORTER_OTLP_ENDPOINT": endpoint}, "north")
    yield server
    stop_traces()
    server.shutdown()
    server.server_close()


def spans(receiver):
    stop_traces()  # sends what is left
    return [
        (one, resource.resource)
        for heard in receiver.heard
        for resource in heard.resource_spans
        for scope in resource.scope_spans
        for one in scope.spans
    ]


def told(attributes):
    return {one.key: one.value.string_value or one.value.int_value for one in attributes}


def test_a_piece_of_work_within_another_is_heard_with_what_it_is_about(receiver):
    hide(SECRET)
    with about(order="PB-1"), span("order move", state="queued"), span("api execute", note=f"with {SECRET}"):
        pass
    (inner, resource), (outer, _) = spans(receiver)
    assert (outer.name, inner.name) == ("order move", "api execute")
    assert inner.parent_span_id == outer.span_id
    assert told(outer.attributes) == {"order": "PB-1", "state": "queued"}
    assert told(inner.attributes) == {"order": "PB-1", "note": "with ***"}
    assert told(resource.attributes)["service.instance.id"] == "north"


def test_an_error_is_told_by_its_kind_and_not_in_its_words(receiver):
    with pytest.raises(ValueError), span("page lists"):
        raise ValueError(SECRET)
    ((one, _),) = spans(receiver)
    assert told(one.attributes) == {"error.type": "ValueError"}
    assert SECRET not in str(one)


def test_without_an_endpoint_nothing_is_imported():
    code = (
        "import sys; from components.telemetry import span, start_traces\n"
        "assert not start_traces({}, 'north')\n"
        "with span('page lists'): pass\n"
        "sys.exit(any(name.startswith('opentelemetry') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0

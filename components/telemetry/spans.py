"""Traces: a span for a page's run, a call of the API, an order's move, a question to the shelf; nothing where no endpoint is set."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from components.telemetry.masking import masked
from components.telemetry.subject import subject

if TYPE_CHECKING:
    from opentelemetry.sdk.trace import TracerProvider

_log = logging.getLogger("platbook.telemetry")
ENDPOINTS = ("OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT")
"""Where traces go, as every OpenTelemetry program reads it (OpenTelemetry specification, OTLP Exporter Configuration)."""

_provider: TracerProvider | None = None


def start_traces(environ: Mapping[str, str], replica: str) -> bool:
    """Begin to send traces, behind all else, where the environment names an endpoint; tells whether it does."""
    global _provider
    if _provider is not None or not any(environ.get(name) for name in ENDPOINTS):
        return _provider is not None
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
    from opentelemetry.sdk.resources import Resource
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export import BatchSpanProcessor

    told = {"service.name": environ.get("OTEL_SERVICE_NAME") or "platbook", "service.instance.id": replica}
    _provider = TracerProvider(resource=Resource.create(told))
    _provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    _log.info("Traces are sent.")
    return True


def stop_traces() -> None:
    """Send what is left, and send no more."""
    global _provider
    if _provider is not None:
        _provider.shutdown()
    _provider = None


@contextmanager
def span(name: str, **told: str | int | float) -> Iterator[None]:
    """Time a piece of work as a span, with what it is about. An error marks it by its kind; its words may quote what nobody should read."""
    if _provider is None:
        yield
        return
    attributes: dict[str, Any] = {**subject(), **told}
    tracer = _provider.get_tracer("platbook")
    clean = {key: masked(value) if isinstance(value, str) else value for key, value in attributes.items()}
    with tracer.start_as_current_span(
        name, attributes=clean, record_exception=False, set_status_on_exception=False
    ) as now:
        try:
            yield
        except BaseException as error:
            _marked(now, error)
            raise


def _marked(now: Any, error: BaseException) -> None:
    """A page that stops or runs anew ends by an exception that is no `Exception`: that is no error."""
    if isinstance(error, Exception):
        from opentelemetry.trace import Status, StatusCode

        now.set_attribute("error.type", type(error).__name__)
        now.set_status(Status(StatusCode.ERROR))

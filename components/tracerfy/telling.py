"""A call of the API, as it is told: a line of the log, a count, a time, a span. Never what was asked or answered."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter
from typing import Any

from components.faults import Fault
from components.telemetry import span
from components.telemetry.metrics import API_CALLS, API_SECONDS
from components.tracerfy.endpoint import Endpoint

_log = logging.getLogger("platbook.api")
ANSWERED = "Answered"


@contextmanager
def told(endpoint: Endpoint[Any]) -> Iterator[None]:
    """Tell one try of a call, however it ends. A paid one stands in the log always, a free one where it failed or all is wanted."""
    began, outcome = perf_counter(), ANSWERED
    names = {"http.request.method": endpoint.method, "url.template": endpoint.path}
    with span(f"api {endpoint.name}", **names):
        try:
            yield
        except Fault as fault:
            outcome = type(fault).__name__
            raise
        finally:
            seconds = perf_counter() - began
            API_CALLS.labels(endpoint.path, outcome).inc()
            API_SECONDS.labels(endpoint.path).observe(seconds)
            level = logging.DEBUG if endpoint.free and outcome == ANSWERED else logging.INFO
            measures = {"endpoint": endpoint.path, "outcome": outcome, "seconds": round(seconds, 3)}
            _log.log(level, "%s %s: %s", endpoint.method, endpoint.path, outcome.lower(), extra={"measures": measures})

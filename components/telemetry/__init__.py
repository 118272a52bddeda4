"""What the house tells whoever runs it: log lines, counts and times, traces. Never a secret, a phone number or a person's name.

`about` binds what is being done (an order's code, an account) to everything that is told meanwhile; `hide` names a secret that no line
may hold; `span` times a piece of work where traces are wanted. Touches settings alone, so that every room may tell.

Decisions, each with its reason:
- Secrets are masked where a record is made, not where it is written: a library's own handler then has nothing to leak.
- Metrics stand in a registry of their own: what other packages count is not ours to show.
- Without an endpoint for traces nothing of OpenTelemetry's SDK is imported: it costs memory and time at the start.
"""

from components.telemetry.logs import set_up_logs
from components.telemetry.masking import hide, masked, secrets_of
from components.telemetry.spans import span, start_traces, stop_traces
from components.telemetry.subject import about, carried, subject

__all__ = [
    "about",
    "carried",
    "hide",
    "masked",
    "secrets_of",
    "set_up_logs",
    "span",
    "start_traces",
    "stop_traces",
    "subject",
]

"""The calls that are newer than the document; see dialects.py. `{second}` stands for the address of the API's second version."""

from __future__ import annotations

from typing import Any

from components.settings import CREDITS_PER_ROW
from components.tracerfy import monitors, persons, prices, reading, scrubs, verifications
from components.tracerfy.answers import AddressMatch
from components.tracerfy.dialects import Capability
from components.tracerfy.endpoint import Endpoint

CHECK_PHONE_NEWER = Endpoint[scrubs.PhoneCheck](
    "check_phone_newer",
    "POST",
    "{second}dnc/lookup/",
    scrubs.read_phone_check,
    price="5 credits a lookup",
    ceiling=prices.PHONE_CHECK_CREDITS,
    meter="phone_check_newer",
    capability=Capability.NEWER_DNC,
)
TRACE_ENHANCED = Endpoint[persons.Persons](
    "trace_enhanced",
    "POST",
    "trace/enhanced/lookup/",
    persons.read_persons,
    price="15 credits a hit",
    ceiling=prices.ENHANCED_TRACE_CREDITS,
    meter="instant",
    capability=Capability.ENHANCED,
)
VERIFY_PHONE = Endpoint[verifications.PhoneLine](
    "verify_phone",
    "POST",
    "phone/verify/",
    verifications.read_phone_line,
    price="5 credits a number",
    ceiling=prices.VERIFY_CREDITS,
    meter="instant",
    capability=Capability.VERIFICATION,
)
SEARCH_PARCELS = Endpoint[tuple[AddressMatch, ...]](
    "search_parcels",
    "POST",
    "{home}/apn-autocomplete/",
    reading.read_matches,
    meter="autocomplete",
    patience_s=20,
    capability=Capability.PARCEL_SEARCH,
)
CREATE_MONITOR = Endpoint[monitors.Monitor](
    "create_monitor",
    "POST",
    "property-monitors/",
    monitors.read_monitor,
    price="5 credits a new match, at each run",
    ceiling=CREDITS_PER_ROW,
    capability=Capability.MONITORS,
)
MONITORS = Endpoint[tuple[monitors.Monitor, ...]](
    "monitors",
    "GET",
    "property-monitors/",
    monitors.read_monitors,
    patience_s=20,
    capability=Capability.MONITORS,
)
MONITOR = Endpoint[monitors.Monitor](
    "monitor",
    "GET",
    "property-monitors/{monitor_id}/",
    monitors.read_monitor,
    patience_s=20,
    capability=Capability.MONITORS,
)
PAUSE_MONITOR = Endpoint[monitors.Monitor](
    "pause_monitor",
    "POST",
    "property-monitors/{monitor_id}/pause/",
    monitors.read_monitor,
    patience_s=20,
    capability=Capability.MONITORS,
)
RESUME_MONITOR = Endpoint[monitors.Monitor](
    "resume_monitor",
    "POST",
    "property-monitors/{monitor_id}/resume/",
    monitors.read_monitor,
    patience_s=20,
    capability=Capability.MONITORS,
)
DELETE_MONITOR = Endpoint[None](
    "delete_monitor",
    "DELETE",
    "property-monitors/{monitor_id}/",
    lambda _: None,
    patience_s=20,
    capability=Capability.MONITORS,
)
MONITOR_RUNS = Endpoint[tuple[monitors.MonitorRun, ...]](
    "monitor_runs",
    "GET",
    "property-monitors/{monitor_id}/runs/",
    monitors.read_runs,
    patience_s=20,
    capability=Capability.MONITORS,
)

NEWER: tuple[Endpoint[Any], ...] = (
    CHECK_PHONE_NEWER,
    TRACE_ENHANCED,
    VERIFY_PHONE,
    SEARCH_PARCELS,
    CREATE_MONITOR,
    MONITORS,
    MONITOR,
    PAUSE_MONITOR,
    RESUME_MONITOR,
    DELETE_MONITOR,
    MONITOR_RUNS,
)

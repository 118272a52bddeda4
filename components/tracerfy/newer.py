"""The client's methods for what is newer than the document; what is inferred of each stands in the module of its answer."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping

from components.audience import Audience
from components.faults import BadInput
from components.tracerfy import answers, asking, endpoints, newer_endpoints, wire
from components.tracerfy.dialects import Capability, Dialect
from components.tracerfy.dossiers import Dossier
from components.tracerfy.endpoint import Answer, Endpoint
from components.tracerfy.line import Body
from components.tracerfy.monitors import Monitor, MonitorRun
from components.tracerfy.persons import Persons
from components.tracerfy.verifications import PhoneLine


class Newer(ABC):
    """What a client can ask where its `dialect` offers it."""

    dialect: Dialect

    def verify_phone(self, phone: str) -> PhoneLine:
        """Ask whether a phone is in service: sent at most once (newer; see verifications.py)."""
        return self._call(newer_endpoints.VERIFY_PHONE, asking.encode_phone(phone))

    def trace_enhanced(
        self, address: str, city: str, state: str, zip_code: str = "", first_name: str = "", last_name: str = ""
    ) -> Persons:
        """Trace more deeply: sent at most once, 15 credits a hit (newer; body and answer are inferred to be those of `trace_address`)."""
        return self._call(
            newer_endpoints.TRACE_ENHANCED, asking.encode_person(address, city, state, zip_code, first_name, last_name)
        )

    def lookup_parcel(self, parcel_id: str, county: str, state: str) -> Dossier:
        """Buy one parcel's dossier: sent at most once, 10 credits if found (newer; field names are inferred)."""
        return self._call(endpoints.LOOKUP, wire.encode_parcel_lookup(parcel_id, county, state))

    def search_parcels(self, parcel_id: str, county: str, state: str) -> tuple[answers.AddressMatch, ...]:
        """Up to 10 parcels whose number begins so, in a county. Free (newer; the body is inferred to be autocomplete's)."""
        told = asking.encode_parcel(parcel_id, county, state)
        return self._call(newer_endpoints.SEARCH_PARCELS, {"search": ", ".join(told.values())})

    def create_monitor(self, audience: Audience, name: str, frequency: str) -> Monitor:
        """Let the vendor watch an audience: sent at most once, 5 credits a new match at each run (newer; see monitors.py)."""
        self._check_exclusion(audience)
        return self._call(newer_endpoints.CREATE_MONITOR, wire.encode_monitor(audience, name, frequency))

    def monitors(self) -> tuple[Monitor, ...]:
        """Every monitor of the account. Free (newer)."""
        return self._call(newer_endpoints.MONITORS)

    def monitor(self, monitor_id: int) -> Monitor:
        """How a monitor stands. Free (newer)."""
        return self._call(newer_endpoints.MONITOR, monitor_id=monitor_id)

    def pause_monitor(self, monitor_id: int) -> Monitor:
        """Let a monitor look no more. Free, and twice is once (newer)."""
        return self._call(newer_endpoints.PAUSE_MONITOR, monitor_id=monitor_id)

    def resume_monitor(self, monitor_id: int) -> Monitor:
        """Let a monitor go on. Free, and twice is once; its runs cost again (newer)."""
        return self._call(newer_endpoints.RESUME_MONITOR, monitor_id=monitor_id)

    def delete_monitor(self, monitor_id: int) -> None:
        """End a monitor; its lists stay. Free, and twice is once (newer)."""
        return self._call(newer_endpoints.DELETE_MONITOR, monitor_id=monitor_id)

    def monitor_runs(self, monitor_id: int) -> tuple[MonitorRun, ...]:
        """What a monitor's runs found. Free (newer)."""
        return self._call(newer_endpoints.MONITOR_RUNS, monitor_id=monitor_id)

    def _check_exclusion(self, audience: Audience) -> None:
        """An API that doesn't know the field may let it pass unread, and sell again what was to be left out. Raises `BadInput`."""
        if audience.exclude_bought and Capability.EXCLUSION not in self.dialect.offers:
            raise BadInput("exclude_bought", "This account's API can't leave out what was bought before.")

    @abstractmethod
    def _call(
        self,
        endpoint: Endpoint[Answer],
        body: Body | None = None,
        *,
        query: Mapping[str, int] | None = None,
        **ids: int,
    ) -> Answer:
        """Make a call."""

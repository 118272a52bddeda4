"""The client: a short method an endpoint."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import urljoin

from components.audience import Audience
from components.faults import BadInput
from components.tracerfy import answers, asking, endpoints, newer_endpoints, scrubs, wire
from components.tracerfy.dialects import Capability, Dialect
from components.tracerfy.dossiers import Dossier
from components.tracerfy.endpoint import Answer, Endpoint
from components.tracerfy.errors import NotFound
from components.tracerfy.limits import Limits, Meter
from components.tracerfy.line import Body, Line, Token, Transport
from components.tracerfy.newer import Newer
from components.tracerfy.persons import Persons
from components.tracerfy.queues import ParcelQueue, ParcelsAccepted, QueuePage, TraceAccepted


class Tracerfy(Newer):
    """The API for one account. Safe to share between threads; `close` when done.

    Every method raises an `ApiFault` (errors.py) or, before anything is sent, `BadInput`. How calls are repeated stands
    in line.py. `transport` is the seam for tests. `dialect` says what the API speaks, and may be told anew at any time; `missing` is
    called where an answer says that something which it should offer isn't there.
    """

    def __init__(
        self,
        base_url: str,
        token: Token,
        *,
        prefix: str = "lead-builder",
        offers: Iterable[Capability] = (),
        limits: Limits | None = None,
        transport: Transport | None = None,
        timeout_s: float = 120.0,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._base_url, self.dialect = f"{base_url.rstrip('/')}/", Dialect(prefix, frozenset(offers))
        self.missing: Callable[[], None] = lambda: None
        self.limits = limits or Limits()
        self._line = Line(self._base_url, token, self.limits, transport=transport, timeout_s=timeout_s, sleep=sleep)

    def __repr__(self) -> str:
        return f"Tracerfy({self._base_url!r}, prefix={self.dialect.prefix!r})"

    @property
    def connected(self) -> bool:
        """Whether there is a token, so that calls go out."""
        return self._line.connected

    @property
    def skew_s(self) -> float | None:
        """How far this machine's clock is ahead of the API's, in seconds, by its last answer; None where none has told."""
        return self._line.skew_s

    def close(self) -> None:
        """Close the connections."""
        self._line.close()

    def filters(self) -> tuple[answers.Strategy, ...]:
        """Every strategy with what it sets. Free; good for an hour (API document, List Filters)."""
        return self._call(endpoints.FILTERS)

    def preview(self, audience: Audience, *, pins: bool = True) -> answers.Preview:
        """How many match and what they can cost. Free (API document, Preview Lead List)."""
        self._check_exclusion(audience)
        return self._call(endpoints.PREVIEW, wire.encode_preview(audience, pins=pins))

    def execute(self, audience: Audience, name: str = "") -> answers.ListAccepted:
        """Buy the list: sent at most once, 5 credits a delivered row (API document, Execute Lead Build)."""
        self._check_exclusion(audience)
        return self._call(endpoints.EXECUTE, wire.encode_order(audience, name))

    def status(self, list_id: int) -> answers.ListStatus:
        """How the build of a list stands. Free (API document, Check Build Status)."""
        return self._call(endpoints.STATUS, list_id=list_id)

    def rows(self, list_id: int, page: int = 1, per_page: int = 500) -> answers.RowPage:
        """One page of a finished list, 1 to 500 rows. Free (API document, Lead List Rows)."""
        return self._call(endpoints.ROWS, list_id=list_id, query={"page": page, "per_page": per_page})

    def analytics(self) -> answers.AccountFigures:
        """The balance and the account's totals. Free (API document, Analytics)."""
        return self._call(endpoints.ANALYTICS)

    def lookup(self, address: str, city: str, state: str, zip_code: str = "") -> Dossier:
        """Buy one address: sent at most once, 10 credits if found (API document, Single-Address Lookup)."""
        return self._call(endpoints.LOOKUP, wire.encode_address(address, city, state, zip_code))

    def autocomplete(self, search: str) -> tuple[answers.AddressMatch, ...]:
        """Up to 10 known addresses; none below 2 characters. Free (API document, Address Autocomplete)."""
        wanted = search.strip()
        return self._call(endpoints.AUTOCOMPLETE, {"search": wanted}) if len(wanted) >= 2 else ()

    def ai_assist(self, prompt: str, conversation_id: str | None = None) -> answers.Assistance:
        """One turn of AI assist: sent at most once, 1 credit an answer (API document, AI Assist)."""
        return self._call(endpoints.AI_ASSIST, wire.encode_prompt(prompt, conversation_id))

    def queues(self, page: int = 1) -> QueuePage:
        """100 traces of the account, newest first, also those made elsewhere. Free; live, one a 20 s (API document, Fetch all Queue)."""
        return self._call(endpoints.QUEUES, query={"page": page})

    def queue(self, queue_id: int) -> tuple[dict[str, Any], ...]:
        """The records of a trace; none while it is pending. Free (API document, Fetch Single Queue)."""
        return self._call(endpoints.QUEUE, queue_id=queue_id)

    def trace(self, csv: bytes, columns: Mapping[str, str], trace_type: str) -> TraceAccepted:
        """Trace a file of addresses: sent at most once, 1 or 2 credits a lead (API document, Batch Trace).

        `columns` maps the documented form fields (`address_column`, …) to headers of the file.
        """
        return self._call(endpoints.TRACE, asking.encode_trace(csv, columns, trace_type))

    def trace_address(
        self, address: str, city: str, state: str, zip_code: str = "", first_name: str = "", last_name: str = ""
    ) -> Persons:
        """Trace the owner, or with both names that person: sent at most once, 5 credits a hit (API document, Instant Trace Lookup)."""
        return self._call(
            endpoints.TRACE_ADDRESS, asking.encode_person(address, city, state, zip_code, first_name, last_name)
        )

    def trace_parcels(
        self, csv: bytes, parcel_id_column: str, county_column: str, state_column: str
    ) -> ParcelsAccepted:
        """Trace a file of parcels: sent at most once, 5 credits a hit (API document, APN Batch Trace)."""
        body = asking.encode_parcels(csv, parcel_id_column, county_column, state_column)
        return self._call(endpoints.TRACE_PARCELS, body)

    def parcel_queue(self, queue_id: int) -> ParcelQueue:
        """How a batch of parcels stands. Free (API document, APN Batch Trace)."""
        return self._call(endpoints.PARCEL_QUEUE, queue_id=queue_id)

    def trace_parcel(self, parcel_id: str, county: str, state: str) -> Persons:
        """Trace one parcel's owner: sent at most once, 5 credits a hit (API document, APN Instant Lookup)."""
        return self._call(endpoints.TRACE_PARCEL, asking.encode_parcel(parcel_id, county, state))

    def scrub(
        self, csv: bytes, phone_columns: Sequence[str], label_columns: Sequence[str] = ()
    ) -> scrubs.ScrubAccepted:
        """Check a file's phones: sent at most once, 1 credit a phone (API document, Start DNC Scrub)."""
        return self._call(endpoints.SCRUB, asking.encode_scrub(csv, phone_columns, label_columns))

    def scrub_phones(self, phones: Sequence[str]) -> scrubs.ScrubAccepted:
        """Check phones: sent at most once, 1 credit a phone (API document, Start DNC Scrub)."""
        return self._call(endpoints.SCRUB, asking.encode_phones(phones))

    def scrub_queue(self, trace_queue_id: int, phone_columns: Sequence[str] = ()) -> scrubs.ScrubAccepted:
        """Check a trace's phones: sent at most once, 1 credit a phone (API document, DNC Scrub from Trace)."""
        return self._call(endpoints.SCRUB_QUEUE, asking.encode_scrub_queue(trace_queue_id, phone_columns))

    def dnc_queue(self, queue_id: int) -> scrubs.ScrubQueue:
        """How a scrub stands. Free (API document, Fetch DNC Queue)."""
        return self._call(endpoints.DNC_QUEUE, queue_id=queue_id)

    def check_phone(self, phone: str) -> scrubs.PhoneCheck:
        """Check one phone: sent at most once, 5 credits (API document, DNC Instant Lookup); by the second version where it is there."""
        newer = Capability.NEWER_DNC in self.dialect.offers
        return self._call(
            newer_endpoints.CHECK_PHONE_NEWER if newer else endpoints.CHECK_PHONE, asking.encode_phone(phone)
        )

    @property
    def phone_checks_left(self) -> Meter:
        """The meter that counts `check_phone`: the second version has one of its own."""
        newer = Capability.NEWER_DNC in self.dialect.offers
        return self.limits.meter("phone_check_newer" if newer else "phone_check")

    def download(self, url: str) -> Iterator[bytes]:
        """Stream the vendor's CSV from its signed address. Free; the token is never sent there."""
        if not re.match(r"https?://[^/\s]", url):
            raise BadInput("download_url", "The address of the file is not a web address.")
        return self._line.stream(url)

    def knock(self, url: str, body: Mapping[str, Any]) -> int:
        """Post to an address of our own, as the vendor posts to a webhook; give the status. Free; the token is never sent there."""
        return self._line.knock(url, wire.to_json(body))

    def ask(self, endpoint: Endpoint[Answer], body: Mapping[str, Any] | None = None, *, list_id: int = 0) -> Answer:
        """Make a call that no method is named for: what only a sandbox has."""
        return self._call(endpoint, body, list_id=list_id)

    def _call(
        self,
        endpoint: Endpoint[Answer],
        body: Body | None = None,
        *,
        query: Mapping[str, int] | None = None,
        **ids: int,
    ) -> Answer:
        second = urljoin(self._base_url, "/v2/api/")
        path = endpoint.path.format(home=self.dialect.prefix, second=second, **ids)
        try:
            return self._line.call(endpoint, path, body, query)
        except NotFound:
            if endpoint.capability is not None or endpoint in (endpoints.FILTERS, endpoints.PREVIEW):
                self.missing()
            raise

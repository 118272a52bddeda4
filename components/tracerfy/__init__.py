"""The only room that speaks HTTP: the Tracerfy API as typed calls.

Holds the client (a short method an endpoint), the line (how a call travels), the table of calls (endpoints), the wire
(pure encode and decipher; asking.py for traces and scrubs), the answers (frozen values, a module a noun), the errors and
the rate meters. May touch the audience, the tally of replicas, settings and faults. Must never draw,
keep a file, know which server it talks to, or send a paid call twice.

Decisions, each with its reason:
- Free or paid is declared once, in endpoints.py, and the retry policy and the charge of every error follow from it.
- Paid calls go out on a fresh connection: on a pooled one a reset may mean "the line was long dead" or "done, charged,
  and cut off".
- Errors carry our words and the API's, never the transport's: those can quote a header, and a header holds the token.
- A redirect is not followed with the token. Downloads use a client that never had it.
- A missing answer stays None. An error never becomes an empty list.
"""

from components.tracerfy.account import account_of
from components.tracerfy.answers import (
    AccountFigures,
    AddressMatch,
    Assistance,
    ListAccepted,
    ListStatus,
    Preview,
    RowPage,
    Strategy,
)
from components.tracerfy.asking import QUEUE_PHONES, TRACE_COLUMNS
from components.tracerfy.client import Tracerfy
from components.tracerfy.dialects import DOCUMENT, TODAY, Capability, Dialect
from components.tracerfy.dossiers import Dossier
from components.tracerfy.errors import (
    ApiFault,
    BadRequest,
    NoCredits,
    NoMatches,
    NotFound,
    NotSent,
    Refused,
    StillBuilding,
    Suspended,
    TooMany,
    Unauthorized,
    Unavailable,
    Uncertain,
)
from components.tracerfy.limits import Limits, Meter
from components.tracerfy.monitors import FREQUENCIES, Monitor, MonitorRun
from components.tracerfy.persons import MailingAddress, Person, Persons, TracedPhone
from components.tracerfy.previews import Previews
from components.tracerfy.prices import (
    ASSIST_CREDITS,
    ENHANCED_TRACE_CREDITS,
    INSTANT_TRACE_CREDITS,
    LOOKUP_CREDITS,
    PARCEL_CREDITS,
    PHONE_CHECK_CREDITS,
    SCRUB_CREDITS,
    TRACE_CREDITS,
    VERIFY_CREDITS,
)
from components.tracerfy.queues import ParcelQueue, ParcelsAccepted, QueuePage, TraceAccepted, TraceQueue
from components.tracerfy.scrubs import PhoneCheck, ScrubAccepted, ScrubQueue
from components.tracerfy.values import yes_or_no
from components.tracerfy.verifications import PhoneLine

__all__ = [
    "ASSIST_CREDITS",
    "DOCUMENT",
    "ENHANCED_TRACE_CREDITS",
    "FREQUENCIES",
    "INSTANT_TRACE_CREDITS",
    "LOOKUP_CREDITS",
    "PARCEL_CREDITS",
    "PHONE_CHECK_CREDITS",
    "QUEUE_PHONES",
    "SCRUB_CREDITS",
    "TODAY",
    "TRACE_COLUMNS",
    "TRACE_CREDITS",
    "VERIFY_CREDITS",
    "AccountFigures",
    "AddressMatch",
    "ApiFault",
    "Assistance",
    "BadRequest",
    "Capability",
    "Dialect",
    "Dossier",
    "Limits",
    "ListAccepted",
    "ListStatus",
    "MailingAddress",
    "Meter",
    "Monitor",
    "MonitorRun",
    "NoCredits",
    "NoMatches",
    "NotFound",
    "NotSent",
    "ParcelQueue",
    "ParcelsAccepted",
    "Person",
    "Persons",
    "PhoneCheck",
    "PhoneLine",
    "Preview",
    "Previews",
    "QueuePage",
    "Refused",
    "RowPage",
    "ScrubAccepted",
    "ScrubQueue",
    "StillBuilding",
    "Strategy",
    "Suspended",
    "TooMany",
    "TraceAccepted",
    "TraceQueue",
    "TracedPhone",
    "Tracerfy",
    "Unauthorized",
    "Unavailable",
    "Uncertain",
    "account_of",
    "yes_or_no",
]

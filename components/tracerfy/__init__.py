"""The only room that speaks HTTP: the Tracerfy API as typed calls.

Holds the client (a short method an endpoint), the table of calls (endpoints), the wire (pure encode and decipher), the
answers (frozen values), the errors and the rate meters. May touch the audience, settings and faults. Must never draw,
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
    Dossier,
    ListAccepted,
    ListStatus,
    Preview,
    RowPage,
    Strategy,
)
from components.tracerfy.client import Tracerfy
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
from components.tracerfy.previews import Previews

__all__ = [
    "AccountFigures",
    "AddressMatch",
    "ApiFault",
    "Assistance",
    "BadRequest",
    "Dossier",
    "Limits",
    "ListAccepted",
    "ListStatus",
    "Meter",
    "NoCredits",
    "NoMatches",
    "NotFound",
    "NotSent",
    "Preview",
    "Previews",
    "Refused",
    "RowPage",
    "StillBuilding",
    "Strategy",
    "Suspended",
    "TooMany",
    "Tracerfy",
    "Unauthorized",
    "Unavailable",
    "Uncertain",
    "account_of",
]

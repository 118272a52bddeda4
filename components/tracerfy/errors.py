"""What can go wrong between here and the API, and what it may have cost.

    ApiFault                    charged?
     ├─ NotSent                 nothing   no connection could be made: the request never left this machine
     │   └─ NoToken             nothing   the account's token is not here
     ├─ Refused                 nothing   the API said no (4xx), in its own words
     │   ├─ BadRequest          nothing   400  a field holds what the API does not take; `fields` says which
     │   ├─ NoMatches           nothing   400  execute: no property matches
     │   ├─ Unauthorized        nothing   401  the token is missing or wrong
     │   ├─ NoCredits           nothing   402  the balance is too low
     │   ├─ Suspended           nothing   403  the account is on hold
     │   ├─ NotFound            nothing   404  no such list, or somebody else's
     │   ├─ StillBuilding       nothing   409  the list has no rows yet
     │   └─ TooMany             nothing   429  a rate limit; `retry_after_s` says how long to wait
     ├─ Unavailable             nothing   503  the API says that it is down, where that is known to cost nothing
     └─ Uncertain               maybe     time-out, cut line, 5xx, unreadable answer: sent, and nobody knows what
     became of it

A call that is free by the document costs nothing however it ends, so for one of those `Uncertain` says "nothing" too.
The only other shade is AI assist: its 503 is documented as free, so it is `Unavailable`; a paid call's 503 elsewhere
is `Uncertain`.
"""

from __future__ import annotations

from collections.abc import Mapping

from components.faults import Charged, Fault

# What to wait after a 429 that names no time.
UNNAMED_RETRY_AFTER_S = 60.0


class ApiFault(Fault):
    """An answer other than the one hoped for, or none. `status` is the HTTP status, None without an answer."""

    usual_advice = "Try again in a moment."

    def __init__(
        self,
        message: str,
        *,
        charged: Charged = Charged.NOTHING,
        advice: str | None = None,
        status: int | None = None,
    ) -> None:
        super().__init__(message, charged=charged, advice=self.usual_advice if advice is None else advice)
        self.status = status


class NotSent(ApiFault):
    """No connection: nothing was sent, so nothing was charged and the call may be made again."""

    usual_advice = "Check the network and the address of the API, then try again."


class NoToken(NotSent):
    """The token of the account is not here, so nothing can be sent for it."""


class Refused(ApiFault):
    """The API read the request and said no; nothing was charged."""

    usual_advice = ""


class BadRequest(Refused):
    """400: the API does not take the request. `fields` maps field to words, "" to words about the whole."""

    usual_advice = "Change what it names and try again."

    def __init__(
        self, message: str, *, fields: Mapping[str, tuple[str, ...]] | None = None, status: int | None = 400
    ) -> None:
        super().__init__(message, status=status)
        self.fields = dict(fields or {})


class NoMatches(Refused):
    """Execute found no property that matches."""

    usual_advice = "Widen a filter or the place."


class Unauthorized(Refused):
    """401: the token is missing or wrong."""

    usual_advice = "Check the token in the settings."


class NoCredits(Refused):
    """402: the balance does not cover the call's ceiling."""

    usual_advice = "Ask for fewer leads, or add credits at Tracerfy."


class Suspended(Refused):
    """403: the account is on hold or its API access is off."""

    usual_advice = "Only Tracerfy can lift this: write to its support."


class NotFound(Refused):
    """404: no such list in this account. The API answers the same for another account's list."""


class StillBuilding(Refused):
    """409: the list is not finished, so it has no rows yet."""

    usual_advice = "The rows come when the build is complete."


class TooMany(Refused):
    """429: a rate limit. `retry_after_s` is the wait in seconds, the API's own number where it gave one."""

    usual_advice = ""

    def __init__(self, message: str, *, retry_after_s: float = UNNAMED_RETRY_AFTER_S, status: int | None = 429) -> None:
        super().__init__(message, status=status, advice=f"Try again in {spell_wait(retry_after_s)}.")
        self.retry_after_s = retry_after_s


class Unavailable(ApiFault):
    """The API said that it is down for now; nothing was charged."""


class Uncertain(ApiFault):
    """Sent, and no readable answer: `charged` is MAYBE for a call that costs credits, NOTHING for a free one."""

    def __init__(self, message: str, *, charged: Charged = Charged.MAYBE, status: int | None = None) -> None:
        advice = "Look at the balance before you repeat it." if charged is Charged.MAYBE else self.usual_advice
        super().__init__(message, charged=charged, advice=advice, status=status)


def spell_wait(seconds: float) -> str:
    """Write a wait in words: "20 s", "5 min", "2 h"."""
    if seconds < 100:
        return f"{max(1, round(seconds))} s"
    if seconds < 5400:
        return f"{round(seconds / 60)} min"
    return f"{round(seconds / 3600)} h"

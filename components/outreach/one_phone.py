"""One phone judged as `standing.py` judges many: by its lead's flags and its newest scrub. A test holds the two against each other.

Who opted out, and exceptions that somebody vouches for, are asked elsewhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from components.library import Verdict
from components.outreach.rules import Reason, rules
from components.outreach.standing import DAY_S


def judged(
    dnc: bool | None,  # noqa: FBT001
    tcpa: bool | None,  # noqa: FBT001
    told_at: datetime | None,
    verdict: Verdict | None,
    now: datetime | None = None,
) -> Reason:
    """Give the one reason why a phone may not be called, `Reason.NONE` where it may be.

    `dnc` and `tcpa` are its lead's flags, told at `told_at`; None is unknown, and unknown is not allowed.
    """
    litigator = _litigator(tcpa, told_at, verdict)
    clear_at = _clear_at(dnc, told_at, verdict)
    reasons: Mapping[Reason, bool] = {
        Reason.LITIGATOR: litigator is True,
        Reason.NATIONAL_DNC: verdict is not None and verdict.national_dnc is True,
        Reason.STATE_DNC: verdict is not None and verdict.state_dnc is True,
        Reason.DNC: dnc is True and not _cleared(told_at, verdict),
        Reason.UNKNOWN: clear_at is None or litigator is None,
        Reason.STALE: clear_at is not None and _days(clear_at, now) > rules().red_days,
    }
    return next((reason for reason, holds in reasons.items() if holds), Reason.NONE)


def _litigator(tcpa: bool | None, told_at: datetime | None, verdict: Verdict | None) -> bool | None:  # noqa: FBT001
    said = None if verdict is None else verdict.litigator
    if said or (tcpa and not (said is False and _newer(verdict, told_at))):
        return True
    return False if said is False or tcpa is False else None


def _clear_at(dnc: bool | None, told_at: datetime | None, verdict: Verdict | None) -> datetime | None:  # noqa: FBT001
    """Give when somebody last said that no list has it."""
    clear = verdict is not None and verdict.national_dnc is False and verdict.state_dnc is False
    said = [verdict.checked_at if verdict is not None and clear else None, told_at if dnc is False else None]
    return max((at for at in said if at is not None), default=None)


def _cleared(told_at: datetime | None, verdict: Verdict | None) -> bool:
    """A scrub that answered for both registries takes a lead's flag away that is not newer."""
    if verdict is None or verdict.national_dnc is None or verdict.state_dnc is None:
        return False
    return _newer(verdict, told_at)


def _newer(verdict: Verdict | None, told_at: datetime | None) -> bool:
    return verdict is not None and (told_at is None or verdict.checked_at >= told_at)


def _days(at: datetime, now: datetime | None) -> float:
    return ((now or datetime.now(UTC)) - at).total_seconds() / DAY_S

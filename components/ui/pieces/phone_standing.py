"""What is known of a phone, in words and colour: whether it may be called, who said so, and how old that is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Literal

import streamlit as st

from components.house import house
from components.library import Verdict
from components.matching import phone_digits
from components.outreach import FLAGS, Reason, age_days, judged, rules
from components.ui.pieces.words import count, plain

_LISTED = ("national_dnc", "state_dnc", "litigator")
_WORDS: Mapping[Reason, tuple[str, str, str]] = {
    Reason.NONE: ("May be called", ":material/check_circle:", "green"),
    Reason.UNKNOWN: ("Unknown: check before calling", ":material/help:", "orange"),
    Reason.STALE: ("Checked too long ago: check again", ":material/history:", "orange"),
    Reason.LITIGATOR: ("Don't call: TCPA litigator", ":material/gavel:", "red"),
    Reason.NATIONAL_DNC: ("Don't call: federal list", ":material/block:", "red"),
    Reason.STATE_DNC: ("Don't call: state list", ":material/block:", "red"),
    Reason.DNC: ("Don't call: flagged do-not-call", ":material/block:", "red"),
    Reason.OPTED_OUT: ("Don't call: on your suppression list", ":material/person_off:", "red"),
}


def verdicts_of(numbers: Iterable[str]) -> dict[str, Verdict]:
    """Give what scrubs said of some numbers, by their ten digits."""
    return house().verdicts.of(house().account, [digits for number in numbers if (digits := phone_digits(number))])


def barred_of(numbers: Iterable[str]) -> frozenset[str]:
    """Give those of some numbers, by their ten digits, that are on the suppression list: none of them may be called."""
    return house().outreach.suppression.on_it(house().account, [phone_digits(number) for number in numbers])


def told_at(list_id: int) -> datetime | None:
    """Give when the flags of a bought list were told; None for lists of our own, which carry others' flags."""
    kept = house().shelf.kept(house().account).get(list_id)
    return datetime.fromtimestamp(kept.put_at, UTC) if kept is not None and list_id > 0 else None


def may_be_called(
    verdict: Verdict | None,
    *,
    barred: bool,
    dnc: bool | None = None,
    tcpa: bool | None = None,
    told: datetime | None = None,
) -> bool:
    """Tell what `standing_badges` shows of a phone: whether it may be called."""
    return _reason(verdict, barred=barred, dnc=dnc, tcpa=tcpa, told=told) is Reason.NONE


def standing_badges(
    verdict: Verdict | None,
    *,
    barred: bool,
    dnc: bool | None = None,
    tcpa: bool | None = None,
    told: datetime | None = None,
) -> None:
    """Show whether a phone may be called, and beside it who said so and when: amber at 25 days, red at 31.

    `dnc` and `tcpa` are its lead's own flags, told at `told`. One that is `barred`, itself or by its owner, may not be called, whatever
    registries say.
    """
    words, icon, color = _words(_reason(verdict, barred=barred, dnc=dnc, tcpa=tcpa, told=told), verdict)
    st.badge(words, icon=icon, color=color)  # type: ignore[arg-type]
    if verdict is not None:
        age_badge(verdict)
    elif told is not None and dnc is not None:
        _list_badge(told)


def age_badge(verdict: Verdict) -> None:
    """Show how old a scrub's answer is, and which scrub that was."""
    days = age_days(verdict.checked_at)
    st.badge(
        f"{plain(verdict.source).capitalize()} · {age_words(days)}",
        color=_age_color(days),
        help=f"Checked {verdict.checked_at:%d %b %Y, %H:%M} UTC. {_kept_words(days)}",
    )


def age_words(days: int) -> str:
    """Write an age: "today", "1 day ago", "12 days ago"."""
    return "today" if days == 0 else f"{count(days, 'day')} ago"


def flag_words(verdict: Verdict) -> str:
    """Write the four flags: "Federal list: no · State list: yes · DMA list: unknown · TCPA litigator: no"."""
    said = {True: "yes", False: "no", None: "unknown"}
    return " · ".join(f"{label}: {said[getattr(verdict, flag)]}" for flag, label in FLAGS.items())


def _reason(
    verdict: Verdict | None, *, barred: bool, dnc: bool | None, tcpa: bool | None, told: datetime | None
) -> Reason:
    return Reason.OPTED_OUT if barred else judged(dnc, tcpa, told, verdict)


def _words(reason: Reason, verdict: Verdict | None) -> tuple[str, str, str]:
    """All lists that hold a number are named, not only the first."""
    words, icon, color = _WORDS[reason]
    held = [FLAGS[flag] for flag in _LISTED if verdict is not None and getattr(verdict, flag)]
    if len(held) > 1 and color == "red" and reason is not Reason.OPTED_OUT:
        words = f"Don't call: {', '.join(held)}"
    return words, icon, color


def _list_badge(told: datetime) -> None:
    days = age_days(told)
    st.badge(
        f"The vendor's own flag · {age_words(days)}",
        color=_age_color(days),
        help="The vendor's own estimate: only a scrub asks the registries.",
    )


def _age_color(days: int) -> Literal["gray", "orange", "red"]:
    if days < rules().amber_days:
        return "gray"
    return "orange" if days < rules().red_days else "red"


def _kept_words(days: int) -> str:
    left = rules().red_days - days
    return (
        f"Good for {count(left, 'more day')}."
        if left > 0
        else "The registries must be asked again at least every 31 days."
    )

"""The standing of a phone: what its lists and its newest scrub say of it, and the one reason why it may not be called.

How answers are merged, each rule with its reason:
- A flag has three values. What nobody answered is unknown, and unknown is never allowed.
- Over a number's rows in a selection, one "yes" outweighs any "no": a number that is clean on one lead and flagged on the next is flagged.
- A scrub answers for national and state lists apart; a lead's own flag doesn't say whose list it means. A scrub's "no" to both clears a
  lead's flag that is not newer; a scrub's "yes" stays until a newer scrub, whatever a list says later: a list is no scrub.
- "No" is worth something for 31 days. Later it is `stale`, which is not allowed either. A "yes" never gets stale.
- A lead's flags are as old as its list. Rows of our own lists carry no date, unless in a column `flags_checked_at`: without one their "no"
  clears nothing.
- A litigator's flag has no legal age; it must have been answered "no" once.
"""

from __future__ import annotations

from components.outreach.rules import Reason, rules

DAY_S = 86_400
_VALID = r"^[2-9](?:[02-9]\d|1[02-9])[2-9]\d{6}$"


def told_words() -> str:
    """Gather what the rows say of each number: table `told`, from `phones` (phone, dnc, tcpa, told_at)."""
    return """
        SELECT phone, bool_or(dnc) AS dnc, max(told_at) FILTER (dnc) AS dnc_at, max(told_at) FILTER (NOT dnc) AS clear_at,
               bool_or(tcpa) AS tcpa, max(told_at) FILTER (tcpa) AS tcpa_at, max(told_at) AS listed_at
        FROM phones GROUP BY phone
    """


def merged_words() -> str:
    """Merge with the scrubs: table `merged`, from `told` and `scrubbed` (the verdicts); times are UTC seconds."""
    return """
        SELECT t.phone, s.national_dnc, s.state_dnc, s.dma, s.phone_type AS scrubbed_type, t.dnc AS told_dnc, s.checked_at AS scrubbed_at,
               t.listed_at, s.phone IN (SELECT phone FROM excepted) AS excepted,
               coalesce(t.dnc, false) AND NOT coalesce(
                   s.national_dnc IS NOT NULL AND s.state_dnc IS NOT NULL AND s.checked_at >= coalesce(t.dnc_at, 0), false) AS dnc,
               greatest(
                   t.clear_at,
                   CASE WHEN (s.national_dnc = false OR s.phone IN (SELECT phone FROM excepted)) AND s.state_dnc = false
                        THEN s.checked_at END) AS clear_at,
               CASE WHEN s.litigator THEN true
                    WHEN t.tcpa AND NOT coalesce(s.litigator = false AND s.checked_at >= coalesce(t.tcpa_at, 0), false) THEN true
                    WHEN s.litigator = false OR t.tcpa = false THEN false END AS litigator
        FROM told t LEFT JOIN scrubbed s ON s.phone = t.phone
    """


def standing_words(now_s: float, *, lift_litigators: bool = False) -> str:
    """Say why a phone of `merged` is withheld, "" where it may be called. `opted_out` is a column beside it."""
    stale_before = now_s - rules().red_days * DAY_S
    litigator = "false" if lift_litigators else "coalesce(litigator, false)"
    unsure = "false" if lift_litigators else "litigator IS NULL"
    return f"""
        CASE WHEN opted_out THEN '{Reason.OPTED_OUT}'
             WHEN NOT regexp_matches(phone, '{_VALID}') THEN '{Reason.INVALID}'
             WHEN {litigator} THEN '{Reason.LITIGATOR}'
             WHEN coalesce(national_dnc, false) AND NOT coalesce(excepted, false) THEN '{Reason.NATIONAL_DNC}'
             WHEN coalesce(state_dnc, false) THEN '{Reason.STATE_DNC}'
             WHEN dnc THEN '{Reason.DNC}'
             WHEN clear_at IS NULL OR {unsure} THEN '{Reason.UNKNOWN}'
             WHEN clear_at < {stale_before!r} THEN '{Reason.STALE}'
             ELSE '{Reason.NONE}' END
    """


def lifted_words(*, lift_litigators: bool) -> str:
    """Say which barriers were lifted for a phone: by a typed reason, or by an exception that somebody vouches for."""
    litigator = f"CASE WHEN litigator THEN '{Reason.LITIGATOR}' END" if lift_litigators else "NULL"
    national = f"CASE WHEN coalesce(national_dnc AND excepted, false) THEN '{Reason.NATIONAL_DNC}' END"
    return f"concat_ws(',', {litigator}, {national})"

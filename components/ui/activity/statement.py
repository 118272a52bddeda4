"""A month's statement: the balance before, what was charged, the balance after, and whether that adds up."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import streamlit as st

from components.house import house
from components.looking import as_seen_now
from components.orders import Reading, Sought, Statement
from components.ui.activity import keys
from components.ui.activity.calls import journal_csv
from components.ui.activity.naming import kind_words, when_words
from components.ui.pieces.words import count, credits_words, dollars


def statement() -> None:
    """Show a month."""
    now = datetime.now(UTC)
    month = st.selectbox("Month (UTC)", _months(now), format_func=lambda day: f"{day:%B %Y}", key=keys.MONTH, width=260)
    reckoned = house().reckoning.statement(month.year, month.month, now)
    sheet, verdict = st.columns([1.4, 1], gap="large")
    with sheet, st.container(border=True):
        st.markdown("\n".join(_lines(reckoned)))
    with verdict:
        _verdict(reckoned)
        last = min(reckoned.ends - timedelta(seconds=1), now).date()
        st.download_button(
            "CSV of the month's calls",
            data=as_seen_now(lambda: journal_csv(Sought(since=month, until=last))),
            file_name=f"platbook-{month:%Y-%m}.csv",
            mime="text/csv",
            icon=":material/download:",
            on_click="ignore",
            key="statement-csv",
        )


def _months(now: datetime) -> list[date]:
    first = house().reckoning.first_month() or now
    months, at = [], date(now.year, now.month, 1)
    while at >= date(first.year, first.month, 1):
        months.append(at)
        at = (at - timedelta(days=1)).replace(day=1)
    return months


def _lines(reckoned: Statement) -> list[str]:
    opening, closing = reckoned.opening, reckoned.closing
    rows = [_row(f"**Balance before**, {_read(opening)}", opening.balance if opening else None)]
    if reckoned.added:
        rows.append(_row("Credits added, as the balance rose", reckoned.added, sign="+"))
    rows += [_row(kind_words(kind), spent, sign="−") for kind, spent in reckoned.charged.items()]
    rows.append(_row("**So there should be**", reckoned.expected))
    rows.append(_row(f"**Balance after**, {_read(closing)}", closing.balance if closing else None))
    if reckoned.difference:
        rows.append(_row("**Not explained**", abs(reckoned.difference), sign="+" if reckoned.difference > 0 else "−"))
    return ["| Month | Credits | At the list price |", "|:---|---:|---:|", *rows]


def _row(words: str, credits_count: int | None, sign: str = "") -> str:
    amount = count(credits_count)
    return f"| {words} | {sign}{amount} | {sign}{dollars(credits_count)} |"


def _read(reading: Reading | None) -> str:
    return f"read {when_words(reading.at)}" if reading else "never read"


def _verdict(reckoned: Statement) -> None:
    difference = reckoned.difference
    if difference is None:
        st.info("No balance was read in this time, so there is nothing to compare with.", icon=":material/help:")
    elif difference == 0:
        st.success(
            "**It adds up.** The balance changed by exactly what is written here.", icon=":material/check_circle:"
        )
    else:
        st.warning(_why(difference, reckoned.in_doubt), icon=":material/balance:")
    if reckoned.in_doubt and difference == 0:
        st.caption(f"Calls under way or in doubt could cost {credits_words(reckoned.in_doubt)} more.")
    st.caption(
        "A lead list, a trace and a scrub are charged when they are finished. The balance is remembered whenever it is read."
    )


def _why(difference: int, in_doubt: int) -> str:
    if difference > 0:
        return (
            f"**{credits_words(difference)} more than explained.**  \nCredits were added between two looks at the balance, "
            "or something was refunded."
        )
    doubt = f" Calls in doubt explain up to {credits_words(in_doubt)} of it." if in_doubt else ""
    return (
        f"**{credits_words(-difference)} less than explained.**  \nSomething was charged that is not written here: in the "
        f"vendor's own app, by another program with this account, or just now.{doubt}"
    )

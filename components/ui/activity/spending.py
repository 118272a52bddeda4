"""Where the credits went: the balance over time, and what was spent by day and by kind."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

import streamlit as st

from components.figures.charts_spending import balance_line, spend_days, spend_kinds
from components.house import house
from components.orders import Spent
from components.ui.activity import keys
from components.ui.activity.naming import kind_words
from components.ui.pieces.balance import balance
from components.ui.pieces.figure_tools import figure_tools
from components.ui.pieces.words import count, credits_words, dollars_raw

_PERIODS = {7: "7 days", 30: "30 days", 90: "90 days", 365: "A year"}


def spending() -> None:
    """Show the balance, what was spent in a period, and what of that."""
    days = st.segmented_control(
        "Look back",
        list(_PERIODS),
        default=30,
        required=True,
        format_func=_PERIODS.__getitem__,
        key=keys.PERIOD,
        persist_state="session",
    )
    now = datetime.now(UTC)
    since = (now - timedelta(days=(days or 30) - 1)).replace(hour=0, minute=0, second=0, microsecond=0)
    spent = house().reckoning.spent(since, now)
    _figures(spent)
    over_time, by_day, by_kind = st.columns([1, 1.1, 1.3], gap="medium")
    with over_time:
        _balance(since, now)
    if not spent:
        by_day.header("By day", anchor=False)
        by_day.caption("Nothing was spent in this time.")
        return
    kinds = _by_weight(spent)
    with by_day:
        _by_day(spent, kinds, since.date(), now.date())
    with by_kind:
        _by_kind(spent, kinds)


def _figures(spent: Sequence[Spent]) -> None:
    left, paid, calls, each = st.columns(4)
    now, credits_spent, made = balance(), sum(one.credits for one in spent), sum(one.calls for one in spent)
    left.metric("Balance", credits_words(now), border=True, help="As the API reports it.")
    paid.metric(
        "Spent",
        credits_words(credits_spent),
        border=True,
        help="Charged where that is known, else the ceiling of what is under way or in doubt.",
    )
    calls.metric("Calls that may cost", count(made), border=True)
    each.metric("In dollars", dollars_raw(credits_spent), border=True, help="At the list price of a credit.")


def _balance(since: datetime, now: datetime) -> None:
    st.header("Balance", anchor=False)
    account, balances = house().account, house().reckoning.balances
    before = balances.before(account, since)
    readings = [(one.at, one.balance) for one in balances.between(account, since, now)]
    if before is not None:
        readings.insert(0, (since, before.balance))
    if not readings:
        st.caption("No balance has been read yet.")
        return
    chart = balance_line(readings, now, dark=_dark())
    st.plotly_chart(chart, config=figure_tools("balance"), key="balance-line")


def _by_day(spent: Sequence[Spent], kinds: Sequence[str], first: date, last: date) -> None:
    st.header("By day", anchor=False)
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    credits_of = {(one.day, one.kind): one.credits for one in spent}
    stacked = {kind: [credits_of.get((day, kind), 0) for day in days] for kind in kinds}
    chart = spend_days(days, stacked, {kind: kind_words(kind) for kind in kinds}, dark=_dark())
    st.plotly_chart(chart, config=figure_tools("spent-by-day"), key="spend-days")


def _by_kind(spent: Sequence[Spent], kinds: Sequence[str]) -> None:
    st.header("By kind", anchor=False)
    totals = {
        kind: (
            sum(one.credits for one in spent if one.kind == kind),
            sum(one.calls for one in spent if one.kind == kind),
        )
        for kind in kinds
    }
    chart = spend_kinds(totals, {kind: kind_words(kind) for kind in kinds}, dark=_dark())
    st.plotly_chart(chart, config=figure_tools("spent-by-kind"), key="spend-kinds")


def _by_weight(spent: Sequence[Spent]) -> list[str]:
    kinds = {one.kind for one in spent}
    return sorted(kinds, key=lambda kind: (-sum(one.credits for one in spent if one.kind == kind), kind))


def _dark() -> bool:
    return st.context.theme.type == "dark"

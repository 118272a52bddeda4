"""Pictures of a person's own work: the latest lists with their scores, watched audiences with their line, what was spent."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from datetime import UTC, datetime

import streamlit as st

from components.analytics import spread
from components.audience import to_query
from components.figures.sparks import score_spark
from components.house import house
from components.orders import Order
from components.saved import SavedAudience
from components.ui.pieces.notices import empty_state
from components.ui.pieces.order_cards import in_short
from components.ui.pieces.words import count, dollars_raw, plain

_MOST = 4


def recent_lists(orders: Sequence[Order]) -> None:
    """Show the lists that are ready, the newest first, each with its scores; a click works one by score."""
    st.header("Latest lists", anchor=False)
    ready = [order for order in orders if order.readable]
    if not ready:
        empty_state(
            "No lists yet",
            "A strategy is a good place to begin. Looking is free.",
            icon=":material/list_alt:",
        )
    for order in ready[:_MOST]:
        _list(order)


def watched_audiences() -> None:
    """Show the watched audiences that were counted, each with its line."""
    watched = [one for one in house().saved.watched(house().account) if one.counts]
    if watched:
        st.header("Watched", anchor=False)
    for one in watched[:_MOST]:
        _watched(one)


def spent_this_month() -> None:
    """Show what this month cost, day by day."""
    now = datetime.now(UTC)
    days = house().journal.credits_by_day(
        house().account, now.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    )
    line = [days.get(day, 0) for day in range(1, now.day + 1)]
    st.metric(
        "Spent this month" if not house().synthetic else "Spent this month, in play credits",
        dollars_raw(sum(line)),
        chart_data=line if any(line) and len(line) > 1 else None,
        chart_type="bar",
        border=True,
        help="Lists as they were charged, or their ceiling while they are under way; answers of the assistant.",
    )


def _list(order: Order) -> None:
    with st.container(border=True, gap="xsmall", key=f"card-{order.key}"):
        st.page_link("lists.py", label=plain(order.name), query_params={"list": order.key}, width="stretch")
        words, scores = st.columns([1.35, 1], vertical_alignment="center")
        words.caption(in_short(order))
        with scores:
            _spark(order)


def _spark(order: Order) -> None:
    if order.list_id is None:
        return
    counted = _spread(order.account, order.list_id, order.rows_total)
    if any(counted):
        picture = b64encode(score_spark(counted, dark=st.context.theme.type == "dark").encode()).decode()
        st.html(
            f"<img style='max-width:100%' alt='Best scores of {count(sum(counted), 'lead')}' src='data:image/svg+xml;base64,{picture}'>"
        )


@st.cache_data(show_spinner=False, max_entries=500)
def _spread(account: str, list_id: int, _rows: int) -> tuple[int, ...]:
    return spread(house().shelf, account, list_id)


def _watched(one: SavedAudience) -> None:
    with st.container(border=True, gap="xsmall", key=f"card-{one.id}"):
        st.page_link("build.py", label=plain(one.name), query_params=to_query(one.audience), width="stretch")
        last = one.counts[-1]
        st.metric(
            f"Match, {last.day.day} {last.day:%b}",
            count(last.matches),
            delta=f"{one.moved:+.0%}" if one.moved is not None else None,
            chart_data=[day.matches for day in one.counts] if len(one.counts) > 1 else None,
            chart_type="line",
        )

"""What was traced before, and what waits to be sent: cards, the newest first."""

from __future__ import annotations

import streamlit as st

from components.house import house
from components.orders import PARCEL_TRACE, TRACE, Batch, Instant, Order, State
from components.ui.pieces.instant_states import instant_badge
from components.ui.pieces.order_cards import state_badge
from components.ui.pieces.words import ago, count, plain
from components.ui.trace import keys
from components.ui.trace.bring import PURPOSE
from components.ui.trace.modes import BATCH, QUESTION, UPLOAD, kind_of

_SHOWN = 40
_STANDING = (State.UNCERTAIN, State.PLACING, State.QUEUED, State.BUILDING, State.FETCHING, State.FAILED, State.READY)


def kept_batches(opened: Batch | None) -> None:
    """Show the tables that were sent, and the uploads that wait."""
    st.header("Your traces", anchor=False)
    waiting = house().uploads.waiting(house().account, PURPOSE)
    batches = house().batches.batches(house().account, TRACE, PARCEL_TRACE)
    with st.container(height=640 if len(waiting) + len(batches) > 6 else "content", border=False):
        for upload in waiting[:5]:
            with st.container(border=True, gap="xsmall", key=f"card-{upload.key}"):
                st.page_link("trace.py", label=plain(upload.name), query_params={UPLOAD: upload.key}, width="stretch")
                st.caption(f"{count(upload.row_count, 'row')} · read {ago(upload.made_at)}, not sent")
        for batch in batches[:_SHOWN]:
            _batch_card(batch, chosen=opened is not None and opened.key == batch.key)
        if not waiting and not batches:
            st.caption("A table that you trace is kept here, with its results.")


def kept_questions(mode: str, opened: Instant | None) -> None:
    """Show the single traces of a kind, narrowed by what is typed."""
    st.header("Traced one by one", anchor=False)
    typed = st.text_input(
        "Find a trace",
        placeholder="Address, name or phone",
        icon=":material/search:",
        label_visibility="collapsed",
        key=keys.FIND,
    )
    found = house().instants.recent(kind_of(mode), search=(typed or "").strip())
    with st.container(height=640 if len(found) > 6 else "content", border=False):
        for question in found[:_SHOWN]:
            _question_card(question, mode, chosen=opened is not None and opened.key == question.key)
        if not found:
            st.caption("Nothing has that in it." if typed else "What you trace is kept here.")


def _batch_card(batch: Batch, *, chosen: bool) -> None:
    orders = house().ledger.of_batch(batch.key)
    with st.container(border=True, gap="xsmall", key=f"card-{batch.key}"):
        st.page_link(
            "trace.py",
            label=f"**{plain(batch.name)}**" if chosen else plain(batch.name),
            icon=":material/arrow_forward:" if chosen else None,
            query_params={BATCH: batch.key},
            width="stretch",
        )
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            if orders:
                state_badge(min(orders, key=lambda order: _STANDING.index(order.state)))
            st.caption(f"{count(batch.row_count, 'row')}{_found(orders)} · {ago(batch.created_at)}")


def _found(orders: tuple[Order, ...]) -> str:
    if not orders or not all(order.readable for order in orders):
        return ""
    return f", {count(sum(order.actual_count or 0 for order in orders))} found"


def _question_card(question: Instant, mode: str, *, chosen: bool) -> None:
    with st.container(border=True, gap="xsmall", key=f"card-{question.key}"):
        st.page_link(
            "trace.py",
            label=f"**{plain(question.subject)}**" if chosen else plain(question.subject),
            icon=":material/arrow_forward:" if chosen else None,
            query_params={"for": mode, QUESTION: question.key},
            width="stretch",
        )
        names = ", ".join(
            str(person.get("full_name") or "") for person in (question.answer or {}).get("persons", [])[:2]
        )
        st.caption(plain(" · ".join(part for part in (names, ago(question.asked_at)) if part)))
        instant_badge(question)

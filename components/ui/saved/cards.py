"""Saved audiences as cards: open, watch, rename, copy, share, delete with a way back."""

from __future__ import annotations

import streamlit as st

from components.audience import summary, to_query
from components.faults import Fault
from components.house import house
from components.monitors import Watched
from components.saved import SavedAudience
from components.ui.pieces.acting import acting
from components.ui.pieces.copyable import copyable
from components.ui.pieces.links import build_link
from components.ui.pieces.notices import fault_notice
from components.ui.pieces.pinned import pin_button
from components.ui.pieces.strategies import labels
from components.ui.pieces.visitor import visitor
from components.ui.pieces.words import ago, count, plain
from components.ui.saved import keys
from components.ui.saved.vendor_watch import vendor_watch


def saved_search() -> str:
    """Show the box that narrows by name and tag; give what was typed."""
    return st.text_input(
        "Find a saved audience",
        placeholder="Find by name, tag or place",
        icon=":material/search:",
        label_visibility="collapsed",
        key="saved-search",
        live=True,
    )


def undo_delete() -> None:
    """Offer the way back after a deletion, and show what the last change could not do."""
    if fault := st.session_state.pop(keys.FAULT, None):
        fault_notice(fault)
    gone = st.session_state.get(keys.DELETED)
    if gone is None:
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.markdown(f":material/delete: Deleted **{plain(gone.name)}**")
        st.button("Undo", icon=":material/undo:", on_click=_restore, args=(gone,), key="undo-delete")


def saved_card(one: SavedAudience, monitor: Watched | None = None) -> None:
    """Show one saved audience: its name, what it says, its counts, and what can be done with it."""
    with st.container(border=True, gap="small", key=f"saved-{one.id}"):
        words, trend = st.columns([3, 1.1], gap="medium")
        with words:
            query = to_query(one.audience)
            st.page_link("build.py", label=f"**{plain(one.name)}**", icon=":material/bookmark:", query_params=query)
            st.markdown(plain(summary(one.audience, labels())))
            _tags(one)
        with trend:
            _trend(one, at_the_vendors=monitor is not None and monitor.living)
        if monitor is not None and monitor.living:
            vendor_watch(one, monitor)
        _doings(one, monitor)


def _tags(one: SavedAudience) -> None:
    with st.container(horizontal=True, gap="xsmall", vertical_alignment="center"):
        for tag in one.tags:
            st.badge(plain(tag), color="gray", icon=":material/sell:")
        st.caption(f"Changed {ago(one.updated_at)}")


def _trend(one: SavedAudience, *, at_the_vendors: bool) -> None:
    if not one.watched:
        st.caption(
            "What is new arrives in Lists. Switch Watch on to have it counted every day too, for free."
            if at_the_vendors
            else "Not watched: switch Watch on to have it counted every day, for free."
        )
        return
    if not one.counts:
        st.caption("Counted for the first time within the hour.")
        return
    last = one.counts[-1]
    st.metric(
        f"Match, {last.day.day} {last.day:%b}",
        count(last.matches),
        delta=f"{one.moved:+.0%}" if one.moved is not None else None,
        chart_data=[day.matches for day in one.counts] if len(one.counts) > 1 else None,
        chart_type="line",
    )


def _doings(one: SavedAudience, monitor: Watched | None) -> None:
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.toggle(
            "Watch",
            value=one.watched,
            key=f"watch-{one.id}-{one.watched}",
            on_change=_watch,
            args=(one,),
            help="Counts it once a day by a free preview, and tells you on Home when it moves by more than a tenth.",
        )
        if monitor is None or not monitor.living:
            vendor_watch(one, monitor)
        with st.popover("Rename", icon=":material/edit:", type="tertiary"), st.form(f"rename-{one.id}", border=False):
            name = st.text_input("Name", value=one.name, max_chars=120)
            tags = st.text_input("Tags, with commas", value=", ".join(one.tags))
            if st.form_submit_button("Keep", type="primary"):
                _rename(one, name, tags)
        st.button(
            "Duplicate",
            icon=":material/content_copy:",
            type="tertiary",
            key=f"copy-{one.id}",
            on_click=_copy,
            args=(one,),
        )
        with st.popover("Link", icon=":material/link:", type="tertiary"):
            st.caption("Whoever opens this link sees this audience.")
            copyable(build_link(one.audience))
        pin_button(one.audience, one.id)
        st.button(
            "Delete", icon=":material/delete:", type="tertiary", key=f"drop-{one.id}", on_click=_delete, args=(one,)
        )


def _watch(one: SavedAudience) -> None:
    standing = house()
    try:
        standing.saved.watch(one.account, one.id, watched=not one.watched, by=visitor())
        if one.watched:
            return
        standing.watch.count(one)
    except Fault as fault:
        st.session_state[keys.FAULT] = fault


def _rename(one: SavedAudience, name: str, tags: str) -> None:
    try:
        house().saved.rename(one.account, one.id, name, tags.split(","), visitor())
    except Fault as fault:
        fault_notice(fault)
        return
    st.rerun()


def _copy(one: SavedAudience) -> None:
    with acting():
        house().saved.duplicate(one.account, one.id, visitor())


def _delete(one: SavedAudience) -> None:
    with acting():
        house().saved.delete(one.account, one.id, visitor())
        st.session_state[keys.DELETED] = one


def _restore(one: SavedAudience) -> None:
    with acting():
        house().saved.restore(one.account, one.id, visitor())
    st.session_state.pop(keys.DELETED, None)

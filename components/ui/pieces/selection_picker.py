"""Whom: the one way in which pages pick leads. Lists of any kind; if wanted a use case, a threshold, and what was brushed on Propensity.

What is picked stands in the URL, so that a link, a reload and Back open the same leads:
`?lists=12,-3&case=roof_renovate&threshold=70&scores=70-90&zips=85032`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from components.analytics import HIGH_FROM, Brush, Picked, from_query
from components.analytics.picked import NAMES
from components.house import house
from components.library import USE_CASES, Selection
from components.ui.pieces import keys
from components.ui.pieces.copyable import copyable
from components.ui.pieces.links import page_link_to
from components.ui.pieces.shelf_lists import ShelfList, shelf_lists
from components.ui.pieces.words import count, plain

_ALL_LEADS = ""


def selection_picker(page: str, *, newest_first: bool = True, scores: bool = True) -> Selection | None:
    """Let a person pick leads on a page (its address's name); None until some are. See `leads_picker`."""
    picked = leads_picker(page, newest_first=newest_first, scores=scores)
    return None if picked is None else picked.selection()


def leads_picker(page: str, *, newest_first: bool = True, scores: bool = True) -> Picked | None:
    """Let a person pick leads, and show how many they are; None while no list is picked, or there is none.

    With `newest_first` a page that is opened without parameters begins with the newest list. Without `scores` only lists are picked.
    """
    lists = shelf_lists()
    picked = _named(page, lists, newest_first=newest_first)
    if scores:
        which, cases = st.columns([1, 1.1], gap="large")
        with which:
            _list_picker(page, picked, lists)
        with cases:
            _score_picker(page, picked)
    else:
        _list_picker(page, picked, lists)
    _chips(page, picked)
    if not picked.list_ids:
        return None
    _told(page, picked, lists)
    return picked


def picked_names(picked: Picked) -> str:
    """Name the lists and the narrowing: "Tempe absentees: Roof 70 or more"."""
    lists = shelf_lists()
    names = " + ".join(lists[list_id].name for list_id in picked.list_ids if list_id in lists)
    return ": ".join(part for part in (names, picked.words()) if part)


def lead_count(picked: Picked) -> int:
    """Count the leads that are picked."""
    selection = picked.selection()
    query = f"SELECT count(*)::BIGINT AS leads FROM rows WHERE {selection.where}"  # noqa: S608  words of our own
    found = house().shelf.ask(house().account, selection.list_ids, query, selection.params, narrow=True)
    return int(found["leads"][0].as_py())


def _named(page: str, lists: Mapping[int, ShelfList], *, newest_first: bool) -> Picked:
    """Read the URL; where it names nothing, what was picked last here, else the newest list."""
    asked = {name: st.query_params[name] for name in NAMES if name in st.query_params}
    kept = st.session_state.get(keys.picked_of(page))
    picked = from_query(asked) if asked else kept or Picked(())
    gone = [str(list_id) for list_id in picked.list_ids if list_id not in lists]
    if gone:
        st.warning(f"Not in your library: list {plain(', '.join(gone[:5]))}", icon=":material/link_off:")
    picked = replace(picked, list_ids=tuple(list_id for list_id in picked.list_ids if list_id in lists))
    if newest_first and not asked and kept is None:
        picked = replace(picked, list_ids=tuple(list(lists)[:1]))
    _keep(page, picked)
    return picked


def _keep(page: str, picked: Picked) -> None:
    """Put what is picked into the URL, and beside it for the way back."""
    st.session_state[keys.picked_of(page)] = picked
    wanted = picked.query()
    for name in NAMES:
        if st.query_params.get(name, "") != wanted.get(name, ""):
            if name in wanted:
                st.query_params[name] = wanted[name]
            else:
                st.query_params.pop(name, None)


def _list_picker(page: str, picked: Picked, lists: Mapping[int, ShelfList]) -> None:
    key = keys.picker_of(page, "lists")
    st.session_state[key] = list(picked.list_ids)
    st.multiselect(
        "Lists",
        list(lists),
        key=key,
        format_func=lambda list_id: lists[list_id].label,
        placeholder="Choose one or several lists",
        on_change=_take_lists,
        args=(page, picked),
    )


def _score_picker(page: str, picked: Picked) -> None:
    key = keys.picker_of(page, "case")
    st.session_state[key] = picked.case
    st.segmented_control(
        "Which leads",
        [_ALL_LEADS, *USE_CASES],
        key=key,
        format_func=lambda case: USE_CASES.get(case, "All leads"),
        required=True,
        on_change=_take_case,
        args=(page, picked),
    )
    if not picked.case:
        return
    key = keys.picker_of(page, "threshold")
    st.session_state[key] = picked.threshold or 0
    st.slider(
        f"{USE_CASES[picked.case]} score at least", 0, 100, key=key, on_change=_take_threshold, args=(page, picked)
    )


def _chips(page: str, picked: Picked) -> None:
    """Show what was brushed on Propensity, each with a way back."""
    brush = picked.brush
    if not brush:
        return
    with st.container(horizontal=True, gap="xsmall", vertical_alignment="center"):
        st.caption("Narrowed to", width="content")
        if brush.scores:
            _chip(page, f"Scores {brush.scores[0]} to {brush.scores[1]}", picked, brush.places)
        for code in brush.zip_codes[:12]:
            _chip(page, code, picked, brush.toggled(code))
        if len(brush.zip_codes) > 12:
            _chip(page, f"{count(len(brush.zip_codes))} ZIPs in all", picked, Brush(brush.scores))


def _chip(page: str, words: str, picked: Picked, without: Brush) -> None:
    st.button(
        words,
        icon=":material/close:",
        icon_position="right",
        key=f"{keys.picker_of(page, 'brush')}-{words}",
        on_click=_keep,
        args=(page, replace(picked, brush=without)),
    )


def _told(page: str, picked: Picked, lists: Mapping[int, ShelfList]) -> None:
    """Say how many leads that is, and offer the link."""
    leads, every = lead_count(picked), sum(lists[list_id].row_count for list_id in picked.list_ids)
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        whole = f" of {count(every)}" if leads != every else ""
        st.markdown(f"**{count(leads)}{whole} {'lead' if every == 1 else 'leads'}**", width="content")
        with st.popover("Link", icon=":material/link:", type="tertiary"):
            st.caption("Whoever opens this link on this dashboard picks the same leads.")
            copyable(page_link_to(page, picked.query()))


def _take_lists(page: str, picked: Picked) -> None:
    _keep(page, replace(picked, list_ids=tuple(st.session_state[keys.picker_of(page, "lists")])))


def _take_case(page: str, picked: Picked) -> None:
    """Take another use case: its threshold begins at High, and scores brushed in another one don't hold."""
    case = st.session_state[keys.picker_of(page, "case")]
    _keep(page, Picked(picked.list_ids, case, HIGH_FROM if case else None, picked.brush.places))


def _take_threshold(page: str, picked: Picked) -> None:
    _keep(page, replace(picked, threshold=st.session_state[keys.picker_of(page, "threshold")]))

"""Lists of our own on the Lists page: traces, uploads and stacks, each with where it came from."""

from __future__ import annotations

import re
from collections.abc import Sequence

import streamlit as st

from components.audience import LONGEST_NAME
from components.faults import Fault
from components.house import house
from components.library import OwnList
from components.library.export import csv
from components.looking import as_seen_now
from components.stacks import remake, rule_of
from components.ui.lists import keys
from components.ui.pieces.acting import acting
from components.ui.pieces.notices import fault_notice, told
from components.ui.pieces.shelf_lists import shelf_lists
from components.ui.pieces.visitor import visitor
from components.ui.pieces.words import ago, count, plain

_PARAM = "own"
_KINDS = {
    "trace": ("Trace", ":material/person_search:"),
    "parcel_trace": ("Parcel trace", ":material/map:"),
    "upload": ("Upload", ":material/upload_file:"),
    "stack": ("Stack", ":material/layers:"),
}


def own_lists() -> tuple[OwnList, ...]:
    """Give the account's own lists, the newest first."""
    return house().own_lists.lists(house().account)


def chosen_own(owns: Sequence[OwnList]) -> OwnList | None:
    """Give the list of our own that the URL names."""
    named = st.query_params.get(_PARAM)
    return next((own for own in owns if str(own.list_id) == named), None)


def own_chooser(owns: Sequence[OwnList], chosen: OwnList | None) -> None:
    """Show them as cards."""
    if not owns:
        return
    st.header("Your own")
    with st.container(height=480 if len(owns) > 5 else "content", border=False):
        for own in owns:
            _card(own, chosen=chosen is not None and own.list_id == chosen.list_id)


def own_head(own: OwnList) -> None:
    """Show what one is, where it came from, and what can be done with it."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="list-head"):
        st.title(plain(own.name), anchor=False)
        words, icon = _KINDS.get(own.kind, (own.kind, ":material/list_alt:"))
        st.badge(words, icon=icon, color="blue")
        _rename(own)
        _delete(own)
    st.markdown(_came_from(own))
    query = {"lists": str(own.list_id)}
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        st.page_link("propensity.py", label="Work by score", icon=":material/insights:", query_params=query)
        st.page_link("stack.py", label="Stack with others", icon=":material/layers:", query_params=query)
        st.caption(f"{count(own.row_count, 'row')} · made {ago(own.made_at)}")
    _file(own)


def _card(own: OwnList, *, chosen: bool) -> None:
    with st.container(border=True, gap="xsmall", key=f"own-card{own.list_id}"):
        st.page_link(
            "lists.py",
            label=f"**{plain(own.name)}**" if chosen else plain(own.name),
            icon=":material/arrow_forward:" if chosen else None,
            query_params={_PARAM: str(own.list_id)},
            width="stretch",
        )
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            words, icon = _KINDS.get(own.kind, (own.kind, ":material/list_alt:"))
            st.badge(words, icon=icon, color="blue")
            st.caption(f"{count(own.row_count, 'row')} · {ago(own.made_at)}")


def _came_from(own: OwnList) -> str:
    """Say where a list came from, ready for Markdown."""
    if own.kind == "stack" and (rule := rule_of(own.recipe)):
        names = own.recipe.get("names") or {}
        known = {int(one): name for one, name in names.items() if str(one).lstrip("-").isdigit()}
        return f"Properties {plain(rule.words(known))}."
    if file := own.recipe.get("file"):
        return f"From the file {plain(file)}, with all its columns."
    return "What a trace found, beside the rows that were sent." if "trace" in own.kind else "Brought by hand."


def _file(own: OwnList) -> None:
    with st.container(horizontal=True, gap="small"):
        st.download_button(
            "CSV",
            data=as_seen_now(lambda: csv(house().shelf, own.account, [own.list_id])),
            file_name=f"{re.sub(r'[^A-Za-z0-9]+', '-', own.name).strip('-').lower() or 'list'}.csv",
            mime="text/csv",
            icon=":material/download:",
            on_click="ignore",
            help="All columns; cells that a spreadsheet would run are made harmless.",
            key=f"own-csv{own.list_id}",
        )
        if own.kind == "stack":
            st.button(
                "Make again",
                icon=":material/refresh:",
                on_click=_remake,
                args=(own,),
                help="From its lists as they are now.",
                key=f"own-remake{own.list_id}",
            )
    if fault := st.session_state.pop(keys.OWN_FAULT, None):
        fault_notice(fault)


def _remake(own: OwnList) -> None:
    names = {list_id: one.name for list_id, one in shelf_lists().items()}
    try:
        rows = remake(house().own_lists, house().shelf, own, names)
    except Fault as fault:
        st.session_state[keys.OWN_FAULT] = fault
    else:
        st.toast(f"Made again: {count(rows, 'property', 'properties')}.", icon=":material/check_circle:")


def _rename(own: OwnList) -> None:
    with (
        st.popover("Rename", icon=":material/edit:", type="tertiary", key=f"own-rename{own.list_id}"),
        st.form(f"own-rename-form{own.list_id}", border=False),
    ):
        name = st.text_input("Name of the list", value=own.name, max_chars=LONGEST_NAME)
        if st.form_submit_button("Keep", type="primary"):
            with told():
                house().own_lists.rename(own.account, own.list_id, name, visitor())
                st.rerun()


def _delete(own: OwnList) -> None:
    with st.popover("Delete", icon=":material/delete:", type="tertiary", key=f"own-delete{own.list_id}"):
        st.markdown(f"{count(own.row_count, 'row')} go. Lists that it was made of stay, and so do stacks that hold it.")
        st.button(
            "Delete this list",
            type="primary",
            icon=":material/delete_forever:",
            on_click=_drop,
            args=(own,),
            key=f"own-drop{own.list_id}",
        )


def _drop(own: OwnList) -> None:
    with acting():
        house().own_lists.drop(own.account, own.list_id, visitor())

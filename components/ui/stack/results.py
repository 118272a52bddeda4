"""What a stack holds: properties or owners, fifty at a time, as a CSV, and kept as a list."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pandas as pd
import pyarrow as pa
import streamlit as st

from components.house import house
from components.library.export import table_csv
from components.looking import as_seen_now
from components.stacks import Overlap, make, owner_page, owners, properties, property_page
from components.ui.pieces.column_formats import column_config
from components.ui.pieces.fragment import fragment
from components.ui.pieces.frames import TICKS, opens_again, readable, table_height, ticked_row
from components.ui.pieces.lead_sheet import lead_sheet
from components.ui.pieces.notices import told
from components.ui.pieces.shelf_lists import ShelfList
from components.ui.pieces.words import count, plain
from components.ui.stack import keys
from components.ui.stack.choice import Choice, rule_words
from components.ui.stack.owner_card import owner_card

PER_PAGE = 50
_PROPERTIES, _OWNERS = "Properties", "Owners"
_MOST_NAME = 120
_AS_WRITTEN = (r"^(\d{3})(\d{3})(\d{4})$", r"(\1) \2-\3")


@fragment
def stack_table(found: Overlap, choice: Choice, lists: Mapping[int, ShelfList]) -> None:
    """Show the properties or the owners that the rule takes."""
    if found.count(choice.rule) == 0:
        st.info(f"No property is {plain(rule_words(choice, lists))}.", icon=":material/filter_alt_off:")
        return
    with st.container(horizontal=True, gap="small", vertical_alignment="center", horizontal_alignment="distribute"):
        view = st.segmented_control(
            "Show",
            [_PROPERTIES, _OWNERS],
            key=keys.VIEW,
            default=_PROPERTIES,
            required=True,
            label_visibility="collapsed",
            on_change=lambda: st.session_state.pop(keys.PAGE, None),
        )
        _files(found, choice, lists)
    offset = (max(1, st.session_state.get(keys.PAGE, 1)) - 1) * PER_PAGE
    if view == _OWNERS:
        _owner_table(found, choice, offset)
    else:
        _property_table(found, choice, lists, offset)


def keep_stack(found: Overlap, choice: Choice, lists: Mapping[int, ShelfList]) -> None:
    """Offer to keep the properties as a list of ours."""
    if made := st.session_state.pop(keys.MADE, None):
        name, list_id = made
        st.success(f"Kept as {plain(name)}. It now stands wherever lists are chosen.", icon=":material/check_circle:")
        with st.container(horizontal=True, gap="medium"):
            st.page_link(
                "lists.py", label="Open it in Lists", icon=":material/list_alt:", query_params={"own": str(list_id)}
            )
            st.page_link(
                "outreach.py", label="Use in Outreach", icon=":material/campaign:", query_params={"lists": str(list_id)}
            )
    homes = found.count(choice.rule)
    with (
        st.popover("Keep as a list", icon=":material/playlist_add:", disabled=homes == 0),
        st.form("keep-stack", border=False),
    ):
        name = st.text_input("Name", value=_first_name(choice, lists), max_chars=_MOST_NAME)
        words = f"{count(homes, 'property', 'properties')}, one row each, {plain(rule_words(choice, lists))}"
        st.caption(f"{words}. It costs nothing.")
        if st.form_submit_button("Keep", type="primary", icon=":material/check:"):
            _keep(name, found, choice, lists)


def _keep(name: str, found: Overlap, choice: Choice, lists: Mapping[int, ShelfList]) -> None:
    with told(), st.spinner("Laying the rows together …"):
        own = make(house().own_lists, house().shelf, house().account, name, found, choice.rule, _names(choice, lists))
        st.session_state[keys.MADE] = (own.name, own.list_id)
        st.rerun()


def _files(found: Overlap, choice: Choice, lists: Mapping[int, ShelfList]) -> None:
    shelf, account, rule, names = house().shelf, house().account, choice.rule, _names(choice, lists)
    with st.container(horizontal=True, gap="small", width="content"):
        _file("Properties as CSV", "stack.csv", lambda: table_csv(properties(shelf, account, found, rule, names)))
        _file(
            "Owners as CSV",
            "stack-owners.csv",
            lambda: table_csv(
                pa.Table.from_pandas(owners(shelf, account, found, rule, _corrected(choice)), preserve_index=False)
            ),
        )


def _file(label: str, name: str, body: Callable[[], bytes]) -> None:
    st.download_button(
        label,
        data=as_seen_now(body),
        file_name=name,
        mime="text/csv",
        icon=":material/download:",
        type="tertiary",
        on_click="ignore",
        key=f"stacked-{name}",
    )


def _property_table(found: Overlap, choice: Choice, lists: Mapping[int, ShelfList], offset: int) -> None:
    asked = (house().shelf, house().account, found, choice.rule, _names(choice, lists))
    page = property_page(*asked, offset, PER_PAGE, _corrected(choice))
    picked = _table(page.frame, f"stacked-properties-{offset}-{choice.query()}", "Properties of this stack")
    _pager(page.total, offset, "property", "properties")
    if picked is not None and picked < len(page.at):
        lead_sheet(house().account, page.at[picked], others=page.at)


def _owner_table(found: Overlap, choice: Choice, offset: int) -> None:
    asked = (house().shelf, house().account, found, choice.rule)
    frame, total = owner_page(*asked, offset, PER_PAGE, _corrected(choice))
    written = {name: frame[name].str.replace(*_AS_WRITTEN, regex=True) for name in ("phone", "other_phone")}
    shown = frame.assign(**written)
    picked = _table(shown, f"stacked-owners-{offset}-{choice.query()}", "Owners of this stack")
    _pager(total, offset, "owner", "owners")
    if picked is not None and picked < len(shown):
        owner_card({str(name): value for name, value in shown.iloc[picked].items()})


def _table(frame: pd.DataFrame, key: str, alt: str) -> int | None:
    """Show a table; give the place of the row that was clicked."""
    event = st.dataframe(
        readable(frame),
        column_config={**column_config(frame.columns), **_columns()},
        hide_index=True,
        placeholder="–",
        height=table_height(len(frame), 14),
        on_select=opens_again(key),
        selection_mode=TICKS,
        key=key,
        alt=alt,
    )
    return ticked_row(event, key, len(frame))


def _columns() -> dict[str, object]:
    return {
        "stack_count": st.column_config.NumberColumn("Lists", width="small", format="%d"),
        "stack_lists": st.column_config.TextColumn("In", width="medium"),
        "doors": st.column_config.NumberColumn("Doors", width="small", format="%d"),
        "total_value": st.column_config.NumberColumn("Value of all", format="$%,.0f"),
        "other_phone": st.column_config.TextColumn(
            "Flagged or unknown", help="Of owners without a phone that may be called."
        ),
        "addresses": st.column_config.TextColumn("Doors at", width="large"),
    }


def _pager(total: int, offset: int, one: str, many: str) -> None:
    left, right = st.columns([1, 2], vertical_alignment="center")
    last = min(total, offset + PER_PAGE)
    left.caption(f"{count(offset + 1)} to {count(last)} of {count(total, one, many)} · tick a row to open it")
    with right:
        if total > PER_PAGE:
            st.pagination(-(-total // PER_PAGE), key=keys.PAGE)


def _corrected(choice: Choice) -> pa.Table:
    """Give what is known of the lists' phones since they came."""
    return house().corrections.of(house().account, choice.list_ids)


def _names(choice: Choice, lists: Mapping[int, ShelfList]) -> dict[int, str]:
    return {one: lists[one].name for one in choice.list_ids}


def _first_name(choice: Choice, lists: Mapping[int, ShelfList]) -> str:
    words = rule_words(choice, lists)
    return (words[:1].upper() + words[1:])[:_MOST_NAME]

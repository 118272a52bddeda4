"""What the Propensity page looks at: lists, a use case and a threshold, named in its URL; and what was narrowed by brushing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from components.analytics import ALL, HIGH_FROM, MEDIUM_FROM, Brush, Picked, Tally, from_query
from components.analytics.picked import SCORES, ZIPS
from components.library import USE_CASES
from components.ui.pieces.shelf_lists import ShelfList, shelf_lists
from components.ui.pieces.words import plain
from components.ui.propensity import keys

_LISTS, _CASE, _THRESHOLD = "lists", "case", "threshold"
_NONE = "none"
"""What the URL names where every list was taken off."""
_MOST_AT_FIRST = 1


@dataclass(frozen=True)
class Choice:
    """`lists` are bought and own ones, `case` a use case, `threshold` the score that the URL names, 0 to 100, or None."""

    lists: tuple[ShelfList, ...]
    case: str
    threshold: int | None

    @property
    def list_ids(self) -> tuple[int, ...]:
        """The lists' ids; those of own lists are below zero."""
        return tuple(one.list_id for one in self.lists)

    @property
    def paid_credits(self) -> int | None:
        """What all lists together cost; None where that isn't known of one."""
        paid = [one.credits for one in self.lists]
        return None if None in paid else sum(cost or 0 for cost in paid)


def ready_lists() -> tuple[ShelfList, ...]:
    """Give the account's lists whose rows are here, the newest first; bought ones come before those of our own."""
    return tuple(sorted(shelf_lists().values(), key=lambda one: one.list_id < 0))


def chosen(ready: Sequence[ShelfList]) -> Choice:
    """Give what the URL names; what it doesn't, or can't, is the newest list and Sell."""
    by_id = {str(one.list_id): one for one in ready}
    named = [part for part in st.query_params.get(_LISTS, "").split(",") if part]
    emptied = named == [_NONE]
    gone = [part for part in named if part not in by_id and not emptied]
    if gone:
        st.warning(f"Not in your library: {plain(', '.join(gone[:5]))}", icon=":material/link_off:")
    lists = tuple(by_id[part] for part in dict.fromkeys(named) if part in by_id)
    lists = lists if lists or emptied else tuple(ready[:_MOST_AT_FIRST])
    case = st.query_params.get(_CASE, "")
    return Choice(
        lists, case if case in USE_CASES else next(iter(USE_CASES)), _score(st.query_params.get(_THRESHOLD, ""))
    )


def choice_pickers(choice: Choice, ready: Sequence[ShelfList]) -> None:
    """Choose the lists and the use case."""
    lists, cases = st.columns([1.3, 1.4], gap="large", vertical_alignment="bottom")
    by_id = {one.list_id: one for one in ready}
    st.session_state[keys.LISTS] = list(choice.list_ids)
    lists.multiselect(
        "Lists",
        list(by_id),
        key=keys.LISTS,
        format_func=lambda list_id: by_id[list_id].label,
        on_change=_take_lists,
    )
    st.session_state[keys.CASE] = choice.case
    cases.segmented_control(
        "Use case",
        list(USE_CASES),
        key=keys.CASE,
        format_func=USE_CASES.__getitem__,
        required=True,
        on_change=_take_case,
    )


def threshold_slider(choice: Choice, tally: Tally) -> int:
    """Choose the threshold; give it. Where the URL names none, it begins where there are leads to work."""
    key = keys.threshold_of(choice.case)
    if key not in st.session_state:
        st.session_state[key] = choice.threshold if choice.threshold is not None else _first(tally)
    threshold = st.slider("Work the leads that score at least", 0, 100, key=key)
    if st.query_params.get(_THRESHOLD) != str(threshold):
        st.query_params[_THRESHOLD] = str(threshold)
    return int(threshold)


def lower_threshold_to(choice: Choice, span: tuple[int, int]) -> None:
    """Lower a threshold that lies above brushed scores: who brushes some leads wants to see them."""
    if st.session_state.get(keys.threshold_of(choice.case), 0) > span[1]:
        st.session_state[keys.threshold_of(choice.case)] = span[0]


def brush_of(choice: Choice) -> Brush:
    """Give the narrowing that the URL names: Back, a reload and a link show what it says."""
    return from_query(st.query_params.to_dict() | {_CASE: choice.case}).brush


def narrow(choice: Choice, brush: Brush) -> None:
    """Narrow everything on the page."""
    st.session_state[keys.NARROWED] = True
    told = Picked(choice.list_ids, choice.case, None, brush).query()
    _address(**{name: told.get(name, "") for name in (SCORES, ZIPS)})


def brush_chips(choice: Choice) -> None:
    """Show what the leads are narrowed to, with a way back. Where they aren't, its place is kept: what follows isn't built anew."""
    brush, place = brush_of(choice), st.container(horizontal=True, gap="xsmall", vertical_alignment="center")
    if not brush:
        return
    with place:
        st.caption("Narrowed to", width="content")
        if brush.scores:
            _chip(choice, f"Scores {brush.scores[0]} to {brush.scores[1]}", brush.places)
        for code in brush.zip_codes:
            _chip(choice, code, brush.toggled(code))
        st.button("Show all", type="tertiary", key="brush-all", on_click=narrow, args=(choice, ALL))


def _chip(choice: Choice, words: str, without: Brush) -> None:
    st.button(
        words,
        icon=":material/close:",
        icon_position="right",
        key=f"brush-{words}",
        on_click=narrow,
        args=(choice, without),
    )


def _take_lists() -> None:
    picked = st.session_state[keys.LISTS]
    _address(**{_LISTS: ",".join(str(list_id) for list_id in picked) or _NONE, SCORES: "", ZIPS: ""})


def _take_case() -> None:
    _address(**{_CASE: st.session_state[keys.CASE], _THRESHOLD: "", SCORES: "", ZIPS: ""})


def _address(**names: str) -> None:
    """Write some names into the URL, or take those without a value out, as one step back for the browser."""
    told = st.query_params.to_dict() | names
    told = {name: value for name, value in told.items() if value}
    if told != st.query_params.to_dict():
        st.query_params.from_dict(told)


def _score(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) <= 3 and int(text) <= 100 else None


def _first(tally: Tally) -> int:
    """Begin where the vendor would (API document, Recommended action thresholds): High, else the backup pool, else Medium."""
    return next((edge for edge in (HIGH_FROM, 50, MEDIUM_FROM) if tally.total(ALL, edge).leads), MEDIUM_FROM)

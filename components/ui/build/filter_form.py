"""All filters, in groups and by search. A widget is set from the audience at each run and writes to it when it changes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import streamlit as st

from components.audience import FILTERS, GROUPS, Audience, Filter, Value, phrase, states
from components.ui.build import keys
from components.ui.build.filter_chips import strategy_defaults
from components.ui.pieces.draft import redraft
from components.ui.pieces.words import plain

_YES_NO = {"Yes": True, "No": False}
_PICKED = frozenset({"choice", "state"})
_NUMBERS: dict[str, type[int] | type[float]] = {"whole": int, "dollars": int, "percent": float, "number": float}
_FIRST_DAY, _LAST_DAY = date(1900, 1, 1), date(2100, 1, 1)


def filter_form(audience: Audience) -> None:
    """Show the search box, then what it finds, or the groups."""
    offered = [one for one in FILTERS.values() if one.offered]
    typed = st.text_input(
        "Find a filter",
        placeholder="Find a filter: pool, equity, built, years owned …",
        icon=":material/search:",
        label_visibility="collapsed",
        key="filter-search",
        live=True,
    )
    if typed.strip():
        _found(audience, offered, typed.strip().lower())
        return
    with st.container(gap="xsmall"):
        for group in GROUPS:
            _group(audience, group, [one for one in offered if one.group == group])


def _group(audience: Audience, group: str, members: Sequence[Filter]) -> None:
    """Draw a group's fields only while it is open: a hundred widgets would cost every rerun their time."""
    on = sum(audience.override(one.key) is not None for one in members)
    label, kept = f"{group} · **{on} on**" if on else group, keys.group_of(group)
    # Under another label it is another expander to Streamlit: it begins as the last one stood.
    before, begins, stands = st.session_state.get(kept, (label, False, False))
    begins = begins if before == label else stands
    opened = st.expander(label, expanded=begins, key=f"group-{group}", on_change="rerun")
    st.session_state[kept] = (label, begins, opened.open)
    if opened.open:
        with opened:
            _fields(audience, members)


def _found(audience: Audience, offered: Sequence[Filter], typed: str) -> None:
    words = typed.split()
    found = [
        one for one in offered if all(word in f"{one.label} {one.group} {one.help} {one.key}".lower() for word in words)
    ]
    if not found:
        st.caption(f"No filter has “{plain(typed)}” in its name or description.")
    with st.container(border=True):
        _fields(audience, found[:16])
    if len(found) > 16:
        st.caption(f"{len(found) - 16} more: type another word.")


def _fields(audience: Audience, members: Sequence[Filter]) -> None:
    """Draw the members, a least and a most of one thing side by side."""
    defaults = strategy_defaults(audience)
    drawn: set[str] = set()
    for one in members:
        pair = [other for other in members if one.subject and other.subject == one.subject] or [one]
        if one.key in drawn:
            continue
        for column, member in zip(st.columns(2) if len(pair) == 2 else [st.container()], pair, strict=False):
            with column:
                _field(audience, member)
                _default_of(member, defaults)
            drawn.add(member.key)
        _crossed(audience, pair)


def _crossed(audience: Audience, pair: Sequence[Filter]) -> None:
    """Say at the two fields that a least lies above its most, and offer to swap them."""
    ends = {one.bound: one.key for one in pair if one.bound}
    low, high = (audience.override(ends[end]) if end in ends else None for end in ("min", "max"))
    if len(ends) < 2 or low is None or high is None or not _above(low, high):
        return
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.markdown(
            ":orange[:material/swap_vert: The first lies above the second: nothing can match.]", width="content"
        )
        swapped = audience.with_filter(ends["min"], high).with_filter(ends["max"], low)
        st.button("Swap them", key=f"swap-{ends['min']}", type="tertiary", on_click=redraft, args=(swapped,))


def _above(low: Value, high: Value) -> bool:
    if isinstance(low, str) and isinstance(high, str):
        return low > high
    return isinstance(low, int | float) and isinstance(high, int | float) and low > high


def _default_of(member: Filter, defaults: dict[str, tuple[Any, ...]]) -> None:
    if member.key in defaults:
        st.caption(f"Strategy: {', '.join(plain(phrase(member.key, value)) for value in defaults[member.key])}")


def _field(audience: Audience, member: Filter) -> None:
    """Draw one filter's widget."""
    key, value = keys.filter_of(member.key), audience.override(member.key)
    st.session_state[key] = _shown(member, value)
    common: dict[str, Any] = {"key": key, "help": member.help, "on_change": _changed, "args": (audience, member)}
    label, words = f"{member.label} ({member.unit})" if member.unit else member.label, _words(member)
    if member.kind == "yes_no":
        st.segmented_control(label, ["Any", "Yes", "No"], **common)
    elif member.kind in _PICKED:
        st.selectbox(
            label, list(words), index=None, format_func=lambda one: words.get(one, one), placeholder="Any", **common
        )
    elif member.kind == "choices":
        st.multiselect(label, list(words), format_func=lambda one: words.get(one, one), placeholder="Any", **common)
    elif member.kind == "date":
        st.date_input(label, value=None, format="YYYY-MM-DD", min_value=_FIRST_DAY, max_value=_LAST_DAY, **common)
    elif member.kind in _NUMBERS:
        st.number_input(label, value=None, step=_NUMBERS[member.kind](member.step), placeholder="Any", **common)
    else:
        st.text_input(label, placeholder="Any", max_chars=80, **common)


def _words(member: Filter) -> dict[str, str]:
    return dict(states()) if member.kind == "state" else dict(member.choices)


def _shown(member: Filter, value: Any) -> Any:
    """Give the widget's value for a filter's; what a widget can't hold is left to the chip, which can."""
    if member.kind == "yes_no":
        return ("Yes" if value else "No") if isinstance(value, bool) else "Any"
    if member.kind == "choices":
        return [one for one in (value if isinstance(value, tuple) else ()) if one in _words(member)]
    if member.kind in _PICKED:
        return value if value in _words(member) else None
    if member.kind == "date":
        return _date(value)
    if member.kind in _NUMBERS:
        return _NUMBERS[member.kind](value) if isinstance(value, int | float) and not isinstance(value, bool) else None
    return str(value) if value is not None else ""


def _date(value: Any) -> date | None:
    try:
        day = date.fromisoformat(str(value))
    except ValueError:
        return None
    return day if _FIRST_DAY <= day <= _LAST_DAY else None


def _changed(audience: Audience, member: Filter) -> None:
    """Take what was entered into the audience; an emptied widget takes the filter off."""
    entered = st.session_state[keys.filter_of(member.key)]
    if member.kind == "yes_no":
        entered = _YES_NO.get(entered)
    elif isinstance(entered, list):
        entered = tuple(entered)
    elif isinstance(entered, date):
        entered = entered.isoformat()
    empty = entered is None or entered in ("", ())
    redraft(audience.without(member.key) if empty else audience.with_filter(member.key, entered))

"""What is stacked, and how: lists and a rule, named in the URL: `?lists=12,-3,-4&in=2&not=-4`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

import streamlit as st

from components.stacks import MOST_LISTS, Rule
from components.ui.pieces.shelf_lists import ShelfList
from components.ui.pieces.words import count, plain
from components.ui.stack import keys

_LISTS, _IN, _NOT = "lists", "in", "not"
_PARAMS = (_LISTS, _IN, _NOT)
ANY, ALL, LEAST = "any", "all", "least"
_WAYS = {ANY: "In any of them", ALL: "In all of them", LEAST: "In at least …"}


@dataclass(frozen=True)
class Choice:
    """The lists, in the order chosen; `at_least` counts in the way "least" alone."""

    list_ids: tuple[int, ...]
    way: str = ANY
    at_least: int = 2
    without: tuple[int, ...] = ()

    @property
    def among(self) -> tuple[int, ...]:
        """The lists that a property may be in."""
        return tuple(one for one in self.list_ids if one not in self.without)

    @property
    def rule(self) -> Rule:
        """What is taken."""
        least = {ANY: 1, ALL: len(self.among), LEAST: min(self.at_least, len(self.among))}[self.way]
        return Rule(self.among, max(1, least), tuple(one for one in self.list_ids if one in self.without))

    def query(self) -> dict[str, str]:
        """Give the parameters of a link that opens the same stack."""
        how = "" if self.way == ANY else str(self.at_least) if self.way == LEAST else self.way
        told = {_LISTS: ",".join(map(str, self.list_ids)), _IN: how, _NOT: ",".join(map(str, self.rule.without))}
        return {name: value for name, value in told.items() if value}


def chosen(lists: Mapping[int, ShelfList]) -> Choice:
    """Read the URL; where it names nothing, what was chosen last, else the two newest lists."""
    told = {name: st.query_params[name] for name in _PARAMS if name in st.query_params}
    read = from_query(told or st.session_state.get(keys.LAST) or {_LISTS: ",".join(map(str, list(lists)[:2]))})
    gone = [str(one) for one in read.list_ids if one not in lists]
    if gone:
        st.warning(f"Not in your library: list {plain(', '.join(gone[:5]))}", icon=":material/link_off:")
    choice = replace(read, list_ids=tuple(one for one in read.list_ids if one in lists))
    _keep(choice)
    return choice


def from_query(told: Mapping[str, str]) -> Choice:
    """Read a link's parameters; what can't be read is left out."""
    list_ids, how = _ids(told.get(_LISTS, "")), told.get(_IN, "")
    without = tuple(one for one in _ids(told.get(_NOT, "")) if one in list_ids)
    if len(without) == len(list_ids):
        without = ()
    if re.fullmatch(r"\d{1,2}", how, re.ASCII) and int(how):
        return Choice(list_ids, LEAST, int(how), without)
    return Choice(list_ids, ALL if how == ALL else ANY, without=without)


def list_picker(choice: Choice, lists: Mapping[int, ShelfList]) -> None:
    """Choose the lists."""
    st.session_state[keys.LISTS] = list(choice.list_ids)
    st.multiselect(
        "Lists to stack",
        list(lists),
        key=keys.LISTS,
        format_func=lambda one: lists[one].label,
        max_selections=MOST_LISTS,
        placeholder="Choose two lists or more",
        on_change=lambda: take(replace(choice, list_ids=tuple(st.session_state[keys.LISTS]))),
        help="Their order counts: where two say different things of a home, the first one is believed.",
    )


def rule_picker(choice: Choice, lists: Mapping[int, ShelfList]) -> None:
    """Choose in how many of the lists a property must be, and in which it must not."""
    st.session_state.update({keys.WAY: choice.way, keys.WITHOUT: list(choice.rule.without)})
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        st.segmented_control(
            "Take the properties",
            _WAYS,
            key=keys.WAY,
            format_func=_WAYS.__getitem__,
            required=True,
            width="content",
            on_change=lambda: take(replace(choice, way=st.session_state[keys.WAY])),
        )
        if choice.way == LEAST:
            _number(choice)
    st.multiselect(
        "But in none of",
        choice.list_ids,
        key=keys.WITHOUT,
        format_func=lambda one: lists[one].label,
        max_selections=max(1, len(choice.list_ids) - 1),
        placeholder="Nothing taken out",
        on_change=lambda: take(replace(choice, without=tuple(st.session_state[keys.WITHOUT]))),
    )


def take(choice: Choice) -> None:
    """Put a choice into the URL: a callback. The table begins again."""
    st.session_state.pop(keys.PAGE, None)
    _keep(choice)


def rule_words(choice: Choice, lists: Mapping[int, ShelfList]) -> str:
    """Say what is taken."""
    return choice.rule.words({one: lists[one].name for one in choice.list_ids})


def _number(choice: Choice) -> None:
    most = max(2, len(choice.among))
    st.session_state[keys.AT_LEAST] = min(max(1, choice.at_least), most)
    st.number_input(
        f"of {count(len(choice.among), 'list')}",
        1,
        most,
        key=keys.AT_LEAST,
        width=130,
        on_change=lambda: take(replace(choice, at_least=st.session_state[keys.AT_LEAST])),
    )


def _keep(choice: Choice) -> None:
    query = choice.query()
    st.session_state[keys.LAST] = query
    for name in _PARAMS:
        if st.query_params.get(name, "") != query.get(name, ""):
            if name in query:
                st.query_params[name] = query[name]
            else:
                st.query_params.pop(name, None)


def _ids(text: str) -> tuple[int, ...]:
    found = re.findall(r"(?<![^,\s])-?\d{1,18}(?![^,\s])", text, re.ASCII)
    return tuple(dict.fromkeys(map(int, found)))[:MOST_LISTS]

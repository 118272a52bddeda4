"""How many properties are in which lists, at once: an UpSet chart, and what it comes to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

import streamlit as st

from components.figures.charts_whatifs import Column, upset_chart
from components.house import house
from components.stacks import Overlap, overlap, owner_count
from components.ui.pieces.figure_tools import figure_tools
from components.ui.pieces.shelf_lists import ShelfList
from components.ui.pieces.words import count, plain
from components.ui.stack import keys
from components.ui.stack.choice import ALL, Choice, take

_MOST_COLUMNS = 24


def overlap_of(choice: Choice) -> Overlap:
    """Give how the chosen lists overlap; worked out anew only where a list has changed. Raises `BadInput`."""
    kept = house().shelf.kept(house().account)
    return _overlap(house().account, choice.list_ids, tuple(kept[one].digest for one in choice.list_ids if one in kept))


@st.cache_resource(show_spinner="Looking which homes are the same …", max_entries=4)
def _overlap(account: str, list_ids: tuple[int, ...], digests: tuple[str, ...]) -> Overlap:
    """`digests` are part of the key: they change with a list's rows."""
    return overlap(house().shelf, account, list_ids)


def stack_figures(found: Overlap, choice: Choice) -> None:
    """Say what the rule comes to."""
    rule, every = choice.rule, sum(found.counts.values())
    taken, owners, more = st.columns(3)
    homes = found.count(rule)
    taken.metric("Properties", count(homes), border=True, help=f"Of {count(every)} in these lists together.")
    owners.metric(
        "Owners",
        count(owner_count(found, rule)),
        border=True,
        help="Name and mailing address agree: one owner, many doors.",
    )
    several = sum(many for members, many in found.counts.items() if len(members) > 1)
    more.metric("In several", count(several), border=True, help="Properties that several of these lists name.")


def overlap_chart(found: Overlap, choice: Choice, lists: Mapping[int, ShelfList]) -> None:
    """Draw how many properties are in which lists and no other; a click takes a column."""
    if len(found.list_ids) < 2:
        st.info("Choose another list above: what both name, and what only one of them has, is drawn here.")
        return
    drawn = sorted(found.counts.items(), key=lambda one: -one[1])[:_MOST_COLUMNS]
    columns = [
        Column(_name(members), frozenset(map(found.list_ids.index, members)), many, _words(members, many, lists))
        for members, many in drawn
    ]
    key = f"stacked-{st.session_state.get(keys.CLICKS, 0)}"
    st.plotly_chart(
        upset_chart(
            [lists[one].name for one in found.list_ids],
            columns,
            dark=st.context.theme.type == "dark",
            chosen={_name(members) for members, _ in drawn if choice.rule.takes(members)},
        ),
        theme=None,
        key=key,
        on_select=partial(_clicked, key, choice),
        selection_mode="points",
        config=figure_tools("stack"),
        alt="; ".join(one.words for one in columns),
    )
    st.caption(_beneath(found, lists, len(found.counts) - len(drawn)))


def _beneath(found: Overlap, lists: Mapping[int, ShelfList], hidden: int) -> str:
    said = ["Each bar: properties in these lists and no other; orange is taken. Click one to take it alone."]
    if hidden:
        said.append(f"{count(hidden, 'smaller combination')} not drawn.")
    for one, rows in found.rows.items():
        twice = rows - found.homes(one)
        if twice:
            said.append(f"{plain(lists[one].name)}: {count(twice, 'row')} of a home that stands there already.")
        if bare := found.unplaced.get(one, 0):
            said.append(
                f"{plain(lists[one].name)}: {count(bare, 'row')} without address or parcel, joined with nothing."
            )
    return " ".join(said)


def _clicked(key: str, choice: Choice) -> None:
    points = st.session_state[key].selection.points
    names = [str(name) for point in points for name in point.get("customdata") or ()]
    if not names:
        return
    st.session_state[keys.CLICKS] = st.session_state.get(keys.CLICKS, 0) + 1
    members = {int(part) for part in names[0].split("_")}
    take(replace(choice, way=ALL, without=tuple(one for one in choice.list_ids if one not in members)))


def _name(members: tuple[int, ...]) -> str:
    return "_".join(map(str, members))


def _words(members: tuple[int, ...], many: int, lists: Mapping[int, ShelfList]) -> str:
    return f"{' + '.join(lists[one].name for one in members)}: {count(many, 'property', 'properties')}"

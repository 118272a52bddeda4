"""Stack before you buy: up to five signals in all combinations, counted and priced; one click opens or buys one."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import streamlit as st

from components.audience import MOST_ROWS, Audience, Value
from components.faults import Fault
from components.figures.charts_whatifs import Column, upset_chart
from components.house import house
from components.ui.build import keys
from components.ui.build.whatifs.jobs import agreed, follow, job, new_counting, take
from components.ui.pieces.figure_tools import figure_tools
from components.ui.pieces.order_dialog import open_order, order_dialog
from components.ui.pieces.strategies import labels, strategies
from components.ui.pieces.words import count
from components.whatifs import (
    STACK_AT_MOST,
    Combination,
    Signal,
    Stack,
    base_of,
    combinations,
    signals_of,
    stack,
)

KIND = "stack"
_WAYS = {"all": "Has all of them", "exactly": "Has these and no other"}


def whatif_stack(audience: Audience) -> None:
    """Count every combination of the audience's signals, and draw them."""
    defaults = _defaults()
    signals = _chosen(signals_of(audience, defaults, labels()))
    if len(signals) < 2:
        st.caption("A stack needs at least two signals: filters, or strategies.")
        return
    base = base_of(audience, signals, defaults)
    question = f"{base.matching_key()} {[signal.filters for signal in signals]}"
    needed = new_counting().calls_needed(one.audience for one in combinations(base, signals))
    if not agreed(KIND, question, needed):
        return
    running = job(KIND, question, lambda counting: stack(counting, base, signals))
    follow(KIND, running, partial(_draw, audience.requested_count))


def _chosen(signals: tuple[Signal, ...]) -> tuple[Signal, ...]:
    if len(signals) <= STACK_AT_MOST:
        return signals
    by_label = {signal.label: signal for signal in signals}
    picked = st.multiselect(
        "Signals to stack",
        list(by_label),
        default=list(by_label)[:STACK_AT_MOST],
        max_selections=STACK_AT_MOST,
        key="stack-signals-" + "-".join(sorted(key for signal in signals for key, _ in signal.filters)),
        help="The others stay on for all.",
    )
    return tuple(signal for label, signal in by_label.items() if label in picked)


def _draw(requested_count: int, picture: Stack) -> None:
    way = st.segmented_control("Count", _WAYS, format_func=_WAYS.__getitem__, default="all", key="stack-way")
    columns = sorted(
        (one for one in picture.combinations if one.members), key=lambda one: (len(one.members), -(one.at_least or 0))
    )
    key = f"stack-{columns[-1].audience.matching_key()}-{len(columns)}"
    chosen = _clicked(key, columns) or columns[-1]
    st.plotly_chart(
        upset_chart(
            [signal.label for signal in picture.signals],
            [_column(picture, one, exactly=way == "exactly") for one in columns],
            dark=st.context.theme.type == "dark",
            chosen=(_name(chosen),),
        ),
        theme=None,
        key=key,
        on_select=partial(_choose, key),
        selection_mode="points",
        config=figure_tools("what-if-stack"),
        alt="; ".join(_words(picture, one) for one in columns),
    )
    _combination(picture, columns, chosen, key)
    _doings(chosen, requested_count)


def _combination(picture: Stack, columns: list[Combination], chosen: Combination, key: str) -> None:
    """Choose a combination without a mouse; a click on a bar chooses here too."""
    words, pick = {_name(one): _words(picture, one) for one in columns}, keys.stack_pick(key)
    st.session_state[pick] = _name(chosen)
    st.selectbox("Combination", list(words), format_func=words.__getitem__, key=pick, on_change=_pick, args=(key, pick))


def _column(picture: Stack, one: Combination, *, exactly: bool) -> Column:
    if not exactly:
        return Column(_name(one), one.members, one.at_least, _words(picture, one))
    alone = "not counted yet" if one.exactly is None else count(one.exactly, "home")
    return Column(_name(one), one.members, one.exactly, f"{_names(picture, one)}, and no other: {alone}")


def _doings(one: Combination, requested_count: int) -> None:
    """Offer to open or buy the chosen combination."""
    wanted = one.audience.asking(min(MOST_ROWS, max(requested_count, one.at_least or 0)))
    preview = house().previews.known(wanted)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button("Open in Build", icon=":material/edit:", key="stack-open", on_click=take, args=(wanted,))
        buy = st.button(
            "Build this list",
            icon=":material/playlist_add_check:",
            key="stack-buy",
            disabled=not preview or preview.count == 0,
            on_click=open_order,
            args=(wanted,),
        )
    if buy and preview:
        order_dialog(wanted, preview, labels())
    st.caption(
        "Click a bar, or choose above. Opened or built, it holds every home that has its signals, whatever else it has."
    )


def _words(picture: Stack, one: Combination) -> str:
    names = _names(picture, one)
    if one.at_least is None or one.dollars is None:
        return f"{names}: not counted yet"
    return f"{names}: {count(one.at_least, 'home')}, ${one.dollars:,.2f}"


def _names(picture: Stack, one: Combination) -> str:
    return " + ".join(picture.signals[number].label for number in sorted(one.members))


def _name(one: Combination) -> str:
    return "+".join(str(number) for number in sorted(one.members))


def _choose(key: str) -> None:
    """Keep what was clicked: a chart that is drawn anew forgets its selection."""
    for point in st.session_state[key].selection.points:
        for name in point.get("customdata") or ():
            st.session_state[keys.STACK_CHOSEN] = (key, str(name))


def _pick(key: str, pick: str) -> None:
    st.session_state[keys.STACK_CHOSEN] = (key, st.session_state[pick])


def _clicked(key: str, columns: list[Combination]) -> Combination | None:
    clicked = st.session_state.get(keys.STACK_CHOSEN)
    return next((one for one in columns if clicked == (key, _name(one))), None)


def _defaults() -> Mapping[str, Mapping[str, Value]]:
    """Give what strategies stand for; empty where the API can't be asked now, so that only filters are signals."""
    try:
        return {
            strategy.key: {
                key: tuple(map(str, value)) if isinstance(value, list | tuple) else value
                for key, value in strategy.default_filters.items()
                if isinstance(value, bool | int | float | str | list | tuple)
            }
            for strategy in strategies()
        }
    except Fault:
        return {}

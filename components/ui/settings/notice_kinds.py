"""What leaves by which way, and from when on something is news."""

from __future__ import annotations

import streamlit as st

from components.notices import KINDS, WAYS, Kind
from components.tidings import LEAST_SHARE
from components.ui.settings import keys
from components.ui.settings.notice_choices import choose, chosen

_WHERE = "kinds"
_MOST_CREDITS = 100_000_000


def notice_kinds() -> None:
    """Show each kind of notice with the ways by which it leaves."""
    st.header("What", anchor=False)
    with st.container(border=True):
        ways = tuple(way for way in WAYS if chosen().address(way))
        for kind in KINDS.values():
            _kind(kind, ways)
        if not ways:
            st.caption("All of these stand in the app. Name an address, and choose here what else goes there.")


def news_from() -> None:
    """Let a person say from when on a move is one, and below what a balance is low."""
    standing = chosen()
    st.header("From when on", anchor=False)
    with st.container(border=True):
        st.number_input(
            "A watched audience has moved when its count changes by (percent)",
            min_value=round(LEAST_SHARE * 100),
            max_value=1000,
            value=round(standing.moved_share * 100),
            step=5,
            key=keys.MOVED,
            on_change=_moved,
        )
        st.number_input(
            "The balance is low below (credits; 0: never)",
            min_value=0,
            max_value=_MOST_CREDITS,
            value=standing.low_credits,
            step=100,
            key=keys.LOW,
            on_change=_low,
        )


def _kind(kind: Kind, ways: tuple[str, ...]) -> None:
    words = f":material/{kind.icon}: {kind.words}"
    if not ways:
        st.markdown(words)
        return
    key = keys.ways_of(kind.key, ways)
    st.pills(
        words,
        ways,
        selection_mode="multi",
        default=[way for way in ways if way not in chosen().off.get(kind.key, ())],
        format_func=WAYS.__getitem__,
        key=key,
        on_change=_chosen_ways,
        args=(kind.key, ways, key),
    )


def _chosen_ways(kind: str, ways: tuple[str, ...], key: str) -> None:
    """A way without an address now stays as it was chosen before."""
    standing, picked = chosen(), st.session_state[key]
    unseen = [way for way in standing.off.get(kind, ()) if way not in ways]
    choose(_WHERE, off=standing.without(kind, (*unseen, *(way for way in ways if way not in picked))).off)


def _moved() -> None:
    choose(_WHERE, moved_share=st.session_state[keys.MOVED] / 100)


def _low() -> None:
    choose(_WHERE, low_credits=int(st.session_state[keys.LOW]))

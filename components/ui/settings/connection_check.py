"""What the account's API speaks and offers: found by free calls when a person asks, each with how long it took."""

from __future__ import annotations

import streamlit as st

from components.connection import CAPABILITY_WORDS, Check, Step
from components.house import house
from components.settings import PREFIXES
from components.ui.pieces.balance import forget_balance
from components.ui.pieces.words import ago, credits_words, plain

_NAMES = {**dict.fromkeys(PREFIXES, ""), **{str(one): words for one, words in CAPABILITY_WORDS.items()}}
_MARKS = {True: ":green[:material/check:]", False: ":gray[:material/remove:]", None: ":orange[:material/help:]"}
_SAID = {True: "is there", False: "is not there", None: "could not be told"}


def connection_check() -> None:
    """Offer the check, and show what the last one found."""
    connection = house().connection
    with st.container(border=True, gap="small", key="connection-check"):
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            st.markdown(f"**Spoken now:** {_spoken()}")
            st.button("Check connection", icon=":material/network_check:", on_click=_check, key="check-connection")
        found = connection.found()
        if found is None:
            st.caption("The check makes free calls only, and finds out what this account's API offers.")
            return
        st.caption(f"Checked {ago(found.at)} by free calls · balance {credits_words(found.balance)}")
        for step in found.steps:
            _line(step)
        _advice(found)


def _spoken() -> str:
    connection = house().connection
    told = "today's API" if connection.dialect.offers else "the API document's"
    return f"{told}, under `/{connection.dialect.prefix}/` (setting `{connection.setting}`)"


def _line(step: Step) -> None:
    name = _NAMES.get(step.name) or (f"Lists under /{step.name}/" if step.name in PREFIXES else "Balance")
    why = f" {plain(step.told)}" if step.told else ""
    said = "answers" if step.name == "balance" and step.there else _SAID[step.there]
    st.markdown(f"{_MARKS[step.there]} {name} :gray[:small[{said} · {step.seconds * 1000:,.0f} ms]]{why}")


def _advice(found: Check) -> None:
    setting = house().connection.setting
    if not found.reached:
        st.warning("The API did not answer, so nothing was changed.", icon=":material/cloud_off:")
    elif setting == "auto":
        st.caption(f"`auto` goes by this. By hand it would be `PLATBOOK_DIALECT={found.suggested}`.")
    elif setting != found.suggested:
        st.warning(
            f"The setting says `{setting}`; this account speaks `{found.suggested}`. Set `PLATBOOK_DIALECT` to that, or to `auto`.",
            icon=":material/tune:",
        )


def _check() -> None:
    house().connection.check()
    forget_balance()

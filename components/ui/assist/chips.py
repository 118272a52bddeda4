"""What an answer was understood to be, as chips; one click takes one off, without another paid answer."""

from __future__ import annotations

import streamlit as st

from components.audience import CUSTOM, FILTERS, Audience, phrase, place_words
from components.house import house
from components.threads import Turn, receipt
from components.ui.pieces.strategies import labels
from components.ui.pieces.words import count, plain


def proposal_chips(turn: Turn, *, last: bool) -> None:
    """Show strategies, place and filters of a proposal; those of the last turn can be taken off."""
    audience = turn.audience
    if audience is None:
        return
    with st.container(horizontal=True, gap="xsmall", vertical_alignment="center"):
        _still(f"{place_words(audience.geography)}", ":material/place:", "Say another place to change it.")
        named = [key for key in audience.strategies if key != CUSTOM]
        for key in named:
            fewer = audience.by([one for one in named if one != key])
            _chip(turn, labels().get(key, key), fewer, ":material/target:", last=last)
        for key, value in audience.filters:
            unknown = "" if key in FILTERS else " (not known to Platbook)"
            _chip(turn, f"{phrase(key, value)}{unknown}", audience.without(key), "", last=last)


def proposal_receipt(turn: Turn, before: Turn | None) -> None:
    """Say what this turn changed against the proposal before it, and by how many matches."""
    if before is None or before.audience is None or turn.audience is None:
        return
    changed = receipt(before.audience, turn.audience, labels(), (before.match_count, turn.match_count))
    if not changed:
        return
    told = [f":green[:material/add: {plain(words)}]" for words in changed.added]
    told += [f":red[:material/remove: {plain(words)}]" for words in changed.removed]
    if changed.matches:
        more = "more match" if changed.matches > 0 else "fewer match"
        told.append(f"**{count(abs(changed.matches))} {more}** than before")
    st.caption(" · ".join(told))


def _chip(turn: Turn, words: str, fewer: Audience, icon: str, *, last: bool) -> None:
    if not last:
        _still(words, icon, None)
        return
    st.button(
        f"{icon} {plain(words)}".strip(),
        key=f"undo-{turn.ordinal}-{words}",
        icon=":material/close:",
        icon_position="right",
        on_click=house().threads.revise,
        args=(turn, fewer),
        help="Take it off: no credit, no new answer.",
    )


def _still(words: str, icon: str, hint: str | None) -> None:
    st.badge(plain(words), icon=icon or None, color="gray", help=hint)

"""What an answer was understood to be, as chips; one click takes one off, without another paid answer."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from components.audience import CUSTOM, FILTERS, Audience, Geography, each_place, phrase, place_words
from components.house import house
from components.threads import Turn, receipt
from components.ui.pieces.strategies import labels
from components.ui.pieces.words import count, plain

_MOST_PLACE_CHIPS = 10


def proposal_chips(turn: Turn, *, last: bool) -> None:
    """Show place, strategies and filters of a proposal; those of the one that stands can be taken off."""
    audience = turn.audience
    if audience is None:
        return
    with st.container(horizontal=True, gap="xsmall", vertical_alignment="center"):
        _place_chips(turn, audience, last=last)
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


def _place_chips(turn: Turn, audience: Audience, *, last: bool) -> None:
    """Show where. Of several places each can be taken off; the last one stays, as nothing can be counted without it."""
    apart = each_place(audience.geography) if last else ()
    if not apart or len(apart) > _MOST_PLACE_CHIPS:
        _still(place_words(audience.geography), ":material/place:", "Say another place to change it.")
    if len(apart) > _MOST_PLACE_CHIPS:
        _fewer_places(turn, audience, dict(apart))
        return
    for words, left in apart:
        _chip(turn, words, audience.at(left), ":material/place:", last=True)


def _fewer_places(turn: Turn, audience: Audience, apart: Mapping[str, Geography]) -> None:
    """Offer many places as a choice, because a chip for each would bury the rest."""
    key = f"places-{turn.ordinal}-{len(apart)}"
    with st.popover("Take some off", icon=":material/playlist_remove:", type="tertiary"):
        gone = st.multiselect("Places to take off", list(apart), key=key, placeholder="Choose some")
        left = audience.geography
        for words in gone:
            left = dict(each_place(left)).get(words, left)
        st.button(
            f"Take off {count(len(gone), 'place')}",
            key=f"{key}-off",
            disabled=not gone or len(gone) == len(apart),
            on_click=house().threads.revise,
            args=(turn, audience.at(left)),
            help="No credit, no new answer." if len(gone) < len(apart) else "One place must stay.",
        )


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

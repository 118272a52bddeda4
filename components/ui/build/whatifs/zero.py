"""Why zero: the smallest sets of filters in the way, found behind the page, and one click to take one off."""

from __future__ import annotations

import streamlit as st

from components.audience import Audience
from components.ui.build import keys
from components.ui.build.whatifs.jobs import follow, job, take
from components.ui.pieces.strategies import labels
from components.ui.pieces.words import count, plain
from components.whatifs import MOST_QUESTIONS, Part, Repair, WhyZero, suspects, why_zero

KIND = "zero"
_FURTHER_AT_MOST = 125


def whatif_zero(audience: Audience) -> None:
    """Search for what to take off, and offer it with the count that it brings."""
    parts = suspects(audience, labels())
    if not parts:
        st.caption("There is no filter to take off: widen the place.")
        return
    further = st.session_state.get(keys.WHY_ZERO_FURTHER) == audience.matching_key()
    at_most = _FURTHER_AT_MOST if further else MOST_QUESTIONS
    running = job(
        KIND, f"{audience.matching_key()} {at_most}", lambda counting: why_zero(counting, audience, parts, at_most)
    )
    follow(KIND, running, lambda picture: _draw(picture, audience, parts))
    if running.done and running.latest and not (running.latest.settled or running.stopped or further):
        st.button(
            f"Look for smaller ones: up to {count(_FURTHER_AT_MOST - MOST_QUESTIONS)} more free previews",
            type="tertiary",
            icon=":material/manage_search:",
            on_click=_look_further,
            args=(audience,),
        )


def _look_further(audience: Audience) -> None:
    st.session_state[keys.WHY_ZERO_FURTHER] = audience.matching_key()


def _draw(picture: WhyZero, audience: Audience, parts: tuple[Part, ...]) -> None:
    if picture.hopeless:
        st.caption("Nothing matches here even without any filter or strategy: widen the place.")
        return
    if picture.repairs:
        st.markdown("The smallest changes that give a result:")
    for number, repair in enumerate(picture.repairs):
        st.button(
            f"Without {_named(repair)}: **{count(repair.count, 'owner')}**",
            key=f"repair-{number}",
            type="primary" if number == 0 else "secondary",
            icon=":material/filter_alt_off:",
            on_click=take,
            args=(repair.audience.asking(audience.requested_count),),
        )
    if picture.repairs:
        tried = count(len(parts), "filter or strategy", "filters and strategies")
        asked = f"Found among {tried} with {count(len(picture.questions), 'free preview')}"
        st.caption(f"{asked}." if picture.settled else f"{asked}; there may be smaller ones.")


def _named(repair: Repair) -> str:
    names = [f"“{plain(part.label)}”" for part in repair.parts]
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)

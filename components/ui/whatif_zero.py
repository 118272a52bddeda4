"""Why zero: the smallest sets of filters in the way, found behind the page, and one click to take one off."""

from __future__ import annotations

import streamlit as st

from components.audience import Audience
from components.ui.strategies import labels
from components.ui.whatif_jobs import follow, job, take
from components.ui.words import count, plain
from components.whatifs import Part, Repair, WhyZero, suspects, why_zero

KIND = "zero"


def whatif_zero(audience: Audience) -> None:
    """Search for what to take off, and offer it with the count that it brings."""
    parts = suspects(audience, labels())
    if not parts:
        st.caption("There is no filter to take off: widen the place.")
        return
    running = job(KIND, audience.matching_key(), lambda counting: why_zero(counting, audience, parts))
    follow(KIND, running, lambda picture: _draw(picture, parts))


def _draw(picture: WhyZero, parts: tuple[Part, ...]) -> None:
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
            args=(repair.audience,),
        )
    if picture.settled:
        st.caption(
            f"Found by halving {count(len(parts), 'filter')} with {count(len(picture.questions), 'free preview')}."
        )


def _named(repair: Repair) -> str:
    names = [f"“{plain(part.label)}”" for part in repair.parts]
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)

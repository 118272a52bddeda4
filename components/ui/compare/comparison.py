"""The parts of the Compare page: figures, differences, one map, shared ZIPs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor

import pandas as pd
import streamlit as st

from components.audience import Audience, check, differences, shared_zips, short_name, to_query
from components.faults import Fault
from components.figures.maps import compare_deck
from components.figures.palette import COMPARED
from components.house import house
from components.looking import as_seen_now
from components.tracerfy import Preview
from components.ui.pieces.map_credit import with_credit
from components.ui.pieces.map_picture import map_picture
from components.ui.pieces.notices import fault_notice
from components.ui.pieces.pinned import unpin
from components.ui.pieces.strategies import labels
from components.ui.pieces.words import count, dollars, plain

LETTERS = "ABCD"
_MAP_PX = 420


def counted(audiences: Sequence[Audience]) -> list[Preview | None]:
    """Preview the audiences at once, for free; None where one can't be counted, which its column says."""
    with ThreadPoolExecutor(len(LETTERS)) as pool:
        answers = list(pool.map(as_seen_now(_preview), audiences))
    for fault in {str(answer): answer for answer in answers if isinstance(answer, Fault)}.values():
        fault_notice(fault)
    return [None if isinstance(answer, Fault) else answer for answer in answers]


def compared_column(position: int, audience: Audience, preview: Preview | None) -> None:
    """Show one audience: its colour, what it says, how many match and what they would cost."""
    with st.container(border=True, key=f"compared-{position}"):
        st.html(
            f"<div style='height:6px;border-radius:3px;background:{COMPARED[position]}' aria-label='{LETTERS[position]}'></div>"
        )
        st.markdown(f"**{LETTERS[position]}** · {plain(short_name(audience, labels()))}")
        st.metric("Owners that match", count(preview.count if preview else None))
        if preview is not None:
            st.caption(f"{count(preview.capped_count, 'lead')} for at most {dollars(preview.max_credits)}")
        with st.container(horizontal=True, gap="xsmall", vertical_alignment="center"):
            st.page_link("build.py", label="Open", icon=":material/tune:", query_params=to_query(audience))
            st.button(
                "Unpin",
                icon=":material/keep_off:",
                type="tertiary",
                key=f"unpin-{position}",
                on_click=unpin,
                args=(audience,),
            )


def compared_map(audiences: Sequence[Audience], previews: Sequence[Preview | None]) -> None:
    """Show all pins on one map, each audience in its colour."""
    named: Mapping[str, Sequence[tuple[float, float]]] = {
        LETTERS[position]: preview.pins if preview else () for position, preview in enumerate(previews)
    }
    deck = compare_deck(named, dark=st.context.theme.type == "dark", tiles=house().tiles.reached())
    st.pydeck_chart(deck, height=_MAP_PX, key=f"compared-{'-'.join(one.key() for one in audiences)}")
    st.caption(with_credit(" · ".join(f"{letter}: showing {count(len(pins))}" for letter, pins in named.items())))
    map_picture("compared-map")


def compared_wishes(audiences: Sequence[Audience]) -> None:
    """Show what the audiences differ in, row by row."""
    rows = differences(audiences, labels())
    if not rows:
        st.caption("They are the same audience.")
        return
    frame = pd.DataFrame(
        [row.said for row in rows], columns=list(LETTERS[: len(audiences)]), index=[row.label for row in rows]
    )
    st.dataframe(frame, alt="What the audiences differ in")


def compared_zips(audiences: Sequence[Audience]) -> None:
    """Show how many ZIPs each two share: what both would buy twice."""
    for pair in shared_zips(audiences):
        share = pair.shared / max(1, min(pair.of_one, pair.of_other))
        st.progress(
            min(1.0, share),
            text=f"**{LETTERS[pair.one]}** and **{LETTERS[pair.other]}** share {count(pair.shared, 'ZIP')} "
            f"of {count(pair.of_one)} and {count(pair.of_other)}",
        )


def _preview(audience: Audience) -> Preview | Fault:
    wrong = [problem for problem in check(audience, None) if problem.severity == "error"]
    if wrong:
        return Fault(wrong[0].message)
    try:
        return house().previews.of(audience)
    except Fault as fault:
        return fault

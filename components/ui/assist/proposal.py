"""A proposal's free preview beneath it: how many, what they would cost, where; and the ways on."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import streamlit as st

from components.audience import Audience, Zips, check, to_query
from components.faults import Fault
from components.house import house
from components.looking import as_seen_now
from components.threads import OddZip, Turn, odd_zips
from components.tracerfy import Preview
from components.ui.assist.chips import proposal_chips
from components.ui.assist.small_map import small_map
from components.ui.pieces.copyable import copyable
from components.ui.pieces.links import build_link
from components.ui.pieces.notices import fault_notice
from components.ui.pieces.order_dialog import open_order, order_dialog
from components.ui.pieces.strategies import labels
from components.ui.pieces.words import count, credits_words, dollars_raw, plain

MOST_ZIPS_COUNTED = 25
_FEW_CALLS = 60


def proposal(turn: Turn) -> None:
    """Show the preview of a turn's audience, its ZIPs' check and the ways on."""
    audience = turn.audience
    if audience is None:
        return
    preview = _previewed(turn, audience)
    if preview is None:
        _ways_on(audience, None)
        return
    figures, picture = st.columns([1, 1.6], gap="medium")
    with figures:
        _figures(preview)
        _ways_on(audience, preview)
    odd = _checked_zips(audience)
    with picture:
        small_map(audience, preview, marked=tuple(one.zip_code for one in odd), key=f"map-{turn.ordinal}")


def last_proposal(turn: Turn) -> None:
    """Show the proposal of an earlier turn, where the last one asks back, explains, failed or is awaited."""
    st.caption("The last proposal:")
    proposal_chips(turn, last=True)
    proposal(turn)


def _previewed(turn: Turn, audience: Audience) -> Preview | None:
    problems = [problem for problem in check(audience, set(labels()) or None) if problem.severity == "error"]
    for problem in problems:
        st.warning(plain(problem.message), icon=":material/rule:")
    if problems:
        return None
    try:
        with st.spinner("Counting …"):
            preview = house().previews.of(audience)
    except Fault as fault:
        fault_notice(fault)
        return None
    if turn.match_count != preview.count:
        house().threads.counted(turn, preview.count)
        st.rerun()
    return preview


def _figures(preview: Preview) -> None:
    st.metric("Owners that match", count(preview.count), border=True, help="Counted by the API, for free.")
    st.metric(
        f"{count(preview.capped_count, 'lead')} would cost at most",
        dollars_raw(preview.max_credits),
        border=True,
        help=f"{credits_words(preview.max_credits)}: 5 for each lead delivered.",
    )
    if preview.count == 0:
        st.warning("Nothing matches. Take off a chip, or widen it in the builder.", icon=":material/search_off:")


def _ways_on(audience: Audience, preview: Preview | None) -> None:
    if preview is not None and st.button(
        f"Build {count(preview.capped_count, 'lead')}",
        type="primary",
        icon=":material/playlist_add_check:",
        disabled=preview.capped_count == 0,
        on_click=open_order,
        args=(audience,),
        key="assist-build",
        width="stretch",
    ):
        order_dialog(audience, preview, labels())
    with st.container(horizontal=True, gap="xsmall", vertical_alignment="center"):
        st.page_link("build.py", label="Edit in builder", icon=":material/tune:", query_params=to_query(audience))
        with st.popover("Copy link", icon=":material/link:", type="tertiary"):
            st.caption("Whoever opens this link sees this audience in Build.")
            copyable(build_link(audience))


def _checked_zips(audience: Audience) -> tuple[OddZip, ...]:
    """Point out the ZIPs of an answer that don't fit, before anything is bought."""
    if not isinstance(audience.geography, Zips) or len(audience.geography.zip_codes) < 2:
        return ()
    odd = odd_zips(audience.geography.zip_codes)
    known = {one.zip_code for one in odd}
    odd += tuple(OddZip(code, "without matches") for code in _empty_zips(audience) if code not in known)
    if odd:
        told = "  \n".join(f"**{one.zip_code}** {plain(one.why)}" for one in odd)
        st.warning(f"Look at these ZIPs before you buy:  \n{told}", icon=":material/wrong_location:")
    return odd


def _empty_zips(audience: Audience) -> list[str]:
    """Count each ZIP by a free preview, where there are few ZIPs and enough calls; what can't be counted is not called empty."""
    codes = audience.geography.zip_codes if isinstance(audience.geography, Zips) else ()
    left = house().limits.meter("preview").left
    if len(codes) > MOST_ZIPS_COUNTED or left < _FEW_CALLS + len(codes):
        return []
    with ThreadPoolExecutor(4) as pool:
        counts = list(pool.map(as_seen_now(_count), [audience.at(Zips((code,))) for code in codes]))
    return [code for code, matches in zip(codes, counts, strict=True) if matches == 0]


def _count(audience: Audience) -> int | None:
    try:
        return house().previews.of(audience).count
    except Fault:
        return None

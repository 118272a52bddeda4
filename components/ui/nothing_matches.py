"""Nothing matches: which single filter stands in the way, by free previews without each."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import streamlit as st

from components.audience import Audience, phrase
from components.faults import Fault
from components.house import house
from components.ui.draft import redraft
from components.ui.words import count, plain

AT_MOST = 10


def nothing_matches(audience: Audience) -> None:
    """Say what to widen, with the count that it brings."""
    st.warning(
        "**No properties match this audience.** Nothing can be bought, and nothing was charged.",
        icon=":material/search_off:",
    )
    repairs = _repairs(audience)
    helpful = [(label, fewer, found) for label, fewer, found in repairs if found]
    if helpful:
        st.markdown("What stands in the way, one at a time:")
    for label, fewer, found in sorted(helpful, key=lambda repair: -repair[2])[:5]:
        st.button(
            f"Without “{plain(label)}”: {count(found, 'owner')}",
            key=f"widen-{label}",
            icon=":material/filter_alt_off:",
            on_click=redraft,
            args=(fewer,),
        )
    if repairs and not helpful:
        st.caption("No single filter is the reason. Take off several, choose another strategy, or widen the place.")
    if not repairs:
        st.caption("There is no filter to take off: widen the place, or choose another strategy.")


def _repairs(audience: Audience) -> list[tuple[str, Audience, int]]:
    """Count the matches without each filter, and without the strategies, a few at a time."""
    fewer = [(phrase(key, value), audience.without(key)) for key, value in audience.filters[:AT_MOST]]
    if audience.strategies != ("custom",) and audience.filters:
        fewer.append(("the strategies", audience.by(("custom",))))
    with ThreadPoolExecutor(4) as pool:
        counts = list(pool.map(_count, [one for _, one in fewer]))
    return [(label, one, found) for (label, one), found in zip(fewer, counts, strict=True) if found is not None]


def _count(audience: Audience) -> int | None:
    """Count one; a preview that can't be had now is left out rather than taken for nothing."""
    try:
        return house().previews.of(audience).count
    except Fault:
        return None
